/** All statements of what the pages show of a run: counts by source, newest repairs. */
import { inSql, type Tx } from '#database/index.ts';

export type SourceCounts = { readonly source: string; readonly records: number; readonly forms: number; readonly refused: number };

/** Of the slices that are stored: records = forms + refused at every moment, since a slice is stored whole. */
export async function countsBySource(tx: Tx): Promise<SourceCounts[]> {
  return await inSql(tx)<SourceCounts[]>`
    with read as (
      select f.source, sum(s.records)::int as records
      from intake.file as f
      join intake.slice as s using (file_no)
      where s.done_at is not null
      group by f.source
    ), refused as (
      select f.source, count(*)::int as refused
      from intake.refused as r
      join intake.file as f using (file_no)
      group by f.source
    )
    select read.source, read.records, read.records - coalesce(refused.refused, 0) as forms, coalesce(refused.refused, 0) as refused
    from read
    left join refused using (source)
    order by read.source`;
}

/** How many records all files hold, as far as they are counted. */
export async function recordsReceived(tx: Tx): Promise<number> {
  const [row] = await inSql(tx)<{ records: number }[]>`select coalesce(sum(records), 0)::int as records from intake.file where state <> 'left-out'`;
  return row?.records ?? 0;
}

export type FindingStates = { readonly findings: number; readonly repaired: number; readonly open: number };

export async function findingStates(tx: Tx): Promise<FindingStates> {
  const [row] = await inSql(tx)<FindingStates[]>`
    select
      coalesce(sum(findings), 0)::int as findings,
      coalesce(sum(findings) filter (where state = 'repaired'), 0)::int as repaired,
      coalesce(sum(findings) filter (where state = 'open'), 0)::int as open
    from cleaning.finding_count`;
  return row ?? { findings: 0, repaired: 0, open: 0 };
}

export type Repair = { readonly found: string; readonly repaired: string | null; readonly rule: string };

/** The last repairs by form; forms of the newest file have the highest ids. */
export async function newestRepairs(tx: Tx, limit: number): Promise<Repair[]> {
  return await inSql(tx)<Repair[]>`
    select found, repaired, rule
    from cleaning.finding
    where found is not null
      and (repaired is not null or severity = 'error')
    order by form_id desc, rule
    limit ${limit}`;
}

/** Who has or had each of these numbers. */
export async function holdersOf(tx: Tx, numbers: readonly number[]): Promise<{ readonly personNo: number; readonly personId: number }[]> {
  return await inSql(tx)<{ personNo: number; personId: number }[]>`
    select person_no as "personNo", person_id as "personId"
    from numbering.number
    where person_no = any(${[...numbers]}::bigint[])`;
}

export async function serverVersion(tx: Tx): Promise<string> {
  const [row] = await inSql(tx)<{ version: string }[]>`select current_setting('server_version') as version`;
  return row?.version ?? '';
}
