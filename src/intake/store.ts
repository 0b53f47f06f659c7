/** All statements of the room: files, slices, refused rows, acts. */
import { copyIn, copyOutBatches, copyRow, inSql, type Tx } from '#database/index.ts';
import { type FormId, formIdParts } from '#values/index.ts';
import type { Encoding } from './encoding.ts';
import type { RefusedRecord, SourceName } from './form.ts';
import type { Mended, Slice } from './read-slice.ts';
import type { Act } from './record-act.ts';
import type { TypedFields, TypedKind } from './typed-form.ts';

export type KnownFile = {
  readonly fileNo: number;
  readonly path: string;
  readonly sha256: string;
  readonly source: SourceName | null;
  readonly records: number;
  readonly state: 'received' | 'sliced' | 'done' | 'left-out' | 'withdrawn';
};
export type NewFile = { readonly path: string; readonly sha256: string; readonly source: SourceName; readonly encoding: Encoding; readonly bytes: number };

/** Only one delivery at a time gives out file numbers. */
export async function lockFiles(tx: Tx): Promise<void> {
  await inSql(tx)`lock table intake.file in share row exclusive mode`;
}

export async function knownFiles(tx: Tx, hashes: readonly string[]): Promise<KnownFile[]> {
  return inSql(tx)<KnownFile[]>`
    select file_no as "fileNo", path, encode(sha256, 'hex') as sha256, source, records, state
    from intake.file
    where sha256 in (select decode(h, 'hex') from unnest(${hashes as string[]}::text[]) as h)
  `;
}

/** In the order given, each one number higher than the one before. */
export async function insertFiles(tx: Tx, files: readonly NewFile[], now: Date): Promise<void> {
  const [last] = await inSql(tx)<{ fileNo: number }[]>`select coalesce(max(file_no), 0) as "fileNo" from intake.file`;
  const first = (last?.fileNo ?? 0) + 1;
  const rows = files.map(({ path, sha256, source, encoding, bytes }, at) =>
    copyRow([first + at, `\\x${sha256}`, path, source, encoding, bytes, 0, 'received', now.toISOString()]),
  );
  await copyIn(tx, 'copy intake.file (file_no, sha256, path, source, encoding, bytes, records, state, received_at) from stdin', rows);
}

export async function filesToCut(tx: Tx): Promise<KnownFile[]> {
  return inSql(tx)<KnownFile[]>`
    select file_no as "fileNo", path, encode(sha256, 'hex') as sha256, source, records, state
    from intake.file
    where state = 'received'
    order by file_no
  `;
}

/** Whether any file is still to be cut into slices. */
export async function someWaitToBeCut(tx: Tx): Promise<boolean> {
  const [row] = await inSql(tx)<{ some: boolean }[]>`select exists (select from intake.file where state = 'received') as some`;
  return row?.some ?? false;
}

export type CutFile = { readonly fileNo: number; readonly records: number; readonly slices: readonly Slice[] };

/** Of these files, the slices of those that no other has cut meanwhile. A file without records is done at once. */
export async function saveSlices(tx: Tx, files: readonly CutFile[]): Promise<void> {
  const sql = inSql(tx);
  const open = await sql<{ fileNo: number }[]>`
    select file_no as "fileNo"
    from intake.file
    where file_no = any(${files.map(({ fileNo }) => fileNo)}::integer[]) and state = 'received'
    order by file_no
    for update
  `;
  const own = files.filter((file) => open.some(({ fileNo }) => fileNo === file.fileNo));
  await copyIn(
    tx,
    'copy intake.slice (file_no, slice_no, first_record, records, first_line, byte_offset, byte_length) from stdin',
    own.flatMap(({ fileNo, slices }) =>
      slices.map((slice) => copyRow([fileNo, slice.sliceNo, slice.firstRecord, slice.records, slice.firstLine, slice.byteOffset, slice.byteLength])),
    ),
  );
  await sql`
    update intake.file as f
    set records = n.records, state = case when n.records = 0 then 'done' else 'sliced' end
    from unnest(${own.map(({ fileNo }) => fileNo)}::integer[], ${own.map(({ records }) => records)}::integer[]) as n (file_no, records)
    where f.file_no = n.file_no
  `;
}

export async function leaveOut(tx: Tx, fileNo: number): Promise<void> {
  await inSql(tx)`
    update intake.file
    set state = 'left-out', records = 0
    where file_no = ${fileNo} and state = 'received'
  `;
}

