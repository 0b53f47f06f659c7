/** All statements that count what waits. */
import type { Opened } from '#access/index.ts';
import type { ConflictKind } from '#conflicts/index.ts';
import { inSql, type Tx } from '#database/index.ts';

/** What lies within the reader's units; of no known unit it is the country's. */
type Reach = Pick<Opened, 'country' | 'units'>;

export type FindingsWaiting = { readonly count: number; readonly rule: string | null; readonly ofRule: number };

/** Open findings, and the rule that most of them are of. */
export async function findingsWaiting(tx: Tx, { country, units }: Reach): Promise<FindingsWaiting> {
  const [row] = await inSql(tx)<FindingsWaiting[]>`
    with by_rule as (
      select rule, count(*)::int as n
      from cleaning.finding
      where state = 'open' and (${country} or owner_unit = any(${[...units]}::int[]))
      group by rule
    )
    select coalesce(sum(n), 0)::int as count,
      (array_agg(rule order by n desc, rule))[1] as rule,
      coalesce(max(n), 0)::int as "ofRule"
    from by_rule`;
  return row ?? { count: 0, rule: null, ofRule: 0 };
}

export type ConflictsWaiting = { readonly count: number; readonly kind: ConflictKind | null; readonly dueOn: string | null };

/** Open conflicts of these kinds, or of all others, with the most urgent. */
export async function conflictsWaiting(tx: Tx, { country, units }: Reach, kinds: readonly ConflictKind[], among: boolean): Promise<ConflictsWaiting> {
  const [row] = await inSql(tx)<ConflictsWaiting[]>`
    select count(*)::int as count, (array_agg(kind order by due_on, conflict_id))[1] as kind, min(due_on)::text as "dueOn"
    from conflicts.conflict
    where state = 'open'
      and (kind = any(${kinds as string[]}::text[])) = ${among}
      and (${country} or owner_unit = any(${[...units]}::int[]))`;
  return row ?? { count: 0, kind: null, dueOn: null };
}

export type RowsWaiting = { readonly count: number; readonly path: string | null };

/** Rows that could not be read and that nobody has sent again, and the file that has most of them. */
export async function refusedWaiting(tx: Tx): Promise<RowsWaiting> {
  const [row] = await inSql(tx)<RowsWaiting[]>`
    with by_file as (
      select f.path, count(*)::int as n
      from intake.refused as r
      join intake.file as f using (file_no)
      where r.mended_by is null
      group by f.path
    )
    select coalesce(sum(n), 0)::int as count, (array_agg(path order by n desc, path))[1] as path
    from by_file`;
  return row ?? { count: 0, path: null };
}
