/** Counts by unit as archives name it, put into the units of a day: communes, their provinces, the country. */
import { unitCatalogue } from '#geography/index.ts';
import { type PartialDate, type UnitId, unitParts } from '#values/index.ts';
import { type Measure, measureNames } from './measures.ts';

export type Counts = { readonly persons: number } & { readonly [measure in Measure]: number };
/** Null where an archive names no unit. */
export type CountsOfUnit = Counts & { readonly unit: number | null };

/** Keys of rows that are no unit; those of a province of whom no commune is known stand under its key with the sign turned. */
export const country = 0;
export const nowhere = -1;
export const withoutCommune = (province: number): number => -province;

/** `parent`: the province, the country; null for the country itself. */
export type Placed = { readonly key: number; readonly parent: number | null };

/**
 * From the smallest up. A commune that was divided and of which nobody knows which part it is stays under its old key, below the province
 * in which all of its parts lie.
 */
export function placesOf(unit: number | null, on: PartialDate): readonly Placed[] {
  const whole: Placed = { key: country, parent: null };
  const { provinceOf, project } = unitCatalogue();
  const id = unit as UnitId;
  const now = unit === null ? { candidates: [] } : project(id, on);
  const province = unit === null ? undefined : provinceNow(provinceOf('unit' in now ? now.unit : (now.candidates[0] ?? id)), on);
  if (province === undefined) return [{ key: nowhere, parent: country }, whole];
  const commune = 'unit' in now && unitParts(now.unit).level === 'commune' ? now.unit : unitParts(id).level === 'commune' ? id : withoutCommune(province);
  return [{ key: commune, parent: province }, { key: province, parent: country }, whole];
}

function provinceNow(province: UnitId | undefined, on: PartialDate): UnitId | undefined {
  if (province === undefined) return undefined;
  const now = unitCatalogue().project(province, on);
  return 'unit' in now ? now.unit : undefined;
}

export type PlacedCounts = Counts & Placed;

/** The country is always there. */
export function placeCounts(counts: readonly CountsOfUnit[], on: PartialDate): readonly PlacedCounts[] {
  const none: Counts = { persons: 0, complete: 0, clean: 0, right: 0, alive: 0 };
  const rows = new Map<number, PlacedCounts>([[country, { key: country, parent: null, ...none }]]);
  for (const { unit, ...more } of counts)
    for (const place of placesOf(unit, on)) {
      const before = rows.get(place.key) ?? { ...place, ...none };
      rows.set(place.key, { ...before, ...sum(before, more) });
    }
  return [...rows.values()];
}

const sum = (a: Counts, b: Counts): Counts => ({
  persons: a.persons + b.persons,
  ...(Object.fromEntries(measureNames.map((measure) => [measure, a[measure] + b[measure]])) as { [measure in Measure]: number }),
});