/** Slices stored in one transaction; the number is the same for every process and at every time. */
export type Bundle = { readonly bundle: number; readonly slices: readonly Slice[] };

/** Slices whose forms are not stored yet, in the order of their files; small ones that follow each other are bundled, ten thousand records or little more. */
export async function bundlesToRead(tx: Tx): Promise<Bundle[]> {
  const open = await inSql(tx)<(Slice & { bundle: number })[]>`
    select s.file_no as "fileNo", s.slice_no as "sliceNo", encode(f.sha256, 'hex') as sha256, s.first_record as "firstRecord",
      s.records, s.first_line as "firstLine", s.byte_offset as "byteOffset", s.byte_length as "byteLength", s.bundle
    from (
      select *, ((sum(records) over (order by file_no, slice_no) - records) / ${recordsPerBundle})::integer as bundle
      from intake.slice
    ) as s
    join intake.file as f using (file_no)
    where s.done_at is null
    order by s.file_no, s.slice_no
  `;
  return [...Map.groupBy(open, ({ bundle }) => bundle)].map(([bundle, slices]) => ({ bundle, slices }));
}

const recordsPerBundle = 10_000;

/**
 * In the transaction that stores the slices' forms; gives those that no other has stored. Whoever comes second waits for the
 * first to end; locked in one order, so that two never wait for each other.
 */
export async function markSlicesDone<Named extends Pick<Slice, 'fileNo' | 'sliceNo'>>(tx: Tx, slices: readonly Named[], now: Date): Promise<Named[]> {
  const done = await inSql(tx)<{ fileNo: number; sliceNo: number }[]>`
    with open as materialized (
      select s.file_no, s.slice_no
      from intake.slice as s
      join unnest(${slices.map(({ fileNo }) => fileNo)}::integer[], ${slices.map(({ sliceNo }) => sliceNo)}::integer[]) as n (file_no, slice_no)
        using (file_no, slice_no)
      where s.done_at is null
      order by s.file_no, s.slice_no
      for update of s
    )
    update intake.slice as s
    set done_at = ${now}
    from open as o
    where s.file_no = o.file_no and s.slice_no = o.slice_no
    returning s.file_no as "fileNo", s.slice_no as "sliceNo"
  `;
  return slices.filter(({ fileNo, sliceNo }) => done.some((one) => one.fileNo === fileNo && one.sliceNo === sliceNo));
}

/** Files of which every slice is stored are done. Apart from the slices, because two that store the last two at once each see the other's open. */
export async function closeFiles(tx: Tx): Promise<void> {
  await inSql(tx)`
    update intake.file as f
    set state = 'done'
    where f.state = 'sliced'
      and not exists (select 1 from intake.slice as s where s.file_no = f.file_no and s.done_at is null)
  `;
}

/** A row that could not be read is then of that commune's officers. */
export async function keepOffices(tx: Tx, offices: readonly { readonly fileNo: number; readonly unit: number }[]): Promise<void> {
  await inSql(tx)`
    update intake.file as f
    set office_unit = o.unit
    from unnest(${offices.map(({ fileNo }) => fileNo)}::integer[], ${offices.map(({ unit }) => unit)}::integer[]) as o (file_no, unit)
    where f.file_no = o.file_no
  `;
}

export type Counts = { readonly files: number; readonly records: number; readonly refused: number; readonly slices: number; readonly slicesDone: number };

/** Of everything received so far; forms = records - refused once every slice is done. */
export async function countReceived(tx: Tx): Promise<Counts> {
  const [counts] = await inSql(tx)<[Counts]>`
    select
      (select count(*) from intake.file where state <> 'left-out') as files,
      (select coalesce(sum(records), 0)::bigint from intake.file) as records,
      (select count(*) from intake.refused) as refused,
      (select count(*) from intake.slice) as slices,
      (select count(*) from intake.slice where done_at is not null) as "slicesDone"
  `;
  return counts;
}

export async function insertRefused(tx: Tx, rows: Iterable<RefusedRecord> | AsyncIterable<RefusedRecord>): Promise<void> {
  await copyIn(tx, 'copy intake.refused (file_no, record, line, byte_offset, byte_length, field, code, found) from stdin', refusedLines(rows));
}

async function* refusedLines(rows: Iterable<RefusedRecord> | AsyncIterable<RefusedRecord>): AsyncGenerator<string> {
  for await (const row of rows) {
    yield copyRow([row.fileNo, row.record, row.line, row.byteOffset, row.byteLength, row.field, row.code, row.found]);
  }
}

