/** Tells persons that an act or a build gave them a number, or another one (Law 26/2023, Art. 12; TT 59/2021, form 01). */
import type { Tx } from '#database/index.ts';
import { notify, notifyPersons } from '#notices/index.ts';
import { numbersGivenBy } from '#numbering/index.ts';

export async function tellNumbers(tx: Tx, actId: number, now: Date): Promise<void> {
  const given = await numbersGivenBy(tx, actId);
  await notify(
    tx,
    given.map(({ personId, isFirst }) => ({ to: { person: personId }, kind: isFirst ? 'number-given' : 'number-changed', values: {}, about: `act ${actId}` })),
    now,
  );
}

/** Of a build: whoever had none. A number that a form states and that was kept is no news to its holder. */
export async function tellDrawn(tx: Tx, actId: number, drawn: readonly { readonly person: number; readonly reachable: boolean }[], now: Date): Promise<void> {
  await notifyPersons(tx, { kind: 'number-given', persons: drawn, about: `act ${actId}` }, now);
}
