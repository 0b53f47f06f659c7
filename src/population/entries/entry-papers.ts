/** The scan from which an entry was typed is seen by who typed it and by who compares. */
import type { PaperCase } from '#documents/index.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import { isDecider, isSealedFrom, proposalById } from '../proposals/store.ts';

export const entryPapers: PaperCase = {
  kind: 'entry',
  async personsFor({ tx, actor, now }, id) {
    const row = actor.kind === 'officer' && /^\d{1,15}$/.test(id) ? await proposalById(tx, Number(id)) : undefined;
    if (row === undefined || actor.kind !== 'officer' || (await isSealedFrom(tx, row.subjects, actor.accountId, now))) return undefined;
    const isOwn = row.proposedHuman === actor.humanId || row.decidedBy === actor.accountId;
    return isOwn || (await isDecider(tx, row.proposalId, deciderOf(actor, now))) ? row.subjects : undefined;
  },
};
