/** All statements of wishes to keep a number that tells another sex, year or place. */
import { inSql, type Tx } from '#database/index.ts';

/** Who recorded it: the account that was signed in, or the two officers whom a command names. */
export type WishBy = { readonly accountId: number } | { readonly officers: readonly string[] };
export type Wish = {
  readonly number: number;
  readonly personId: number;
  /** False: the holder wishes so no longer. */
  readonly keeps: boolean;
  readonly reason: string;
  readonly by: WishBy;
};

/** Only added to: the newest of a number stands, and those before it are its history. */
export async function insertWish(tx: Tx, { number, personId, keeps, reason, by }: Wish, now: Date): Promise<void> {
  const [accountId, officers] = 'accountId' in by ? [by.accountId, null] : [null, by.officers];
  await inSql(tx)`
    insert into numbering.wish (person_no, person_id, keeps, reason, account_id, officers, recorded_at)
    values (${number}, ${personId}, ${keeps}, ${reason}, ${accountId}, ${officers as string[] | null}::text[], ${now})`;
}

/** Of these persons, those who wished to keep the number that they have. */
export async function keptAtWish(tx: Tx, persons: readonly number[]): Promise<{ readonly personId: number; readonly number: number }[]> {
  return await inSql(tx)`
    select n.person_id as "personId", n.person_no as "number"
    from unnest(${persons as number[]}::bigint[]) as s (person_id)
    cross join lateral (select person_id, person_no from numbering.number where person_id = s.person_id and state = 'active' offset 0) as n
    cross join lateral (select keeps from numbering.wish where person_no = n.person_no order by wish_id desc limit 1) as w
    where w.keeps`;
}

export type SaidWish = { readonly keeps: boolean; readonly reason: string; readonly recordedAt: Date };

/** All that was said of keeping this number, the oldest first; the last stands. */
export async function wishesOf(tx: Tx, number: number): Promise<readonly SaidWish[]> {
  return await inSql(tx)<SaidWish[]>`
    select keeps, reason, recorded_at as "recordedAt"
    from numbering.wish
    where person_no = ${number}
    order by wish_id`;
}
