/** All statements of wishes to keep a number that tells another sex, year or place. */
import { inSql, type Tx } from '#database/index.ts';

export type Wish = { readonly number: number; readonly personId: number; readonly reason: string; readonly accountId: number };

/** Told again, the newest words stand. */
export async function insertWish(tx: Tx, { number, personId, reason, accountId }: Wish, now: Date): Promise<void> {
  await inSql(tx)`
    insert into numbering.wish (person_no, person_id, reason, account_id, recorded_at)
    values (${number}, ${personId}, ${reason}, ${accountId}, ${now})
    on conflict (person_no) do update
    set person_id = excluded.person_id, reason = excluded.reason, account_id = excluded.account_id, recorded_at = excluded.recorded_at`;
}

/** Of these persons, those who wished to keep the number that they have. */
export async function keptAtWish(tx: Tx, persons: readonly number[]): Promise<{ readonly personId: number; readonly number: number }[]> {
  return await inSql(tx)`
    select n.person_id as "personId", n.person_no as "number"
    from numbering.wish as w
    join numbering.number as n using (person_no)
    where n.state = 'active' and n.person_id = any(${persons as number[]}::bigint[])`;
}

/** The wish to keep this number, where one was recorded. */
export async function wishOf(tx: Tx, number: number): Promise<{ readonly reason: string; readonly recordedAt: Date } | undefined> {
  const [wish] = await inSql(tx)<{ reason: string; recordedAt: Date }[]>`
    select reason, recorded_at as "recordedAt"
    from numbering.wish
    where person_no = ${number}`;
  return wish;
}
