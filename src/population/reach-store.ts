/** All statements that ask whether a reader's right opens an archive, and whether a seal hides it. */
import { type Opened, openedTo } from '#access/index.ts';
import { inSql, type Tx } from '#database/index.ts';

/** Whose right a statement asks for, at which moment. */
export type Reader = { readonly opened: Opened; readonly now: Date };

/** Whoever has the register's folder. */
export const everybody: Reader = { opened: openedTo({ kind: 'machine' }, null), now: new Date(0) };

/** Of these persons those who are open to the reader. One statement for all, so that who is not there and who is outside take the same time. */
export async function openAmong(tx: Tx, persons: readonly number[], { opened, now }: Reader): Promise<number[]> {
  const { country, units, accountId, personId, sealedToo } = opened;
  const rows = await inSql(tx)<{ personId: number }[]>`
    select p.person_id as "personId"
    from population.person as p
    where p.person_id = any(${persons as number[]}::bigint[])
      and (
        p.person_id = ${personId}::bigint
        or (
          (
            ${country}
            or p.unit_id = any(${[...units]}::int[])
            or exists (
              select from access.presence as o
              where o.person_id = p.person_id and o.account_id = ${accountId}::bigint and o.until > ${now}
            )
          )
          and (${sealedToo} or not ${hiddenBySeal(tx, accountId, now)})
        )
      )`;
  return rows.map((row) => row.personId);
}

/** Whether a seal that holds now hides the person `p` from this account. */
export function hiddenBySeal(tx: Tx, accountId: number | null, now: Date) {
  return inSql(tx)`exists (
    select from access.sealed as s
    where s.person_id = p.person_id and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now})
      and not exists (
        select from access.sealed_reader as r
        where r.person_id = s.person_id and r.seal_id = s.seal_id and r.account_id = ${accountId}::bigint
      )
  )`;
}
