/** Door of the room: persons, history, households, corrections. */

export { type BuildNeeds, type BuildOptions, buildRegister } from './build-register.ts';
export type { BuildReport } from './build-report.ts';
export { latestBuild } from './build-store.ts';
export { type CheckedInvariant, checkInvariants } from './check-invariants.ts';
export { type Correction, correctPerson } from './correct-person.ts';
export { correctionPapers } from './corrections/paper-case.ts';
export type { Delivery } from './delivery.ts';
export { digestRegister } from './digest.ts';
export { entryPapers } from './entries/entry-papers.ts';
export { exportLinks } from './export-links.ts';
export { exportedColumns, exportPersons, type PersonsExport } from './export-persons.ts';
export type { PersonField } from './fields.ts';
export { type FoundPerson, findPersons, type PersonQuery } from './find-persons.ts';
export { type FieldMeasure, type FieldsMeasure, measureFields } from './measure-fields.ts';
export { mendFinding } from './mending/mend-findings.ts';
export { type Merge, type Merged, mergePersons } from './merge-persons.ts';
export { type PersonTokens, personTokens } from './person-token.ts';
export { type FileLine, type PersonOfLine, personsOfLines } from './persons-of-lines.ts';
export { type Changes, type CorrectableField, readChanges } from './read-changes.ts';
export { type ShownHousehold, showHousehold } from './show-household.ts';
export { type ShownMember, type ShownPerson, type ShownVersion, type Sight, type SourcedValue, showPerson } from './show-person.ts';
export { showStatus } from './show-status.ts';
export { type Split, type SplitOff, splitPerson } from './split-person.ts';
export { type Undoing, undoAct } from './undo-act.ts';
export { type Withdrawal, type Withdrawn, withdrawFile } from './withdraw-file.ts';
export { type ReachNeeds, requireWithinReach } from './within-reach.ts';
export { type SliceOfPersons, writeArchives } from './write-archives.ts';