export type StoredRefusal = RefusedRecord & { readonly path: string; readonly sha256: string; readonly source: SourceName };

const refusedColumns = "f.file_no, r.record, r.line, r.byte_offset, r.byte_length, r.field, r.code, r.found, f.path, encode(f.sha256, 'hex'), f.source";

/** Where a page of refused rows begins: after this row. */
export type RefusedPlace = { readonly fileNo: number; readonly record: number };

/** Refused rows that nobody has sent again yet, in the order of files and records; at most `limit`. */
export async function refusedAfter(tx: Tx, after: RefusedPlace, limit: number): Promise<StoredRefusal[]> {
  return inSql(tx)<StoredRefusal[]>`
    select f.file_no as "fileNo", r.record, r.line, r.byte_offset as "byteOffset", r.byte_length as "byteLength", r.field, r.code,
      coalesce(r.found, '') as found, f.path, encode(f.sha256, 'hex') as sha256, f.source
    from intake.refused as r
    join intake.file as f using (file_no)
    where r.mended_by is null and (r.file_no, r.record) > (${after.fileNo}::bigint, ${after.record}::bigint)
    order by r.file_no, r.record
    limit ${limit}
  `;
}

/** The source to whose sheet a refused row goes back: that of its file, but an entry of another kind to its own. */
const sheetOf = `case when r.code = 'row.other-kind' and r.found = any('{khai-sinh,khai-tu}') then r.found else f.source end`;

/** All of them, of one source's sheet or of any. */
export async function* refusedToMend(tx: Tx, source?: SourceName): AsyncGenerator<StoredRefusal[]> {
  const statement = `copy (
    select ${refusedColumns}
    from intake.refused as r
    join intake.file as f using (file_no)
    where r.mended_by is null${source === undefined ? '' : ` and ${sheetOf} = '${source}'`}
    order by f.file_no, r.record
  ) to stdout`;
  for await (const batch of copyOutBatches(tx, statement)) {
    yield batch.map(([fileNo, record, line, byteOffset, byteLength, field, code, found, path, sha256, source]) => ({
      fileNo: Number(fileNo),
      record: Number(record),
      line: Number(line),
      byteOffset: Number(byteOffset),
      byteLength: Number(byteLength),
      field: field ?? undefined,
      code: code ?? '',
      found: found ?? '',
      path: path ?? '',
      sha256: sha256 ?? '',
      source: source as SourceName,
    }));
  }
}

export async function sourcesToMend(tx: Tx): Promise<SourceName[]> {
  const found = await inSql(tx)<{ source: SourceName }[]>`
    select distinct ${inSql(tx).unsafe(sheetOf)} as source
    from intake.refused as r
    join intake.file as f using (file_no)
    where r.mended_by is null and r.code <> 'row.header-again'
    order by source
  `;
  return found.map(({ source }) => source);
}

/** A row counts as mended when the row sent in its place was read, whether that became a form or is refused in its turn. */
export async function markMended(tx: Tx, mended: readonly Mended[]): Promise<number> {
  const parts = mended.map(({ reference, by }) => ({ hash: reference.split(':')[0] ?? '', record: Number(reference.split(':')[1]), by }));
  const usable = parts.filter(({ hash, record }) => /^[0-9a-f]{16,64}$/.test(hash) && Number.isInteger(record) && record > 0 && record < 2 ** 31);
  if (usable.length === 0) return 0;
  const done = await inSql(tx)`
    update intake.refused as r
    set mended_by = m.form_id
    from unnest(${usable.map(({ hash }) => hash)}::text[], ${usable.map(({ record }) => record)}::integer[], ${usable.map(({ by }) => by)}::bigint[]) as m (hash, record, form_id)
    join intake.file as f on encode(f.sha256, 'hex') like m.hash || '%'
    where r.file_no = f.file_no and r.record = m.record and r.mended_by is null
  `;
  return done.count;
}

/** The slice that holds a form's record. */
export async function sliceOf(tx: Tx, id: FormId): Promise<Slice | undefined> {
  const { fileNo, record } = formIdParts(id);
  const [found] = await inSql(tx)<Slice[]>`
    select s.file_no as "fileNo", s.slice_no as "sliceNo", encode(f.sha256, 'hex') as sha256, s.first_record as "firstRecord",
      s.records, s.first_line as "firstLine", s.byte_offset as "byteOffset", s.byte_length as "byteLength"
    from intake.slice as s
    join intake.file as f using (file_no)
    where s.file_no = ${fileNo} and ${record}::bigint >= s.first_record and ${record}::bigint < s.first_record + s.records
  `;
  return found;
}

