/** Whose turn an open conflict is, and the steps that pass it on. */
import type { StateTable, Words } from '#values/index.ts';

export type Turn = 'owner' | 'asked' | 'approver';

/** Steps that officers take; `by`: who may. What acts do (settled, reopened) stands in the table of states. */
export const turns: StateTable<Turn> = {
  owner: { ask: { by: 'owner', to: 'asked' }, propose: { by: 'owner', to: 'approver' }, 'hand-over': { by: 'owner', to: 'owner' } },
  asked: { answer: { by: 'asked', to: 'owner' }, 'take-back': { by: 'owner', to: 'owner' }, propose: { by: 'owner', to: 'approver' } },
  approver: { refuse: { by: 'approver', to: 'owner' }, 'take-back': { by: 'proposer', to: 'owner' } },
};

export const turnWords: { readonly [turn in Turn]: Words } = {
  owner: { vi: 'xã phụ trách', en: 'the commune in charge' },
  asked: { vi: 'xã được hỏi', en: 'the commune that was asked' },
  approver: { vi: 'cán bộ duyệt', en: 'the approving officer' },
};

export const moveWords = {
  found: { vi: 'tìm thấy', en: 'found' },
  joined: { vi: 'thêm phiếu cũng mâu thuẫn', en: 'another form contradicts too' },
  asked: { vi: 'hỏi xã', en: 'asked the commune' },
  answered: { vi: 'xã trả lời', en: 'the commune answered' },
  commented: { vi: 'ghi chú', en: 'comment' },
  proposed: { vi: 'đề nghị, chờ duyệt', en: 'proposed, waits for approval' },
  refused: { vi: 'đề nghị không được duyệt', en: 'the proposal was refused' },
  'taken-back': { vi: 'rút lại', en: 'taken back' },
  'handed-over': { vi: 'chuyển cho xã khác', en: 'handed over to another commune' },
  settled: { vi: 'đã xử lý', en: 'settled' },
  reopened: { vi: 'mở lại', en: 'opened again' },
} as const satisfies { readonly [kind: string]: Words };

export type MoveKind = keyof typeof moveWords;

/** Working days that a commune has for an answer. */
export const daysToAnswer = 5;
