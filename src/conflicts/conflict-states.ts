/** The states of a conflict. */
import type { StateTable } from '#values/index.ts';

export type ConflictState = 'open' | 'settled';

/** Settled is for good, unless the act that settled it is taken back: what comes later is a conflict of its own. */
export const conflictStates: StateTable<ConflictState> = {
  open: { settle: { by: 'commune-officer', to: 'settled' } },
  settled: { reopen: { by: 'undoing', to: 'open' } },
};

export const conflictStateWords: { readonly [state in ConflictState]: { readonly vi: string; readonly en: string } } = {
  open: { vi: 'chờ xử lý', en: 'open' },
  settled: { vi: 'đã xử lý', en: 'settled' },
};
