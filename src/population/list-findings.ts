/** The findings with the person that each is about, a page at a time. */
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

type Needs = { readonly tx: Tx; readonly dataDir: string };
type Filter = { readonly rule?: string | undefined; readonly cursor?: string | undefined; readonly limit: number };

/** `cursor` is the `next` of the page before. Refused: one that is not, and a rule that there is not. */
export async function listFindings(
  { tx, dataDir }: Needs,
  { rule, cursor, limit }: Filter,
): Promise<{ readonly items: readonly ListedFinding[]; readonly next: string | null }> {
  if (rule !== undefined) requireRule(rule);
  const after = readCursor(cursor, ['id', 'text', 'text']);
  const rows = await findingsAfter(tx, after && { form: after[0], rule: after[1], field: after[2] }, rule, limit + 1);
  const tokens = personTokens(dataDir);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const items = page.map(({ form, personId, fullName, ...finding }) => ({
    ...finding,
    form: String(form),
    person: personId === null ? null : { personId: tokens.tokenOf(personId), fullName: fullName ?? '' },
  }));
  return { items, next: last === undefined ? null : writeCursor([last.form, last.rule, last.field]) };
}
