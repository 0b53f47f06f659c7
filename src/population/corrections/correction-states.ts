/** The states of a correction; `approve` and `refuse` of what was examined are made by deciding on its proposal, `undo` and `restore` by that on its act. */
import type { StateTable, Words } from '#values/index.ts';

export type CorrectionState = 'opened' | 'examined' | 'corrected' | 'undone' | 'refused' | 'withdrawn';
/** What an officer does with the correction itself. */
export type CorrectionStep = 'examine' | 'extend' | 'refuse' | 'withdraw' | 'approve' | 'return';
export type CorrectionMove = CorrectionStep | 'undo' | 'restore';

/** By: `two`, two officers of the owner's office by a proposal to undo the act; `owner`, an officer of the office that owns the value; `head`, who decides there; `opener`, who took the request. */
export const correctionStates: StateTable<CorrectionState> = {
  opened: {
    examine: { by: 'owner', to: 'examined' },
    extend: { by: 'owner', to: 'opened' },
    refuse: { by: 'head', to: 'refused' },
    withdraw: { by: 'opener', to: 'withdrawn' },
  },
  examined: {
    approve: { by: 'head', to: 'corrected' },
    refuse: { by: 'head', to: 'refused' },
    return: { by: 'examiner', to: 'opened' },
    withdraw: { by: 'opener', to: 'withdrawn' },
  },
  corrected: { undo: { by: 'two', to: 'undone' } },
  undone: { restore: { by: 'two', to: 'corrected' } },
  refused: {},
  withdrawn: {},
};

export const correctionStateWords: { readonly [state in CorrectionState]: Words } = {
  opened: { vi: 'chờ xem xét', en: 'to be examined' },
  examined: { vi: 'chờ duyệt', en: 'to be approved' },
  corrected: { vi: 'đã đính chính', en: 'corrected' },
  undone: { vi: 'đã đính chính rồi gỡ', en: 'corrected, then taken back' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  withdrawn: { vi: 'đã rút lại', en: 'withdrawn' },
};

export const moveWords: { readonly [move in CorrectionMove | 'open']: Words } = {
  open: { vi: 'Lập yêu cầu', en: 'Opened' },
  examine: { vi: 'Xem xét, đề nghị duyệt', en: 'Examined, proposed for approval' },
  extend: { vi: 'Gia hạn', en: 'Extended' },
  return: { vi: 'Rút đề nghị để xem xét lại', en: 'Taken back for another look' },
  approve: { vi: 'Duyệt, hồ sơ được đính chính', en: 'Approved, the archive is corrected' },
  refuse: { vi: 'Từ chối', en: 'Refused' },
  undo: { vi: 'Gỡ, hồ sơ trở lại như trước', en: 'Taken back, the archive is as before' },
  restore: { vi: 'Khôi phục đính chính', en: 'The correction holds again' },
  withdraw: { vi: 'Rút yêu cầu', en: 'Withdrawn' },
};
