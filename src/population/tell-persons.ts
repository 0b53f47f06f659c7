/** Whoever's archive was made one with another, or parted from one, is told. */
import type { Tx } from '#database/index.ts';
import { notify } from '#notices/index.ts';

/** One person has both now: `united`; or each has an archive of their own: `parted`. */
export async function tellPersons(
  tx: Tx,
  { actId, how, persons }: { readonly actId: number; readonly how: 'united' | 'parted'; readonly persons: readonly number[] },
  now: Date,
): Promise<void> {
  const kind = how === 'united' ? 'archives-merged' : 'archives-parted';
  await notify(
    tx,
    persons.map((person) => ({ to: { person }, kind, values: { act: actId }, about: `act ${actId}` }) as const),
    now,
  );
}
