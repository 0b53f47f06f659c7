/** Door of the room: persons, history, households, corrections. */
export { type PersonField, fieldFacts, personFields } from './fields.ts';
export { type PersonTokens, personTokens } from './person-token.ts';
export { type SliceOfPersons, writeArchives } from './write-archives.ts';
export { latestBuild } from './build-store.ts';
export type { Delivery } from './delivery.ts';
export { showBuild } from './show-build.ts';
