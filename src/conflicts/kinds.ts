/** The kinds of conflict as data: what each says, what waits for it, which office decides, how long it has, what it can do. */
import { civilStatus, communePolice, type Role, type Words } from '#values/index.ts';

export type ConflictKind =
  | 'possible-duplicate'
  | 'two-numbers'
  | 'number-claimed-twice'
  | 'same-role'
  | 'impossible-dates'
  | 'hard-contradiction'
  | 'near-pair'
  | 'made-beside'
  | 'sparse-archive'
  | 'two-residences'
  | 'dead-files'
  | 'entry-told-twice';
/** What waits until it is decided. */
export type Blocked = 'merge' | 'number' | 'nothing';

export const blockedWords: { readonly [blocked in Blocked]: Words } = {
  merge: { vi: 'việc nhập hai hồ sơ, và mọi lượt ghép sau', en: 'making one archive of the two, also by later builds' },
  number: { vi: 'việc cấp số định danh', en: 'the giving of a personal number' },
  nothing: { vi: 'không chặn việc nào', en: 'nothing' },
};

export type KindFacts = Words & {
  readonly blocks: Blocked;
  /** Working days from the day on which it was found, that day not counted. */
  readonly workingDays: number;
  /** Offices of the owning commune that decide; the police of the province and of the country may in their stead. */
  readonly office: readonly Role[];
  /** What its owner does about it. */
  readonly todo: Words;
};

const compareThem: Words = {
  vi: 'So hai phiếu ở trang xét trùng. Một người thì đề nghị nhập, hai người thì ghi là khác, chưa rõ thì hỏi xã.',
  en: 'Compare the two forms on the review page. One person: propose a merge; two: say so; not clear: ask the commune.',
};

export const conflictKinds: { readonly [kind in ConflictKind]: KindFacts } = {
  'possible-duplicate': {
    blocks: 'merge',
    workingDays: 10,
    office: communePolice,
    vi: 'Hai hồ sơ có thể là của một người',
    en: 'Two archives may be of one person',
    todo: compareThem,
  },
  'two-numbers': {
    blocks: 'merge',
    workingDays: 10,
    office: communePolice,
    vi: 'Các phiếu khớp nhau nhưng ghi hai số định danh khác nhau',
    en: 'Forms that agree bear two different personal numbers',
    todo: compareThem,
  },
  'number-claimed-twice': {
    blocks: 'number',
    workingDays: 10,
    office: communePolice,
    vi: 'Hai người cùng khai một số định danh',
    en: 'Two persons claim one personal number',
    todo: {
      vi: 'Xem giấy tờ gốc của từng người rồi ghi số ấy là của ai, cán bộ thứ hai duyệt. Ai còn lại mà chưa có số thì được cấp số của mình.',
      en: 'See the papers of each, then say whose the number is; a second officer approves. Whoever of the others has none is given their own.',
    },
  },
  'same-role': {
    blocks: 'merge',
    workingDays: 10,
    office: communePolice,
    vi: 'Hai thành viên của một hộ trông như một người',
    en: 'Two members of one household look like one person',
    todo: compareThem,
  },
  'impossible-dates': {
    blocks: 'merge',
    workingDays: 10,
    office: communePolice,
    vi: 'Các phiếu khớp nhau nhưng ngày sinh không thể là của cùng một người',
    en: 'Forms that agree have dates of birth that cannot be of one person',
    todo: compareThem,
  },
  'hard-contradiction': {
    blocks: 'merge',
    workingDays: 10,
    office: communePolice,
    vi: 'Các phiếu khớp nhau nhưng có điều không thể cùng đúng',
    en: 'Forms that agree state what cannot both be true',
    todo: compareThem,
  },
  'near-pair': {
    blocks: 'nothing',
    workingDays: 20,
    office: communePolice,
    vi: 'Hai hồ sơ gần giống nhau, chưa đủ để máy tự ghép',
    en: 'Two archives are alike, not enough to be joined without being asked about',
    todo: compareThem,
  },
  'made-beside': {
    blocks: 'nothing',
    workingDays: 10,
    office: communePolice,
    vi: 'Hồ sơ được lập mới bên cạnh một hồ sơ giống nó',
    en: 'An archive was made anew beside one that is like it',
    todo: compareThem,
  },
  'sparse-archive': {
    blocks: 'nothing',
    workingDays: 20,
    office: communePolice,
    vi: 'Hồ sơ chỉ có tên và năm sinh, khớp đúng một người',
    en: 'An archive of a name and a year only, which fits one person',
    todo: compareThem,
  },
  'two-residences': {
    blocks: 'nothing',
    workingDays: 5,
    office: communePolice,
    vi: 'Một người có hai nơi thường trú cùng một ngày',
    en: 'One person has two permanent residences on one day',
    todo: {
      vi: 'Hỏi người đó đang ở đâu. Nơi còn lại thì đính chính hoặc xoá đăng ký; nếu là hai người thì tách hồ sơ.',
      en: 'Ask where the person lives. Correct or strike off the other place; if these are two persons, split the archive.',
    },
  },
  'dead-files': {
    blocks: 'nothing',
    workingDays: 5,
    office: civilStatus,
    vi: 'Có phiếu lập cho người đã có mục khai tử',
    en: 'A form was filled in for somebody whose death is registered',
    todo: {
      vi: 'Đối chiếu mục khai tử. Mục sai thì đính chính; phiếu của người khác thì tách ra; phiếu chỉ lập muộn thì ghi là đã xem.',
      en: 'Check the entry of the death. A wrong entry is corrected; the form of another is split off; one that only came late is noted as seen.',
    },
  },
  'entry-told-twice': {
    blocks: 'nothing',
    workingDays: 5,
    office: civilStatus,
    vi: 'Các phiếu nêu cùng một mục sổ hộ tịch mà ghi khác nhau',
    en: 'Forms name one entry of a civil-status book and differ',
    todo: {
      vi: 'Mở sổ giấy, đối chiếu đúng mục ấy. Phiếu chép sai thì đính chính, phiếu mang nhầm số mục thì nêu số đúng; rồi ghi là đã xem.',
      en: 'Open the paper book at that entry. A form that copied it wrongly is corrected; of one that bears the number of another entry the right one is told. Then note it as seen.',
    },
  },
};

const chooseNumber: Words = {
  vi: 'Xem giấy tờ gốc rồi ghi người này mang số nào, cán bộ thứ hai duyệt. Là phiếu của hai người thì tách hồ sơ.',
  en: 'See the papers, then say which number this person bears; a second officer approves. If the forms are of two persons, split the archive.',
};

/** What its owner does about one between so many archives: where one archive states two numbers there is nothing to compare it with. */
export const todoOf = (kind: ConflictKind, persons: number): Words => (kind === 'two-numbers' && persons === 1 ? chooseNumber : conflictKinds[kind].todo);

/** Whether it asks if two archives are of one person. */
export const asksWhetherOne = (kind: ConflictKind): boolean => conflictKinds[kind].todo === compareThem;

/** Whether saying of how many persons the forms are settles it: what a book says is not decided by a merge or a split. */
export const isAboutPersons = (kind: ConflictKind): boolean => kind !== 'entry-told-twice';
