/** Whom an officer's unit answers for: all communes below it, in today's units and in those that they came from. */
import { lastDayBeforeReform, unitCatalogue } from '#geography/index.ts';
import { scopeOf, type UnitId, unitParts } from '#values/index.ts';
import type { Actor } from './actor.ts';

/** `all`: the whole country. Otherwise communes, and the units above them under which work may be filed. */
export type Reach = { readonly all: true } | { readonly all: false; readonly units: ReadonlySet<UnitId> };

const nowhere: Reach = { all: false, units: new Set() };
const kept = new Map<UnitId, ReadonlySet<UnitId>>();

/**
 * A commune that was divided by the reform is within reach of each of its candidates, until an officer has said which it is. Somebody
 * who acts for no unit reaches nobody but by other rights.
 */
export function reachOf(actor: Actor): Reach {
  if (actor.kind === 'machine') return { all: true };
  if (actor.kind !== 'officer') return nowhere;
  const scope = scopeOf(actor.role);
  if (scope === 'country') return { all: true };
  if (scope === 'none' || actor.unit === null) return nowhere;
  return { all: false, units: reachOfUnit(actor.unit) };
}

/** The units for which an office of this unit answers. */
export function reachOfUnit(unit: UnitId): ReadonlySet<UnitId> {
  let units = kept.get(unit);
  if (units === undefined) kept.set(unit, (units = unitsUnder(unit)));
  return units;
}

function unitsUnder(unit: UnitId): ReadonlySet<UnitId> {
  const { communesOf, districtsOf, project } = unitCatalogue();
  const { level } = unitParts(unit);
  const own = level === 'commune' ? [unit] : [unit, ...(level === 'province' ? districtsOf(unit) : []), ...communesOf(unit)];
  const before = own.flatMap((one) => {
    const projection = project(one, lastDayBeforeReform);
    const units = 'unit' in projection ? [projection.unit] : projection.candidates;
    return units.flatMap((old) => (unitParts(old).level === 'district' ? [old, ...communesOf(old)] : [old]));
  });
  return new Set([...own, ...before]);
}
