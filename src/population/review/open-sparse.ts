/** After a run archives of which hardly more is known than a name and a year are asked about, where they fit one person and no other. */
import type { Tx } from '#database/index.ts';
import { sparsePairs } from '../review-store.ts';
import { openPairs, type Run } from './open-pairs.ts';

/** Of one commune no more at once, so that a delivery of old lists floods nobody. */
const ofCommune = 20;

/**
 * Such an archive weighs too little for linkage to join it to anybody or to call it a near pair. One question
 * an archive; none where a second person fits too, where officers were asked about the two before, or told them apart.
 */
export const openSparse = (tx: Tx, run: Run): Promise<number> => openPairs(tx, 'sparse-archive', run, (limit) => sparsePairs(tx, { ofCommune, limit }));
