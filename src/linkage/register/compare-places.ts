/** How two administrative units agree, smallest common unit first, through the reform of units. */
import type { PlaceTable } from './records.ts';

/** From the strongest agreement down; 0 says nothing because a unit is missing. */
export const placeLevels = { commune: 1, area: 2, district: 3, province: 4, else: 5 } as const;

export function comparePlaces(places: PlaceTable, a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  if (places.isCommune[a] === 1 && places.isCommune[b] === 1) {
    if (a === b) return placeLevels.commune;
    if (places.area[a] !== 0 && places.area[a] === places.area[b]) return placeLevels.area;
  }
  if (places.district[a] !== 0 && places.district[a] === places.district[b]) return placeLevels.district;
  const sameDivision = places.province[a] !== 0 && places.province[b] !== 0;
  const [ofA, ofB] = sameDivision ? [places.province[a], places.province[b]] : [places.newProvince[a], places.newProvince[b]];
  if (ofA === 0 || ofB === 0) return 0;
  return ofA === ofB ? placeLevels.province : placeLevels.else;
}
