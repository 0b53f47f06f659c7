/** Door of the room: persons, history, households, corrections. */
export { type PersonField, fieldFacts, personFields } from './fields.ts';
export { type PersonTokens, personTokens } from './person-token.ts';
export { type SliceOfPersons, writeArchives } from './write-archives.ts';
export { latestBuild } from './build-store.ts';
export type { Delivery } from './delivery.ts';
export { showBuild } from './show-build.ts';
export { type FoundPerson, findPersons, type PersonQuery } from './find-persons.ts';
export { type ShownHousehold, showHousehold } from './show-household.ts';
export { type ShownMember, type ShownPerson, type ShownVersion, showPerson, type Sight, type SourcedValue } from './show-person.ts';
export { type Correction, correctPerson } from './correct-person.ts';
export { type Changes, type CorrectableField, correctableFields, readChanges } from './read-changes.ts';
export { type Undoing, undoAct } from './undo-act.ts';
