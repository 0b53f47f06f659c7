/** All statements of the room. */
import { inSql, type Tx } from '#database/index.ts';
import type { Role, UnitId } from '#values/index.ts';
import type { NoticeCode } from './kinds/index.ts';
import type { Channel } from './kinds/notice-kind.ts';
import type { Inbox } from './list-notices.ts';
import type { Message } from './outbox.ts';

type Values = { readonly [field: string]: string | number };

export type NewRow = {
  readonly personId: number | null;
  readonly accountId: number | null;
  readonly roles: readonly Role[];
  readonly units: readonly UnitId[];
  readonly kind: NoticeCode;
  readonly values: Values;
  readonly onceKey: string;
};

/** Those that were not told before. */
export async function insertNotices(
  tx: Tx,
  rows: readonly NewRow[],
  now: Date,
): Promise<readonly { readonly noticeId: number; readonly kind: NoticeCode; readonly values: Values }[]> {
  if (rows.length === 0) return [];
  const sql = inSql(tx);
  return await sql<{ noticeId: number; kind: NoticeCode; values: Values }[]>`
    insert into notices.notice (once_key, kind, "values", person_id, account_id, roles, units, made_at)
    select "onceKey", kind, "values", "personId", "accountId", array(select jsonb_array_elements_text(roles)), array(select jsonb_array_elements_text(units)::integer), ${now}
    from jsonb_to_recordset(${sql.json(rows as never)})
      as given ("onceKey" text, kind text, "values" jsonb, "personId" bigint, "accountId" bigint, roles jsonb, units jsonb)
    on conflict (once_key) do nothing
    returning notice_id as "noticeId", kind, "values"`;
}

export type PersonNotices = {
  readonly kind: NoticeCode;
  readonly persons: readonly { readonly person: number; readonly reachable: boolean }[];
  readonly about: string;
  readonly outside: { readonly channel: Channel; readonly text: string } | null;
};

/** Of persons, those that were not told before, and the messages of those who can be reached; the key is that of `notify`. */
export async function insertPersonNotices(tx: Tx, { kind, persons, about, outside }: PersonNotices, now: Date): Promise<void> {
  await inSql(tx)`
    with told as materialized (
      select person_id, reachable <> 0 as reachable
      from unnest(${persons.map(({ person }) => person)}::bigint[], ${persons.map(({ reachable }) => Number(reachable))}::int[]) as t (person_id, reachable)
    ),
    made as (
      insert into notices.notice (once_key, kind, "values", person_id, account_id, roles, units, made_at)
      select ${kind} || ' person ' || person_id || ' ' || ${about}, ${kind}, '{}', person_id, null, '{}', '{}', ${now}
      from told
      on conflict (once_key) do nothing
      returning notice_id, person_id
    )
    insert into notices.message (notice_id, channel, text, made_at)
    select m.notice_id, ${outside?.channel ?? null}, ${outside?.text ?? null}, ${now}
    from made as m
    join told as t using (person_id)
    where t.reachable and ${outside !== null}
    order by m.notice_id`;
}

