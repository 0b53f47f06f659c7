/** To whom a proposal goes: an office at each level, from the unit that it is about upward. */
import { throughReform, unitCatalogue } from '#geography/index.ts';
import { type UnitId, unitParts } from '#values/index.ts';
import type { LadderStep } from './proposal-kind.ts';
import type { DecidingOffice } from './store.ts';

const heights = { commune: 0, district: 1, province: 1, country: 2 } as const;

/** `unit` is null for the country. Offices below its level fall away: a province does not ask a commune. */
export function officesFrom(ladder: readonly LadderStep[], unit: UnitId | null): readonly DecidingOffice[] {
  const height = heights[unit === null ? 'country' : unitParts(unit).level];
  return ladder.filter(({ level }) => heights[level] >= height).map(({ role, level }) => ({ role, units: unitsAt(level, unit) }));
}

function unitsAt(level: LadderStep['level'], unit: UnitId | null): readonly UnitId[] {
  if (level === 'country' || unit === null) return [];
  if (level === 'commune') return throughReform(unit);
  const { provinceOf } = unitCatalogue();
  return [...new Set(throughReform(unit).flatMap((one) => provinceOf(one) ?? []))];
}
