/** The communes of before the reform that an office answers for and that were divided, each with the new ones among which an officer chooses. */
import { type Actor, openedTo } from '#access/index.ts';
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import { type UnitId, unitParts } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';

export type DividedUnit = { readonly unit: UnitId; readonly candidates: readonly UnitId[] };

/** Empty before the reform: then nobody lives in a new commune. */
export function dividedUnits(actor: Actor, now: Date): readonly DividedUnit[] {
  if (dayOfMoment(now) < dayOfReform) return [];
  const { units, project } = unitCatalogue();
  const { country, units: own } = openedTo(actor, null);
  const communes = country ? units.filter(({ level }) => level === 'commune').map(({ id }) => id) : own.filter((unit) => unitParts(unit).level === 'commune');
  return communes.flatMap((unit): DividedUnit[] => {
    if (unitParts(unit).generation !== 0) return [];
    const projection = project(unit, dayOfReform);
    return 'unit' in projection || projection.candidates.length === 0 ? [] : [{ unit, candidates: projection.candidates }];
  });
}
