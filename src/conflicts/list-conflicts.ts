/** Conflicts as a list for whoever has to decide them, the most urgent first. */
import type { Tx } from '#database/index.ts';
import { readCursor, writeCursor } from '#values/index.ts';
import { conflictStates, conflictStateWords } from './conflict-states.ts';
import { conflictKinds } from './kinds.ts';
import { type ConflictFilter, countByKind, type ListedConflict, selectConflicts } from './store.ts';

export type ConflictItem = ListedConflict & {
  readonly words: { readonly vi: string; readonly en: string };
  readonly stateWords: { readonly vi: string; readonly en: string };
  /** What may be done with it now, as the table of states says. */
  readonly moves: readonly string[];
};

export type ConflictPage = { readonly items: readonly ConflictItem[]; readonly next: string | null };

/** `cursor` is the `next` of the page before. */
export async function listConflicts(tx: Tx, filter: ConflictFilter & { readonly cursor?: string; readonly limit?: number } = {}): Promise<ConflictPage> {
  const { cursor, limit = 50, ...only } = filter;
  const after = readCursor(cursor, ['day', 'id']);
  const rows = await selectConflicts(tx, only, after && { dueOn: after[0], conflictId: after[1] }, limit + 1);
  const items = rows.slice(0, limit).map((row): ConflictItem => {
    const { vi, en } = conflictKinds[row.kind];
    return { ...row, words: { vi, en }, stateWords: conflictStateWords[row.state], moves: Object.keys(conflictStates[row.state]) };
  });
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([last.dueOn, last.conflictId]) : null };
}

/** How many wait, by kind. */
export async function countOpenConflicts(
  tx: Tx,
): Promise<{ readonly total: number; readonly byKind: readonly { readonly kind: string; readonly count: number }[] }> {
  const byKind = await countByKind(tx, 'open');
  return { total: byKind.reduce((sum, { count }) => sum + count, 0), byKind };
}
