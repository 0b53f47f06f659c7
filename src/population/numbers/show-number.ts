/** What an officer has to know before a number is kept or cancelled: whether it tells what the archive does, what was wished, what waits. */
import type { Tx } from '#database/index.ts';
import { activeNumbersOf, wishesOf } from '#numbering/index.ts';
import { type PersonNumber, personNumberFrom, refuse, type Words } from '#values/index.ts';
import { lockPerson } from '../act-store.ts';
import { refuseEnded } from '../correct-person.ts';
import { waitingOfKind } from '../proposals/store.ts';
import { refusals as roomRefusals } from '../refusals.ts';
import { type Disagreement, type GroundCode, groundCodes, grounds } from './grounds.ts';
import { disagreementsOf } from './number-agrees.ts';
import { refusals } from './refusals.ts';

export type NumberShown = {
  readonly personNumber: PersonNumber | null;
  /** What the number tells otherwise than the archive. */
  readonly disagrees: readonly Disagreement[];
  /** The wish to keep it, where one is on record. */
  readonly kept: { readonly at: string; readonly reason: string } | null;
  /** All that was said of keeping it, the oldest first. */
  readonly wishes: readonly { readonly keeps: boolean; readonly at: string; readonly reason: string }[];
  /** The proposal to cancel it that waits for a second officer. */
  readonly waits: { readonly proposal: number; readonly ground: Words } | null;
  /** Those that hold for this number today. */
  readonly grounds: readonly (Words & { readonly code: GroundCode; readonly byWish: boolean })[];
};

export async function showNumber(tx: Tx, personId: number): Promise<NumberShown> {
  const number = (await activeNumbersOf(tx, [personId])).get(personId);
  if (number === undefined) return { personNumber: null, disagrees: [], kept: null, wishes: [], waits: null, grounds: [] };
  const disagrees = await disagreementsOf(tx, personId);
  const wishes = (await wishesOf(tx, number)).map(({ keeps, reason, recordedAt }) => ({ keeps, at: recordedAt.toISOString(), reason }));
  const wish = wishes.at(-1);
  const waiting = await waitingOfKind(tx, 'renumber', personId);
  const wordsOf = (code: GroundCode): Words => ({ vi: grounds[code].vi, en: grounds[code].en });
  return {
    personNumber: personNumberFrom(number),
    disagrees,
    kept: wish?.keeps ? { at: wish.at, reason: wish.reason } : null,
    wishes,
    waits: waiting === undefined ? null : { proposal: waiting.proposalId, ground: wordsOf((waiting.payload as { readonly ground: GroundCode }).ground) },
    grounds: groundCodes
      .filter((code) => !grounds[code].disagrees || disagrees.length > 0)
      .map((code) => ({ code, byWish: grounds[code].byWish, ...wordsOf(code) })),
  };
}

/** A number of which another officer is to decide that it ends is not kept, and not proposed on another ground, before they have: locked, so that of the two at once one comes second. */
export async function refuseWhileChangeWaits(tx: Tx, personId: number): Promise<void> {
  const person = (await lockPerson(tx, personId)) ?? refuse(roomRefusals, 'person.unknown', { person: personId });
  refuseEnded(person.state);
  const waiting = await waitingOfKind(tx, 'renumber', personId);
  if (waiting !== undefined) refuse(refusals, 'number.change-waits', { proposal: waiting.proposalId });
}
