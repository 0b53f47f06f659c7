/** All statements of signing in: passwords, authenticators, passkeys, challenges, links, devices, failures. */
import { inSql, type Tx } from '#database/index.ts';
import type { Role, UnitId } from '#values/index.ts';

export type Counted = { readonly what: string; readonly countedFrom: Date; readonly failures: number; readonly nextAt: Date };

/** False where another try holds one of them: nobody waits for the other's password to be judged. */
export async function lockCounters(tx: Tx, counters: readonly string[]): Promise<boolean> {
  for (const counter of counters.toSorted()) {
    const [row] = await inSql(tx)<{ held: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${`failure ${counter}`}, 0)) as held`;
    if (!row?.held) return false;
  }
  return true;
}

export async function readCounters(tx: Tx, counters: readonly string[]): Promise<Counted[]> {
  return await inSql(tx)<Counted[]>`
    select what, counted_from as "countedFrom", failures, next_at as "nextAt"
    from access.failure
    where what = any(${counters as string[]})`;
}

export async function saveFailure(tx: Tx, { what, countedFrom, failures, nextAt }: Counted): Promise<void> {
  await inSql(tx)`
    insert into access.failure (what, counted_from, failures, next_at)
    values (${what}, ${countedFrom}, ${failures}, ${nextAt})
    on conflict (what) do update
    set counted_from = excluded.counted_from, failures = excluded.failures, next_at = excluded.next_at`;
}

export async function forgetFailures(tx: Tx, what: string): Promise<void> {
  await inSql(tx)`delete from access.failure where what = ${what}`;
}

export async function takeBackFailure(tx: Tx, what: string): Promise<void> {
  await inSql(tx)`
    update access.failure
    set failures = failures - 1, next_at = counted_from
    where what = ${what}`;
}

export type Credentials = {
  readonly accountId: number;
  readonly state: string;
  readonly hash: string | null;
  readonly secret: Uint8Array | null;
  readonly lastStep: number;
};

export async function credentialsOf(tx: Tx, login: string): Promise<Credentials | undefined> {
  const [row] = await inSql(tx)<Credentials[]>`
    select a.account_id as "accountId", a.state, p.hash, t.secret, coalesce(t.last_step, 0) as "lastStep"
    from access.account as a
    left join access.password as p using (account_id)
    left join access.authenticator as t using (account_id)
    where a.login = ${login}`;
  return row;
}

/** False where this step or a later one was taken meanwhile: two that send one code at once come in once. */
export async function takeStep(tx: Tx, accountId: number, step: number): Promise<boolean> {
  const { count } = await inSql(tx)`
    update access.authenticator
    set last_step = ${step}
    where account_id = ${accountId} and last_step < ${step}`;
  return count === 1;
}

export async function savePassword(tx: Tx, accountId: number, hash: string, now: Date): Promise<void> {
  await inSql(tx)`
    insert into access.password (account_id, hash, set_at)
    values (${accountId}, ${hash}, ${now})
    on conflict (account_id) do update set hash = excluded.hash, set_at = excluded.set_at`;
}

export async function saveAuthenticator(tx: Tx, accountId: number, secret: Buffer, step: number, now: Date): Promise<void> {
  await inSql(tx)`
    insert into access.authenticator (account_id, secret, last_step, set_at)
    values (${accountId}, ${secret}, ${step}, ${now})
    on conflict (account_id) do update set secret = excluded.secret, last_step = excluded.last_step, set_at = excluded.set_at`;
}

export type Passkey = {
  readonly credentialId: string;
  readonly accountId: number;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly name: string;
  readonly addedAt: Date;
  readonly usedAt: Date | null;
  readonly clonedAt: Date | null;
};

const passkeyColumns = `credential_id as "credentialId", account_id as "accountId", public_key as "publicKey", counter, name,
      added_at as "addedAt", used_at as "usedAt", cloned_at as "clonedAt"`;

/** Locked until commit: of two answers that count alike one is a copy's. */
export async function lockPasskey(tx: Tx, credentialId: string): Promise<Passkey | undefined> {
  const sql = inSql(tx);
  const [row] = await sql<Passkey[]>`
    select ${sql.unsafe(passkeyColumns)}
    from access.passkey
    where credential_id = ${credentialId}
    for update`;
  return row;
}

export async function passkeysOf(tx: Tx, accountId: number): Promise<Passkey[]> {
  const sql = inSql(tx);
  return await sql<Passkey[]>`
    select ${sql.unsafe(passkeyColumns)}
    from access.passkey
    where account_id = ${accountId}
    order by added_at, credential_id`;
}

export async function insertPasskey(
  tx: Tx,
  { credentialId, accountId, publicKey, counter, name }: Pick<Passkey, 'credentialId' | 'accountId' | 'publicKey' | 'counter' | 'name'>,
  now: Date,
): Promise<boolean> {
  const { count } = await inSql(tx)`
    insert into access.passkey (credential_id, account_id, public_key, counter, name, added_at)
    values (${credentialId}, ${accountId}, ${publicKey as Buffer}, ${counter}, ${name}, ${now})
    on conflict do nothing`;
  return count === 1;
}

export async function savePasskeyUse(tx: Tx, credentialId: string, counter: number, now: Date): Promise<void> {
  await inSql(tx)`
    update access.passkey
    set counter = ${counter}, used_at = ${now}
    where credential_id = ${credentialId}`;
}

export async function markCloned(tx: Tx, credentialId: string, now: Date): Promise<void> {
  await inSql(tx)`
    update access.passkey
    set cloned_at = ${now}
    where credential_id = ${credentialId}`;
}

export async function deletePasskey(tx: Tx, accountId: number, credentialId: string): Promise<boolean> {
  const { count } = await inSql(tx)`delete from access.passkey where account_id = ${accountId} and credential_id = ${credentialId}`;
  return count === 1;
}

/** Whether the account could still sign in by password and code. */
export async function hasPassword(tx: Tx, accountId: number): Promise<boolean> {
  const [row] = await inSql(tx)<{ has: boolean }[]>`
    select exists (
      select from access.password
      join access.authenticator using (account_id)
      where account_id = ${accountId}
    ) as has`;
  return row?.has ?? false;
}

export async function insertChallenge(tx: Tx, challenge: string, accountId: number | null, expiresAt: Date, now: Date): Promise<void> {
  const sql = inSql(tx);
  await sql`delete from access.challenge where expires_at <= ${now}`;
  await sql`
    insert into access.challenge (challenge, account_id, expires_at)
    values (${challenge}, ${accountId}, ${expiresAt})`;
}

/** False where it was not asked, for somebody else, too long ago, or answered already. */
export async function takeChallenge(tx: Tx, challenge: string, accountId: number | null, now: Date): Promise<boolean> {
  const { count } = await inSql(tx)`
    delete from access.challenge
    where challenge = ${challenge} and account_id is not distinct from ${accountId} and expires_at > ${now}`;
  return count === 1;
}

export async function knowsDevice(tx: Tx, login: string, tokenHash: Buffer, now: Date): Promise<boolean> {
  const [row] = await inSql(tx)<{ known: boolean }[]>`
    select exists (
      select from access.device as d
      join access.account as a using (account_id)
      where d.token_hash = ${tokenHash} and a.login = ${login} and d.expires_at > ${now}
    ) as known`;
  return row?.known ?? false;
}

export async function saveDevice(tx: Tx, accountId: number, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await inSql(tx)`
    insert into access.device (token_hash, account_id, expires_at)
    values (${tokenHash}, ${accountId}, ${expiresAt})
    on conflict (token_hash, account_id) do update set expires_at = excluded.expires_at`;
}

export type LinkRow = { readonly accountId: number; readonly login: string; readonly fullName: string; readonly secret: Uint8Array | null };

/** Those that were made before open nothing from then on. */
export async function insertLink(tx: Tx, tokenHash: Buffer, accountId: number, expiresAt: Date, now: Date): Promise<void> {
  const sql = inSql(tx);
  await sql`update access.link set used_at = ${now} where account_id = ${accountId} and used_at is null`;
  await sql`
    insert into access.link (token_hash, account_id, expires_at)
    values (${tokenHash}, ${accountId}, ${expiresAt})`;
}

/** Locked until commit: used twice at once, it is used once. */
export async function lockLink(tx: Tx, tokenHash: Buffer, now: Date): Promise<LinkRow | undefined> {
  const [row] = await inSql(tx)<LinkRow[]>`
    select l.account_id as "accountId", a.login, a.full_name as "fullName", l.secret
    from access.link as l
    join access.account as a using (account_id)
    where l.token_hash = ${tokenHash} and l.used_at is null and l.expires_at > ${now} and a.state in ('invited', 'active')
    for update of l`;
  return row;
}

export async function keepLinkSecret(tx: Tx, tokenHash: Buffer, secret: Buffer): Promise<void> {
  await inSql(tx)`update access.link set secret = ${secret} where token_hash = ${tokenHash}`;
}

export async function markLinkUsed(tx: Tx, tokenHash: Buffer, accountId: number, now: Date): Promise<void> {
  const sql = inSql(tx);
  await sql`update access.link set used_at = ${now}, secret = null where token_hash = ${tokenHash}`;
  await sql`update access.account set state = 'active' where account_id = ${accountId} and state = 'invited'`;
}

export type PostHeld = { readonly postId: number; readonly role: Role; readonly unit: UnitId | null };

/** Offices that an account may act in today, where the account itself is open: first the one in which it acted last, then the longest held. */
export async function officesToday(tx: Tx, accountId: number, now: Date): Promise<PostHeld[]> {
  return await inSql(tx)<PostHeld[]>`
    select p.post_id as "postId", p.role, p.unit_id as unit
    from access.post as p
    join access.account as a using (account_id)
    where p.account_id = ${accountId} and a.state = 'active'
      and (${now} at time zone 'Asia/Ho_Chi_Minh')::date between p.valid_from and coalesce(p.valid_to, 'infinity')
    order by p.post_id is distinct from (
      select s.post_id
      from access.session as s
      where s.account_id = ${accountId}
      order by s.opened_at desc, s.expires_at desc
      limit 1
    ), p.valid_from, p.post_id`;
}

/** False where the session has ended meanwhile. The new one is as the old one was opened, and ends when it would have ended. */
export async function replaceSession(
  tx: Tx,
  { before, after, postId }: { readonly before: Buffer; readonly after: Buffer; readonly postId: number },
  now: Date,
): Promise<boolean> {
  const { count } = await inSql(tx)`
    with ended as (
      update access.session
      set ended_at = ${now}
      where token_hash = ${before} and ended_at is null
      returning account_id, level, expires_at, opened_with, origin
    )
    insert into access.session (token_hash, account_id, post_id, level, opened_at, seen_at, expires_at, opened_with, origin)
    select ${after}, account_id, ${postId}, level, ${now}, ${now}, expires_at, opened_with, origin
    from ended`;
  return count === 1;
}

/** How many were ended. */
export async function endOtherSessions(tx: Tx, accountId: number, own: Buffer, now: Date): Promise<number> {
  const { count } = await inSql(tx)`
    update access.session
    set ended_at = ${now}
    where account_id = ${accountId} and ended_at is null and token_hash <> ${own}`;
  return count;
}

export type SessionListed = {
  readonly tokenHash: Uint8Array;
  readonly openedAt: Date;
  readonly openedWith: string;
  readonly origin: string;
  readonly usedFrom: readonly string[];
  readonly expiresAt: Date;
  readonly role: Role;
  readonly unit: UnitId | null;
};

export async function sessionsOf(tx: Tx, accountId: number, now: Date): Promise<SessionListed[]> {
  return await inSql(tx)<SessionListed[]>`
    select s.token_hash as "tokenHash", s.opened_at as "openedAt", s.opened_with as "openedWith", s.origin, s.used_from as "usedFrom", s.expires_at as "expiresAt",
      p.role, p.unit_id as unit
    from access.session as s
    join access.post as p using (post_id)
    where s.account_id = ${accountId} and s.ended_at is null and s.expires_at > ${now}
    order by s.opened_at desc`;
}

/** How many were ended: one of this account or person, or all of them where none is named. */
export async function endSessionsOf(
  tx: Tx,
  of: { readonly accountId: number } | { readonly personId: number },
  tokenHash: Buffer | null,
  now: Date,
): Promise<number> {
  const sql = inSql(tx);
  const { count } = await sql`
    update access.session
    set ended_at = ${now}
    where ${'accountId' in of ? sql`account_id = ${of.accountId}` : sql`person_id = ${of.personId}`}
      and ended_at is null
      and (${tokenHash}::bytea is null or token_hash = ${tokenHash}::bytea)`;
  return count;
}

export async function endSessionsOfAll(
  tx: Tx,
  { accounts, persons }: { readonly accounts: readonly number[]; readonly persons: readonly number[] },
  now: Date,
): Promise<void> {
  await inSql(tx)`
    update access.session
    set ended_at = ${now}
    where ended_at is null and (account_id = any(${accounts as number[]}::bigint[]) or person_id = any(${persons as number[]}::bigint[]))`;
}

export async function loginOf(tx: Tx, accountId: number): Promise<string> {
  const [row] = await inSql(tx)<{ login: string }[]>`select login from access.account where account_id = ${accountId}`;
  return row?.login ?? '';
}

export async function lockAccount(tx: Tx, accountId: number): Promise<void> {
  await inSql(tx)`select from access.account where account_id = ${accountId} for update`;
}
