import { openedTo } from '#access/index.ts';
import { type ConflictKind, conflictKinds } from '#conflicts/index.ts';
import { registrars } from '#values/index.ts';
import type { Queue } from './queue.ts';
import { conflictsWaiting } from './store.ts';

/** Those that are decided pair by pair, side by side. */
const pairs: readonly ConflictKind[] = ['possible-duplicate'];

export const reviews: Queue = {
  slug: 'reviews',
  words: { vi: 'Nghi trùng', en: 'Possible duplicates' },
  act: { vi: 'Xét từng cặp', en: 'Review pairs' },
  empty: { vi: 'Cặp mới đến sau lượt chạy.', en: 'New pairs come with a run.' },
  roles: registrars,
  waiting: async ({ tx, actor }) => {
    const { count, dueOn } = await conflictsWaiting(tx, openedTo(actor, null), pairs, true);
    return { count, dueOn, next: { vi: 'Cụm thưa nhất đứng trước; mỗi cặp mất chừng một phút', en: 'The loosest group first; a pair takes about a minute' } };
  },
};

export const conflicts: Queue = {
  slug: 'conflicts',
  words: { vi: 'Mâu thuẫn', en: 'Conflicts' },
  act: { vi: 'Mở', en: 'Open' },
  empty: { vi: 'Đến khi các phiếu trái nhau mà không ai khác quyết được.', en: 'Comes when forms contradict each other and nobody else can decide.' },
  roles: registrars,
  waiting: async ({ tx, actor }) => {
    const { count, dueOn, kind } = await conflictsWaiting(tx, openedTo(actor, null), pairs, false);
    return { count, dueOn, next: kind === null ? null : { vi: conflictKinds[kind].vi, en: conflictKinds[kind].en } };
  },
};
