/** All statements of officers, their offices and sessions. */
import { inSql, type Tx } from '#database/index.ts';
import type { Role, UnitId } from '#values/index.ts';
import type { OpenedHow, Opens } from './sessions.ts';

type OpenedAt = OpenedHow & { readonly now: Date; readonly expiresAt: Date };

export async function insertSession(tx: Tx, tokenHash: Buffer, who: Opens, { now, expiresAt, with: by, origin }: OpenedAt): Promise<void> {
  const [accountId, postId] = who.kind === 'officer' ? [who.accountId, who.postId] : [null, null];
  const [personId, level] = who.kind === 'citizen' ? [who.personId, who.level] : [null, 2];
  await inSql(tx)`
    insert into access.session (token_hash, account_id, post_id, person_id, level, opened_at, seen_at, expires_at, opened_with, origin)
    values (${tokenHash}, ${accountId}, ${postId}, ${personId}, ${level}, ${now}, ${now}, ${expiresAt}, ${by}, ${origin})`;
}

export type SessionRow = {
  /** From where it was opened, and from where else it was used. */
  readonly origins: readonly string[];
  readonly personOfSession: number | null;
  readonly level: number;
  readonly accountId: number;
  readonly humanId: number;
  readonly personId: number | null;
  readonly name: string;
  readonly role: Role;
  readonly unit: UnitId | null;
};

/** Once an address. */
export async function noteUsedFrom(tx: Tx, tokenHash: Buffer, origin: string): Promise<void> {
  await inSql(tx)`
    update access.session
    set used_from = used_from || ${origin}::text
    where token_hash = ${tokenHash} and not ${origin} = any(used_from) and cardinality(used_from) < 20`;
}

/** Where it stands: neither ended nor expired, and of an officer the account is active and the office held today. */
export async function sessionByHash(tx: Tx, tokenHash: Buffer, now: Date): Promise<SessionRow | undefined> {
  const [row] = await inSql(tx)<SessionRow[]>`
    select array[s.origin] || s.used_from as origins, s.person_id as "personOfSession", s.level, a.account_id as "accountId", h.human_id as "humanId", h.person_id as "personId",
      a.full_name as name, p.role, p.unit_id as unit
    from access.session as s
    left join access.account as a using (account_id)
    left join access.human as h using (human_id)
    left join access.post as p on p.post_id = s.post_id
    where s.token_hash = ${tokenHash}
      and s.ended_at is null
      and s.expires_at > ${now}
      and (
        s.person_id is not null
        or (
          a.state = 'active'
          and (${now} at time zone 'Asia/Ho_Chi_Minh')::date between p.valid_from and coalesce(p.valid_to, 'infinity')
        )
      )`;
  return row;
}

export type PostRow = {
  readonly postId: number;
  readonly role: Role;
  readonly unit: UnitId | null;
  readonly from: string;
  readonly to: string | null;
  /** Name of the mobile point at which it is held. */
  readonly point: string | null;
};

/** The office in which a session acts. */
export async function postOfSession(tx: Tx, tokenHash: Buffer): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ postId: number | null }[]>`select post_id as "postId" from access.session where token_hash = ${tokenHash}`;
  return row?.postId ?? undefined;
}

/** Offices that an account holds on the day, the oldest first. */
export async function postsOf(tx: Tx, accountId: number, now: Date): Promise<PostRow[]> {
  return await inSql(tx)<PostRow[]>`
    select p.post_id as "postId", p.role, p.unit_id as unit, p.valid_from::text as "from", p.valid_to::text as "to", m.name as point
    from access.post as p
    left join access.point as m using (point_id)
    where p.account_id = ${accountId}
      and (${now} at time zone 'Asia/Ho_Chi_Minh')::date between p.valid_from and coalesce(p.valid_to, 'infinity')
    order by p.valid_from, p.post_id`;
}

export async function insertAccount(
  tx: Tx,
  account: {
    readonly login: string;
    readonly fullName: string;
    readonly personId: number | null;
    readonly state: 'invited' | 'active';
    readonly openedBy: number | null;
  },
  now: Date,
): Promise<{ readonly accountId: number; readonly humanId: number }> {
  const { login, fullName, personId, state, openedBy } = account;
  const sql = inSql(tx);
  const [human] = await sql<{ humanId: number }[]>`
    insert into access.human (person_id)
    values (${personId})
    on conflict (person_id) do update set person_id = excluded.person_id
    returning human_id as "humanId"`;
  const humanId = human?.humanId as number;
  const [made] = await sql<{ accountId: number }[]>`
    insert into access.account (human_id, login, full_name, state, opened_at, opened_by)
    values (${humanId}, ${login}, ${fullName}, ${state}, ${now}, ${openedBy})
    returning account_id as "accountId"`;
  return { accountId: made?.accountId as number, humanId };
}

