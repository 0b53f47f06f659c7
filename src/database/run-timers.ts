/** Runs what is due by the register's clock: of all programs that look at once, one does it. */
import { type Database, inSql, inTransaction, type Tx } from './database.ts';
import type { JobNeeds, Timer } from './event.ts';

/**
 * Each timer in a transaction of its own, which also notes the minute or day for which it was run: both are there afterwards, or
 * neither. A clock that was moved forward makes it due once, not once for each day that was passed over. Returns who failed.
 */
export async function runTimers(db: Database, timers: readonly Timer[], now: Date): Promise<readonly { readonly name: string; readonly error: unknown }[]> {
  const failed: { name: string; error: unknown }[] = [];
  for (const timer of timers) {
    try {
      await inTransaction(db, async (tx) => {
        if (await takeTurn(tx, timer.name, periodOf(timer.every, now), now)) await timer.run({ tx, now, dataDir: db.dataDir } satisfies JobNeeds);
      });
    } catch (error) {
      failed.push({ name: timer.name, error });
    }
  }
  return failed;
}

const vietnam = 7 * 3_600_000;

/** Texts that grow with time: the minute, or the day in Việt Nam. */
const periodOf = (every: Timer['every'], now: Date): string => new Date(now.getTime() + vietnam).toISOString().slice(0, every === 'minute' ? 16 : 10);

/** False where it was run for this period or a later one, or another program is running it now. */
async function takeTurn(tx: Tx, name: string, period: string, now: Date): Promise<boolean> {
  const sql = inSql(tx);
  const [last] = await sql<{ period: string }[]>`select period from database.timer where name = ${name}`;
  if (last !== undefined && last.period >= period) return false;
  const [alone] = await sql<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${`timer ${name}`}, 0)) as taken`;
  if (!alone?.taken) return false;
  const noted = await sql`
    insert into database.timer (name, period, ran_at)
    values (${name}, ${period}, ${now})
    on conflict (name) do update set period = excluded.period, ran_at = excluded.ran_at
    where timer.period < excluded.period`;
  return noted.count === 1;
}
