/** Statements about the index of forms and the rarities: what new forms are linked by without reading all others. */
import { bigintCell, copyIn, copyInBinary, copyRow, hearRowsBinary, inSql, smallintCell, type Tx } from '#database/index.ts';
import type { Model } from './engine/model.ts';
import { chunksOf, type Entries, type ReadChunk } from './lookup/chunks.ts';
import type { KnownFile } from './lookup/form-codes.ts';
import type { RaritySummary } from './lookup/rarities.ts';

export type Segment = { readonly actId: number; readonly keys: string; readonly forms: number; readonly chunks: number };

/** The oldest first. */
export async function segmentsOfIndex(tx: Tx): Promise<Segment[]> {
  return await inSql(tx)<Segment[]>`
    select act_id as "actId", keys, forms, chunks
    from linkage.index_segment
    order by act_id`;
}

/** Of each file as far as it is known by now. */
export async function filesOfIndex(tx: Tx): Promise<KnownFile[]> {
  return await inSql(tx)<KnownFile[]>`
    select file_no as "fileNo", min(first_code) as "firstCode", max(last_record) as "lastRecord"
    from linkage.index_file
    group by file_no
    order by file_no`;
}

/** The model of the newest build that learned one, and what is rare by it. */
export async function newestRarity(tx: Tx): Promise<{ readonly actId: number; readonly model: Model; readonly rarity: RaritySummary } | undefined> {
  const [row] = await inSql(tx)<{ actId: number; model: Model; rarity: RaritySummary | null }[]>`
    select act_id as "actId", model, rarity
    from linkage.model
    order by act_id desc
    limit 1`;
  return row?.rarity ? { ...row, rarity: row.rarity } : undefined;
}

export async function keepSummary(tx: Tx, actId: number, rarity: RaritySummary): Promise<void> {
  await inSql(tx)`update linkage.model set rarity = ${JSON.stringify(rarity)}::text::jsonb where act_id = ${actId}`;
}

/** What a build has added to the index, and what it counted. */
export async function forgetLookup(tx: Tx, actId: number): Promise<void> {
  const sql = inSql(tx);
  await sql`delete from linkage.index_segment where act_id = ${actId}`;
  await sql`delete from linkage.index_file where act_id = ${actId}`;
  await sql`delete from linkage.index_chunk where act_id = ${actId}`;
  await sql`delete from linkage.rarity_chunk where act_id = ${actId}`;
}

export async function emptyLookup(tx: Tx): Promise<void> {
  await inSql(tx)`truncate linkage.index_segment, linkage.index_file, linkage.index_chunk, linkage.rarity_chunk`;
}

export type List = 'index' | 'rarity';
const tableOf = { index: 'linkage.index_chunk (act_id, pass_no, first_key, entries)', rarity: 'linkage.rarity_chunk (act_id, list_no, first_key, entries)' };

/** Returns how many chunks were written. */
export async function insertChunks(tx: Tx, list: List, actId: number, lists: Iterable<readonly [number: number, Entries]>): Promise<number> {
  let count = 0;
  await copyInBinary(tx, `copy ${tableOf[list]} from stdin (format binary)`, rows());
  return count;
  function* rows(): Generator<readonly Buffer[]> {
    const act = bigintCell(actId);
    for (const [number, entries] of lists) {
      const own = smallintCell(number);
      for (const { firstKey, entries: bytes } of chunksOf(entries)) {
        count++;
        yield [act, own, bigintCell(firstKey), bytes];
      }
    }
  }
}

export async function insertSegment(tx: Tx, { actId, keys, forms, chunks }: Segment): Promise<void> {
  await inSql(tx)`
    insert into linkage.index_segment (act_id, keys, forms, chunks)
    values (${actId}, ${keys}, ${forms}, ${chunks})`;
}

