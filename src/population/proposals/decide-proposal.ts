/** The second pair of eyes: approves, and the act is done in the same transaction; or refuses in writing. */
import { type Actor, type Officer, openedTo, signatureOf } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { type FormId, type Role, refuse } from '#values/index.ts';
import { actAlone } from '../act-alone.ts';
import { lockPersons } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { fieldFacts } from '../fields.ts';
import { openAmong } from '../reach-store.ts';
import { changesSince } from '../show-person.ts';
import { isoDay } from '../version-row.ts';
import type { ClosedWithout } from './proposal-kind.ts';
import { proposalStateWords } from './proposal-states.ts';
import { kindOf, refuseConcerned, refuseWithoutReason, saidRoles } from './propose-act.ts';
import { refusals } from './refusals.ts';
import { closeProposal, type Decider, isDecider, isSealedFrom, lockProposal, type ProposalRow, proposalById } from './store.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly dataDir: string; readonly actor: Actor };

export type Decision = { readonly decision: 'approve' | 'refuse' | 'withdraw'; readonly reason?: string | undefined };

/** Of two who decide at once one does, and the other is refused. Refused: an approval of archives that have changed since it was proposed. */
export async function decideProposal(needs: Needs, proposalId: number, { decision, reason = '' }: Decision): Promise<ProposalRow> {
  const { tx, now } = needs;
  await lockProposal(tx, proposalId);
  const found = await proposalById(tx, proposalId);
  const officer = officerOf(needs.actor, proposalId);
  const isSealed = await isSealedFrom(tx, found?.subjects ?? [], officer.accountId, now); // asked of one that is not there too: neither takes longer
  const proposal = found === undefined || isSealed ? refuse(refusals, 'proposal.unknown', { proposal: proposalId }) : found;
  if (decision === 'withdraw') await withdraw(needs, proposal, officer, reason.trim() || null);
  else {
    await refuseWrongDecider(needs, proposal, officer);
    refuseDecided(proposal);
    const by = { accountId: officer.accountId, humanId: officer.humanId, role: officer.role };
    if (decision === 'refuse') {
      refuseWithoutReason(reason);
      await closeProposal(tx, proposalId, { state: 'refused', by, reason: reason.trim(), actId: null }, now);
      await tellClosed(needs, proposal, { state: 'refused', by: officer, reason: reason.trim() });
    } else {
      const actId = await execute(needs, proposal, officer);
      await closeProposal(tx, proposalId, { state: 'approved', by, reason: reason.trim() || null, actId }, now);
    }
  }
  return (await proposalById(tx, proposalId)) as ProposalRow;
}

const officerOf = (actor: Actor, proposalId: number): Officer =>
  actor.kind === 'officer' ? actor : refuse(refusals, 'proposal.unknown', { proposal: proposalId });

async function withdraw(needs: Needs, proposal: ProposalRow, officer: Officer, reason: string | null): Promise<void> {
  const { tx, now } = needs;
  if (officer.humanId !== proposal.proposedHuman) refuse(refusals, 'proposal.not-yours-to-withdraw', {});
  refuseDecided(proposal);
  await closeProposal(tx, proposal.proposalId, { state: 'withdrawn', by: null, reason, actId: null }, now);
  await tellClosed(needs, proposal, { state: 'withdrawn', by: officer, reason });
}

async function tellClosed(needs: Needs, { kind, payload }: ProposalRow, ended: ClosedWithout): Promise<void> {
  const { closed, payload: shape } = kindOf(kind);
  await closed?.(needs, shape.parse(payload), ended);
}

function refuseDecided({ state, decidedAt }: ProposalRow): void {
  if (state === 'waiting') return;
  const { vi, en } = proposalStateWords[state];
  refuse(refusals, 'proposal.decided', { state_vi: vi, state_en: en, at: decidedAt?.toISOString() ?? '' });
}

/** Two accounts of one human are one pair of eyes; this comes first, so that nobody is told that the office is wrong where the human is. */
async function refuseWrongDecider(needs: Needs, proposal: ProposalRow, officer: Officer): Promise<void> {
  if (officer.humanId === proposal.proposedHuman) refuse(refusals, 'proposal.same-human', saidRoles(rolesOf(proposal)));
  if (officer.humanId === proposal.askedHuman) refuse(refusals, 'proposal.asked-by-you', saidRoles(rolesOf(proposal)));
  await refuseConcerned(needs.tx, officer, proposal.subjects);
  const { tx, now } = needs;
  if (await isDecider(tx, proposal.proposalId, deciderOf(officer, now))) return;
  const open = await openAmong(tx, proposal.subjects, { opened: openedTo(officer, null), now });
  if (open.length === 0) refuse(refusals, 'proposal.unknown', { proposal: proposal.proposalId }); // elsewhere it is not told that there is one
  refuse(refusals, 'proposal.not-yours-to-decide', saidRoles(rolesOf(proposal).slice(0, 1)));
}

const rolesOf = ({ decides }: ProposalRow): readonly Role[] => decides.map(({ role }) => role);

export const deciderOf = (officer: Officer, now: Date): Decider => ({ ...officer, now, today: isoDay(dayOfMoment(now)) });

async function execute(needs: Needs, proposal: ProposalRow, officer: Officer): Promise<FormId> {
  const { tx } = needs;
  const kind = kindOf(proposal.kind);
  if (kind.alone) await actAlone(tx);
  await lockPersons(tx, proposal.subjects);
  await refuseStale(tx, proposal);
  return await kind.execute({ ...needs, actor: officer }, kind.payload.parse(proposal.payload), {
    reason: proposal.reason,
    evidence: proposal.evidence.join('; ') || undefined,
    officers: [`${proposal.proposerName} (${proposal.proposedBy})`, signatureOf(officer)],
  });
}

async function refuseStale(tx: Tx, { subjects, seen }: ProposalRow): Promise<void> {
  const changes = (await Promise.all(subjects.map((person, at) => changesSince(tx, person, seen[at] as number)))).flat();
  if (changes.length === 0) return;
  const fields = [...new Set(changes.flatMap(({ changed }) => changed))];
  const said = (language: 'vi' | 'en', none: string) => fields.map((field) => fieldFacts[field][language]).join(', ') || none;
  const acts = [...new Set(changes.map(({ act }) => act))].join(', ');
  refuse(refusals, 'proposal.stale', { fields_vi: said('vi', 'giấy tờ làm căn cứ'), fields_en: said('en', 'the papers behind it'), acts });
}
