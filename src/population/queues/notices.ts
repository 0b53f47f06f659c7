/** What this officer and their office were told and have not read. */
import { unreadNotices } from '#notices/index.ts';
import { registrars } from '#values/index.ts';
import type { Queue } from './queue.ts';

export const notices: Queue = {
  slug: 'notices',
  words: { vi: 'Thông báo chưa đọc', en: 'Unread notices' },
  act: { vi: 'Đọc', en: 'Read' },
  empty: {
    vi: 'Đến hai ngày làm việc trước hạn của một việc, và khi việc quá hạn.',
    en: 'Come two working days before something is due, and when it is late.',
  },
  roles: registrars,
  waiting: async ({ tx, actor }) => {
    const { count, newest } = await unreadNotices(tx, actor);
    return { count, next: newest, dueOn: null };
  },
};
