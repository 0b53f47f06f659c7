/** The queue of looks that somebody has to look at: emergencies of the unit, in red on the morning after; samples for the auditor. */

import { waitingNotable } from '#audit/index.ts';
import { workingDaysAfter } from '#conflicts/index.ts';
import { asRegister } from '#database/index.ts';
import { whose } from '../looks/review-looks.ts';
import type { Queue } from './queue.ts';

export const oversight: Queue = {
  slug: 'oversight',
  words: { vi: 'Lượt xem phải xét', en: 'Looks to review' },
  act: { vi: 'Xét', en: 'Review' },
  empty: { vi: 'Đến khi có người tra cứu khẩn cấp.', en: 'Comes when somebody makes an emergency look-up.' },
  roles: ['commune-police-chief', 'committee-chairman', 'provincial-police', 'auditor'],
  waiting: async ({ tx, actor }) => {
    const emergencies = await asRegister(tx, () => waitingNotable(tx, whose(actor, 'emergency'))); // the log is closed to readers
    const samples = actor.role === 'auditor' ? await asRegister(tx, () => waitingNotable(tx, whose(actor, 'sample'))) : { count: 0 };
    const words = {
      vi: [...(emergencies.count > 0 ? [`${emergencies.count} lượt khẩn cấp`] : []), ...(samples.count > 0 ? [`${samples.count} lượt chọn ngẫu nhiên`] : [])],
      en: [...(emergencies.count > 0 ? [`${emergencies.count} in an emergency`] : []), ...(samples.count > 0 ? [`${samples.count} chosen by chance`] : [])],
    };
    return {
      count: emergencies.count + samples.count,
      dueOn: emergencies.since === null ? null : workingDaysAfter(emergencies.since, 1),
      next: { vi: words.vi.join(', '), en: words.en.join(', ') },
    };
  },
};
