/** Targets that stand, with how far each has come: to the centre all, to an office those of its own units. */
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { readCursor, type UnitId, writeCursor } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { isoDay } from '../version-row.ts';
import { keysOf } from './own-units.ts';
import { country } from './place-counts.ts';
import { requireUnitOf, unitsBelow } from './show-board.ts';
import { standingTargets, type Target } from './target-store.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Officer };

/** `late`: its day is over and it is not reached; `reached` also before its day. */
export type TargetState = 'open' | 'reached' | 'late';

export const isReached = ({ total, left, leastShare, mostLeft }: Pick<Target, 'total' | 'left' | 'leastShare' | 'mostLeft'>): boolean =>
  total !== null && left !== null && (leastShare === null ? left <= (mostLeft ?? 0) : (total - left) * 1000 >= leastShare * total);

export function stateOf(target: Target, today: string): TargetState {
  if (isReached(target)) return 'reached';
  return target.dueOn < today ? 'late' : 'open';
}

/** `unit`: only those of this unit (0: the country) and of the units right below it; refused where it is none of today. */
type Asked = { readonly unit?: number | undefined; readonly cursor?: string | undefined; readonly limit: number };

export async function listTargets({ tx, now, actor }: Needs, { unit, ...page }: Asked) {
  const day = dayOfMoment(now);
  if (unit !== undefined && unit !== country) requireUnitOf(unit, day);
  const key = readCursor(page.cursor, ['day', 'id']);
  const rows = await standingTargets(tx, both(keysOf(actor), unit === undefined ? null : [unit, ...unitsBelow(unit, day)]), {
    after: key && { dueOn: key[0], targetId: key[1] },
    limit: page.limit + 1,
  });
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  const today = isoDay(day);
  return { items: items.map((target) => told(target, today)), next: last === undefined ? null : writeCursor([last.dueOn, last.targetId]) };
}

/** Null: all. */
function both(one: readonly number[] | null, other: readonly number[] | null): readonly number[] | null {
  if (one === null || other === null) return one ?? other;
  const others = new Set(other);
  return one.filter((unit) => others.has(unit));
}

const told = (target: Target, today: string) => ({
  targetId: target.targetId,
  unit: { unitId: target.unit, name: unitCatalogue().nameOf(target.unit as UnitId) },
  measure: target.measure,
  rule: target.rule,
  share: target.leastShare === null ? null : target.leastShare / 10,
  mostLeft: target.mostLeft,
  dueOn: target.dueOn,
  reason: target.reason,
  total: target.total,
  left: target.left,
  state: stateOf(target, today),
});
