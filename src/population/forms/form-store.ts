/** All statements of forms that are typed at an office. */
import { inSql, type Tx } from '#database/index.ts';

/** Numbers of the residence files of these persons, where they have one. */
export async function residenceFiles(tx: Tx, persons: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await inSql(tx)<{ personId: number; file: string }[]>`
    select v.person_id as "personId", v.residence_file as file
    from population.person as p
    join population.version as v using (person_id, version_no)
    where p.person_id = any(${persons as number[]}::bigint[]) and v.residence_file is not null`;
  return new Map(rows.map(({ personId, file }) => [personId, file]));
}

/** Two who type forms of one name at once come one after the other, also where no archive is there to be locked. */
export async function lockFormOf(tx: Tx, nameKey: string): Promise<void> {
  await inSql(tx)`select pg_advisory_xact_lock(hashtextextended(${`form ${nameKey}`}, 0))`;
}

/** Forms of whoever belongs to a household now, but for one person's. */
export async function formsOfHousehold(tx: Tx, householdId: number, without: number | null): Promise<number[]> {
  const rows = await inSql(tx)<{ form: number }[]>`
    select l.form_id as form
    from population.person as p
    join linkage.form_person as l using (person_id)
    where p.household_id = ${householdId} and p.person_id is distinct from ${without}::bigint
    order by 1`;
  return rows.map(({ form }) => form);
}

export async function membersNow(tx: Tx, householdId: number): Promise<number[]> {
  const rows = await inSql(tx)<{ person: number }[]>`select person_id as person from population.person where household_id = ${householdId} order by 1`;
  return rows.map(({ person }) => person);
}

export type TypedRow = { readonly at: Date; readonly officer: string | null; readonly officeUnit: number | null; readonly personId: number | null };

/** When a typed form was taken in and by whom, of which office, and whose it is now. */
export async function typedRow(tx: Tx, formId: number): Promise<TypedRow | undefined> {
  const [row] = await inSql(tx)<TypedRow[]>`
    select a.recorded_at as at, f.officer, f.office_unit as "officeUnit", l.person_id as "personId"
    from intake.typed_form as t
    join intake.act as a on a.act_id = t.form_id
    join cleaning.form as f using (form_id)
    left join linkage.form_person as l using (form_id)
    where t.form_id = ${formId}`;
  return row;
}
