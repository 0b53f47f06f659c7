/** What officers do with a conflict beside deciding a pair: answer, comment, hand it over, say whose a number is, or settle one that needs nothing. */
import { type Officer, signatureOf } from '#access/index.ts';
import { answerOwner, commentOn, communeOf, handOver, type LockedConflict, requireOwner, waitForApproval } from '#conflicts/index.ts';
import { type PersonNumber, refuse } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { settleAsSeen } from '../decisions.ts';
import { refuseOther } from '../numbers/award-number.ts';
import { personTokens } from '../person-token.ts';
import { proposeAct } from '../proposals/propose-act.ts';
import { type ChangeNeeds, lockForChange, personsIn } from './conflict-access.ts';
import { settledAsSeen } from './list-conflicts.ts';
import { refusals } from './refusals.ts';

export type ConflictWork =
  | { readonly move: 'answer' | 'comment' | 'settle'; readonly words: string }
  /** `commune`: five digits of a commune of today. */
  | { readonly move: 'hand-over'; readonly words: string; readonly commune: string }
  /** A second officer approves. `person`: opaque. */
  | { readonly move: 'award'; readonly words: string; readonly person: string; readonly personNumber: PersonNumber };

/** Gives the version since. Refused beside what `lockForChange` refuses: whose turn it is not, and another office's or commune's. */
export async function workOnConflict(needs: ChangeNeeds, conflictId: number, work: ConflictWork): Promise<number> {
  const { conflict, officer } = await lockForChange(needs, conflictId);
  const { tx, now } = needs;
  const turn = { tx, now, actor: officer };
  if (work.move === 'answer') return await answerOwner(turn, conflict, work.words);
  if (work.move === 'comment') return await commentOn(turn, conflict, work.words);
  if (work.move === 'hand-over') return await handOver(turn, conflict, { unit: communeOf(work.commune, dayOfMoment(now)), reason: work.words });
  requireOwner(officer, conflict);
  if (work.move === 'award') return await proposeAward(needs, officer, conflict, work);
  if (!settledAsSeen(conflict.kind)) refuse(refusals, 'conflict.settled-by-deed', {});
  if (conflict.turn === 'approver') refuse(refusals, 'review.proposed', {});
  await settleAsSeen({ tx, now }, { conflicts: [conflictId], reason: work.words, officer: signatureOf(officer) });
  return conflict.version + 1;
}

type AwardWork = Extract<ConflictWork, { move: 'award' }>;

async function proposeAward(
  needs: ChangeNeeds,
  officer: Officer,
  conflict: LockedConflict,
  { person, personNumber, words: reason }: AwardWork,
): Promise<number> {
  const { tx, now, dataDir } = needs;
  const { conflictId, dueOn } = conflict;
  const award = { personId: personTokens(dataDir).personOf(person), personNumber };
  await refuseOther(tx, conflict, award);
  const { proposalId } = await proposeAct(needs, { kind: 'award', payload: { conflict: conflictId, ...award }, subjects: personsIn(conflict), reason, dueOn });
  return await waitForApproval({ tx, now, actor: officer }, conflict, { proposalId, reason });
}