export async function isRefused(tx: Tx, id: FormId): Promise<boolean> {
  const { fileNo, record } = formIdParts(id);
  const found = await inSql(tx)`
    select 1
    from intake.refused
    where file_no = ${fileNo} and record = ${record}::bigint
  `;
  return found.length > 0;
}

export async function isRecordedAct(tx: Tx, id: FormId): Promise<boolean> {
  const found = await inSql(tx)`
    select 1
    from intake.act
    where act_id = ${id}
  `;
  return found.length > 0;
}

export async function insertAct(tx: Tx, act: Act, now: Date): Promise<FormId> {
  const [made] = await inSql(tx)<{ actId: number }[]>`
    insert into intake.act (act_id, kind, undoes, officers, reason, evidence, recorded_at)
    values (nextval('intake.act_number'), ${act.kind}, ${act.undoes ?? null}, ${act.officers as string[]}, ${act.reason ?? null}, ${act.evidence ?? null}, ${now})
    returning act_id as "actId"
  `;
  return made?.actId as FormId;
}

export async function drawActNumbers(tx: Tx, count: number): Promise<FormId[]> {
  const rows = await inSql(tx)<{ id: number }[]>`select nextval('intake.act_number') as id from generate_series(1, ${count})`;
  return rows.map(({ id }) => id as FormId);
}

/** Undefined in a register to which nothing was done yet. */
export async function newestAct(tx: Tx): Promise<Date | undefined> {
  const [row] = await inSql(tx)<{ at: Date | null }[]>`select max(recorded_at) as at from intake.act`;
  return row?.at ?? undefined;
}

export type NamedFile = {
  readonly fileNo: number;
  readonly path: string;
  readonly sha256: string;
  readonly state: KnownFile['state'];
  readonly withdrawnBy: number | null;
};

/** Received files of this path, or whose hash begins with these digits; locked until commit. */
export async function lockFilesNamed(tx: Tx, name: string): Promise<NamedFile[]> {
  return inSql(tx)<NamedFile[]>`
    select file_no as "fileNo", path, encode(sha256, 'hex') as sha256, state, withdrawn_by as "withdrawnBy"
    from intake.file
    where path = ${name} or (${/^[0-9a-f]{8,64}$/.test(name)} and encode(sha256, 'hex') like ${name} || '%')
    order by file_no
    for update
  `;
}

export async function withdrawFileOf(tx: Tx, fileNo: number, actId: number): Promise<void> {
  await inSql(tx)`
    update intake.file
    set state = 'withdrawn', withdrawn_by = ${actId}
    where file_no = ${fileNo} and state = 'done'
  `;
}

/** Takes the withdrawal by an act back, or does it again. */
export async function turnWithdrawal(tx: Tx, actId: number, state: 'done' | 'withdrawn'): Promise<void> {
  await inSql(tx)`
    update intake.file
    set state = ${state}
    where withdrawn_by = ${actId} and state in ('done', 'withdrawn')
  `;
}

export type TypedForm = {
  readonly kind: TypedKind;
  readonly fields: TypedFields;
  readonly confirmed: readonly { readonly code: string; readonly reason: string }[];
};

export async function insertTypedForm(tx: Tx, id: FormId, { kind, fields, confirmed }: TypedForm): Promise<void> {
  await inSql(tx)`
    insert into intake.typed_form (form_id, kind, fields, confirmed)
    values (${id}, ${kind}, ${JSON.stringify(fields)}::text::jsonb, ${JSON.stringify(confirmed)}::text::jsonb)
  `;
}

/** Undefined where no form of this id was typed. */
export async function typedForm(tx: Tx, id: FormId): Promise<TypedForm | undefined> {
  const [row] = await inSql(tx)<TypedForm[]>`
    select kind, fields, confirmed
    from intake.typed_form
    where form_id = ${id}
  `;
  return row;
}

/** Forms that an act writes beside its own. */
export async function insertActForms(tx: Tx, actId: FormId, forms: readonly FormId[]): Promise<void> {
  await inSql(tx)`
    insert into intake.act_form (form_id, act_id)
    select unnest(${forms as readonly number[] as number[]}::bigint[]), ${actId}
  `;
}

export async function actForms(tx: Tx, actId: number): Promise<number[]> {
  const rows = await inSql(tx)<{ form: number }[]>`
    select form_id as form
    from intake.act_form
    where act_id = ${actId}
    order by 1
  `;
  return rows.map(({ form }) => form);
}
