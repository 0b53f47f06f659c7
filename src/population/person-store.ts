/** All statements that find and show persons and households. */
import { formColumns, formFromRow } from '#cleaning/index.ts';
import { copyOut, inSql, type Tx } from '#database/index.ts';
import type { ActKind, Form } from '#intake/index.ts';
import { hiddenBySeal, type Reader } from './reach-store.ts';
import { type ReadVersion, versionColumns, versionFromRow } from './version-row.ts';

export type FoundRow = {
  readonly personId: number;
  readonly personNo: number | null;
  readonly state: string;
  readonly fullName: string;
  readonly nameKey: string;
  readonly dateOfBirth: number | null;
  readonly sex: string | null;
  readonly unitId: number | null;
};

/** Whose archive has a form, and the commune of the office that filled it in; both null where neither is known. */
export async function sideOfForm(tx: Tx, formId: number): Promise<{ readonly personId: number | null; readonly officeUnit: number | null }> {
  const [row] = await inSql(tx)<{ personId: number | null; officeUnit: number | null }[]>`
    select l.person_id as "personId", f.office_unit as "officeUnit"
    from cleaning.form as f
    left join linkage.form_person as l on l.form_id = f.form_id
    where f.form_id = ${formId}`;
  return row ?? { personId: null, officeUnit: null };
}

/** Of these forms those that state who somebody is: all but mere acts. */
export async function statingForms(tx: Tx, forms: readonly number[]): Promise<number[]> {
  const rows = await inSql(tx)<{ formId: number }[]>`
    select form_id as "formId"
    from cleaning.form
    where form_id = any(${forms as number[]}::bigint[]) and source <> 'act'`;
  return rows.map(({ formId }) => formId);
}

/** Who holds or ever held a number; a number that another took the place of leads to whoever has that one. */
export async function holderOfNumber(tx: Tx, personNo: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ personId: number }[]>`
    with recursive chain (person_no, person_id, successor, step) as (
      select person_no, person_id, successor, 0
      from numbering.number
      where person_no = ${personNo}
      union all
      select n.person_no, n.person_id, n.successor, chain.step + 1
      from chain
      join numbering.number as n on n.person_no = chain.successor
      where chain.step < 16
    )
    select person_id as "personId"
    from chain
    order by step desc
    limit 1`;
  return row?.personId;
}

/** What became of a number, and by which act. */
export type AskedNumber = { readonly state: string; readonly successor: number | null; readonly act: number; readonly actKind: ActKind; readonly since: Date };

export async function askedNumber(tx: Tx, personNo: number): Promise<AskedNumber | undefined> {
  const [row] = await inSql(tx)<AskedNumber[]>`
    select n.state, n.successor, n.act_id as act, a.kind as "actKind", a.recorded_at as since
    from numbering.number as n
    join intake.act as a using (act_id)
    where n.person_no = ${personNo}`;
  return row;
}

export async function personRows(tx: Tx, persons: readonly number[]): Promise<FoundRow[]> {
  return await inSql(tx)<FoundRow[]>`
    select person_id as "personId", person_no as "personNo", state, full_name as "fullName", name_key as "nameKey",
      date_of_birth as "dateOfBirth", sex, unit_id as "unitId"
    from population.person
    where person_id = any(${persons as number[]}::bigint[])
    order by person_id`;
}

export type NameKeyset = { readonly nameKey: string; readonly dateOfBirth: number; readonly personId: number };
export type NameSearch = {
  readonly key: string;
  readonly match: 'begins' | 'anywhere' | 'whole';
  /** Days as yyyymmdd, both inclusive; 0 and 0 for any. */
  readonly bornFrom: number;
  readonly bornTo: number;
  readonly sex: string | undefined;
  readonly after: NameKeyset | undefined;
  readonly limit: number;
};

/** Names that are or begin with the key, in order of name; `anywhere`: in which its words stand together anywhere, which reads all names. The key has letters, digits and spaces only. */
export async function personsByName(tx: Tx, { after, limit, ...search }: NameSearch, reader: Reader): Promise<FoundRow[]> {
  const sql = inSql(tx);
  const last = after ?? { nameKey: '', dateOfBirth: -1, personId: -1 };
  return await sql<FoundRow[]>`
    select p.person_id as "personId", p.person_no as "personNo", p.state, p.full_name as "fullName", p.name_key as "nameKey",
      p.date_of_birth as "dateOfBirth", p.sex, p.unit_id as "unitId"
    from population.person as p
    where ${named(tx, search)} ${withinUnits(tx, reader)}
      and (${reader.opened.sealedToo} or not ${hiddenBySeal(tx, reader.opened.accountId, reader.now)})
      and (p.name_key ~>~ ${last.nameKey} or (p.name_key = ${last.nameKey} and (coalesce(p.date_of_birth, 0), p.person_id) > (${last.dateOfBirth}::int, ${last.personId}::bigint)))
    order by p.name_key using ~<~, coalesce(p.date_of_birth, 0), p.person_id
    limit ${limit}`;
}

