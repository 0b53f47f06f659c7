/** What a person was told stays theirs when their archive is made one with another, and when the two are parted again. */
import { asRegister, type Tx } from '#database/index.ts';
import { returnNotices, sendNoticesOn } from './store.ts';

/** `ended`: archives that ended, each with the one that has its forms; `returned`: those that are somebody again. */
export async function followArchives(
  tx: Tx,
  { ended, returned }: { readonly ended: readonly { readonly from: number; readonly to: number }[]; readonly returned: readonly number[] },
): Promise<void> {
  await asRegister(tx, async () => {
    if (ended.length > 0) await sendNoticesOn(tx, ended);
    if (returned.length > 0) await returnNotices(tx, returned);
  });
}
