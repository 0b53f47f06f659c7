/** The queue of what rules found and nobody has mended. */
import { openedTo } from '#access/index.ts';
import { asRegister } from '#database/index.ts';
import { registrars } from '#values/index.ts';
import { findingsWaiting } from '../mending/store.ts';
import type { Queue } from './queue.ts';

/** What a rule found on a form of the commune and nobody has mended. */
export const findings: Queue = {
  slug: 'findings',
  words: { vi: 'Phiếu chờ làm sạch', en: 'Forms to clean' },
  act: { vi: 'Làm sạch', en: 'Clean' },
  empty: { vi: 'Lỗi mới đến sau lượt chạy.', en: 'New findings come with a run.' },
  roles: registrars,
  waiting: async ({ tx, now, actor }) => {
    const { count, rule, ofRule } = await asRegister(tx, () => findingsWaiting(tx, { opened: openedTo(actor, null), now })); // kept counts are closed to readers
    return { count, dueOn: null, next: null, rule: rule === null ? null : { id: rule, count: ofRule } };
  },
};
