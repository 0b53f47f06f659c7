/** All statements of the room. */
import { inSql, type Tx } from '#database/index.ts';

export type EntryRow = {
  readonly entryId: string;
  readonly at: Date;
  readonly salt: Uint8Array;
  readonly content: string;
  readonly subjects: readonly number[];
  readonly body: string;
  readonly purpose: string;
};

export async function insertEntry(tx: Tx, { entryId, at, salt, content, subjects, body, purpose }: EntryRow): Promise<void> {
  const sql = inSql(tx);
  await sql`
    insert into audit.entry (entry_id, at, salt, content)
    values (${entryId}, ${at}, ${salt as Buffer}, ${content})`;
  if (subjects.length === 0) return;
  await sql`
    insert into audit.subject (person_id, at, entry_id, body, purpose)
    select person_id, ${at}, ${entryId}, ${body}, ${purpose}
    from unnest(${subjects as number[]}::bigint[]) as s (person_id)`;
}
