/** Indexes that the first fill of a table leaves for its end. */
import { inSql, type Tx } from './database.ts';

/**
 * Indexes beside a table's key, each name with what follows `on table` in its migration. Filled row by row, in no order of theirs, they
 * cost more than the rows; made of all rows at once a quarter of that. For a table that nobody searches before it is filled.
 */
export type LateIndexes = { readonly table: string; readonly indexes: { readonly [name: string]: string } };

/** Takes them away where the table is empty, and only there. */
export async function leaveIndexes(tx: Tx, { table, indexes }: LateIndexes): Promise<void> {
  const sql = inSql(tx);
  const [row] = await sql.unsafe<{ filled: boolean }[]>(`select exists (select from ${table}) as filled`);
  if (row?.filled) return;
  const [schema] = table.split('.');
  for (const name of Object.keys(indexes)) await sql.unsafe(`drop index if exists ${schema}.${name}`);
}

/** Makes those that are not there. */
export async function makeIndexes(tx: Tx, { table, indexes }: LateIndexes): Promise<void> {
  for (const [name, columns] of Object.entries(indexes)) await inSql(tx).unsafe(`create index if not exists ${name} on ${table} ${columns}`);
}
