/** The queue of rows that could not be read. */
import { registrars } from '#values/index.ts';
import { refusedWaiting } from '../queue-store.ts';
import type { Queue } from './queue.ts';

/** Rows of files that could not be read as a form. */
export const refused: Queue = {
  slug: 'refused',
  words: { vi: 'Dòng trả lại', en: 'Rows returned' },
  act: { vi: 'Sửa rồi nạp lại', en: 'Mend and send again' },
  empty: { vi: 'Dòng mới đến khi một tệp có chỗ không đọc được.', en: 'Comes when a file has a row that cannot be read.' },
  roles: registrars,
  waiting: async ({ tx }) => {
    const { count, path } = await refusedWaiting(tx);
    return { count, dueOn: null, next: path === null ? null : { vi: `Nhiều nhất ở tệp ${path}`, en: `Most of them in the file ${path}` } };
  },
};
