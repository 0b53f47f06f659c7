/** All statements that write archives, a slice of persons at a time, and what writing has to read first. */
import { evidenceColumns, evidenceFromRow } from '#cleaning/index.ts';
import { copyIn, copyOutBatches, copyRow, inSql, type KeptRows, type LateIndexes, type Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import type { Membership } from './rewrite-history.ts';
import { isoDay, type ReadVersion, versionColumns, versionFromRow } from './version-row.ts';

/** False where the slice was written since it was listed; locks it until commit. */
export async function lockSlice(tx: Tx, actId: number, sliceNo: number): Promise<boolean> {
  const [slice] = await inSql(tx)<{ open: boolean }[]>`
    select done_at is null as open
    from population.slice
    where act_id = ${actId} and slice_no = ${sliceNo}
    for update`;
  return slice?.open ?? false;
}

export async function markArchivesDone(tx: Tx, actId: number, sliceNo: number): Promise<void> {
  await inSql(tx)`update population.slice set done_at = clock_timestamp() where act_id = ${actId} and slice_no = ${sliceNo}`;
}

/** Whose archives are written: persons of a slice of the running build, or persons by name. */
export type Whose = { readonly sliceNo: number } | { readonly persons: readonly number[] };

const personsOf = (whose: Whose): string =>
  'sliceNo' in whose
    ? `select distinct person_id from linkage.proposal where slice_no = ${Number(whose.sliceNo)}`
    : `select unnest('{${whose.persons.map(Number).join(',')}}'::bigint[]) as person_id`;

const personAt = evidenceColumns.length;

/** `form` as `evidenceFromRow` has it. */
export type MemberForm = { readonly personId: number; readonly isLinked: boolean; readonly form: Form };

/**
 * All forms of these persons, by person and form: those linked already, and those proposed. Where none of them has an archive,
 * none has a link either: links and archive are one commit.
 *
 * A slice is a few thousand probes by key, here and below, and `offset 0` keeps it so: the tables of a build grow faster than
 * their statistics, and as a plain join the planner read all numbers for each person (10 s a slice at 50,000 numbers).
 */
export async function* streamMemberForms(tx: Tx, whose: Whose, someAreKnown: boolean): AsyncGenerator<MemberForm[]> {
  const proposed =
    'sliceNo' in whose ? `select person_id, form_id from linkage.proposal where slice_no = ${Number(whose.sliceNo)} order by person_id, form_id` : undefined;
  const linked = `
    select s.person_id, l.form_id
    from (${personsOf(whose)}) as s
    cross join lateral (select form_id from linkage.form_person where person_id = s.person_id offset 0) as l`;
  const isLinked = someAreKnown ? '(select l.person_id from linkage.form_person as l where l.form_id = m.form_id) is not null' : 'false';
  const batches = copyOutBatches(
    tx,
    `copy (
      select ${evidenceColumns.map((column) => `f.${column}`).join(', ')}, m.person_id, ${isLinked}
      from (${proposed === undefined ? linked : someAreKnown ? `(${proposed}) union ${linked}` : proposed}) as m
      cross join lateral (select * from cleaning.form where form_id = m.form_id offset 0) as f
      order by m.person_id, m.form_id
    ) to stdout`,
  );
  for await (const rows of batches)
    yield rows.map((row) => ({ personId: Number(row[personAt]), isLinked: row[personAt + 1] === 't', form: evidenceFromRow(row) }));
}

export type NumberOfPerson = {
  readonly personId: number;
  readonly active: number | null;
  readonly reserved: number | null;
  /** The reserved one is stated by a form of theirs. */
  readonly kept: boolean | null;
};

/**
 * The number that a person has, which nobody has before an archive, and the one that this build has reserved. As an array, since
 * `limit 1` or `max` tempt the planner to walk all numbers.
 */
export async function numbersOf(tx: Tx, whose: Whose, someAreKnown: boolean): Promise<Map<number, NumberOfPerson>> {
  const active = "(array(select n.person_no from numbering.number as n where n.person_id = s.person_id and n.state = 'active'))[1]";
  const rows = await inSql(tx).unsafe<NumberOfPerson[]>(`
    select s.person_id as "personId",
      ${someAreKnown ? active : 'null::bigint'} as active,
      ${'sliceNo' in whose ? 'r.person_no' : 'null::bigint'} as reserved,
      ${'sliceNo' in whose ? 'r.kept' : 'null::boolean'} as kept
    from (${personsOf(whose)}) as s
    ${'sliceNo' in whose ? 'left join lateral (select person_no, kept from numbering.reservation where person_id = s.person_id offset 0) as r on true' : ''}`);
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Locks the persons among these who have an archive, in order, and reads all that was ever written of them. */
export async function lockHistories(tx: Tx, whose: Whose): Promise<Map<number, ReadVersion[]>> {
  const histories = new Map<number, ReadVersion[]>();
  const known = await inSql(tx).unsafe<{ person_id: number }[]>(`
    select p.person_id
    from (${personsOf(whose)} order by 1) as s
    cross join lateral (select person_id from population.person where person_id = s.person_id for update) as p`);
  if (known.length === 0) return histories;
  const ids = known.map(({ person_id }) => Number(person_id)).join(',');
  const batches = copyOutBatches(
    tx,
    `copy (
      select ${versionColumns.map((column) => `v.${column}`).join(', ')}
      from unnest('{${ids}}'::bigint[]) as s (person_id)
      cross join lateral (select * from population.version where person_id = s.person_id offset 0) as v
      order by v.person_id, v.version_no
    ) to stdout`,
  );
  for await (const rows of batches) {
    for (const row of rows) {
      const version = versionFromRow(row);
      const history = histories.get(version.personId);
      if (history) history.push(version);
      else histories.set(version.personId, [version]);
    }
  }
  return histories;
}

/** Lines of `versionLine`. */
export async function insertVersions(tx: Tx, lines: KeptRows): Promise<void> {
  await copyIn(tx, `copy population.version (${versionColumns.join(', ')}) from stdin`, lines.takeAll());
}

/** What persons are searched by, which they are once there are any. */
export const personIndexes: LateIndexes = {
  table: 'population.person',
  indexes: {
    person_name: '(name_key text_pattern_ops, date_of_birth)',
    person_household: '(household_id) where household_id is not null',
    person_unit: '(unit_id, name_key text_pattern_ops, date_of_birth)',
  },
};

export type PersonRow = {
  readonly personId: number;
  readonly versionNo: number;
  readonly personNo: number | null;
  readonly state: string;
  readonly fullName: string;
  readonly nameKey: string;
  readonly dateOfBirth: number | null;
  readonly sex: string | null;
  readonly unitId: number | null;
  readonly householdId: number | null;
  readonly role: string | null;
};

/** One line of COPY. */
export function personLine(p: PersonRow): string {
  return copyRow([p.personId, p.versionNo, p.personNo, p.state, p.fullName, p.nameKey, p.dateOfBirth, p.sex, p.unitId, p.householdId, p.role]);
}

/** Persons who have no archive yet, as lines of `personLine`. */
export async function insertPersons(tx: Tx, lines: KeptRows): Promise<void> {
  await copyIn(
    tx,
    'copy population.person (person_id, version_no, person_no, state, full_name, name_key, date_of_birth, sex, unit_id, household_id, role) from stdin',
    lines.takeAll(),
  );
}

/** Persons who have one; their rows are locked. */
export async function updatePersons(tx: Tx, persons: readonly PersonRow[]): Promise<void> {
  await inSql(tx)`
    update population.person as p
    set version_no = n.version_no, person_no = n.person_no, state = n.state, full_name = n.full_name, name_key = n.name_key,
      date_of_birth = n.date_of_birth, sex = n.sex, unit_id = n.unit_id, household_id = n.household_id, role = n.role
    from jsonb_to_recordset(${JSON.stringify(persons.map(asColumns))}::text::jsonb) as n (
      person_id bigint, version_no integer, person_no bigint, state text, full_name text, name_key text,
      date_of_birth integer, sex text, unit_id integer, household_id bigint, role text
    )
    where p.person_id = n.person_id`;
}

const asColumns = (p: PersonRow): object => ({
  person_id: p.personId,
  version_no: p.versionNo,
  person_no: p.personNo,
  state: p.state,
  full_name: p.fullName,
  name_key: p.nameKey,
  date_of_birth: p.dateOfBirth,
  sex: p.sex,
  unit_id: p.unitId,
  household_id: p.householdId,
  role: p.role,
});

/** One line of COPY. */
export function membershipLine(personId: number, recordedAt: string, { householdId, versionNo, role, validFrom, isVoid }: Membership): string {
  return copyRow([householdId, personId, versionNo, role, isoDay(validFrom), recordedAt, isVoid]);
}

/** Lines of `membershipLine`. */
export async function insertMemberships(tx: Tx, lines: KeptRows): Promise<void> {
  await copyIn(tx, 'copy population.household_member (household_id, person_id, version_no, role, valid_from, recorded_at, void) from stdin', lines.takeAll());
}
