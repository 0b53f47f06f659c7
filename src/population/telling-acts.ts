/** Kinds of act by which an office tells something of persons in forms of its own: an event at the counter, a form or an entry that was typed, a new commune. */
import { eventActs } from './events/turn-event.ts';

export const tellingActs: ReadonlySet<string> = new Set([...eventActs, 'type', 'place', 'entry']);
