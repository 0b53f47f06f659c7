/** Tells persons that an act gave them a number, or another one (Law 26/2023, Art. 12; TT 59/2021, form 01). */
import type { Tx } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import { numbersGivenBy } from '#numbering/index.ts';

export async function tellNumbers(tx: Tx, actId: number, now: Date): Promise<void> {
  const given = await numbersGivenBy(tx, actId);
  await notify(
    tx,
    given.map(({ personId, isFirst }) => ({ to: { person: personId }, kind: isFirst ? 'number-given' : 'number-changed', values: {}, about: `act ${actId}` })),
    now,
  );
}
