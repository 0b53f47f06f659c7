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
  readonly answered: boolean;
};

/** The entry, whom it is about, and its turn to get a place in the log: one statement, since every read of a person waits for it. */
export async function insertEntry(tx: Tx, { entryId, at, salt, content, subjects, body, purpose, answered }: EntryRow): Promise<void> {
  await inSql(tx)`
    with entry as (
      insert into audit.entry (entry_id, at, salt, content)
      values (${entryId}, ${at}, ${salt as Buffer}, ${content})
    ),
    waiting as (
      insert into audit.waiting (entry_id)
      values (${entryId})
    )
    insert into audit.subject (person_id, at, entry_id, body, purpose, answered)
    select person_id, ${at}, ${entryId}, ${body}, ${purpose}, ${answered}
    from unnest(${subjects as number[]}::bigint[]) as s (person_id)`;
}
