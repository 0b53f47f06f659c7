/** The steps of a correction: examined, extended, refused, taken back; each one a move of its table of states. */
import type { Officer } from '#access/index.ts';
import { workingDaysAfter } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { refuse, requireSeen } from '#values/index.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import { proposeAct, refuseConcerned, refuseWithoutReason, saidRoles } from '../proposals/propose-act.ts';
import { refusals as proposalRefusals } from '../proposals/refusals.ts';
import { closeProposal, lockProposal } from '../proposals/store.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { tellRefused } from './apply-correction.ts';
import { type CorrectionStep, correctionStates, correctionStateWords } from './correction-states.ts';
import { refusals } from './refusals.ts';
import { ownerOffices, ownerRules } from './source-owners.ts';
import { type CorrectionRow, correctionById, kinOf, lockCorrection, moveCorrection } from './store.ts';
import { examinesIt, headsIt, requireSight } from './whose.ts';

export type WorkNeeds = ReachNeeds & {
  readonly actor: Officer;
  /** If-Match: the version of the correction that its reader saw. */
  readonly seen: string;
};

export type Step = { readonly move: CorrectionStep; readonly reason?: string | undefined };

/** Refused: a step that its state does not have, an officer whose turn it is not, a version that is no longer the newest. */
export async function workOnCorrection(needs: WorkNeeds, correctionId: number, { move, reason = '' }: Step): Promise<void> {
  const { tx, now, actor } = needs;
  const correction = (await lockWithProposal(tx, correctionId)) ?? refuse(refusals, 'correction.unknown', { correction: correctionId });
  await requireSight(needs, correction);
  requireSeen(needs.seen, correction.version);
  const step = correctionStates[correction.state][move];
  if (step === undefined) {
    const { vi, en } = correctionStateWords[correction.state];
    return refuse(refusals, 'correction.closed', { state_vi: vi, state_en: en });
  }
  const said = reason.trim() || null;
  if (move === 'withdraw') return await withdraw(needs, correction, said);
  if (correction.state === 'examined') return await decide(needs, correction, move, reason);
  await refuseConcerned(tx, actor, [correction.personId]);
  if (move === 'examine') return await examine(needs, correction, said);
  refuseWithoutReason(reason);
  if (move === 'extend') return await extend(needs, correction, reason.trim());
  refuseUnless(headsIt(correction, actor), correction);
  if (correction.openedHuman === actor.humanId)
    refuse(proposalRefusals, 'proposal.asked-by-you', saidRoles(ownerOffices[correction.office].decides.map(({ role }) => role)));
  await moveCorrection(tx, correctionId, { move, to: step.to, by: actor, reason: said }, now);
  await tellRefused(tx, correction, reason.trim(), now);
}

async function examine(needs: WorkNeeds, correction: CorrectionRow, opinion: string | null): Promise<void> {
  const { tx, now, actor } = needs;
  refuseUnless(examinesIt(correction, actor), correction);
  const { correctionId, personId, reason, evidence, dueOn, office, ownerUnit, openedBy, openedHuman } = correction;
  const { proposalId } = await proposeAct(needs, {
    kind: 'correction',
    payload: { correctionId },
    subjects: [personId, ...(await kinOf(tx, correction)).map((kin) => kin.personId)],
    reason: opinion === null ? reason : `${reason} – ${opinion}`,
    evidence,
    dueOn,
    askedBy: { accountId: openedBy, humanId: openedHuman },
    decides: { ladder: ownerOffices[office].decides, unit: ownerUnit },
  });
  await moveCorrection(tx, correctionId, { move: 'examine', to: 'examined', by: actor, reason: opinion, proposalId }, now);
}

async function extend({ tx, now, actor }: WorkNeeds, correction: CorrectionRow, reason: string): Promise<void> {
  refuseUnless(examinesIt(correction, actor), correction);
  const { correctionId, dueOn, isExtended } = correction;
  const days = extensionOf(correction);
  const no = (vi: string, en: string): never => refuse(refusals, 'correction.no-extension', { why_vi: vi, why_en: en, dueOn });
  if (days === 0) no('luật không cho gia hạn việc này', 'the law gives none for this');
  if (isExtended) no('đã gia hạn một lần', 'it was extended once already');
  const until = workingDaysAfter(new Date(`${dueOn}T05:00:00Z`), days);
  await moveCorrection(tx, correctionId, { move: 'extend', to: 'opened', by: actor, reason, dueOn: until, isExtended: true }, now);
}

export const extensionOf = ({ changes }: CorrectionRow): number =>
  ownerRules.find(({ fields }) => (fields as readonly string[]).includes(changes[0]?.field ?? ''))?.extension ?? 0;

/** The proposal before the correction, as who decides on the proposal locks them. */
async function lockWithProposal(tx: Tx, correctionId: number): Promise<CorrectionRow | undefined> {
  const before = await correctionById(tx, correctionId);
  if (before?.state === 'examined' && before.proposalId !== null) await lockProposal(tx, before.proposalId);
  return await lockCorrection(tx, correctionId);
}

/** The proposal goes with the request that it answered. */
async function withdraw({ tx, now, actor }: WorkNeeds, correction: CorrectionRow, reason: string | null): Promise<void> {
  refuseUnless(correction.openedHuman === actor.humanId, correction);
  const { correctionId, proposalId, state } = correction;
  await moveCorrection(tx, correctionId, { move: 'withdraw', to: 'withdrawn', by: actor, reason }, now);
  if (state === 'examined' && proposalId !== null) await closeProposal(tx, proposalId, { state: 'withdrawn', by: null, reason, actId: null }, now);
}

/** What was examined is decided by deciding on its proposal, which moves the correction. */
async function decide(needs: WorkNeeds, { proposalId }: CorrectionRow, move: CorrectionStep, reason: string): Promise<void> {
  const decision = move === 'approve' ? 'approve' : move === 'return' ? 'withdraw' : 'refuse';
  await decideProposal(needs, proposalId as number, { decision, reason });
}

function refuseUnless(may: boolean, { office, ownerUnit }: CorrectionRow): void {
  if (may) return;
  const { vi, en } = ownerOffices[office];
  const unit = ownerUnit === null ? undefined : unitCatalogue().nameOf(ownerUnit);
  refuse(refusals, 'correction.not-your-turn', { office_vi: vi, office_en: en, unit_vi: unit ?? 'cả nước', unit_en: unit ?? 'the country' });
}