export type PostGiven = {
  readonly accountId: number;
  readonly role: Role;
  readonly unit: UnitId | null;
  /** ISO days, as counted in Việt Nam. */
  readonly from: string;
  readonly to: string | null;
  readonly openedBy: number | null;
  /** At a mobile point: which, and by which office of their own unit. */
  readonly pointId?: number;
  readonly restsOn?: number;
};

export async function insertPostRow(tx: Tx, { accountId, role, unit, from, to, openedBy, pointId, restsOn }: PostGiven): Promise<number> {
  const [made] = await inSql(tx)<{ postId: number }[]>`
    insert into access.post (account_id, role, unit_id, valid_from, valid_to, opened_by, point_id, rests_on)
    values (${accountId}, ${role}, ${unit}, ${from}, ${to}, ${openedBy}, ${pointId ?? null}, ${restsOn ?? null})
    returning post_id as "postId"`;
  return made?.postId as number;
}

export async function insertPresence(
  tx: Tx,
  { accountId, personId, until }: { readonly accountId: number; readonly personId: number; readonly until: Date },
): Promise<void> {
  await inSql(tx)`
    insert into access.presence (person_id, account_id, until)
    values (${personId}, ${accountId}, ${until})
    on conflict (person_id, account_id) do update set until = excluded.until`;
}

/** Again changes nothing. */
export async function insertReach(tx: Tx, root: UnitId, units: readonly UnitId[]): Promise<void> {
  await inSql(tx)`
    insert into access.reach (root_unit, unit_id)
    select ${root}, unit_id
    from unnest(${[...units]}::integer[]) as u (unit_id)
    on conflict do nothing`;
}

/** Units of offices whose reach is not noted. */
export async function unitsWithoutReach(tx: Tx): Promise<UnitId[]> {
  const rows = await inSql(tx)<{ unit: UnitId }[]>`
    select distinct p.unit_id as unit
    from access.post as p
    where p.unit_id is not null and not exists (select from access.reach as r where r.root_unit = p.unit_id)`;
  return rows.map(({ unit }) => unit);
}

type Ended = readonly { readonly from: number; readonly to: number }[];

/** Accounts of the human of an archive that ended become those of the human of the other, where there are both. */
export async function joinHumans(tx: Tx, ended: Ended): Promise<void> {
  await inSql(tx)`
    update access.account as a
    set human_id = kept.human_id, earlier_humans = a.earlier_humans || gone.human_id
    from unnest(${ended.map(({ from }) => from)}::bigint[], ${ended.map(({ to }) => to)}::bigint[]) as e (from_person, to_person)
    join access.human as gone on gone.person_id = e.from_person
    join access.human as kept on kept.person_id = e.to_person
    where a.human_id = gone.human_id`;
}

/** The human of an archive that ended is that of the other, where that one has none. */
export async function pointHumans(tx: Tx, ended: Ended): Promise<void> {
  await inSql(tx)`
    update access.human as h
    set person_id = e.to_person, earlier_persons = h.earlier_persons || e.from_person
    from unnest(${ended.map(({ from }) => from)}::bigint[], ${ended.map(({ to }) => to)}::bigint[]) as e (from_person, to_person)
    where h.person_id = e.from_person
      and not exists (select from access.human as kept where kept.person_id = e.to_person)`;
}

/** The human whose archive is somebody again has it again. */
export async function pointHumansBack(tx: Tx, returned: readonly number[]): Promise<void> {
  await inSql(tx)`
    update access.human as h
    set person_id = r.person, earlier_persons = h.earlier_persons[1:array_position(h.earlier_persons, r.person) - 1]
    from unnest(${returned as number[]}::bigint[]) as r (person)
    where h.earlier_persons @> array[r.person]`;
}

/** Accounts of humans whose archives are somebody again are theirs again. */
export async function partHumans(tx: Tx, returned: readonly number[]): Promise<void> {
  await inSql(tx)`
    update access.account as a
    set human_id = h.human_id, earlier_humans = a.earlier_humans[1:array_position(a.earlier_humans, h.human_id) - 1]
    from access.human as h
    where h.person_id = any(${returned as number[]}::bigint[]) and a.earlier_humans @> array[h.human_id]`;
}
