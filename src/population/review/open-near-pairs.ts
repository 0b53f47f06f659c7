/** After a run the pairs nearest below the threshold are asked about: there the machine knew least, and two archives of one person hide. */
import type { Tx } from '#database/index.ts';
import { newestThreshold } from '#linkage/index.ts';
import { nearPairs } from '../review-store.ts';
import { openPairs, type Run } from './open-pairs.ts';

/** Bits from which on a pair is likelier of one person than of two. */
const likely = 0;

/** Of persons who live, once for each two of them; not where officers were asked about the two before, or have told them apart. */
export const openNearPairs = (tx: Tx, run: Run): Promise<number> =>
  openPairs(tx, 'near-pair', run, async (limit) => {
    const threshold = await newestThreshold(tx);
    return threshold === undefined ? [] : await nearPairs(tx, { actId: run.actId, from: likely, below: threshold, limit });
  });