/** Whom a seal alone kept out of such a search: a try that goes on record. Asked also where nobody is, so that the time tells nothing. */
export async function sealedByName(tx: Tx, search: Omit<NameSearch, 'after' | 'limit'>, reader: Reader): Promise<number[]> {
  const rows = await inSql(tx)<{ personId: number }[]>`
    select p.person_id as "personId"
    from population.person as p
    where p.person_id in (select person_id from access.sealed)
      and ${named(tx, search)} ${withinUnits(tx, reader)}
      and ${hiddenBySeal(tx, reader.opened.accountId, reader.now)}`;
  return rows.map(({ personId }) => personId);
}

function named(tx: Tx, { key, match, bornFrom, bornTo, sex }: Omit<NameSearch, 'after' | 'limit'>) {
  const sql = inSql(tx);
  const names = {
    whole: () => sql`p.name_key = ${key}`,
    begins: () => sql`p.name_key like ${`${key}%`}`,
    anywhere: () => sql`(p.name_key || ' ') like ${`% ${key}%`}`,
  };
  const name = names[match]();
  const born = bornTo === 0 ? sql`` : sql`and p.date_of_birth between ${bornFrom} and ${bornTo}`;
  const ofSex = sex === undefined ? sql`` : sql`and p.sex = ${sex}`;
  return sql`${name} ${born} ${ofSex} and p.state not in ('merged', 'withdrawn')`;
}

function withinUnits(tx: Tx, { opened }: Reader) {
  const sql = inSql(tx);
  return opened.country ? sql`` : sql`and p.unit_id = any(${[...opened.units]}::int[])`;
}

/** To whom an act gave the forms of a person, and that person's number now. */
export async function heirByAct(tx: Tx, personId: number, actId: number): Promise<{ readonly personId: number; readonly personNo: number | null } | undefined> {
  const [row] = await inSql(tx)<{ personId: number; personNo: number | null }[]>`
    select p.person_id as "personId", p.person_no as "personNo"
    from linkage.form_move as m
    join population.person as p on p.person_id = m.to_person
    where m.act_id = ${actId} and m.from_person = ${personId}
    group by p.person_id
    order by count(*) desc, p.person_id
    limit 1`;
  return row;
}

