/** Reviews are ranked when they are opened and when their archives get other forms, so that their list is read in its order. */
import { conflictKinds, rankConflicts } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { newestThreshold } from '#linkage/index.ts';
import { type Ranked, reviewRanks } from '../review-store.ts';
import { reviewKinds } from './review-kinds.ts';

/** An archive that an officer has made beside another may be a second one by mistake, so it is not asked about last. */
const later = reviewKinds.filter((kind) => conflictKinds[kind].blocks === 'nothing' && kind !== 'made-beside');

export async function rankReviews(tx: Tx, whose: Ranked): Promise<void> {
  const threshold = (await newestThreshold(tx)) ?? 0;
  await rankConflicts(tx, await reviewRanks(tx, whose, { kinds: reviewKinds, later, threshold }));
}
