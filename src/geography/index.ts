/** Door of the room: administrative units in time, places as people write them, the peoples of Vietnam. */
export { type Projection, type UnitCatalogue, unitCatalogue } from './catalogue.ts';
export { ethnicityName, ethnicityOf } from './ethnicities.ts';
export { dayOfReform, type Generation, lastDayBeforeReform } from './generation.ts';
export { type ProvinceFacts, provinceFacts, type Region } from './provinces.ts';
export { type Place, type PlaceHint, readPlace } from './read-place.ts';
export { seedUnits } from './seed-units.ts';
export { throughReform } from './through-reform.ts';
export type { Unit, UnitKind } from './unit.ts';
