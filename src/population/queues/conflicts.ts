/** The queues of contradictions: pairs of archives to review side by side, and all others; each waits in one of the two. */
import { openedTo } from '#access/index.ts';
import { conflictKinds, kindsDecidedBy } from '#conflicts/index.ts';
import { registrars } from '#values/index.ts';
import { reviewKinds } from '../review/review-kinds.ts';
import { countConflicts, countReviews } from '../review-store.ts';
import type { Queue } from './queue.ts';

export const reviews: Queue = {
  slug: 'reviews',
  words: { vi: 'Nghi trùng', en: 'Possible duplicates' },
  act: { vi: 'Xét từng cặp', en: 'Review pairs' },
  empty: { vi: 'Cặp mới đến sau lượt chạy.', en: 'New pairs come with a run.' },
  roles: registrars,
  waiting: async ({ tx, now, actor }) => {
    const reader = { opened: openedTo(actor, null), now };
    return {
      ...(await countReviews(tx, { kinds: reviewKinds, reader, owners: null })),
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
    const { count, dueOn, kind } = await countConflicts(
      tx,
      { opened: openedTo(actor, null), now },
      { pairKinds: reviewKinds, decided: actor.kind === 'officer' ? kindsDecidedBy(actor.role) : [] },
    );
    return { count, dueOn, next: kind === null ? null : { vi: conflictKinds[kind].vi, en: conflictKinds[kind].en } };
  },
};