export async function insertIndexFiles(tx: Tx, actId: number, files: readonly KnownFile[]): Promise<void> {
  await copyIn(
    tx,
    'copy linkage.index_file (act_id, file_no, first_code, last_record) from stdin',
    files.map(({ fileNo, firstCode, lastRecord }) => copyRow([actId, fileNo, firstCode, lastRecord])),
  );
}

/** A list by its number, and one of its chunks; good while it is heard. */
export type HearChunk = (number: number, chunk: ReadChunk) => void;

const hearChunks = (tx: Tx, select: string, hear: HearChunk): Promise<void> =>
  hearRowsBinary(tx, `copy (${select}) to stdout (format binary)`, 2, (bytes, at) => hear(bytes.readInt16BE(at[0]!), { bytes, from: at[2]!, to: at[3]! }));

/** All chunks of some lists of some segments, in the order in which they lie. */
export async function readIndex(tx: Tx, actIds: readonly number[], numbers: readonly number[], hear: HearChunk): Promise<void> {
  const of = `act_id in (${actIds.map(Number).join(', ')}) and pass_no in (${numbers.map(Number).join(', ')})`;
  await hearChunks(tx, `select pass_no, entries from linkage.index_chunk where ${of}`, hear);
}

export async function readRarities(tx: Tx, actId: number, hear: HearChunk): Promise<void> {
  await hearChunks(tx, `select list_no, entries from linkage.rarity_chunk where act_id = ${Number(actId)}`, hear);
}

/** Chunks of one list of a segment, in order of their keys. */
export async function chunksOfList(tx: Tx, actId: number, number: number): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  const select = `
    select pass_no, entries
    from linkage.index_chunk
    where act_id = ${Number(actId)} and pass_no = ${Number(number)}
    order by first_key`;
  await hearChunks(tx, select, (_, { bytes, from, to }) => void chunks.push(Buffer.from(bytes.subarray(from, to))));
  return chunks;
}

/** As many keys are looked up by one statement. */
export const keysAtOnce = 4000;

/** `place` is that of the key asked for. */
export type FoundChunk = { readonly place: number; readonly entries: Buffer };
/** Keys to be looked up: the list and the key of each. */
export type AskedKeys = { readonly numbers: readonly number[]; readonly keys: readonly number[] };

/** The chunk of each key, where there is one. */
export async function chunksOfIndex(tx: Tx, actIds: readonly number[], { numbers, keys }: AskedKeys): Promise<FoundChunk[]> {
  return await inSql(tx)<FoundChunk[]>`
    select a.place::integer as place, c.entries
    from unnest(${actIds as number[]}::bigint[]) as s (act_id)
    cross join unnest(${numbers as number[]}::smallint[], ${keys as number[]}::bigint[]) with ordinality as a (pass_no, key, place)
    cross join lateral (
      select c.entries
      from linkage.index_chunk as c
      where c.act_id = s.act_id and c.pass_no = a.pass_no and c.first_key <= a.key
      order by c.first_key desc
      limit 1
    ) as c
    order by a.place, s.act_id`;
}

export async function chunksOfRarity(tx: Tx, actId: number, { numbers, keys }: AskedKeys): Promise<FoundChunk[]> {
  return await inSql(tx)<FoundChunk[]>`
    select a.place::integer as place, c.entries
    from unnest(${numbers as number[]}::smallint[], ${keys as number[]}::bigint[]) with ordinality as a (list_no, key, place)
    cross join lateral (
      select c.entries
      from linkage.rarity_chunk as c
      where c.act_id = ${actId} and c.list_no = a.list_no and c.first_key <= a.key
      order by c.first_key desc
      limit 1
    ) as c`;
}

/** Takes chunks of older segments into the newest of them. */
export async function forgetSegments(tx: Tx, actIds: readonly number[]): Promise<void> {
  const sql = inSql(tx);
  await sql`delete from linkage.index_segment where act_id = any(${actIds as number[]}::bigint[])`;
  await sql`delete from linkage.index_chunk where act_id = any(${actIds as number[]}::bigint[])`;
}
