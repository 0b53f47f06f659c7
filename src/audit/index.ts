/** Door of the room: every look at a person, and every change, on record, in a log that proves it. */
export { keepSequencing, type Sequencing } from './keep-sequencing.ts';
export { type EntryId, type Look, type Looker, record } from './record.ts';
