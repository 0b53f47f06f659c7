/** Door of the room: contradictions with an owner and a clock. */
export type { ConflictState } from './conflict-states.ts';
export { asksWhetherOne, type Blocked, blockedWords, type ConflictKind, conflictKinds, isAboutPersons, todoOf } from './kinds.ts';
export { type ConflictItem, type ConflictPage, countOpenConflicts, listConflicts } from './list-conflicts.ts';
export { forgetConflicts, type JoiningForms, joinConflicts, type NewConflict, openConflicts } from './open-conflicts.ts';
export { type OwnerRule, ownerOf, ownerRules, type PartyPlace } from './owner-rules.ts';
export {
  type ConflictFilter,
  conflictsSettledBy,
  type ListedConflict,
  type LockedConflict,
  lockConflict,
  type MoveRow,
  moveParties,
  movesOf,
  type OpenConflict,
  openConflictsOf,
  rankConflicts,
  reopenConflicts,
  seenAsRight,
  settleConflicts,
  settleWithout,
} from './store.ts';
export { answerOwner, askCommune, backToOwner, commentOn, communeOf, handOver, isOwner, kindsDecidedBy, requireOwner, waitForApproval } from './take-turn.ts';
export { moveWords, type Turn, turnWords } from './turns.ts';
export { workingDaysAfter, workingDaysLeft } from './working-days.ts';
