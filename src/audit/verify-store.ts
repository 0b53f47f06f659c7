/** Statements by which the log is verified: all that is stored, in the order of its places. */
import { copyOutBatches, inSql, type Tx } from '#database/index.ts';
import type { SignedRow } from './log-store.ts';

/** One view of the whole, however long it takes and whatever is written meanwhile; `of`: that of another transaction. */
export async function holdView(tx: Tx, of?: string): Promise<string> {
  const sql = inSql(tx);
  await sql`set transaction isolation level repeatable read read only`;
  if (of !== undefined) await sql.unsafe(`set transaction snapshot '${of}'`);
  const [row] = await sql<{ view: string }[]>`select pg_export_snapshot() as view`;
  return row?.view ?? '';
}

/** A place with its entry as it is stored now; without salt where the entry is gone. */
export type PlacedEntry = {
  readonly position: number;
  readonly entryId: string;
  readonly hash: Buffer;
  readonly salt: Buffer | undefined;
  readonly content: string;
  /** Its column `at`, since 1970. */
  readonly microseconds: number;
};

export async function* placedEntries(tx: Tx): AsyncGenerator<PlacedEntry> {
  const statement = `copy (
    select p.position, p.entry_id, encode(p.hash, 'hex'), encode(e.salt, 'hex'), e.content, (extract(epoch from e.at) * 1000000)::bigint
    from audit.place as p
    left join audit.entry as e using (entry_id)
    order by p.position
  ) to stdout`;
  for await (const rows of copyOutBatches(tx, statement))
    for (const [position, entryId, hash, salt, content, microseconds] of rows)
      yield {
        position: Number(position),
        entryId: entryId ?? '',
        hash: Buffer.from(hash ?? '', 'hex'),
        salt: salt === null ? undefined : Buffer.from(salt ?? '', 'hex'),
        content: content ?? '',
        microseconds: Number(microseconds),
      };
}

/** Checkpoints from a size on, in order of size. */
export async function* checkpointsFrom(tx: Tx): AsyncGenerator<SignedRow> {
  for (let after = -1, isMore = true; isMore; ) {
    const rows: SignedRow[] = await inSql(tx)<SignedRow[]>`
      select size, root, note, cosignatures, signed_at as "signedAt"
      from audit.checkpoint
      where size > ${after}
      order by size
      limit 1000`;
    yield* rows;
    after = rows.at(-1)?.size ?? after;
    isMore = rows.length > 0;
  }
}

export async function* storedTiles(tx: Tx): AsyncGenerator<{ readonly level: number; readonly number: number; readonly hashes: Buffer }> {
  for (let [level, number, isMore] = [-1, 0, true]; isMore; ) {
    const rows: { level: number; number: number; hashes: Buffer }[] = await inSql(tx)`
      select level, number, hashes
      from audit.tile
      where (level, number) > (${level}, ${number})
      order by level, number
      limit 200`;
    yield* rows;
    const last = rows.at(-1);
    [level, number, isMore] = [last?.level ?? level, last?.number ?? number, last !== undefined];
  }
}

/** Hashes of the places of one whole tile of leaves. */
export async function placeHashes(tx: Tx, number: number): Promise<Buffer[]> {
  const rows = await inSql(tx)<{ hash: Buffer }[]>`
    select hash
    from audit.place
    where position >= ${number * 256}::bigint and position < ${number * 256 + 256}::bigint
    order by position`;
  return rows.map(({ hash }) => hash);
}

/** Entries that neither have a place nor wait for one; entries that wait and are not there; how many wait. */
export async function unplacedEntries(tx: Tx): Promise<{ readonly strange: string | null; readonly gone: string | null; readonly waiting: number }> {
  const [row] = await inSql(tx)<{ strange: string | null; gone: string | null; waiting: number }[]>`
    select
      (
        select e.entry_id
        from audit.entry as e
        left join audit.place as p using (entry_id)
        left join audit.waiting as w using (entry_id)
        where p.entry_id is null and w.entry_id is null
        limit 1
      ) as strange,
      (
        select w.entry_id
        from audit.waiting as w
        left join audit.entry as e using (entry_id)
        where e.entry_id is null
        limit 1
      ) as gone,
      (select count(*) from audit.waiting)::int as waiting`;
  return row ?? { strange: null, gone: null, waiting: 0 };
}

/** The first entry whose rows by person are not what it says; its place, or null while it waits. Each content is parsed once: a field of `content::jsonb` parses it again, which took four times as long. */
export async function strayedSubject(tx: Tx): Promise<{ readonly entryId: string; readonly position: number | null } | undefined> {
  const [row] = await inSql(tx)<{ entryId: string; position: number | null }[]>`
    with said as (
      select
        e.entry_id,
        s.person::bigint as person_id,
        e.at,
        case
          when j.by ->> 'kind' = 'officer'
          then (j.by ->> 'role') || '@' || coalesce(j.by ->> 'unitId', '')
          else j.by ->> 'kind'
        end as body,
        j.purpose,
        s.answered
      from audit.entry as e
      cross join lateral jsonb_to_record(e.content::jsonb) as j (by jsonb, purpose text, outcome text, subjects jsonb, sought jsonb)
      cross join lateral (
        select person, j.outcome = 'answered'
        from jsonb_array_elements_text(j.subjects) as a (person)
        union all
        select person, false
        from jsonb_array_elements_text(coalesce(j.sought, '[]')) as b (person)
      ) as s (person, answered)
      where e.content is json object
    )
    select coalesce(a.entry_id, b.entry_id) as "entryId", p.position
    from said as a
    full join audit.subject as b using (person_id, at, entry_id, body, purpose, answered)
    left join audit.place as p on p.entry_id = coalesce(a.entry_id, b.entry_id)
    where a.entry_id is null or b.entry_id is null
    order by p.position
    limit 1`;
  return row;
}

/** The first emergency, and the first entry told as notable, of which the table of notable entries says something else. */
export async function strayedNotable(tx: Tx): Promise<{ readonly entryId: string; readonly position: number | null } | undefined> {
  const [row] = await inSql(tx)<{ entryId: string; position: number | null }[]>`
    select coalesce(e.entry_id, n.entry_id) as "entryId", p.position
    from (
      select entry_id, at, content::jsonb -> 'by' ->> 'role' as role, (content::jsonb -> 'by' ->> 'unitId')::integer as unit_id
      from audit.entry
      where content like '%"purpose":"emergency"%' and content is json object
        and content::jsonb ->> 'purpose' = 'emergency' and content::jsonb -> 'by' ->> 'kind' = 'officer'
    ) as e
    full join (select * from audit.notable where kind = 'emergency') as n using (entry_id)
    left join audit.place as p on p.entry_id = coalesce(e.entry_id, n.entry_id)
    where e.entry_id is null or n.entry_id is null or (e.at, e.role, e.unit_id) is distinct from (n.at, n.role, n.unit_id)
    order by p.position
    limit 1`;
  return row;
}