export async function insertMessages(
  tx: Tx,
  messages: readonly { readonly noticeId: number; readonly channel: Channel; readonly text: string }[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  await inSql(tx)`
    insert into notices.message (notice_id, channel, text, made_at)
    select notice_id, channel, text, ${now}
    from unnest(
      ${messages.map(({ noticeId }) => noticeId)}::bigint[], ${messages.map(({ channel }) => channel)}::text[], ${messages.map(({ text }) => text)}::text[]
    ) as given (notice_id, channel, text)`;
}

/** Whose a notice is: the person's, the account's, or that of an office that the reader holds. */
const isOf = (tx: Tx, { personId, accountId, role, units }: Inbox) => {
  const sql = inSql(tx);
  return sql`(
    n.person_id = ${personId}
    or n.account_id = ${accountId}
    or (n.roles @> array[${role}]::text[] and ${units === null ? sql`n.units = '{}'` : sql`n.units && ${[...units] as number[]}::integer[]`})
  )`;
};

export type NoticeRow = {
  readonly noticeId: number;
  readonly kind: NoticeCode;
  readonly values: Values;
  readonly madeAt: Date;
  readonly read: boolean;
};

/** The newest first, after the one that is named. */
export async function selectNotices(
  tx: Tx,
  inbox: Inbox,
  { unread, after, limit }: { readonly unread: boolean; readonly after: number | undefined; readonly limit: number },
): Promise<readonly NoticeRow[]> {
  const sql = inSql(tx);
  return await sql<NoticeRow[]>`
    select n.notice_id as "noticeId", n.kind, n."values", n.made_at as "madeAt", r.reader is not null as read
    from notices.notice as n
    left join notices.read as r on r.notice_id = n.notice_id and r.reader = ${inbox.reader}
    where ${isOf(tx, inbox)}
      ${unread ? sql`and r.reader is null` : sql``}
      ${after === undefined ? sql`` : sql`and n.notice_id < ${after}`}
    order by n.notice_id desc
    limit ${limit}`;
}

export async function countUnread(tx: Tx, inbox: Inbox): Promise<number> {
  const [row] = await inSql(tx)<{ count: number }[]>`
    select count(*) as count
    from notices.notice as n
    where ${isOf(tx, inbox)}
      and not exists (select from notices.read as r where r.notice_id = n.notice_id and r.reader = ${inbox.reader})`;
  return row?.count ?? 0;
}

/** Notices of archives that ended go with their forms. */
export async function sendNoticesOn(tx: Tx, ended: readonly { readonly from: number; readonly to: number }[]): Promise<void> {
  await inSql(tx)`
    update notices.notice as n
    set person_id = e.to_person, earlier_persons = n.earlier_persons || e.from_person
    from unnest(${ended.map(({ from }) => from)}::bigint[], ${ended.map(({ to }) => to)}::bigint[]) as e (from_person, to_person)
    where n.person_id = e.from_person`;
}

export async function returnNotices(tx: Tx, returned: readonly number[]): Promise<void> {
  await inSql(tx)`
    update notices.notice as n
    set person_id = r.person, earlier_persons = n.earlier_persons[1:array_position(n.earlier_persons, r.person) - 1]
    from unnest(${returned as number[]}::bigint[]) as r (person)
    where n.earlier_persons @> array[r.person]`;
}

export async function insertRead(tx: Tx, inbox: Inbox, notices: readonly number[], now: Date): Promise<void> {
  await inSql(tx)`
    insert into notices.read (notice_id, reader, read_at)
    select n.notice_id, ${inbox.reader}, ${now}
    from notices.notice as n
    where n.notice_id = any(${notices as number[]}::bigint[]) and ${isOf(tx, inbox)}
    on conflict (notice_id, reader) do nothing`;
}

const messageColumns = (tx: Tx) => inSql(tx)`
  m.message_id as "messageId", m.channel, m.text, m.made_at as "madeAt", m.carried_at as "carriedAt",
  n.person_id as "personId", n.account_id as "accountId", n.roles, n.units`;

/** In the order in which they were written; until the transaction ends nobody else takes them. */
export async function takeMessages(tx: Tx, limit: number): Promise<readonly Message[]> {
  return await inSql(tx)<Message[]>`
    select ${messageColumns(tx)}
    from notices.message as m
    join notices.notice as n using (notice_id)
    where m.carried_at is null
    order by m.message_id
    limit ${limit}
    for update of m skip locked`;
}

export async function markCarried(tx: Tx, messageId: number, now: Date): Promise<void> {
  await inSql(tx)`
    update notices.message
    set carried_at = ${now}
    where message_id = ${messageId}`;
}

export async function selectMessages(tx: Tx, before: number | undefined, limit: number): Promise<readonly Message[]> {
  const sql = inSql(tx);
  return await sql<Message[]>`
    select ${messageColumns(tx)}
    from notices.message as m
    join notices.notice as n using (notice_id)
    where true ${before === undefined ? sql`` : sql`and m.message_id < ${before}`}
    order by m.message_id desc
    limit ${limit}`;
}

export type Stage = 'soon' | 'late';

/** Of these things, as `subject day`, those that nobody had been told of at this stage. */
export async function insertReminded(
  tx: Tx,
  kind: string,
  stage: Stage,
  things: readonly { readonly subject: string; readonly dueOn: string }[],
  now: Date,
): Promise<readonly string[]> {
  if (things.length === 0) return [];
  const rows = await inSql(tx)<{ thing: string }[]>`
    insert into notices.reminded (kind, subject, due_on, stage, told_at)
    select ${kind}, subject, due_on, ${stage}, ${now}
    from unnest(${things.map(({ subject }) => subject)}::text[], ${things.map(({ dueOn }) => dueOn)}::date[]) as thing (subject, due_on)
    on conflict (kind, subject, due_on, stage) do nothing
    returning subject || ' ' || due_on as thing`;
  return rows.map(({ thing }) => thing);
}

/** How many messages were not handed on yet, and since when the first of them has waited. */
export async function longestUncarried(tx: Tx): Promise<{ readonly count: number; readonly since: Date | null }> {
  const [row] = await inSql(tx)<{ count: number; since: Date | null }[]>`
    select count(*)::int as count, min(made_at) as since
    from notices.message
    where carried_at is null`;
  return row ?? { count: 0, since: null };
}
