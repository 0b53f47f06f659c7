/** Door of the room: telling persons, accounts and offices. */
export { followArchives } from './follow-archives.ts';
export type { NoticeCode } from './kinds/index.ts';
export type { Channel } from './kinds/notice-kind.ts';
export { type Addressee, type NewNotice, notify, notifyPersons, type Office } from './notify.ts';
export { type Carrier, carryMessages, keepInOutbox, listOutbox, type Message } from './outbox.ts';
export { type Deadline, type DueThing, remindDeadlines } from './remind-deadlines.ts';
export { outboxMessage } from './route-shapes.ts';
