/** The states of a proposal. */
import type { StateTable, Words } from '#values/index.ts';

export type ProposalState = 'waiting' | 'approved' | 'refused' | 'withdrawn';

export const proposalStates: StateTable<ProposalState> = {
  waiting: {
    approve: { by: 'decider', to: 'approved' },
    refuse: { by: 'decider', to: 'refused' },
    withdraw: { by: 'proposer', to: 'withdrawn' },
  },
  approved: {},
  refused: {},
  withdrawn: {},
};

export const proposalStateWords: { readonly [state in ProposalState]: Words } = {
  waiting: { vi: 'chờ duyệt', en: 'waiting' },
  approved: { vi: 'đã duyệt', en: 'approved' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  withdrawn: { vi: 'đã rút lại', en: 'withdrawn' },
};
