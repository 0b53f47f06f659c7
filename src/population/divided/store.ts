/** All statements of persons whose commune was divided. */
import { inSql, type Tx } from '#database/index.ts';
import { nameKey } from '#values/index.ts';
import { hiddenBySeal, type Reader } from '../reach-store.ts';

export type DividedFilter = {
  readonly units: readonly number[];
  /** See `soughtWords`; empty for all. */
  readonly words: string;
};

/** What is sought in an address, as `nameKey` folds it; a text without letters or digits stands in none. */
export const soughtWords = (q: string): string => (q.trim() === '' ? '' : nameKey(q) || '?');

/** An address as `nameKey` folds it, so that a street is found however it is written. */
const foldedPlace = (tx: Tx) => inSql(tx)`
  btrim(regexp_replace(regexp_replace(
    translate(replace(lower(normalize(coalesce(v.residence_place, ''), NFD)), 'đ', 'd'), '''’ʼ.-', '     '),
    '[^a-z0-9 ]', '', 'g'), ' +', ' ', 'g'))`;

function waiting(tx: Tx, { units, words }: DividedFilter, { opened, now }: Reader) {
  const sql = inSql(tx);
  return sql`
    from population.person as p
    join population.version as v using (person_id, version_no)
    where p.state = 'alive' and p.unit_id = any(${units as number[]}::int[])
      and not ${hiddenBySeal(tx, opened.accountId, now)}
      ${words === '' ? sql`` : sql`and strpos(${foldedPlace(tx)}, ${words}) > 0`}`;
}

export async function countDivided(tx: Tx, filter: DividedFilter, reader: Reader): Promise<{ readonly unit: number; readonly count: number }[]> {
  return await inSql(tx)<{ unit: number; count: number }[]>`
    select p.unit_id as unit, count(*)::int as count
    ${waiting(tx, filter, reader)}
    group by p.unit_id
    order by p.unit_id`;
}

export type DividedRow = {
  readonly personId: number;
  readonly fullName: string;
  readonly dateOfBirth: number | null;
  readonly unit: number;
  readonly place: string;
  readonly file: string | null;
};
export type DividedKeyset = { readonly unit: number; readonly place: string; readonly person: number };

/** In order of unit and address, so that neighbours stand together. */
export async function listDivided(tx: Tx, filter: DividedFilter, reader: Reader, after: DividedKeyset | undefined, limit: number): Promise<DividedRow[]> {
  const sql = inSql(tx);
  return await sql<DividedRow[]>`
    select p.person_id as "personId", p.full_name as "fullName", p.date_of_birth as "dateOfBirth", p.unit_id as unit,
      coalesce(v.residence_place, '') as place, v.residence_file as file
    ${waiting(tx, filter, reader)}
      ${after === undefined ? sql`` : sql`and (p.unit_id, coalesce(v.residence_place, '') collate "C", p.person_id) > (${after.unit}, ${after.place} collate "C", ${after.person})`}
    order by p.unit_id, coalesce(v.residence_place, '') collate "C", p.person_id
    limit ${limit}`;
}

/** Their keys, ascending. */
export async function dividedPersons(tx: Tx, filter: DividedFilter, reader: Reader, limit: number): Promise<number[]> {
  const rows = await inSql(tx)<{ person: number }[]>`
    select p.person_id as person
    ${waiting(tx, filter, reader)}
    order by 1
    limit ${limit}`;
  return rows.map(({ person }) => person);
}
