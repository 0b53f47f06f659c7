/** Statements by which an account is found under its login, with the office that it holds on a day. */
import { inSql, type Tx } from '#database/index.ts';

export async function accountOfLogin(tx: Tx, login: string): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ accountId: number }[]>`select account_id as "accountId" from access.account where login = ${login}`;
  return row?.accountId;
}

export async function loginOfAccount(tx: Tx, accountId: number): Promise<string> {
  const [row] = await inSql(tx)<{ login: string }[]>`select login from access.account where account_id = ${accountId}`;
  return row?.login ?? String(accountId);
}

export async function hasAccounts(tx: Tx): Promise<boolean> {
  const [row] = await inSql(tx)<{ some: boolean }[]>`select exists (select from access.account) as some`;
  return row?.some === true;
}

/** Of several the newest; none at a mobile point, where an officer goes by their own choice. */
export async function postHeldOn(tx: Tx, accountId: number, now: Date): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ postId: number }[]>`
    select post_id as "postId"
    from access.post
    where account_id = ${accountId} and point_id is null
      and (${now} at time zone 'Asia/Ho_Chi_Minh')::date between valid_from and coalesce(valid_to, 'infinity')
    order by valid_from desc, post_id desc
    limit 1`;
  return row?.postId;
}
