/** The queue of who lives in a commune that the reform divided. */
import { openedTo } from '#access/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { communePolice, type UnitId } from '#values/index.ts';
import { dividedUnits } from '../divided/divided-units.ts';
import { countDivided } from '../divided/store.ts';
import type { Queue } from './queue.ts';

/** For whom an officer says the new commune. */
export const divided: Queue = {
  slug: 'divided',
  words: { vi: 'Chọn xã mới', en: 'New communes to choose' },
  act: { vi: 'Chọn xã mới', en: 'Choose' },
  empty: { vi: 'Đến khi có phiếu ghi xã cũ đã bị chia.', en: 'Comes with forms that name a commune which was divided.' },
  roles: communePolice,
  waiting: async ({ tx, now, actor }) => {
    const counts = await countDivided(tx, { units: dividedUnits(actor, now).map(({ unit }) => unit), words: '' }, { opened: openedTo(actor, null), now });
    const [first] = counts.toSorted((a, b) => b.count - a.count);
    const name = first === undefined ? '' : unitCatalogue().nameOf(first.unit as UnitId);
    return {
      count: counts.reduce((sum, { count }) => sum + count, 0),
      dueOn: null,
      next: first === undefined ? null : { vi: `Nhiều nhất ở ${name} cũ`, en: `Most of them of the former ${name}` },
    };
  },
};
