/** Door of the room: every look at a person, and every change, on record. */
export { type EntryId, type Look, type Looker, record } from './record.ts';
