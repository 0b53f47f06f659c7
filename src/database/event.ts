/** What happened, told to rooms below: announced in the transaction in which it happened, heard later by whoever listens, each in a transaction of its own. */
import { inSql, type Tx } from './database.ts';

/** `person.merged`: the thing, then what became of it. */
export type EventType = `${string}.${string}`;

export type AnnouncedEvent = {
  readonly eventId: number;
  readonly type: EventType;
  /** Keys of rows, never what stands in them: whoever hears it later reads what is true then. */
  readonly payload: { readonly [name: string]: unknown };
  readonly announcedAt: Date;
};

export type JobNeeds = { readonly tx: Tx; readonly now: Date; readonly dataDir: string };

/** Who hears what; a room holds its own in `jobs.ts`. */
export type Listener = {
  /** `notices.tell-decider`; never changed: by this name it is remembered what was heard. */
  readonly name: `${string}.${string}`;
  readonly hears: readonly EventType[];
  /** In one transaction with the note that it was heard: each event is heard once, however often it is tried. Events may come in another order than they happened. */
  hear(needs: JobNeeds, event: AnnouncedEvent): Promise<void>;
};

/** What is done by itself when its time comes; a room holds its own in `jobs.ts`. */
export type Timer = {
  readonly name: `${string}.${string}`;
  readonly every: 'minute' | 'day';
  /** Whatever has become due by now, also where minutes or days were missed; done twice it does nothing more. */
  run(needs: JobNeeds): Promise<void>;
};

/** Committed with what happened, or not at all. */
export async function announce(tx: Tx, type: EventType, payload: AnnouncedEvent['payload'], now: Date): Promise<void> {
  const sql = inSql(tx);
  await sql`
    insert into database.event (type, payload, announced_at)
    values (${type}, ${sql.json(payload as never)}, ${now})`;
}
