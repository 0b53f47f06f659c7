/** One unit through the reform of 2025: work that was filed under what is gone is its successor's. */
import type { UnitId } from '#values/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { dayOfReform, lastDayBeforeReform } from './generation.ts';

/** The unit, what it was before and what it became; of a divided one all that its parts went to. The unit itself comes first. */
export function throughReform(unit: UnitId): readonly UnitId[] {
  const { project } = unitCatalogue();
  const others = [lastDayBeforeReform, dayOfReform].flatMap((day) => {
    const projection = project(unit, day);
    return 'unit' in projection ? [projection.unit] : projection.candidates;
  });
  return [...new Set([unit, ...others])];
}
