/** The queue of what was registered at the counter and waits for a signature. */
import { registrars, roleWords } from '#values/index.ts';
import { eventKinds } from '../events/event-kinds.ts';
import { eventsToSign } from '../events/event-store.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import type { Queue } from './queue.ts';

const counted = 100;

export const events: Queue = {
  slug: 'events',
  words: { vi: 'Việc tại quầy chờ ký', en: 'Events to sign' },
  act: { vi: 'Xem và ký', en: 'Look and sign' },
  empty: { vi: 'Đến khi cán bộ của xã đăng ký khai sinh, khai tử, chuyển cư.', en: 'Comes when an officer of the commune registers a birth, a death, a move.' },
  roles: registrars,
  waiting: async ({ tx, now, actor }) => {
    const rows = await eventsToSign(tx, deciderOf(actor, now), { after: undefined, limit: counted + 1 });
    const [first] = rows;
    return {
      count: Math.min(rows.length, counted),
      more: rows.length > counted,
      dueOn: first?.dueOn ?? null,
      next:
        first === undefined
          ? null
          : {
              vi: `${eventKinds[first.kind].vi}; ${first.registeredName}, ${roleWords[first.registeredAs].vi}, đã đăng ký`,
              en: `${eventKinds[first.kind].en}; registered by ${first.registeredName}, ${roleWords[first.registeredAs].en}`,
            },
    };
  },
};
