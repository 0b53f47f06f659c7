/** Statements of entries: only added to. */
import { inSql, type Tx } from '#database/index.ts';

export type EntryRow = {
  readonly entryId: string;
  readonly at: Date;
  readonly salt: Uint8Array;
  readonly content: string;
  readonly subjects: readonly number[];
  readonly body: string;
  readonly purpose: string;
  /** Whether the subjects were shown; those who were only sought never were. */
  readonly answered: boolean;
  readonly sought: readonly number[];
  /** Where somebody has to look at it; with the reader's office. */
  readonly notable: { readonly kind: NotableKind; readonly role: string; readonly unitId: number | null } | null;
};

export type NotableKind = 'emergency' | 'sample';

/** The entry, whom it is about, and its turn to get a place in the log: one statement, since every read of a person waits for it. */
export async function insertEntry(tx: Tx, { entryId, at, salt, content, subjects, sought, body, purpose, answered, notable }: EntryRow): Promise<void> {
  await inSql(tx)`
    with entry as (
      insert into audit.entry (entry_id, at, salt, content)
      values (${entryId}, ${at}, ${salt as Buffer}, ${content})
    ),
    waiting as (
      insert into audit.waiting (entry_id)
      values (${entryId})
    ),
    notable as (
      insert into audit.notable (entry_id, at, kind, role, unit_id)
      select ${entryId}, ${at}, ${notable?.kind ?? ''}, ${notable?.role ?? ''}, ${notable?.unitId ?? null}::integer
      where ${notable !== null}
    )
    insert into audit.subject (person_id, at, entry_id, body, purpose, answered)
    select person_id, ${at}, ${entryId}, ${body}, ${purpose}, ${answered} and not person_id = any (${sought as number[]}::bigint[])
    from unnest(${[...subjects, ...sought]}::bigint[]) as s (person_id)`;
}
