/** The queue of what other officers propose and this one decides. */
import { registrars, roleWords } from '#values/index.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import { proposalKinds } from '../proposals/kinds.ts';
import { proposalsFor } from '../proposals/store.ts';
import type { Queue } from './queue.ts';

const counted = 100;

/** What other officers propose, to be decided by this one. */
export const approvals: Queue = {
  slug: 'approvals',
  words: { vi: 'Chờ người thứ hai duyệt', en: 'For a second officer to decide' },
  act: { vi: 'Duyệt', en: 'Decide' },
  empty: { vi: 'Đến khi cán bộ khác đề nghị gộp, tách, cải chính.', en: 'Comes when another officer proposes a merger, a split, a correction.' },
  roles: registrars,
  waiting: async ({ tx, now, actor }) => {
    const rows = await proposalsFor(tx, deciderOf(actor, now), { after: undefined, limit: counted + 1 });
    const [first] = rows;
    const kind = proposalKinds.find((one) => one.kind === first?.kind)?.words;
    return {
      count: Math.min(rows.length, counted),
      more: rows.length > counted,
      dueOn: first?.dueOn ?? null,
      next:
        first === undefined || kind === undefined
          ? null
          : {
              vi: `${kind.vi}; ${first.proposerName}, ${roleWords[first.proposedAs].vi}, đã đề nghị`,
              en: `${kind.en}; proposed by ${first.proposerName}, ${roleWords[first.proposedAs].en}`,
            },
    };
  },
};
