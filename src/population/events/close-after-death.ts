/**
 * What was open of somebody who died. Proposals on the archive as it was are closed, for it is another one since. A correction of what an
 * entry tells goes on, since heirs need it right, and is examined again; what only the living have (a residence, a telephone, a card) is
 * closed with its reason. Accounts sign nobody in any more. Done by itself once a death is known, by
 * whatever act: an event at the counter, an entry, a build; of somebody who lives again since, nothing.
 */
import { lockAccountsOf, type Officer } from '#access/index.ts';
import type { JobNeeds } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import { formatOfficial } from '#values/index.ts';
import { lockCorrection, moveCorrection, openCorrectionsOf } from '../corrections/store.ts';
import { kindOf } from '../proposals/propose-act.ts';
import { closeProposal, lockProposal, type ProposalRow, proposalById, waitingProposalsOf } from '../proposals/store.ts';
import { deathsOf, type EventRow, eventById } from './event-store.ts';

type Died = { readonly actId: number; readonly persons: readonly number[]; readonly announcedAt: Date };

export async function closeAfterDeath({ tx, now, dataDir }: JobNeeds, { actId, persons, announcedAt }: Died): Promise<void> {
  const counter = await eventById(tx, actId, true);
  const dead = await deathsOf(tx, persons);
  const [ids, registrar] = [[...dead.keys()], counter && registrarOf(counter)];
  for (const proposalId of await waitingProposalsOf(tx, ids, announcedAt)) {
    await lockProposal(tx, proposalId);
    const proposal = await proposalById(tx, proposalId);
    if (proposal?.state !== 'waiting') continue;
    const kind = kindOf(proposal.kind);
    const reason = reasonFor(proposal.subjects);
    await closeProposal(tx, proposalId, { state: 'withdrawn', by: null, reason, actId: null }, now);
    const by = registrar ?? proposerOf(proposal);
    await kind.closed?.({ tx, now, dataDir }, kind.payload.parse(proposal.payload), { state: 'withdrawn', by, reason });
    await tell(proposal.proposedBy, kind.words, '/duyet', `proposal ${proposalId}`);
  }
  for (const { correctionId, opener } of await openCorrectionsOf(tx, ids, announcedAt)) {
    const correction = await lockCorrection(tx, correctionId);
    if (correction?.state !== 'opened' || correction.office === 'civil-status') continue;
    const by = registrar ?? opener;
    await moveCorrection(tx, correctionId, { move: 'withdraw', to: 'withdrawn', by, reason: reasonFor([correction.personId]) }, now);
    await tell(
      correction.openedBy,
      { vi: 'Đính chính theo yêu cầu', en: 'Correct as somebody asked' },
      `/dinh-chinh/${correctionId}`,
      `correction ${correctionId}`,
    );
  }
  await lockAccountsOf(tx, ids, now);

  function reasonFor(subjects: readonly number[]): string {
    const day = subjects.map((person) => dead.get(person)).find((died) => died !== undefined && died !== null);
    const died = day === undefined || day === null ? 'Người này đã chết' : `Người này đã chết ngày ${formatOfficial(day)}`;
    return counter ? died : `${died} (lần ghi ${actId})`;
  }

  async function tell(accountId: number, what: { readonly vi: string; readonly en: string }, link: string, about: string): Promise<void> {
    await notify(tx, [{ to: { account: accountId }, kind: 'closed-by-death', values: { what_vi: what.vi, what_en: what.en, link }, about }], now);
  }
}

/** In whose name it is closed: who registered the death at the counter. */
const registrarOf = ({ registeredBy, registeredHuman, registeredName, registeredAs, unit }: EventRow): Officer => ({
  kind: 'officer',
  accountId: registeredBy,
  humanId: registeredHuman,
  personId: null,
  name: registeredName,
  role: registeredAs,
  unit,
});

/** Where a build or another act told of it, who had proposed it: they take it back, and the reason says by which act that was done. */
const proposerOf = ({ proposedBy, proposedHuman, proposerName, proposedAs, proposedUnit }: ProposalRow): Officer => ({
  kind: 'officer',
  accountId: proposedBy,
  humanId: proposedHuman,
  personId: null,
  name: proposerName,
  role: proposedAs,
  unit: proposedUnit,
});
