/** Conflicts as a list for whoever has to decide them, the most urgent first. */
import type { Tx } from '#database/index.ts';
import { conflictKinds } from './kinds.ts';
import { type ConflictFilter, countByKind, type ListedConflict, selectConflicts } from './store.ts';

export type ConflictPage = {
  readonly items: readonly (ListedConflict & { readonly words: { readonly vi: string; readonly en: string } })[];
  readonly next: string | null;
};

/** `cursor` is the `next` of the page before. */
export async function listConflicts(tx: Tx, filter: ConflictFilter & { readonly cursor?: string; readonly limit?: number } = {}): Promise<ConflictPage> {
  const { cursor, limit = 50, ...only } = filter;
  const rows = await selectConflicts(tx, only, cursor === undefined ? undefined : readCursor(cursor), limit + 1);
  const items = rows.slice(0, limit).map((row) => ({ ...row, words: { vi: conflictKinds[row.kind].vi, en: conflictKinds[row.kind].en } }));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${last.dueOn} ${last.conflictId}` : null };
}

/** How many wait, by kind. */
export async function countOpenConflicts(
  tx: Tx,
): Promise<{ readonly total: number; readonly byKind: readonly { readonly kind: string; readonly count: number }[] }> {
  const byKind = await countByKind(tx, 'open');
  return { total: byKind.reduce((sum, { count }) => sum + count, 0), byKind };
}

/** A cursor that is none of ours begins the list anew. */
function readCursor(cursor: string): { readonly dueOn: string; readonly conflictId: number } | undefined {
  const match = /^(\d{4}-\d\d-\d\d) (\d+)$/.exec(cursor);
  return match ? { dueOn: match[1] as string, conflictId: Number(match[2]) } : undefined;
}
