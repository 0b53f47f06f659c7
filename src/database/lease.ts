/** Leases: a session advisory lock on a connection of its own, so that the death of its holder, however it dies, gives it back at once. */
import { type Database, inSql, type Tx } from './database.ts';

export type Lease = { release(): Promise<void> };

/** What is leased; the first half of the lock's key. */
export const leaseSpaces = { build: 1, intakeSlice: 2, personSlice: 3, serving: 4, act: 5, sequencing: 6, stratum: 7 } as const;

/** Takes the lease of one thing, or `undefined` where another session holds it. */
export async function tryLease(db: Database, space: keyof typeof leaseSpaces, id: number): Promise<Lease | undefined> {
  const held = await db.sql.reserve();
  const [row] = await held<{ taken: boolean }[]>`select pg_try_advisory_lock(${leaseSpaces[space]}::int, ${id}::int) as taken`;
  if (!row?.taken) {
    held.release();
    return undefined;
  }
  return {
    release: async () => {
      await held`select pg_advisory_unlock(${leaseSpaces[space]}::int, ${id}::int)`.catch(() => {});
      held.release();
    },
  };
}

/** Whether any session of this database holds the lease now. */
export async function isLeased(tx: Tx, space: keyof typeof leaseSpaces, id: number): Promise<boolean> {
  const [row] = await inSql(tx)<{ leased: boolean }[]>`
    select exists (
      select from pg_locks
      where locktype = 'advisory' and granted and objsubid = 2
        and classid = ${leaseSpaces[space]} and objid = ${id}
        and database = (select oid from pg_database where datname = current_database())
    ) as leased`;
  return row?.leased ?? false;
}

/**
 * Shares a lease until the transaction ends: false where another session holds it alone. Many may share it at once; whoever
 * wants it alone does not get it meanwhile.
 */
export async function shareLease(tx: Tx, space: keyof typeof leaseSpaces, id: number): Promise<boolean> {
  const [row] = await inSql(tx)<{ shared: boolean }[]>`select pg_try_advisory_xact_lock_shared(${leaseSpaces[space]}::int, ${id}::int) as shared`;
  return row?.shared ?? false;
}

/** Waits for a lease, and holds it alone until the transaction ends. */
export async function awaitLease(tx: Tx, space: keyof typeof leaseSpaces, id: number): Promise<void> {
  await inSql(tx)`select pg_advisory_xact_lock(${leaseSpaces[space]}::int, ${id}::int)`;
}

/** Holds a lease alone until the transaction ends; false where another session holds it. */
export async function leaseIfFree(tx: Tx, space: keyof typeof leaseSpaces, id: number): Promise<boolean> {
  const [row] = await inSql(tx)<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${leaseSpaces[space]}::int, ${id}::int) as taken`;
  return row?.taken ?? false;
}

/** Waits until nobody holds a lease alone, and does not take it: of many who wait none waits for another. */
export async function untilFree(tx: Tx, space: keyof typeof leaseSpaces, id: number): Promise<void> {
  await inSql(tx)`
    select pg_advisory_unlock_shared(${leaseSpaces[space]}::int, ${id}::int)
    from (select pg_advisory_lock_shared(${leaseSpaces[space]}::int, ${id}::int) offset 0) as waited`;
}
