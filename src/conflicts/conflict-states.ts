/** The states of a conflict. */
import type { StateTable } from '#values/index.ts';

export type ConflictState = 'open' | 'settled';

/** Settled is for good: what comes later is a conflict of its own. */
export const conflictStates: StateTable<ConflictState> = {
  open: { settle: { by: 'commune-officer', to: 'settled' } },
  settled: {},
};

export const conflictStateWords: { readonly [state in ConflictState]: { readonly vi: string; readonly en: string } } = {
  open: { vi: 'chờ xử lý', en: 'open' },
  settled: { vi: 'đã xử lý', en: 'settled' },
};
