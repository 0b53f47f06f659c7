/** All statements of keeping accounts and offices. */
import { inSql, type Tx } from '#database/index.ts';
import type { Role, UnitId } from '#values/index.ts';
import type { AccountState } from './accounts/account-states.ts';

export type AccountRow = {
  readonly accountId: number;
  readonly humanId: number;
  readonly login: string;
  readonly fullName: string;
  readonly state: AccountState;
  readonly openedAt: Date;
};

/** By login; those whose login or name holds the text, in any case. */
export async function accountsAfter(tx: Tx, text: string, after: string, limit: number): Promise<AccountRow[]> {
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return await inSql(tx)<AccountRow[]>`
    select account_id as "accountId", human_id as "humanId", login, full_name as "fullName", state, opened_at as "openedAt"
    from access.account
    where login > ${after} and (login like ${like} or lower(full_name) like ${like})
    order by login
    limit ${limit}`;
}

/** Locked until commit. */
export async function lockAccountRow(tx: Tx, accountId: number): Promise<AccountRow | undefined> {
  const [row] = await inSql(tx)<AccountRow[]>`
    select account_id as "accountId", human_id as "humanId", login, full_name as "fullName", state, opened_at as "openedAt"
    from access.account
    where account_id = ${accountId}
    for update`;
  return row;
}

export async function loginExists(tx: Tx, login: string): Promise<boolean> {
  const [row] = await inSql(tx)<{ exists: boolean }[]>`select exists (select from access.account where login = ${login}) as exists`;
  return row?.exists ?? false;
}

export async function setAccountState(tx: Tx, accountId: number, state: AccountState): Promise<void> {
  await inSql(tx)`update access.account set state = ${state} where account_id = ${accountId}`;
}

/** Accounts in use of the humans whose archives these are; gives those that it locked. */
export async function lockAccountsOfPersons(tx: Tx, persons: readonly number[]): Promise<readonly number[]> {
  const rows = await inSql(tx)<{ accountId: number }[]>`
    update access.account as a
    set state = 'locked'
    from access.human as h
    where h.human_id = a.human_id and h.person_id = any(${persons as number[]}::bigint[]) and a.state = 'active'
    returning a.account_id as "accountId"`;
  return rows.map(({ accountId }) => accountId);
}

export type PostRowFull = {
  readonly postId: number;
  readonly accountId: number;
  readonly role: Role;
  readonly unit: UnitId | null;
  readonly from: string;
  readonly to: string | null;
  /** The mobile point at which it is held. */
  readonly pointId: number | null;
  readonly point: string | null;
};

export async function postsOfAccounts(tx: Tx, accounts: readonly number[]): Promise<PostRowFull[]> {
  return await inSql(tx)<PostRowFull[]>`
    select p.post_id as "postId", p.account_id as "accountId", p.role, p.unit_id as unit, p.valid_from::text as "from", p.valid_to::text as "to",
      p.point_id as "pointId", m.name as point
    from access.post as p
    left join access.point as m using (point_id)
    where p.account_id = any(${accounts as number[]}::bigint[])
    order by p.valid_from desc, p.post_id desc`;
}

/** With what rests on it: whoever leaves their unit leaves the mobile points too. */
export async function endPost(tx: Tx, postId: number, to: string): Promise<void> {
  await inSql(tx)`
    update access.post
    set valid_to = ${to}
    where post_id = ${postId} or (rests_on = ${postId} and valid_to > ${to})`;
}

/** How many others hold the office of administrator today, on an account that is open: locked, so that two do not end each other. */
export async function otherAdministrators(tx: Tx, accountId: number, now: Date): Promise<number> {
  const sql = inSql(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended('access administrators', 0))`;
  const [row] = await sql<{ count: number }[]>`
    select count(distinct a.account_id)::int as count
    from access.post as p
    join access.account as a using (account_id)
    where p.role = 'administrator' and a.account_id <> ${accountId} and a.state = 'active'
      and (${now} at time zone 'Asia/Ho_Chi_Minh')::date between p.valid_from and coalesce(p.valid_to, 'infinity')`;
  return row?.count ?? 0;
}

export type FirstAccounts = { readonly accounts: number; readonly waiting: number | null };

/** How many accounts there are, and the first one while it waits for its holder to come in; locked, so that two at once begin one register. */
export async function firstAccounts(tx: Tx): Promise<FirstAccounts> {
  const sql = inSql(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended('access first account', 0))`;
  const [row] = await sql<FirstAccounts[]>`
    select count(*)::int as accounts, min(account_id) filter (where state = 'invited' and opened_by is null) as waiting
    from access.account`;
  return row ?? { accounts: 0, waiting: null };
}

/** Administrators who hold their office now and have signed in before, so that they can again. */
export async function countAdministrators(tx: Tx, now: Date): Promise<number> {
  const [row] = await inSql(tx)<{ count: number }[]>`
    select count(distinct a.account_id)::int as count
    from access.account as a
    join access.post as p using (account_id)
    where a.state = 'active'
      and p.role = 'administrator'
      and (${now} at time zone 'Asia/Ho_Chi_Minh')::date between p.valid_from and coalesce(p.valid_to, 'infinity')
      and (
        exists (select from access.passkey as k where k.account_id = a.account_id and k.cloned_at is null)
        or exists (select from access.authenticator as t join access.password as w using (account_id) where t.account_id = a.account_id)
      )`;
  return row?.count ?? 0;
}

/** Whether a secret of an officer is kept that only `keys/credentials.key` opens. */
export async function isAnySecretKept(tx: Tx): Promise<boolean> {
  const [row] = await inSql(tx)<{ kept: boolean }[]>`select exists (select from access.authenticator) as kept`;
  return row?.kept ?? false;
}
