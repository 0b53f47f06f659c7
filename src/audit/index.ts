/** Door of the room: every look at a person, and every change, on record, in a log that proves it. */
export { keepSequencing, type Sequencing } from './keep-sequencing.ts';
export {
  approveDeferral,
  countHiddenLooks,
  type Deferral,
  type DeferralsNow,
  deferralsNow,
  entriesWithin,
  insertDeferral,
  insertReview,
  type KeptDeferral,
  type KeptEntry,
  type LooksOfDay,
  lockDeferral,
  looksAt,
  looksOutsideGroup,
  type NotableEntry,
  notableEntries,
  notableEntry,
  type WhoseEntries,
  type WhoseLooks,
  waitingDeferrals,
  waitingNotable,
} from './looks-store.ts';
export { type EntryId, type Look, type Looker, record } from './record.ts';
export { sequenceWaiting } from './sequence-entries.ts';
export type { NotableKind } from './store.ts';
