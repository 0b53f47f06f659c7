/**
 * An officer is whoever has their archive now: two humans who turn out to be one are one pair of eyes from then on, and two again when
 * their archives are parted.
 */
import type { Tx } from '#database/index.ts';
import { joinHumans, partHumans, pointHumans, pointHumansBack } from './store.ts';

/** `ended`: archives that ended, each with the one that has its forms; `returned`: those that are somebody again. */
export async function followArchives(
  tx: Tx,
  { ended, returned }: { readonly ended: readonly { readonly from: number; readonly to: number }[]; readonly returned: readonly number[] },
): Promise<void> {
  if (ended.length > 0) {
    await joinHumans(tx, ended);
    await pointHumans(tx, ended);
  }
  if (returned.length > 0) {
    await pointHumansBack(tx, returned);
    await partHumans(tx, returned);
  }
}
