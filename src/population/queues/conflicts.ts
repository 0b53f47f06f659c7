/** The queues of contradictions: pairs of archives to review side by side, and all others. */
import { openedTo } from '#access/index.ts';
import { type ConflictKind, conflictKinds } from '#conflicts/index.ts';
import { registrars } from '#values/index.ts';
import { conflictsWaiting } from '../queue-store.ts';
import { isReviewKind, reviewKinds } from '../review/review-kinds.ts';
import { countReviews } from '../review-store.ts';
import type { Queue } from './queue.ts';

const others = (Object.keys(conflictKinds) as ConflictKind[]).filter((kind) => !isReviewKind(kind));

export const reviews: Queue = {
  slug: 'reviews',
  words: { vi: 'Nghi trùng', en: 'Possible duplicates' },
  act: { vi: 'Xét từng cặp', en: 'Review pairs' },
  empty: { vi: 'Cặp mới đến sau lượt chạy.', en: 'New pairs come with a run.' },
  roles: registrars,
  waiting: async ({ tx, now, actor }) => {
    const reader = { opened: openedTo(actor, null), now };
    const { dueOn } = await conflictsWaiting(tx, reader, reviewKinds);
    return {
      count: await countReviews(tx, { kinds: reviewKinds, reader, owners: null }),
      dueOn,
      next: { vi: 'Cụm thưa nhất đứng trước; mỗi cặp mất chừng một phút', en: 'The loosest group first; a pair takes about a minute' },
    };
  },
};

export const conflicts: Queue = {
  slug: 'conflicts',
  words: { vi: 'Mâu thuẫn', en: 'Conflicts' },
  act: { vi: 'Mở', en: 'Open' },
  empty: { vi: 'Đến khi các phiếu trái nhau mà không ai khác quyết được.', en: 'Comes when forms contradict each other and nobody else can decide.' },
  roles: registrars,
  waiting: async ({ tx, now, actor }) => {
    const { count, dueOn, kind } = await conflictsWaiting(tx, { opened: openedTo(actor, null), now }, others);
    return { count, dueOn, next: kind === null ? null : { vi: conflictKinds[kind].vi, en: conflictKinds[kind].en } };
  },
};
