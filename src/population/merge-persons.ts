/** Makes one person of two: the forms of one archive go to the other, which is consolidated from all of them. */
import { isAboutPersons, type OpenConflict, openConflictsOf, settleConflicts } from '#conflicts/index.ts';
import { announce } from '#database/index.ts';
import { recordAct } from '#intake/index.ts';
import { linksOfPersons } from '#linkage/index.ts';
import { activeNumbersOf } from '#numbering/index.ts';
import { type FormId, type PersonNumber, personNumberFrom, refuse, storedPersonNumber } from '#values/index.ts';
import { actAlone } from './act-alone.ts';
import { lockPersons, snapshotOf, someSealed } from './act-store.ts';
import { type ActNeeds, applyMoves } from './apply-moves.ts';
import { refuseEnded, refuseUnaccountable } from './correct-person.ts';
import { refusals } from './refusals.ts';
import { tellPersons } from './tell-persons.ts';

export type Merge = {
  /** This archive remains, unless the other alone has a number, or the number of the other is kept. */
  readonly first: number;
  readonly second: number;
  /** Which of two numbers remains in use; the other is retired and leads to it. */
  readonly keepNumber?: PersonNumber | undefined;
  /** The officers have seen that contradictions with third persons wait. */
  readonly despiteConflicts?: boolean;
  readonly reason: string;
  readonly evidence?: string | undefined;
  readonly officers: readonly string[];
};

export type Merged = { readonly actId: FormId; readonly kept: number; readonly merged: number; readonly forms: number };

/** Both stay locked until commit. Conflicts between the two are settled; linkage keeps their forms together from now on. */
export async function mergePersons(needs: ActNeeds & { readonly key: Uint8Array }, merge: Merge): Promise<Merged> {
  const { tx, now, key } = needs;
  const { first, second, reason, evidence, officers } = merge;
  refuseUnaccountable(merge);
  await actAlone(tx);
  const locked = await lockPersons(tx, [first, second]);
  for (const person of [first, second]) refuseEnded((locked.get(person) ?? refuse(refusals, 'person.unknown', { person })).state);
  const numbers = await activeNumbersOf(tx, [first, second]);
  if (first === second) refuse(refusals, 'merge.same-person', { first: spoken(numbers.get(first)), second: spoken(numbers.get(second)) });
  if (await someSealed(tx, [first, second], now)) refuse(refusals, 'person.sealed', {});
  const kept = whoRemains(merge, numbers);
  const merged = kept === first ? second : first;
  const conflicts = await openConflictsOf(tx, [first, second]);
  const third = refuseWaiting(conflicts, [first, second], merge.despiteConflicts === true);
  const actId = await recordAct(tx, { kind: 'merge', officers, reason, evidence: evidence ?? null }, now);
  const moves = (await linksOfPersons(tx, [merged])).map(({ formId, person, link }) => ({ formId, from: person, to: kept, link }));
  await settleConflicts(
    tx,
    actId,
    conflicts.filter((conflict) => !third.includes(conflict) && isAboutPersons(conflict.kind)).map(({ conflictId }) => conflictId),
  );
  const before = await snapshotOf(tx, [kept, merged]);
  await applyMoves(needs, { actId, moves, key });
  await tellPersons(tx, { actId, how: 'united', persons: [kept] }, now);
  await announce(tx, 'person.merged', { actId, kept, merged, before }, now);
  return { actId, kept, merged, forms: moves.length };
}

/** Gives contradictions with third persons. Refused: some that wait, until whoever signs says that they saw them. */
export function refuseWaiting(conflicts: readonly OpenConflict[], pair: readonly [number, number], seen: boolean): readonly OpenConflict[] {
  const third = conflicts.filter(({ blocks, parties }) => blocks === 'merge' && parties.some(({ personId }) => !pair.includes(personId)));
  if (third.length > 0 && !seen) refuse(refusals, 'merge.conflict-waits', { conflicts: third.map(({ conflictId }) => conflictId).join(', ') });
  return third;
}

const spoken = (number: number | undefined): string => (number === undefined ? '–' : personNumberFrom(number));

function whoRemains({ first, second, keepNumber }: Merge, numbers: ReadonlyMap<number, number>): number {
  const [one, other] = [numbers.get(first), numbers.get(second)];
  if (keepNumber === undefined) return one === undefined && other !== undefined ? second : first;
  const stored = storedPersonNumber(keepNumber);
  if (stored === one) return first;
  if (stored === other) return second;
  const known = [one, other].filter((number) => number !== undefined).map(spoken);
  return refuse(refusals, 'merge.number-of-neither', { number: keepNumber, numbers: known.join(', ') || '–' });
}
