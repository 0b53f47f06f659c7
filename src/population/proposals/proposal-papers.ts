/** Papers that a proposal rests on are seen by who proposed it and by who decides. */
import type { PaperCase } from '#documents/index.ts';
import { deciderOf } from './decide-proposal.ts';
import { isDecider, isSealedFrom, proposalById } from './store.ts';

/** `kind`: that of the proposal, whose number is the case. */
export const proposalPapers = (kind: string): PaperCase => ({
  kind,
  async personsFor({ tx, actor, now }, id) {
    const row = actor.kind === 'officer' && /^\d{1,15}$/.test(id) ? await proposalById(tx, Number(id)) : undefined;
    if (row === undefined || actor.kind !== 'officer' || (await isSealedFrom(tx, row.subjects, actor.accountId, now))) return undefined;
    const isOwn = row.proposedHuman === actor.humanId || row.decidedBy === actor.accountId;
    return isOwn || (await isDecider(tx, row.proposalId, deciderOf(actor, now))) ? row.subjects : undefined;
  },
});

/** The scan from which an entry was typed. */
export const entryPapers = proposalPapers('entry');

/** What the cancelling of a number rests on. */
export const renumberPapers = proposalPapers('renumber');
