/** The findings with the person that each is about, a page at a time. */
import type { Tx } from '#database/index.ts';
import { type FindingKey, findingsAfter } from './page-store.ts';
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
type Filter = { readonly rule?: string | undefined; readonly cursor?: string | undefined };

const atOnce = 200;

/** `cursor` is the last finding of the page before, as this function gave it; one that it did not give begins anew. */
export async function listFindings(
  { tx, dataDir }: Needs,
  { rule, cursor }: Filter,
): Promise<{ readonly items: readonly ListedFinding[]; readonly next: string | null }> {
  const rows = await findingsAfter(tx, cursor === undefined ? undefined : readCursor(cursor), rule, atOnce + 1);
  const tokens = personTokens(dataDir);
  const page = rows.slice(0, atOnce);
  const last = rows.length > atOnce ? page.at(-1) : undefined;
  const items = page.map(({ form, personId, fullName, ...finding }) => ({
    ...finding,
    form: String(form),
    person: personId === null ? null : { personId: tokens.tokenOf(personId), fullName: fullName ?? '' },
  }));
  return { items, next: last === undefined ? null : writeCursor(last) };
}

const writeCursor = ({ form, rule, field }: FindingKey): string => Buffer.from(JSON.stringify([form, rule, field])).toString('base64url');

function readCursor(cursor: string): FindingKey | undefined {
  try {
    const [form, rule, field] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return typeof form === 'number' && typeof rule === 'string' && typeof field === 'string' ? { form, rule, field } : undefined;
  } catch {
    return undefined;
  }
}
