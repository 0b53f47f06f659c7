/** The findings with the person that each is about, a page at a time. */
import { type Actor, openedTo } from '#access/index.ts';
import { requireRule } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { readCursor, writeCursor } from '#values/index.ts';
import { findingsAfter } from './page-store.ts';
import { personTokens } from './person-token.ts';

export type ListedFinding = {
  readonly form: string;
  readonly rule: string;
  readonly field: string;
  readonly found: string | null;
  readonly repaired: string | null;
  readonly severity: string;
  readonly state: string;
  readonly person: { readonly personId: string; readonly fullName: string } | null;
};

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  see(persons: readonly number[], fields?: readonly string[]): void;
};
type Filter = { readonly rule?: string | undefined; readonly cursor?: string | undefined; readonly limit: number };

/** Those on forms of persons who are open to the reader; of nobody's forms those that an office of the reader's units filled in. `cursor` is the `next` of the page before. Refused: one that is not, and a rule that there is not. */
export async function listFindings(
  { tx, dataDir, now, actor, see }: Needs,
  { rule, cursor, limit }: Filter,
): Promise<{ readonly items: readonly ListedFinding[]; readonly next: string | null }> {
  if (rule !== undefined) requireRule(rule);
  const after = readCursor(cursor, ['id', 'text', 'text']);
  const rows = await findingsAfter(tx, after && { form: after[0], rule: after[1], field: after[2] }, rule, { opened: openedTo(actor, null), now }, limit + 1);
  const tokens = personTokens(dataDir);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  see(
    page.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    [...new Set(page.map(({ field }) => field))],
  );
  const items = page.map(({ form, personId, fullName, ...finding }) => ({
    ...finding,
    form: String(form),
    person: personId === null ? null : { personId: tokens.tokenOf(personId), fullName: fullName ?? '' },
  }));
  return { items, next: last === undefined ? null : writeCursor([last.form, last.rule, last.field]) };
}
