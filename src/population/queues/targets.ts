/** The queue of what the unit is to reach; to the level above, of what is late below it. */
import { unitCatalogue } from '#geography/index.ts';
import { registrars, type UnitId, type Words } from '#values/index.ts';
import { measures } from '../board/measures.ts';
import { keysOf, seatsOf } from '../board/own-units.ts';
import { type Target, waitingTargets } from '../board/target-store.ts';
import { dayOfMoment } from '../day.ts';
import { isoDay } from '../version-row.ts';
import type { Queue } from './queue.ts';

const counted = 100;

export const targets: Queue = {
  slug: 'targets',
  words: { vi: 'Chỉ tiêu làm sạch', en: 'Cleaning targets' },
  act: { vi: 'Xem bảng', en: 'See the board' },
  empty: { vi: 'Đến khi trung tâm đặt chỉ tiêu, hoặc xã ở dưới bị chậm.', en: 'Comes when the centre sets a target, or a unit below is late.' },
  roles: registrars,
  waiting: async ({ tx, now, actor }) => {
    const rows = await waitingTargets(tx, { seats: seatsOf(actor), below: keysOf(actor) }, isoDay(dayOfMoment(now)), counted + 1);
    const [first] = rows;
    const rule = first?.rule ?? null;
    return {
      count: Math.min(rows.length, counted),
      more: rows.length > counted,
      dueOn: first?.dueOn ?? null,
      next: first === undefined || first.measure === null ? null : sayMeasure(first, measures[first.measure]),
      rule: rule === null || first === undefined ? null : { id: rule, count: first.left ?? 0 },
    };
  },
};

function sayMeasure({ unit, leastShare, mostLeft, left }: Target, { vi, en }: Words): Words {
  const name = unitCatalogue().nameOf(unit as UnitId);
  const share = leastShare === null ? '' : String(leastShare / 10);
  const goal =
    leastShare === null
      ? { vi: `còn nhiều nhất ${mostLeft}`, en: `at most ${mostLeft} left` }
      : { vi: `ít nhất ${share.replace('.', ',')} %`, en: `at least ${share} %` };
  const rest = left === null ? { vi: 'chưa đo', en: 'not measured yet' } : { vi: `còn ${left} hồ sơ`, en: `${left} archives left` };
  return { vi: `${name}: ${vi.toLowerCase()} ${goal.vi}; ${rest.vi}`, en: `${name}: ${en.toLowerCase()} ${goal.en}; ${rest.en}` };
}
