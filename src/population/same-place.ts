/** Whether two units of different forms are one place: the reform renamed it, or one form says only the district. */
import type { UnitCatalogue } from '#geography/index.ts';
import type { PartialDate, UnitId } from '#values/index.ts';

const dayOfReform = 20250701 as PartialDate;

/** Unknown units are no evidence of a move. */
export function isSamePlace({ project, parentOf }: Pick<UnitCatalogue, 'project' | 'parentOf'>, a: UnitId | undefined, b: UnitId | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  const within = (small: UnitId, large: UnitId): boolean => {
    for (let unit: UnitId | undefined = small; unit !== undefined; unit = parentOf(unit)) if (unit === large) return true;
    return false;
  };
  if (within(a, b) || within(b, a)) return true;
  if (a % 10 === b % 10) return false;
  const now = (unit: UnitId): readonly UnitId[] => {
    const projection = project(unit, dayOfReform);
    return 'unit' in projection ? [projection.unit] : projection.candidates;
  };
  return now(a).some((one) => now(b).some((other) => within(one, other) || within(other, one)));
}
