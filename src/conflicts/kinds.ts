/** The kinds of conflict as data: what each says, what waits for it, and how long its owner has. */

export type ConflictKind = 'possible-duplicate' | 'two-numbers' | 'number-claimed-twice' | 'same-role' | 'impossible-dates' | 'hard-contradiction';
/** What waits until it is decided. */
export type Blocked = 'merge' | 'number' | 'nothing';

export type KindFacts = {
  readonly blocks: Blocked;
  /** Working days from the day on which it was found, that day not counted. */
  readonly workingDays: number;
  readonly vi: string;
  readonly en: string;
};

export const conflictKinds: { readonly [kind in ConflictKind]: KindFacts } = {
  'possible-duplicate': { blocks: 'merge', workingDays: 10, vi: 'Hai hồ sơ có thể là của một người', en: 'Two archives may be of one person' },
  'two-numbers': {
    blocks: 'merge',
    workingDays: 10,
    vi: 'Các phiếu khớp nhau nhưng ghi hai số định danh khác nhau',
    en: 'Forms that agree bear two different personal numbers',
  },
  'number-claimed-twice': { blocks: 'number', workingDays: 10, vi: 'Hai người cùng khai một số định danh', en: 'Two persons claim one personal number' },
  'same-role': {
    blocks: 'merge',
    workingDays: 10,
    vi: 'Hai thành viên của một hộ trông như một người',
    en: 'Two members of one household look like one person',
  },
  'impossible-dates': {
    blocks: 'merge',
    workingDays: 10,
    vi: 'Các phiếu khớp nhau nhưng ngày sinh không thể là của cùng một người',
    en: 'Forms that agree have dates of birth that cannot be of one person',
  },
  'hard-contradiction': {
    blocks: 'merge',
    workingDays: 10,
    vi: 'Các phiếu khớp nhau nhưng có điều không thể cùng đúng',
    en: 'Forms that agree state what cannot both be true',
  },
};
