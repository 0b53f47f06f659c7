/** Statements that put an archive under a seal. */
import { inSql, type Tx } from '#database/index.ts';
import type { Seal } from './seal-archive.ts';

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
    from unnest(${readers as number[]}::bigint[]) as r (account_id)`;
  return true;
}
