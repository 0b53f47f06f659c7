/**
 * What was open of somebody who died. Proposals on the archive as it was are closed, for it is another one since. A correction of what an
 * entry tells goes on, since heirs need it right, and is examined again; what only the living have (a residence, a telephone, a card) is
 * closed with its reason. Accounts sign nobody in any more. Done by itself once the death is registered; of one that was undone since, nothing.
 */
import { lockAccountsOf, type Officer } from '#access/index.ts';
import type { JobNeeds } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import { formatOfficial } from '#values/index.ts';
import { lockCorrection, moveCorrection, openCorrectionsOf } from '../corrections/store.ts';
import { kindOf } from '../proposals/propose-act.ts';
import { closeProposal, lockProposal, proposalById, waitingProposalsOf } from '../proposals/store.ts';
import { type EventRow, eventById } from './event-store.ts';

export async function closeAfterDeath({ tx, now, dataDir }: JobNeeds, eventId: number, persons: readonly number[]): Promise<void> {
  const death = await eventById(tx, eventId, true);
  if (death === undefined || death.state === 'undone') return;
  const reason = `Người này đã chết ngày ${formatOfficial(death.happenedOn)}`;
  const by = registrarOf(death);
  for (const proposalId of await waitingProposalsOf(tx, persons, death.registeredAt)) {
    await lockProposal(tx, proposalId);
    const proposal = await proposalById(tx, proposalId);
    if (proposal?.state !== 'waiting') continue;
    const kind = kindOf(proposal.kind);
    await closeProposal(tx, proposalId, { state: 'withdrawn', by: null, reason, actId: null }, now);
    await kind.closed?.({ tx, now, dataDir }, kind.payload.parse(proposal.payload), { state: 'withdrawn', by, reason });
    await tell(proposal.proposedBy, kind.words, '/duyet', `proposal ${proposalId}`);
  }
  for (const correctionId of await openCorrectionsOf(tx, persons, death.registeredAt)) {
    const correction = await lockCorrection(tx, correctionId);
    if (correction?.state !== 'opened' || correction.office === 'civil-status') continue;
    await moveCorrection(tx, correctionId, { move: 'withdraw', to: 'withdrawn', by, reason }, now);
    await tell(
      correction.openedBy,
      { vi: 'Đính chính theo yêu cầu', en: 'Correct as somebody asked' },
      `/dinh-chinh/${correctionId}`,
      `correction ${correctionId}`,
    );
  }
  await lockAccountsOf(tx, persons, now);

  async function tell(accountId: number, what: { readonly vi: string; readonly en: string }, link: string, about: string): Promise<void> {
    await notify(tx, [{ to: { account: accountId }, kind: 'closed-by-death', values: { what_vi: what.vi, what_en: what.en, link }, about }], now);
  }
}

/** In whose name it is closed: who registered the death. */
const registrarOf = ({ registeredBy, registeredHuman, registeredName, registeredAs, unit }: EventRow): Officer => ({
  kind: 'officer',
  accountId: registeredBy,
  humanId: registeredHuman,
  personId: null,
  name: registeredName,
  role: registeredAs,
  unit,
});
