/** Statements of the log: places, tiles, checkpoints. */
import { inSql, type Tx } from '#database/index.ts';
import { type Hash, hashLength } from './log/merkle.ts';
import type { Tile, TileName } from './log/tiles.ts';
import { hashesIn } from './log/tiles.ts';

export type SignedRow = { readonly size: number; readonly root: Hash; readonly note: string; readonly cosignatures: string; readonly signedAt: Date };

export async function newestCheckpoint(tx: Tx): Promise<SignedRow | undefined> {
  const [row] = await inSql(tx)<SignedRow[]>`
    select size, root, note, cosignatures, signed_at as "signedAt"
    from audit.checkpoint
    order by size desc
    limit 1`;
  return row;
}

/** The newest first. */
export async function newestCheckpoints(tx: Tx, most: number): Promise<SignedRow[]> {
  return await inSql(tx)<SignedRow[]>`
    select size, root, note, cosignatures, signed_at as "signedAt"
    from audit.checkpoint
    order by size desc
    limit ${most}`;
}

export async function insertCheckpoint(tx: Tx, { size, root, note, signedAt }: Omit<SignedRow, 'cosignatures'>): Promise<void> {
  await inSql(tx)`
    insert into audit.checkpoint (size, root, note, signed_at)
    values (${size}, ${root}, ${note}, ${signedAt})`;
}

export type RefusalRow = { readonly witness: string; readonly code: 'audit.rolled-back' | 'audit.forked'; readonly seen: number; readonly size: number };

/** True where it is new, or refused for another reason than before. */
export async function insertRefusal(tx: Tx, { witness, code, seen, size }: RefusalRow, now: Date): Promise<boolean> {
  const made = await inSql(tx)`
    insert into audit.refusal (witness, code, seen, size, refused_at)
    values (${witness}, ${code}, ${seen}, ${size}, ${now})
    on conflict (witness) do update
    set code = excluded.code, seen = excluded.seen, size = excluded.size, refused_at = excluded.refused_at
    where refusal.code <> excluded.code
    returning witness`;
  return made.length === 1;
}

export async function deleteRefusal(tx: Tx, witness: string): Promise<void> {
  await inSql(tx)`delete from audit.refusal where witness = ${witness}`;
}

/** Witnesses that refuse to sign this log as it stands. */
export async function standingRefusals(tx: Tx): Promise<(RefusalRow & { readonly refusedAt: Date })[]> {
  return await inSql(tx)<(RefusalRow & { readonly refusedAt: Date })[]>`
    select witness, code, seen, size, refused_at as "refusedAt"
    from audit.refusal
    order by witness`;
}

export async function addCosignatures(tx: Tx, size: number, lines: string): Promise<void> {
  await inSql(tx)`
    update audit.checkpoint
    set cosignatures = cosignatures || ${lines}
    where size = ${size}`;
}

/**
 * Gives waiting entries the places from `size` on, each hashed from the row as it is stored now; answers the hashes in order of place.
 * One that waits but is not there stays where it is: verification names it. One that waits twice gets one place.
 */
export async function placeWaiting(tx: Tx, size: number, most: number): Promise<Hash[]> {
  const [row] = await inSql(tx)<{ hashes: Buffer | null }[]>`
    with taken as (
      delete from audit.waiting
      where ctid = any (array(
        select w.ctid
        from audit.waiting as w
        join audit.entry as e using (entry_id)
        limit ${most}
      ))
      returning entry_id
    ),
    placed as (
      insert into audit.place (position, entry_id, hash)
      select ${size}::bigint + row_number() over (order by e.entry_id) - 1, e.entry_id, sha256(e.salt || convert_to(e.content, 'UTF8'))
      from (select distinct entry_id from taken) as t
      join audit.entry as e using (entry_id)
      where not exists (select from audit.place as p where p.entry_id = t.entry_id)
      returning position, hash
    )
    select string_agg(hash, ''::bytea order by position) as hashes
    from placed`;
  return row?.hashes ? hashesIn(row.hashes) : [];
}

/** Whether there is something to do: an entry that waits, or a log that has not begun. */
export async function isAnyWaiting(tx: Tx): Promise<boolean> {
  const [row] = await inSql(tx)<{ waits: boolean }[]>`
    select exists (select from audit.waiting) or not exists (select from audit.checkpoint) as waits`;
  return row?.waits ?? false;
}

/** How many entries have no place yet, and since when the first of them has waited. */
export async function longestWaiting(tx: Tx): Promise<{ readonly count: number; readonly since: Date | null }> {
  const [row] = await inSql(tx)<{ count: number; since: Date | null }[]>`
    select count(*)::int as count, min(e.at) as since
    from audit.waiting as w
    join audit.entry as e using (entry_id)`;
  return row ?? { count: 0, since: null };
}

export async function readTile(tx: Tx, { level, number }: TileName): Promise<Buffer | undefined> {
  const [row] = await inSql(tx)<{ hashes: Buffer }[]>`
    select hashes
    from audit.tile
    where level = ${level} and number = ${number}`;
  return row?.hashes;
}

export async function writeTiles(tx: Tx, tiles: readonly Tile[]): Promise<void> {
  const rows = tiles.map(({ level, number, hashes }) => ({ level, number, hashes: hashes.toString('hex') }));
  await inSql(tx)`
    insert into audit.tile (level, number, hashes)
    select level, number, decode(hashes, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as t (level smallint, number bigint, hashes text)
    on conflict (level, number) do update set hashes = excluded.hashes`;
}

/** An entry bundle (C2SP tlog-tiles, Log entries): each leaf's data after its length in two bytes. */
export async function readBundle(tx: Tx, number: number, width: number): Promise<Buffer> {
  const [row] = await inSql(tx)<{ bundle: Buffer | null }[]>`
    select string_agg(${Buffer.from([0, hashLength])}::bytea || hash, ''::bytea order by position) as bundle
    from audit.place
    where position >= ${number * 256}::bigint and position < ${number * 256 + width}::bigint`;
  return row?.bundle ?? Buffer.alloc(0);
}

/** Space of entries that have their place is given back: nothing else shortens the walk over those that wait. */
export const tidyWaiting = 'vacuum audit.waiting';

/** An entry as it is stored, with its place; null while it waits for one. */
export async function placedEntry(
  tx: Tx,
  entryId: string,
): Promise<{ readonly position: number | null; readonly salt: Buffer; readonly content: string } | undefined> {
  const [row] = await inSql(tx)<{ position: number | null; salt: Buffer; content: string }[]>`
    select p.position, e.salt, e.content
    from audit.entry as e
    left join audit.place as p using (entry_id)
    where e.entry_id = ${entryId}`;
  return row;
}
