/** What becomes of an event when its act is taken back, or done again after that. */
import { announce, type Tx } from '#database/index.ts';
import { linksOfPersons } from '#linkage/index.ts';
import { type FormId, refuse } from '#values/index.ts';
import type { Move } from '../apply-moves.ts';
import { refusals } from '../refusals.ts';
import { entryOfAct, insertNote } from './entry-store.ts';
import { eventKinds } from './event-kinds.ts';
import { moveEvent } from './event-store.ts';

/** The kinds of act by which events are registered. */
export const eventActs: ReadonlySet<string> = new Set(Object.values(eventKinds).map(({ act }) => act));

type Turned = { readonly eventId: FormId; readonly undoing: FormId; readonly again: boolean };

/** One that is done again waits for a signature again. */
export async function turnEvent(tx: Tx, { eventId, undoing, again }: Turned, now: Date): Promise<void> {
  const event = await moveEvent(tx, eventId, again ? 'registered' : 'undone');
  if (event === undefined) return await noteTyped(tx, { eventId, undoing, again }, now);
  if (event.entryId !== null) await insertNote(tx, event.entryId, { ...turnedNote(again), actId: undoing, by: null }, now);
  await announce(tx, again ? 'event.restored' : 'event.undone', { eventId }, now);
}

const turnedNote = (again: boolean) =>
  again ? ({ kind: 'restored', vi: 'Khôi phục', en: 'Restored' } as const) : ({ kind: 'undone', vi: 'Huỷ', en: 'Undone' } as const);

/** An entry that was typed is no event, but has its notes. */
async function noteTyped(tx: Tx, { eventId, undoing, again }: Turned, now: Date): Promise<void> {
  const entryId = await entryOfAct(tx, eventId);
  if (entryId !== undefined) await insertNote(tx, entryId, { ...turnedNote(again), actId: undoing, by: null }, now);
}

/** Whoever was born by an act and has other forms since is not unborn. */
export async function refuseLivedOn(tx: Tx, moves: readonly Move[]): Promise<void> {
  const gone = new Set(moves.map(({ formId }) => formId));
  const born = moves.flatMap(({ from }) => (from !== null && gone.has(from) ? [from] : [])); // whose key is that of the act
  const later = (await linksOfPersons(tx, born)).find(({ formId }) => !gone.has(formId));
  if (later) refuse(refusals, 'act.built-on', { act: born[0] as number, by: later.link });
}
