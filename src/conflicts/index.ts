/** Door of the room: contradictions with an owner and a clock. */
export type { ConflictState } from './conflict-states.ts';
export { type Blocked, type ConflictKind, conflictKinds } from './kinds.ts';
export { type ConflictItem, type ConflictPage, countOpenConflicts, listConflicts } from './list-conflicts.ts';
export { forgetConflicts, type NewConflict, openConflicts } from './open-conflicts.ts';
export {
  type ConflictFilter,
  type ListedConflict,
  moveParties,
  type OpenConflict,
  openConflictsOf,
  reopenConflicts,
  settleConflicts,
  settleWithout,
} from './store.ts';
export { workingDaysAfter } from './working-days.ts';
