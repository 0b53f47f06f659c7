/** What officers do with a conflict beside deciding a pair: answer, comment, hand it over, or settle one that needs nothing. */
import { signatureOf } from '#access/index.ts';
import { answerOwner, commentOn, communeOf, handOver, requireOwner } from '#conflicts/index.ts';
import { refuse } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { settleAsSeen } from '../decisions.ts';
import { type ChangeNeeds, lockForChange } from './conflict-access.ts';
import { settledAsSeen } from './list-conflicts.ts';
import { refusals } from './refusals.ts';

export type ConflictWork =
  | { readonly move: 'answer' | 'comment' | 'settle'; readonly words: string }
  /** `commune`: five digits of a commune of today. */
  | { readonly move: 'hand-over'; readonly words: string; readonly commune: string };

/** Gives the version since. Refused beside what `lockForChange` refuses: whose turn it is not, and another office's or commune's. */
export async function workOnConflict(needs: ChangeNeeds, conflictId: number, work: ConflictWork): Promise<number> {
  const { conflict, officer } = await lockForChange(needs, conflictId);
  const { tx, now } = needs;
  const turn = { tx, now, actor: officer };
  if (work.move === 'answer') return await answerOwner(turn, conflict, work.words);
  if (work.move === 'comment') return await commentOn(turn, conflict, work.words);
  if (work.move === 'hand-over') return await handOver(turn, conflict, { unit: communeOf(work.commune, dayOfMoment(now)), reason: work.words });
  requireOwner(officer, conflict);
  if (!settledAsSeen(conflict.kind)) refuse(refusals, 'conflict.settled-by-deed', {});
  if (conflict.turn === 'approver') refuse(refusals, 'review.proposed', {});
  await settleAsSeen({ tx, now }, { conflicts: [conflictId], reason: work.words, officer: signatureOf(officer) });
  return conflict.version + 1;
}
