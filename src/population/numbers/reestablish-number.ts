/** Cancels a number and puts another in its place, for one of the five lawful grounds. */
import { announce, type Tx } from '#database/index.ts';
import { recordAct } from '#intake/index.ts';
import { activeNumbersOf, changeNumbers, numberAnew, numberedSince, reasonsForNone } from '#numbering/index.ts';
import { type FormId, type PersonNumber, personNumberFrom, refuse } from '#values/index.ts';
import { actAlone } from '../act-alone.ts';
import { lockPerson, newestActs } from '../act-store.ts';
import { refuseEnded, refuseUnaccountable } from '../correct-person.ts';
import { refusals as roomRefusals } from '../refusals.ts';
import { rewriteArchives } from '../rewrite-archives.ts';
import { type GroundCode, groundOf, grounds, reasonOn } from './grounds.ts';
import { numberAgrees } from './number-agrees.ts';
import { refusals } from './refusals.ts';
import { tellNumbers } from './tell-numbers.ts';

export type Reestablishing = {
  readonly personId: number;
  readonly ground: GroundCode;
  readonly reason: string;
  readonly evidence?: string | undefined;
  readonly officers: readonly string[];
};

export type Reestablished = { readonly actId: FormId; readonly before: PersonNumber; readonly now: PersonNumber };

/** The number before is retired: it is never given again, and leads to the one that took its place. */
export async function reestablishNumber(
  { tx, now, key }: { readonly tx: Tx; readonly now: Date; readonly key: Uint8Array },
  { personId, ground, reason, evidence, officers }: Reestablishing,
): Promise<Reestablished> {
  refuseUnaccountable({ reason, officers });
  await actAlone(tx);
  const before = await numberToCancel(tx, personId, ground);
  const actId = await recordAct(tx, { kind: 'renumber', officers, reason: reasonOn(ground, reason), evidence: evidence ?? null }, now);
  const given = await numberAnew({ tx, actId, key }, personId);
  if ('reason' in given) {
    const { vi, en } = reasonsForNone[given.reason];
    return refuse(refusals, 'number.cannot-be-made', { why_vi: vi, why_en: en });
  }
  await changeNumbers(tx, actId, [{ number: before, personId, state: 'retired', successor: given.number }]);
  await rewriteArchives({ tx, actId, now }, { persons: [personId] });
  await tellNumbers(tx, actId, now);
  await announce(tx, 'number.changed', { personId, actId }, now);
  return { actId, before: personNumberFrom(before), now: personNumberFrom(given.number) };
}

/** What stands before it is proposed and when it is approved; the person stays locked until commit. Refused: nobody's number, one that agrees, a ground that was used. */
export async function numberToCancel(tx: Tx, personId: number, ground: GroundCode): Promise<number> {
  const person = (await lockPerson(tx, personId)) ?? refuse(roomRefusals, 'person.unknown', { person: personId });
  refuseEnded(person.state);
  const before = (await activeNumbersOf(tx, [personId])).get(personId) ?? refuse(refusals, 'number.none', {});
  if (grounds[ground].disagrees && (await numberAgrees(tx, personId))) refuse(refusals, 'number.agrees', { number: personNumberFrom(before) });
  await refuseAgain(tx, personId, before, ground);
  return before;
}

/** Papers are forged once, and one is naturalised once: a ground that has been used for the number in use holds no more. What the archive tells otherwise may come again. */
async function refuseAgain(tx: Tx, personId: number, number: number, ground: GroundCode): Promise<void> {
  if (grounds[ground].disagrees) return;
  const [given] = await numberedSince(tx, [personId], 0);
  const [act] = given === undefined ? [] : await newestActs(tx, { kind: 'renumber', actId: given.actId }, 1);
  if (act !== undefined && groundOf(act.reason ?? '') === ground) refuse(refusals, 'number.put-anew', { number: personNumberFrom(number), act: act.actId });
}
