/** Door for the program: kept counts of findings are folded daily. */
import type { Timer } from '#database/index.ts';
import { foldFindingCounts } from './store.ts';

export const timers: readonly Timer[] = [{ name: 'cleaning.fold-counts', every: 'day', run: ({ tx }) => foldFindingCounts(tx) }];
