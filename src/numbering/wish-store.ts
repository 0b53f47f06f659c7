/** All statements of wishes to keep a number that tells another sex, year or place. */
import { inSql, type Tx } from '#database/index.ts';

/** Who recorded it: the account that was signed in, or the two officers whom a command names. */
export type WishBy = { readonly accountId: number } | { readonly officers: readonly string[] };
export type Wish = { readonly number: number; readonly personId: number; readonly reason: string; readonly by: WishBy };

/** Told again, the newest words stand. */
export async function insertWish(tx: Tx, { number, personId, reason, by }: Wish, now: Date): Promise<void> {
  const [accountId, officers] = 'accountId' in by ? [by.accountId, null] : [null, by.officers];
  await inSql(tx)`
    insert into numbering.wish (person_no, person_id, reason, account_id, officers, recorded_at)
    values (${number}, ${personId}, ${reason}, ${accountId}, ${officers as string[] | null}::text[], ${now})
    on conflict (person_no) do update
    set person_id = excluded.person_id, reason = excluded.reason, account_id = excluded.account_id,
      officers = excluded.officers, recorded_at = excluded.recorded_at`;
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
