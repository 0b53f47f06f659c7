/** All statements of confirmations. */
import type { Officer } from '#access/index.ts';
import { inSql, type Tx } from '#database/index.ts';

export type ArchiveToConfirm = { readonly state: string; readonly versionNo: number; readonly isConfirmed: boolean };

/** Locked until the transaction ends. Confirmed: name, date of birth and sex are those of a version that somebody confirmed. */
export async function lockForConfirmation(tx: Tx, personId: number): Promise<ArchiveToConfirm | undefined> {
  const sql = inSql(tx);
  const [locked] = await sql<{ state: string; versionNo: number }[]>`
    select state, version_no as "versionNo"
    from population.person
    where person_id = ${personId}
    for update`;
  if (locked === undefined) return undefined;
  const [row] = await sql<{ isConfirmed: boolean }[]>`
    select exists (
      select
      from population.confirmation as c
      join population.version as w using (person_id, version_no)
      join population.version as v on v.person_id = c.person_id and v.version_no = ${locked.versionNo}
      where c.person_id = ${personId} and w.full_name = v.full_name and w.date_of_birth = v.date_of_birth and w.sex = v.sex
    ) as "isConfirmed"`;
  return { ...locked, isConfirmed: row?.isConfirmed ?? false };
}

export async function insertConfirmation(
  tx: Tx,
  { personId, versionNo, paper }: { readonly personId: number; readonly versionNo: number; readonly paper: string },
  { accountId, humanId, role, unit }: Officer,
  now: Date,
): Promise<void> {
  await inSql(tx)`
    insert into population.confirmation (person_id, version_no, confirmed_at, account_id, human_id, role, unit_id, paper)
    values (${personId}, ${versionNo}, ${now}, ${accountId}, ${humanId}, ${role}, ${unit}, ${paper})`;
}
