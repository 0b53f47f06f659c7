/** An officer is whoever has their archive now: two humans who turn out to be one are one pair of eyes from then on. */
import type { Tx } from '#database/index.ts';
import { joinHumans, pointHumans } from './store.ts';

/** Of archives that ended, each with the one that has its forms. */
export async function followArchives(tx: Tx, ended: readonly { readonly from: number; readonly to: number }[]): Promise<void> {
  if (ended.length === 0) return;
  await joinHumans(tx, ended);
  await pointHumans(tx, ended);
}
