/** All statements of mobile points. */
import { inSql, type Tx } from '#database/index.ts';
import type { Role, UnitId } from '#values/index.ts';

export type PointRow = {
  readonly pointId: number;
  readonly name: string;
  readonly place: string;
  readonly unit: UnitId;
  /** ISO days, both inclusive. */
  readonly from: string;
  readonly to: string;
};

const columns = `point_id as "pointId", name, place, unit_id as unit, valid_from::text as "from", valid_to::text as "to"`;

export async function insertPoint(tx: Tx, { name, place, unit, from, to }: Omit<PointRow, 'pointId'>, by: number): Promise<number> {
  const [made] = await inSql(tx)<{ pointId: number }[]>`
    insert into access.point (name, place, unit_id, valid_from, valid_to, opened_by)
    values (${name}, ${place}, ${unit}, ${from}, ${to}, ${by})
    returning point_id as "pointId"`;
  return made?.pointId as number;
}

/** Locked until commit. */
export async function lockPoint(tx: Tx, pointId: number): Promise<PointRow | undefined> {
  const sql = inSql(tx);
  const [row] = await sql<PointRow[]>`
    select ${sql.unsafe(columns)}
    from access.point
    where point_id = ${pointId}
    for update`;
  return row;
}

/** Whether an office of the account at this point is not over yet. */
export async function memberOf(tx: Tx, pointId: number, accountId: number, now: Date): Promise<boolean> {
  const [row] = await inSql(tx)<{ is: boolean }[]>`
    select exists (
      select from access.post
      where point_id = ${pointId} and account_id = ${accountId} and valid_to >= (${now} at time zone 'Asia/Ho_Chi_Minh')::date
    ) as is`;
  return row?.is ?? false;
}

export async function endPointRow(tx: Tx, pointId: number, to: string): Promise<void> {
  const sql = inSql(tx);
  await sql`update access.point set valid_to = ${to} where point_id = ${pointId}`;
  await sql`update access.post set valid_to = ${to} where point_id = ${pointId} and valid_to > ${to}`;
}

export type MemberRow = {
  readonly pointId: number;
  readonly postId: number;
  readonly accountId: number;
  readonly login: string;
  readonly fullName: string;
  readonly role: Role;
  readonly to: string;
  /** The unit of the office by which they are there; null for one of the country. */
  readonly home: UnitId | null;
};

/** Before this one, by last day and key, the latest first. */
export async function pointsBefore(tx: Tx, before: { readonly to: string; readonly pointId: number } | undefined, limit: number): Promise<PointRow[]> {
  const sql = inSql(tx);
  return await sql<PointRow[]>`
    select ${sql.unsafe(columns)}
    from access.point
    where ${before === undefined ? sql`true` : sql`(valid_to, point_id) < (${before.to}::date, ${before.pointId})`}
    order by valid_to desc, point_id desc
    limit ${limit}`;
}

export async function membersOf(tx: Tx, points: readonly number[]): Promise<MemberRow[]> {
  return await inSql(tx)<MemberRow[]>`
    select p.point_id as "pointId", p.post_id as "postId", a.account_id as "accountId", a.login, a.full_name as "fullName", p.role, p.valid_to::text as "to",
      o.unit_id as home
    from access.post as p
    join access.account as a using (account_id)
    left join access.post as o on o.post_id = p.rests_on
    where p.point_id = any(${points as number[]}::bigint[])
    order by a.login`;
}
