/** One person, two, or not clear: the officer's decision on a pair, and the way back from it. */
import { type Officer, signatureOf } from '#access/index.ts';
import { askCommune, backToOwner, communeOf, type LockedConflict, movesOf, requireOwner, waitForApproval } from '#conflicts/index.ts';
import { type PersonNumber, refuse, requireSeen, type UnitId } from '#values/index.ts';
import { actAlone } from '../act-alone.ts';
import { dayOfMoment } from '../day.ts';
import { decisions, tellApart } from '../decisions.ts';
import { actKinds, personRows } from '../person-store.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import { proposeAct } from '../proposals/propose-act.ts';
import { refusals as roomRefusals } from '../refusals.ts';
import { conflictsBetween } from '../review-store.ts';
import { undoAct } from '../undo-act.ts';
import { type ChangeNeeds, lockForChange, officerOf, personsIn, requireConflict } from './conflict-access.ts';
import { refusals } from './refusals.ts';
import { isReviewKind, reviewKinds } from './review-kinds.ts';

export type ReviewDecision = {
  /** `same` proposes a merge to a second officer; `different` holds at once; `ask` gives the turn to a commune. */
  readonly decision: 'same' | 'different' | 'ask';
  /** Why; of a question, the question. */
  readonly reason: string;
  /** The commune that is asked, by its code today; else the one where the other of the two lives. */
  readonly commune?: string | undefined;
  /** Of same: which of two numbers remains in use; where left out, that of the archive that came first. */
  readonly keepNumber?: PersonNumber | undefined;
  /** The officer has seen that contradictions with third persons wait; see `mergePersons`. */
  readonly despiteConflicts?: boolean | undefined;
};

/** What came of it: the act, or the proposal that waits. */
export type Decided = { readonly version: number; readonly act: number | null; readonly proposal: number | null };

/** Of two who decide at once one does, and the other is refused. Refused beside what `lockForChange` refuses: another office's or commune's. */
export async function decideReview(needs: ChangeNeeds, conflictId: number, decision: ReviewDecision): Promise<Decided> {
  if (decision.decision === 'different') await actAlone(needs.tx); // before any row is locked: acts take their locks in this order
  const { conflict, officer } = await lockForChange(needs, conflictId);
  const pair = pairOf(conflict);
  requireOwner(officer, conflict);
  if (decision.decision === 'different') return await different(needs, conflict, officer, pair, decision);
  return decision.decision === 'same' ? await same(needs, conflict, officer, pair, decision) : await ask(needs, conflict, officer, pair, decision);
}

type Pair = readonly [number, number];

function pairOf(conflict: LockedConflict): Pair {
  const [one, other] = personsIn(conflict).sort((a, b) => a - b);
  if (!isReviewKind(conflict.kind) || one === undefined || other === undefined)
    return refuse(roomRefusals, 'conflict.unknown', { conflict: conflict.conflictId });
  return [one, other];
}

async function same(needs: ChangeNeeds, conflict: LockedConflict, officer: Officer, [first, second]: Pair, said: ReviewDecision): Promise<Decided> {
  const { tx, now } = needs;
  const { reason, despiteConflicts = false, keepNumber } = said;
  const { proposalId } = await proposeAct(needs, {
    kind: 'merge',
    payload: { first, second, despiteConflicts, conflict: conflict.conflictId, ...(keepNumber && { keepNumber }) },
    subjects: [first, second],
    reason,
    dueOn: conflict.dueOn,
  });
  const version = await waitForApproval({ tx, now, actor: officer }, conflict, { proposalId, reason });
  return { version, act: null, proposal: proposalId };
}

/** Whatever else asks whether these two are one is answered too. */
async function different({ tx, now }: ChangeNeeds, conflict: LockedConflict, officer: Officer, pair: Pair, { reason }: ReviewDecision): Promise<Decided> {
  if (conflict.turn === 'approver') refuse(refusals, 'review.proposed', {});
  const conflicts = await conflictsBetween(tx, pair, reviewKinds);
  const act = await tellApart({ tx, now }, pair, { conflicts, reason, officer: signatureOf(officer) });
  return { version: conflict.version + 1, act, proposal: null };
}

async function ask(needs: ChangeNeeds, conflict: LockedConflict, officer: Officer, pair: Pair, { reason, commune }: ReviewDecision): Promise<Decided> {
  const { tx, now } = needs;
  const unit = commune === undefined ? await whereOtherLives(needs, conflict, pair) : communeOf(commune, dayOfMoment(now));
  const version = await askCommune({ tx, now, actor: officer }, conflict, { unit, question: reason });
  return { version, act: null, proposal: null };
}

/** Of two residences the one that is not the owner's; the owner's where there is no other. */
async function whereOtherLives({ tx }: ChangeNeeds, { ownerUnit }: LockedConflict, pair: Pair): Promise<UnitId> {
  const units = (await personRows(tx, pair)).map(({ unitId }) => unitId).filter((unit) => unit !== null);
  const unit = units.find((one) => one !== ownerUnit) ?? units[0] ?? ownerUnit;
  return (unit ?? refuse(refusals, 'review.nobody-to-ask', {})) as UnitId;
}

/**
 * Brings a decided pair back: a proposal that waits is withdrawn, a question that is not answered is taken back, two persons that were
 * told apart are asked about again. Refused: a merge that was done, which two officers take back; what another officer proposed.
 */
export async function undoReview(needs: ChangeNeeds, conflictId: number, reason: string): Promise<Decided> {
  const { tx, now, dataDir } = needs;
  const officer = officerOf(needs.actor);
  const { state, version, parties } = await requireConflict(needs, conflictId);
  const last = (await movesOf(tx, conflictId)).findLast(({ kind }) => kind !== 'commented');
  if (last?.kind === 'proposed' && last.proposalId !== null) {
    requireSeen(needs.seen, version);
    await decideProposal({ tx, now, dataDir, actor: officer }, last.proposalId, { decision: 'withdraw' });
    return { version: version + 1, act: null, proposal: last.proposalId };
  }
  if (state === 'settled') await actAlone(tx);
  const { conflict } = await lockForChange(needs, conflictId);
  if (last?.kind === 'asked') {
    requireOwner(officer, conflict);
    return { version: await backToOwner({ tx, now, actor: officer }, conflict, { kind: 'taken-back', words: reason }), act: null, proposal: null };
  }
  if (last?.kind !== 'settled' || last.actId === null) return refuse(refusals, 'review.nothing-to-undo', {});
  if (!decisions.has((await actKinds(tx, [last.actId])).get(last.actId) ?? '') || personsIn({ parties }).length < 2)
    refuse(refusals, 'review.undo-takes-two', { act: last.actId });
  requireOwner(officer, { ...conflict, state: 'open' });
  const { actId } = await undoAct({ tx, now }, { actId: last.actId, reason, officers: [signatureOf(officer)] });
  return { version: conflict.version + 1, act: actId, proposal: null };
}
