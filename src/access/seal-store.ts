/** Statements of seals: put on, ended, and for whom they do not hold. */
import { inSql, type Tx } from '#database/index.ts';
import type { Seal } from './seal-archive.ts';
import type { SealKind } from './seal-kinds.ts';

/** False where this order has sealed the archive already. */
export async function insertSeal(tx: Tx, { personId, kind, orderNo, sealedBy, readers }: Seal, now: Date): Promise<boolean> {
  const sql = inSql(tx);
  const [seal] = await sql<{ sealId: number }[]>`
    insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by)
    select ${personId}, ${kind}, ${orderNo}, ${now}, ${sealedBy as unknown as string[]}::text[]
    where not exists (select from access.sealed where person_id = ${personId} and order_no = ${orderNo})
    returning seal_id as "sealId"`;
  if (seal === undefined) return false;
  await sql`
    insert into access.sealed_reader (person_id, seal_id, account_id)
    select ${personId}, ${seal.sealId}, account_id
    from unnest(${[...new Set(readers)]}::bigint[]) as r (account_id)`;
  return true;
}

export async function isSealedBy(tx: Tx, personId: number, orderNo: string): Promise<boolean> {
  const [row] = await inSql(tx)<{ is: boolean }[]>`
    select exists (select from access.sealed where person_id = ${personId} and order_no = ${orderNo}) as is`;
  return row?.is ?? false;
}

export type StandingSeal = {
  readonly sealId: number;
  readonly personId: number;
  readonly kind: SealKind;
  readonly orderNo: string;
  readonly from: Date;
  readonly sealedBy: readonly string[];
};

export async function lockSeal(tx: Tx, sealId: number, now: Date): Promise<StandingSeal | undefined> {
  const sql = inSql(tx);
  const [row] = await sql<StandingSeal[]>`
    select s.seal_id as "sealId", s.person_id as "personId", s.kind, s.order_no as "orderNo", s.valid_from as "from", s.sealed_by as "sealedBy"
    from access.sealed as s
    where s.seal_id = ${sealId} and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now})
    for update`;
  return row;
}

export async function markLifted(tx: Tx, { personId, sealId }: StandingSeal, by: readonly [string, string], now: Date): Promise<void> {
  await inSql(tx)`
    update access.sealed
    set valid_to = ${now}, unsealed_by = ${[...by]}::text[]
    where person_id = ${personId} and seal_id = ${sealId}`;
}

export type ReadSeal = StandingSeal & { readonly group: readonly { readonly accountId: number; readonly login: string; readonly name: string }[] };

/** Seals that stand and do not hold for this account, the newest first, each with its whole group. */
export async function sealsOpenTo(tx: Tx, accountId: number, now: Date): Promise<ReadSeal[]> {
  const sql = inSql(tx);
  return await sql<ReadSeal[]>`
    select s.seal_id as "sealId", s.person_id as "personId", s.kind, s.order_no as "orderNo", s.valid_from as "from", s.sealed_by as "sealedBy",
      array(
        select jsonb_build_object('accountId', a.account_id, 'login', a.login, 'name', a.full_name)
        from access.sealed_reader as g
        join access.account as a using (account_id)
        where g.person_id = s.person_id and g.seal_id = s.seal_id
        order by a.login
      ) as group
    from access.sealed_reader as r
    join access.sealed as s using (person_id, seal_id)
    where r.account_id = ${accountId} and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now})
    order by s.valid_from desc, s.seal_id desc`;
}

/** Accounts that are open under these logins; of one that is not there or is locked nothing. */
export async function openAccounts(tx: Tx, logins: readonly string[]): Promise<{ readonly login: string; readonly accountId: number }[]> {
  return await inSql(tx)<{ login: string; accountId: number }[]>`
    select login, account_id as "accountId"
    from access.account
    where login = any(${[...logins]}::text[]) and state in ('invited', 'active')`;
}
