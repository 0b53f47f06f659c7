/** Statements of looks that this room makes. */
import { inSql, type Tx } from '#database/index.ts';

/** By what an account is named, whatever became of it. */
export async function namedAccounts(tx: Tx, accounts: readonly number[]): Promise<ReadonlyMap<number, { readonly login: string; readonly name: string }>> {
  const rows = await inSql(tx)<{ id: number; login: string; name: string }[]>`
    select account_id as id, login, full_name as name
    from access.account
    where account_id = any (${accounts as number[]}::bigint[])`;
  return new Map(rows.map(({ id, login, name }) => [id, { login, name }]));
}

/** As other officers see them. */
export async function namesOfAccounts(tx: Tx, accounts: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await inSql(tx)<{ id: number; name: string }[]>`
    select account_id as id, full_name as name
    from access.account
    where account_id = any (${accounts as number[]}::bigint[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
