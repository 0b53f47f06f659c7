/** The states of an account; the buttons, the interface and the guard read this table. */
import type { StateTable, Words } from '#values/index.ts';

export type AccountState = 'invited' | 'active' | 'locked' | 'retired';

/** Retired is for good: who comes back gets a new account. */
export const accountStates = {
  invited: { retire: { by: 'administrator', to: 'retired' } },
  active: { lock: { by: 'administrator', to: 'locked' }, retire: { by: 'administrator', to: 'retired' } },
  locked: { unlock: { by: 'administrator', to: 'active' }, retire: { by: 'administrator', to: 'retired' } },
  retired: {},
} as const satisfies StateTable<AccountState>;

export const accountMoves = ['lock', 'unlock', 'retire'] as const;
export type AccountMove = (typeof accountMoves)[number];

export const accountStateWords: { readonly [state in AccountState]: Words } = {
  invited: { vi: 'chờ đăng nhập lần đầu', en: 'not yet signed in' },
  active: { vi: 'đang dùng', en: 'in use' },
  locked: { vi: 'đang khoá', en: 'locked' },
  retired: { vi: 'đã thôi', en: 'retired' },
};