/** All that was ever written of a person, in the order in which it was written. */
export async function versionsOf(tx: Tx, personId: number): Promise<ReadVersion[]> {
  const versions: ReadVersion[] = [];
  for await (const row of copyOut(
    tx,
    `copy (
      select ${versionColumns.map((column) => (column === 'recorded_at' ? `to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : column)).join(', ')}
      from population.version
      where person_id = ${Number(personId)}
      order by version_no
    ) to stdout`,
  ))
    versions.push(versionFromRow(row));
  return versions;
}

/** DATA, section 1: the version that held on a day as the register knew it at a moment; `undefined` before the birth or before it was known. */
export async function versionNoAsOf(tx: Tx, personId: number, asOf: string, knownOn: Date): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ versionNo: number }[]>`
    select version_no as "versionNo"
    from (
      select distinct on (valid_from) version_no, valid_from, void
      from population.version
      where person_id = ${personId} and valid_from <= ${asOf} and recorded_at <= ${knownOn}
      order by valid_from desc, version_no desc
    ) as v
    where not void
    order by valid_from desc
    limit 1`;
  return row?.versionNo;
}

export async function actKinds(tx: Tx, acts: readonly number[]): Promise<Map<number, string>> {
  const rows = await inSql(tx)<{ act: number; kind: string }[]>`select act_id as act, kind from intake.act where act_id = any(${acts as number[]}::bigint[])`;
  return new Map(rows.map(({ act, kind }) => [act, kind]));
}

/** The requests for correction that these acts answered, by act. */
export async function requestsOfActs(tx: Tx, acts: readonly number[]): Promise<Map<number, number>> {
  const rows = await inSql(tx)<{ act: number; request: number }[]>`
    select act_id as act, correction_id as request
    from population.correction
    where act_id = any(${acts as number[]}::bigint[])`;
  return new Map(rows.map(({ act, request }) => [act, request]));
}

export type SourcedForm = { readonly form: Form; readonly file: string | null };

/** Forms with the path of the file in which each came; an act came in none. */
export async function formsById(tx: Tx, forms: readonly number[]): Promise<Map<number, SourcedForm>> {
  const found = new Map<number, SourcedForm>();
  for await (const [file = null, ...columns] of copyOut(
    tx,
    `copy (
      select i.path, ${formColumns.map((column) => `f.${column}`).join(', ')}
      from cleaning.form as f
      left join intake.file as i on i.file_no = f.form_id / 4294967296 and f.source <> 'act'
      where f.form_id = any('{${forms.map(Number).join(',')}}'::bigint[])
    ) to stdout`,
  )) {
    const form = formFromRow(columns);
    found.set(form.formId, { form, file });
  }
  return found;
}

export type NumberRow = { readonly personNo: number; readonly state: string };

/** Those that were theirs, and those of archives that ended in their favour: every number that leads to them. The one in use first. */
export async function numbersHeld(tx: Tx, personId: number): Promise<NumberRow[]> {
  return await inSql(tx)<NumberRow[]>`
    with recursive held (person_no, state) as (
      select person_no, state from numbering.number where person_id = ${personId}
      union
      select n.person_no, n.state from held as h join numbering.number as n on n.successor = h.person_no
    )
    select person_no as "personNo", state
    from held
    order by (state = 'active') desc, person_no`;
}

export async function reasonForNoNumber(tx: Tx, personId: number): Promise<string | undefined> {
  const [row] = await inSql(tx)<{ reason: string | null }[]>`select reason from numbering.reservation where person_id = ${personId}`;
  return row?.reason ?? undefined;
}

export type FindingOfForm = {
  readonly form: number;
  readonly rule: string;
  readonly field: string;
  readonly found: string | null;
  readonly repaired: string | null;
  readonly severity: string;
  readonly state: string;
};

export async function findingsOf(tx: Tx, forms: readonly number[]): Promise<FindingOfForm[]> {
  return await inSql(tx)<FindingOfForm[]>`
    select form_id as form, rule, field, found, repaired, severity, state
    from cleaning.finding
    where form_id = any(${forms as number[]}::bigint[])
    order by form_id, rule, field`;
}

export type MemberRow = { readonly personId: number; readonly role: string; readonly since: string };

/** Who belongs to a household on a day as the register knew it at a moment. */
export async function membersOf(tx: Tx, householdId: number, asOf: string, knownOn: Date): Promise<MemberRow[]> {
  return await inSql(tx)<MemberRow[]>`
    select person_id as "personId", role, valid_from as since
    from (
      select distinct on (person_id) person_id, role, valid_from
      from (
        select distinct on (person_id, valid_from) person_id, valid_from, role, void
        from population.household_member
        where household_id = ${householdId} and valid_from <= ${asOf} and recorded_at <= ${knownOn}
        order by person_id, valid_from desc, version_no desc
      ) as of_day
      where not void
      order by person_id, valid_from desc
    ) as standing
    where role is not null
    order by person_id`;
}

export type MemberVersion = {
  readonly personId: number;
  readonly fullName: string | null;
  readonly dateOfBirth: number | null;
  readonly residenceUnit: number | null;
  readonly residencePlace: string | null;
};

/** What the register knew of some persons as of a day. */
export async function personsAsOf(tx: Tx, persons: readonly number[], asOf: string, knownOn: Date): Promise<MemberVersion[]> {
  return await inSql(tx)<MemberVersion[]>`
    select distinct on (person_id) person_id as "personId", full_name as "fullName", date_of_birth as "dateOfBirth",
      residence_unit as "residenceUnit", residence_place as "residencePlace"
    from (
      select distinct on (person_id, valid_from) *
      from population.version
      where person_id = any(${persons as number[]}::bigint[]) and valid_from <= ${asOf} and recorded_at <= ${knownOn}
      order by person_id, valid_from desc, version_no desc
    ) as v
    where not void
    order by person_id, valid_from desc`;
}

export async function householdExists(tx: Tx, householdId: number): Promise<boolean> {
  const [row] = await inSql(tx)<{ exists: boolean }[]>`select exists (select from population.household_member where household_id = ${householdId}) as exists`;
  return row?.exists ?? false;
}
