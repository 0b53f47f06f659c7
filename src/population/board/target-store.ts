/** All statements of targets. */
import { inSql, type Tx } from '#database/index.ts';
import type { Role } from '#values/index.ts';
import type { Measure } from './measures.ts';

export type Goal = { readonly measure: Measure; readonly rule: null } | { readonly measure: null; readonly rule: string };
/** `leastShare`: in thousandths. */
export type Mark = { readonly leastShare: number; readonly mostLeft: null } | { readonly leastShare: null; readonly mostLeft: number };

export type NewTarget = Goal & Mark & { readonly unit: number; readonly dueOn: string; readonly reason: string };
export type Target = NewTarget & {
  readonly targetId: number;
  readonly setAs: Role;
  readonly setAt: Date;
  readonly withdrawnAt: Date | null;
  /** As it was measured last; null before the first time. */
  readonly total: number | null;
  readonly left: number | null;
};

/** Undefined where the unit has one for the same thing and day. */
export async function insertTarget(tx: Tx, target: NewTarget, by: { accountId: number; role: Role }, now: Date): Promise<number | undefined> {
  const { unit, measure, rule, leastShare, mostLeft, dueOn, reason } = target;
  const [made] = await inSql(tx)<{ id: number }[]>`
    insert into population.target (unit_id, measure, rule, least_share, most_left, due_on, reason, set_by, set_as, set_at)
    values (${unit}, ${measure}, ${rule}, ${leastShare}, ${mostLeft}, ${dueOn}, ${reason}, ${by.accountId}, ${by.role}, ${now})
    on conflict (unit_id, coalesce(measure, rule), due_on) where withdrawn_at is null do nothing
    returning target_id as id`;
  return made?.id;
}

export async function lockTarget(tx: Tx, targetId: number): Promise<{ readonly withdrawnAt: Date | null } | undefined> {
  const [row] = await inSql(tx)<{ withdrawnAt: Date | null }[]>`
    select withdrawn_at as "withdrawnAt"
    from population.target
    where target_id = ${targetId}
    for update`;
  return row;
}

export async function withdrawTarget(tx: Tx, targetId: number, accountId: number, now: Date): Promise<void> {
  await inSql(tx)`
    update population.target
    set withdrawn_by = ${accountId}, withdrawn_at = ${now}
    where target_id = ${targetId}`;
}

const shown = (tx: Tx) => inSql(tx)`
  t.target_id as "targetId", t.unit_id as "unit", t.measure, t.rule, t.least_share as "leastShare", t.most_left as "mostLeft", t.due_on::text as "dueOn",
  t.reason, t.set_as as "setAs", t.set_at as "setAt", t.withdrawn_at as "withdrawnAt", d.total, d.left_over as "left"`;

const newestDay = (tx: Tx) => inSql(tx)`
  left join lateral (
    select total, left_over
    from population.target_day as d
    where d.target_id = t.target_id
    order by on_date desc
    limit 1
  ) as d on true`;

/** Those that stand, of these units (null: of all), the nearest day first, after the one at which the page before ended. */
export async function standingTargets(
  tx: Tx,
  units: readonly number[] | null,
  page: { readonly after: { readonly dueOn: string; readonly targetId: number } | undefined; readonly limit: number },
): Promise<Target[]> {
  const sql = inSql(tx);
  return await sql<Target[]>`
    select ${shown(tx)}
    from population.target as t
    ${newestDay(tx)}
    where t.withdrawn_at is null
      ${units === null ? sql`` : sql`and t.unit_id = any(${units as number[]}::int[])`}
      ${page.after === undefined ? sql`` : sql`and (t.due_on, t.target_id) > (${page.after.dueOn}::date, ${page.after.targetId}::bigint)`}
    order by t.due_on, t.target_id
    limit ${page.limit}`;
}

const notReached = (tx: Tx) => inSql(tx)`
  case when t.most_left is null then coalesce((d.total - d.left_over) * 1000::bigint < t.least_share * d.total::bigint, true)
    else coalesce(d.left_over > t.most_left, true) end`;

/** Standing, due by this day, and not reached as it was measured last, or not measured yet. */
export async function dueTargets(tx: Tx, until: string): Promise<Target[]> {
  return await inSql(tx)<Target[]>`
    select ${shown(tx)}
    from population.target as t
    ${newestDay(tx)}
    where t.withdrawn_at is null and t.due_on <= ${until} and ${notReached(tx)}
    order by t.due_on, t.target_id`;
}

/** Not reached: those of these units, whatever their day; and those below that are late. Null: all that are late. */
export async function waitingTargets(
  tx: Tx,
  { seats, below }: { readonly seats: readonly number[]; readonly below: readonly number[] | null },
  today: string,
  limit: number,
): Promise<Target[]> {
  const sql = inSql(tx);
  return await sql<Target[]>`
    select ${shown(tx)}
    from population.target as t
    ${newestDay(tx)}
    where t.withdrawn_at is null
      and ${notReached(tx)}
      and (
        t.unit_id = any(${seats as number[]}::int[])
        or (t.due_on < ${today} and ${below === null ? sql`true` : sql`t.unit_id = any(${below as number[]}::int[])`})
      )
    order by t.due_on, t.target_id
    limit ${limit}`;
}

export type FindingsOfUnit = { readonly rule: string; readonly unit: number | null; readonly total: number; readonly left: number };

/** Findings of these rules by the unit that mends them: all that there ever were, and the open ones. */
export async function countFindings(tx: Tx, rules: readonly string[]): Promise<FindingsOfUnit[]> {
  return await inSql(tx)<FindingsOfUnit[]>`
    select rule, owner_unit as "unit", sum(findings)::int as "total", coalesce(sum(findings) filter (where state = 'open'), 0)::int as "left"
    from cleaning.finding_count
    where rule = any(${rules as string[]}::text[])
    group by rule, owner_unit`;
}

export async function putTargetDay(
  tx: Tx,
  day: string,
  rows: readonly { readonly targetId: number; readonly total: number; readonly left: number }[],
): Promise<void> {
  await inSql(tx)`
    insert into population.target_day (target_id, on_date, total, left_over)
    select "targetId", ${day}, total, "left"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r ("targetId" bigint, total int, "left" int)
    on conflict (target_id, on_date) do update set total = excluded.total, left_over = excluded.left_over`;
}
