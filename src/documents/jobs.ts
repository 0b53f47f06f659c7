/** Door for the program: what is swept away by itself. */
import type { Timer } from '#database/index.ts';
import { forgetUnattached, sweepFiles, sweepParts } from './sweep-papers.ts';

export const timers: readonly Timer[] = [
  {
    name: 'documents.sweep',
    every: 'day',
    run: async ({ tx, now, dataDir }) => {
      await forgetUnattached(tx, now);
      await sweepFiles(tx, dataDir);
      await sweepParts(dataDir);
    },
  },
];
