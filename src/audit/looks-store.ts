/** Statements about who looked at whom, for those who may know: the person, the head of a unit, the auditor. */
import { inSql, type Tx } from '#database/index.ts';
import type { Look } from './record.ts';
import type { NotableKind } from './store.ts';
import { leastUuidOf } from './uuid.ts';

export type LooksOfDay = {
  /** ISO. */
  readonly day: string;
  /** `role@unit_id`, or machine. */
  readonly body: string;
  readonly purpose: string;
  /** Of looks that were hidden and are no longer: the order by which they were. */
  readonly orderNo: string | null;
  readonly newest: Date;
  readonly count: number;
  /** False: there are more of that day than were read. */
  readonly isWhole: boolean;
};

/** Of the `most` newest before a moment, as the person may see them on this day (ISO). */
export async function looksAt(tx: Tx, personId: number, before: Date, today: string, most: number): Promise<LooksOfDay[]> {
  return await inSql(tx)<LooksOfDay[]>`
    select day, body, purpose, order_no as "orderNo", newest, looks as count, whole as "isWhole"
    from audit.looks_at(${personId}, ${before}, ${today}, ${most})`;
}

/** Looks that are hidden by order on this day, in the whole country. */
export async function countHiddenLooks(tx: Tx, today: string): Promise<number> {
  const [row] = await inSql(tx)<{ hidden: number }[]>`select audit.hidden_looks(${today}) as hidden`;
  return row?.hidden ?? 0;
}

export type Try = { readonly at: Date; readonly body: string };

/** Looks at a person since a moment by officers outside a group of accounts, the newest first: read, refused, or sought and not found. */
export async function looksOutsideGroup(
  tx: Tx,
  { personId, since, group, most }: { readonly personId: number; readonly since: Date; readonly group: readonly number[]; readonly most: number },
): Promise<Try[]> {
  return await inSql(tx)<Try[]>`
    select s.at, s.body
    from audit.subject as s
    join audit.entry as e using (entry_id)
    cross join lateral (select e.content::jsonb -> 'by' as by) as l
    where s.person_id = ${personId} and s.at >= ${since}
      and l.by ->> 'kind' = 'officer' and not (l.by ->> 'accountId')::bigint = any(${group as number[]}::bigint[])
    order by s.at desc
    limit ${most}`;
}

export type NotableEntry = {
  readonly entryId: string;
  readonly at: Date;
  readonly look: Omit<Look, 'at' | 'subjects'> & { readonly subjects: readonly number[] };
  readonly review: { readonly justified: boolean; readonly note: string | null; readonly at: Date } | null;
};

export type WhoseEntries = { readonly person: number } | { readonly accountId: number } | { readonly unitId: number } | { readonly entryId: string };

export type KeptEntry = {
  readonly entryId: string;
  readonly at: Date;
  readonly look: Omit<Look, 'at' | 'subjects'> & { readonly subjects: readonly number[] };
};

/** What is on record of a person (0: what is of everybody, such as an export), by an officer, by offices of a unit, or under an id, in a span of time; the newest first. Of an officer or unit the whole span is read. */
export async function entriesWithin(
  tx: Tx,
  whose: WhoseEntries,
  { from, until }: { readonly from: Date; readonly until: Date },
  most: number,
): Promise<KeptEntry[]> {
  const sql = inSql(tx);
  const of = () => {
    if ('entryId' in whose) return sql`e.entry_id = ${whose.entryId}::uuid`;
    if ('person' in whose)
      return sql`e.entry_id in (select s.entry_id from audit.subject as s where s.person_id in (${whose.person}, 0) and s.at >= ${from} and s.at < ${until})`;
    const [field, value] = 'accountId' in whose ? ['accountId', whose.accountId] : ['unitId', whose.unitId];
    return sql`
      e.entry_id >= ${leastUuidOf(from)}::uuid and e.entry_id < ${leastUuidOf(until)}::uuid
      and e.content like ${`%"${field}":${value}%`} and (e.content::jsonb -> 'by' ->> ${field})::bigint = ${value}`;
  };
  const rows = await sql<{ entryId: string; at: Date; content: string }[]>`
    select e.entry_id as "entryId", e.at, e.content
    from audit.entry as e
    where ${of()}
    order by e.at desc, e.entry_id desc
    limit ${most}`;
  return rows.map(({ entryId, at, content }) => ({ entryId, at, look: JSON.parse(content) as KeptEntry['look'] }));
}

export type WhoseLooks = {
  readonly kind: NotableKind;
  /** Null: of any office. */
  readonly roles: readonly string[] | null;
  /** Null: of any unit. */
  readonly units: readonly number[] | null;
};

/** The newest first, after the one at which the page before ended. */
export async function notableEntries(tx: Tx, { kind, roles, units }: WhoseLooks, after: { at: Date; entryId: string } | undefined, most: number) {
  const sql = inSql(tx);
  const rows = await sql<{ entryId: string; at: Date; content: string; justified: boolean | null; note: string | null; reviewedAt: Date | null }[]>`
    select n.entry_id as "entryId", n.at, e.content, r.justified, r.note, r.reviewed_at as "reviewedAt"
    from audit.notable as n
    join audit.entry as e using (entry_id)
    left join audit.review as r using (entry_id)
    where n.kind = ${kind}
      ${roles === null ? sql`` : sql`and n.role = any (${roles as string[]})`}
      ${units === null ? sql`` : sql`and n.unit_id = any (${units as number[]})`}
      ${after === undefined ? sql`` : sql`and (n.at, n.entry_id) < (${after.at}, ${after.entryId}::uuid)`}
    order by n.at desc, n.entry_id desc
    limit ${most}`;
  return rows.map(
    ({ entryId, at, content, justified, note, reviewedAt }): NotableEntry => ({
      entryId,
      at,
      look: JSON.parse(content) as NotableEntry['look'],
      review: justified === null || reviewedAt === null ? null : { justified, note, at: reviewedAt },
    }),
  );
}

