/** Measures all archives, puts the figures of the day, and tells how far each target has come: daily, and after each run. */
import { blockingRules } from '#cleaning/index.ts';
import type { JobNeeds } from '#database/index.ts';
import { dayOfMoment } from '../day.ts';
import { isoDay } from '../version-row.ts';
import { analyzeMeasured, countArchives, putBoard } from './board-store.ts';
import { measureTargets } from './measure-targets.ts';
import { placeCounts } from './place-counts.ts';

/** Done again on one day it takes the place of what stood; figures of days before stay. */
export async function measureBoard({ tx, now }: Pick<JobNeeds, 'tx' | 'now'>): Promise<void> {
  const day = dayOfMoment(now);
  await analyzeMeasured(tx);
  const rows = placeCounts(await countArchives(tx, blockingRules), day);
  await putBoard(tx, isoDay(day), rows, now);
  await measureTargets(tx, isoDay(day), rows);
}
