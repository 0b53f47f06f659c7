/** From an announced event to whoever listens: a job for each listener, then each job once. */
import { type Database, inSql, inTransaction } from './database.ts';
import type { AnnouncedEvent, Listener } from './event.ts';

export const hearTask = 'hear';

export type HearJob = { readonly eventId: number; readonly listener: string };

/** Of events at a time, so that no transaction grows long. */
const batch = 200;

/** Makes the jobs of events that have none yet; events and their jobs are kept in one database, so none is lost between them. Returns how many events. */
export async function queueEvents(db: Database, listeners: readonly Listener[]): Promise<number> {
  const pairs = listeners.flatMap(({ name, hears }) => hears.map((type) => ({ name, type })));
  return await inTransaction(db, async (tx) => {
    const sql = inSql(tx);
    const events = await sql<{ eventId: number }[]>`
      select event_id as "eventId"
      from database.event
      where queued_at is null
      order by event_id
      limit ${batch}
      for update skip locked`;
    if (events.length === 0) return 0;
    const ids = events.map(({ eventId }) => eventId);
    if (pairs.length > 0)
      await sql`
        select graphile_worker.add_job(${hearTask}, json_build_object('eventId', e.event_id, 'listener', l.name), queue_name => l.name)
        from database.event as e
        join unnest(${pairs.map(({ name }) => name)}::text[], ${pairs.map(({ type }) => type)}::text[]) as l (name, type) using (type)
        where e.event_id = any(${ids}::bigint[])
        order by e.event_id`;
    await sql`
      update database.event
      set queued_at = clock_timestamp()
      where event_id = any(${ids}::bigint[])`;
    return ids.length;
  });
}

/** The note that it was heard and what the listener did commit together: a job that is tried again after that does nothing. */
export async function hearOnce(db: Database, listeners: readonly Listener[], { eventId, listener }: HearJob, now: Date): Promise<void> {
  const one = listeners.find(({ name }) => name === listener);
  if (one === undefined) throw new Error(`nobody is called ${listener}`); // of a newer version, perhaps: it is tried again
  await inTransaction(db, async (tx) => {
    const sql = inSql(tx);
    const heard = await sql`
      insert into database.heard (event_id, listener, heard_at)
      values (${eventId}, ${listener}, ${now})
      on conflict (event_id, listener) do nothing`;
    if (heard.count === 0) return;
    const [event] = await sql<AnnouncedEvent[]>`
      select event_id as "eventId", type, payload, announced_at as "announcedAt"
      from database.event
      where event_id = ${eventId}`;
    if (event !== undefined) await one.hear({ tx, now, dataDir: db.dataDir }, event);
  });
}