export async function notableEntry(
  tx: Tx,
  { kind, roles, units }: WhoseLooks,
  entryId: string,
): Promise<(NotableEntry['look'] & { readonly at: string }) | undefined> {
  const sql = inSql(tx);
  const [row] = await sql<{ content: string }[]>`
    select e.content
    from audit.notable as n
    join audit.entry as e using (entry_id)
    where n.entry_id = ${entryId} and n.kind = ${kind}
      ${roles === null ? sql`` : sql`and n.role = any (${roles as string[]})`}
      ${units === null ? sql`` : sql`and n.unit_id = any (${units as number[]})`}`;
  return row && (JSON.parse(row.content) as NotableEntry['look'] & { readonly at: string });
}

export type Reviewed = {
  readonly entryId: string;
  readonly justified: boolean;
  readonly note: string | null;
  readonly accountId: number;
  readonly humanId: number;
  readonly role: string;
};

/** False where it was reviewed before. */
export async function insertReview(tx: Tx, { entryId, justified, note, accountId, humanId, role }: Reviewed, now: Date): Promise<boolean> {
  const made = await inSql(tx)`
    insert into audit.review (entry_id, justified, note, reviewed_by, reviewed_human, reviewed_as, reviewed_at)
    values (${entryId}, ${justified}, ${note}, ${accountId}, ${humanId}, ${role}, ${now})
    on conflict (entry_id) do nothing
    returning entry_id`;
  return made.length === 1;
}

export type Deferral = {
  readonly orderNo: string;
  readonly personId: number;
  readonly body: string;
  /** The same office in the units that came before or after its own. */
  readonly also: readonly string[];
  readonly looksFrom: Date;
  /** ISO day. */
  readonly hiddenUntil: string;
};

/** Undefined where an order of this number is there. */
export async function insertDeferral(tx: Tx, deferral: Deferral, by: { accountId: number; humanId: number }, now: Date): Promise<number | undefined> {
  const { orderNo, personId, body, also, looksFrom, hiddenUntil } = deferral;
  const [made] = await inSql(tx)<{ id: number }[]>`
    insert into audit.deferral (order_no, person_id, body, also, looks_from, hidden_until, proposed_by, proposed_human, proposed_at)
    values (${orderNo}, ${personId}, ${body}, ${also as string[]}::text[], ${looksFrom}, ${hiddenUntil}, ${by.accountId}, ${by.humanId}, ${now})
    on conflict (order_no) do nothing
    returning deferral_id as id`;
  return made?.id;
}

export type KeptDeferral = Deferral & { readonly id: number; readonly proposedHuman: number; readonly approvedAt: Date | null };

/** Locked until the transaction ends. */
export async function lockDeferral(tx: Tx, id: number): Promise<KeptDeferral | undefined> {
  const [row] = await inSql(tx)<KeptDeferral[]>`
    select deferral_id as id, order_no as "orderNo", person_id as "personId", body, also, looks_from as "looksFrom", hidden_until as "hiddenUntil",
      proposed_human as "proposedHuman", approved_at as "approvedAt"
    from audit.deferral
    where deferral_id = ${id}
    for update`;
  return row;
}

export async function approveDeferral(tx: Tx, id: number, by: { accountId: number; humanId: number }, now: Date): Promise<void> {
  await inSql(tx)`
    update audit.deferral
    set approved_by = ${by.accountId}, approved_human = ${by.humanId}, approved_at = ${now}
    where deferral_id = ${id}`;
}

export async function waitingDeferrals(tx: Tx): Promise<KeptDeferral[]> {
  return await inSql(tx)<KeptDeferral[]>`
    select deferral_id as id, order_no as "orderNo", person_id as "personId", body, also, looks_from as "looksFrom", hidden_until as "hiddenUntil",
      proposed_human as "proposedHuman", approved_at as "approvedAt"
    from audit.deferral
    where approved_at is null
    order by deferral_id
    limit 200`;
}

/** Notable looks that nobody has reviewed, and when the first of them was. */
export async function waitingNotable(tx: Tx, { kind, roles, units }: WhoseLooks): Promise<{ readonly count: number; readonly since: Date | null }> {
  const sql = inSql(tx);
  const [row] = await sql<{ count: number; since: Date | null }[]>`
    select count(*)::int as count, min(n.at) as since
    from audit.notable as n
    where n.kind = ${kind}
      ${roles === null ? sql`` : sql`and n.role = any (${roles as string[]})`}
      ${units === null ? sql`` : sql`and n.unit_id = any (${units as number[]})`}
      and not exists (select from audit.review as r where r.entry_id = n.entry_id)`;
  return row ?? { count: 0, since: null };
}

export type DeferralsNow = { readonly orders: number; readonly looks: number; readonly until: string | null };

/** Orders that hide something on this day, how many looks of the whole country they hide, and the last day of the longest. */
export async function deferralsNow(tx: Tx, today: string): Promise<DeferralsNow> {
  const [row] = await inSql(tx)<DeferralsNow[]>`
    select count(*)::int as "orders", audit.hidden_looks(${today})::int as "looks", max(hidden_until)::text as "until"
    from audit.deferral
    where approved_at is not null and hidden_until >= ${today}`;
  return row ?? { orders: 0, looks: 0, until: null };
}
