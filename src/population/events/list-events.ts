/** What was registered at the counter and waits for a signature: that of this officer, or of whoever heads the office of what they registered. */
import { workingDaysLeft } from '#conflicts/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { formatIso, readCursor, roleWords, writeCursor } from '#values/index.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import { eventKinds } from './event-kinds.ts';
import { type EventRow, eventsRegisteredBy, eventsToSign, personsOfEvents } from './event-store.ts';
import type { EventNeeds } from './prepared.ts';
import { personShown } from './show-event.ts';

export type EventQuery = { readonly of: 'to-sign' | 'registered'; readonly cursor?: string | undefined; readonly limit: number };

/** Runs as the register: who may sign is told by offices, not by where the persons live now. */
export async function listEvents(needs: EventNeeds, { of, cursor, limit }: EventQuery) {
  const { tx, now, actor } = needs;
  const after = readCursor(cursor, ['day', 'id']);
  const page = { after: after && { dueOn: after[0], eventId: after[1] }, limit: limit + 1 };
  const found = of === 'to-sign' ? await eventsToSign(tx, deciderOf(actor, now), page) : await eventsRegisteredBy(tx, deciderOf(actor, now), page);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { items: await itemsOf(needs, rows), next: found.length > limit && last ? writeCursor([last.dueOn, last.eventId]) : null };
}

async function itemsOf({ tx, now, see, dataDir }: EventNeeds, rows: readonly EventRow[]) {
  const persons = await personsOfEvents(
    tx,
    rows.map(({ eventId }) => eventId),
  );
  const ids = [...new Set(persons.map(({ personId }) => personId))];
  see(ids);
  const shown = new Map((await personRows(tx, ids)).map((row) => [row.personId, personShown(personTokens(dataDir), row)]));
  return rows.map(({ eventId, kind, unit, happenedOn, registeredAt, registeredName, registeredAs, dueOn }) => ({
    eventId,
    kind,
    words: { vi: eventKinds[kind].vi, en: eventKinds[kind].en },
    unit: { id: unit as number, name: unitCatalogue().pathOf(unit) },
    happenedOn: formatIso(happenedOn),
    persons: persons.filter((one) => one.eventId === eventId).flatMap(({ personId }) => shown.get(personId) ?? []),
    registered: { at: registeredAt.toISOString(), name: registeredName, roleWords: roleWords[registeredAs] },
    dueOn,
    isLate: workingDaysLeft(now, dueOn) < 0,
  }));
}
