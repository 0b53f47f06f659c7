/** The kinds of event that a counter registers, and the states of one, as tables. */
import type { ActKind } from '#intake/index.ts';
import { civilStatus, communePolice, type Role, type StateTable, type Words } from '#values/index.ts';
import { ownerOffices } from '../corrections/source-owners.ts';
import { type LadderStep, policeLadder } from '../proposals/proposal-kind.ts';
import type { EntryKind } from './entry-store.ts';
import type { eventKindNames } from './shapes.ts';

export type EventKind = (typeof eventKindNames)[number];

export type EventKindFacts = Words & {
  /** Who registers it. Births and deaths: Law 60/2014, Art. 13 and 32; residence: Law 68/2020, Art. 22. */
  readonly registers: readonly Role[];
  /** Who heads that office, and signs; then the level above. */
  readonly signs: readonly LadderStep[];
  readonly act: ActKind;
  /** The book in which it is entered; null where there is none. */
  readonly entry: EntryKind | null;
};

const police = { registers: communePolice, signs: policeLadder, act: 'residence', entry: null } as const;
const committee = { registers: civilStatus, signs: ownerOffices['civil-status'].decides } as const;

export const eventKinds: { readonly [kind in EventKind]: EventKindFacts } = {
  birth: { ...committee, act: 'birth', entry: 'birth', vi: 'Đăng ký khai sinh', en: 'Registration of a birth' },
  death: { ...committee, act: 'death', entry: 'death', vi: 'Đăng ký khai tử', en: 'Registration of a death' },
  move: { ...police, vi: 'Đăng ký thường trú', en: 'Registration of permanent residence' },
  'household-split': { ...police, vi: 'Tách hộ', en: 'Splitting a household' },
  'household-join': { ...police, vi: 'Nhập hộ', en: 'Joining a household' },
  'emigration': { ...police, vi: 'Xoá đăng ký thường trú: ra nước ngoài định cư', en: 'Residence struck off: settled abroad' },
};

export type EventState = 'registered' | 'signed' | 'undone';

/** By: `head`, who heads the office, or the level above where nobody else does, and is another human than who registered; `two`, two officers by a proposal to undo the act. */
export const eventStates: StateTable<EventState> = {
  registered: { sign: { by: 'head', to: 'signed' }, undo: { by: 'two', to: 'undone' } },
  signed: { undo: { by: 'two', to: 'undone' } },
  undone: { restore: { by: 'two', to: 'registered' } },
};

export const eventStateWords: { readonly [state in EventState]: Words } = {
  registered: { vi: 'đã đăng ký, chờ ký', en: 'registered, to be signed' },
  signed: { vi: 'đã ký', en: 'signed' },
  undone: { vi: 'đã huỷ', en: 'undone' },
};
