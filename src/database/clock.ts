/** The one clock of a register: the machine's, or in a demo the machine's with a shift that is kept in the database, so that every program obeys it. */
import { inSql, type Tx } from './database.ts';

/** From the commit on, for whoever opens the register or reads its clock again (`Database.readClock`). Null: it runs with the machine. */
export async function setClock(tx: Tx, to: Date | null): Promise<void> {
  const sql = inSql(tx);
  if (to === null) await sql`delete from database.clock`;
  else
    await sql`
      insert into database.clock (ahead_ms)
      values (${to.getTime() - Date.now()})
      on conflict (one) do update set ahead_ms = excluded.ahead_ms`;
}
