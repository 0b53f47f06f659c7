/** All statements of the room: clean forms in and out, findings. */
import { type CopyValue, copyIn, copyOutBatches, copyRow, inSql, type LateIndexes, type Tx } from '#database/index.ts';
import { type Form, formFields } from '#intake/index.ts';
import { type FormId, personNumberFrom, storedPersonNumber } from '#values/index.ts';
import type { Finding } from './finding.ts';
import { emptyForm } from './form-shape.ts';
import { type Member, memberFields } from './rules/rule.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const beforeFields = ['form_id', 'source', 'filled_on', 'line', 'byte_offset', 'byte_length', 'officer', 'office_unit'] as const;
const afterFields = ['entry', 'doubted', 'household_id'] as const;

/** Columns of `cleaning.form` in the order of `formRow` and `formFromRow`. */
export const formColumns: readonly string[] = [...beforeFields, ...formFields.map(snake), ...afterFields];

/** One COPY line. */
export function formRow(form: Form): string {
  const values: CopyValue[] = [form.formId, form.source, form.filledOn, form.line, form.byteOffset, form.byteLength, form.officer, form.officeUnit];
  for (const field of formFields) {
    const value = form[field];
    values.push(field === 'personNumber' && value !== undefined ? storedPersonNumber(value as NonNullable<Form['personNumber']>) : value);
  }
  values.push(form.entry, form.doubted, form.householdId);
  return copyRow(values);
}

const whole: ReadonlySet<string> = new Set([
  ...['formId', 'filledOn', 'line', 'byteOffset', 'byteLength', 'officeUnit', 'doubted', 'householdId'],
  ...['dateOfBirth', 'birthRegistrationUnit', 'originUnit', 'ethnicity', 'residenceUnit', 'currentUnit', 'dateOfDeath'],
]);

type Row = readonly (string | null)[];

/** Reads rows of these fields' columns, as COPY gives them, into forms of one shape; a field without value counts as absent. */
function rowReader(fields: readonly (keyof Form)[]): (row: Row) => Form {
  const isWhole = fields.map((field) => whole.has(field));
  const numberAt = fields.indexOf('personNumber');
  return (row) => {
    const form: { [field: string]: unknown } = emptyForm(nowhere);
    for (let at = 0; at < fields.length; at++) {
      const text = row[at];
      if (text === null || text === undefined) continue;
      form[fields[at] as keyof Form] = isWhole[at] ? Number(text) : at === numberAt ? personNumberFrom(Number(text)) : text;
    }
    return form as unknown as Form;
  };
}

const nowhere = { formId: 0 as FormId, source: 'act', line: 0, byteOffset: 0, byteLength: 0 } as const;

/** The form of one row of `formColumns`. */
export const formFromRow = rowReader([
  ...(['formId', 'source', 'filledOn', 'line', 'byteOffset', 'byteLength', 'officer', 'officeUnit'] as const),
  ...formFields,
  ...(['entry', 'doubted', 'householdId'] as const),
]);

const evidenceFields = ['formId', 'source', 'filledOn', 'officeUnit', ...formFields, 'doubted', 'householdId'] as const;

/** Columns of what a form says, without where it stands and who filled it in: all that an archive is made from. */
export const evidenceColumns: readonly string[] = evidenceFields.map(snake);

/** The form of a row that begins with `evidenceColumns`; its position is left out. */
export const evidenceFromRow = rowReader(evidenceFields);

/** `rows` of `formRow`, one a text or many. */
export async function insertForms(tx: Tx, rows: Iterable<string> | AsyncIterable<string>): Promise<void> {
  await copyIn(tx, `copy cleaning.form (${formColumns.join(', ')}) from stdin`, rows);
}

const memberFromRow = rowReader(memberFields);

/** Forms of households in order of the household, then of the form, but for those of withdrawn files; of each what the rules need. */
export async function* formsByHousehold(tx: Tx): AsyncGenerator<Member[]> {
  const columns = memberFields.map(snake).join(', ');
  for await (const rows of copyOutBatches(
    tx,
    `copy (
      select ${columns}
      from cleaning.form
      where household_id <> 0
        and not exists (select from intake.file as i where i.state = 'withdrawn' and i.file_no = form_id / 4294967296)
      order by household_id, form_id
    ) to stdout`,
  ))
    yield rows.map(memberFromRow);
}

/** What findings are looked for by, once there are any. */
export const findingIndexes: LateIndexes = { table: 'cleaning.finding', indexes: { finding_owner: '(owner_unit, form_id)' } };

export async function insertFindings(tx: Tx, actId: number, findings: Iterable<Finding>): Promise<void> {
  await copyIn(
    tx,
    'copy cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id) from stdin',
    findingLines(findings, actId),
  );
}

/**
 * One row a kind again. Beside statements that change findings, and beside another folding: whatever is added meanwhile stays as it is.
 */
export async function foldFindingCounts(tx: Tx): Promise<void> {
  await inSql(tx)`
    with gone as (
      delete from cleaning.finding_count
      returning *
    )
    insert into cleaning.finding_count (owner_unit, rule, field, severity, state, source, is_repaired, findings)
    select owner_unit, rule, field, severity, state, source, is_repaired, sum(findings)
    from gone
    group by 1, 2, 3, 4, 5, 6, 7
    having sum(findings) <> 0`;
}

function* findingLines(findings: Iterable<Finding>, actId: number): Generator<string> {
  for (const { formId, rule, field, found, repaired, severity, state, ownerUnit } of findings)
    yield copyRow([formId, rule, field, clip(found), clip(repaired), severity, state, ownerUnit, actId]);
}

const longest = 500;
const clip = (text: string | undefined): string | undefined => text?.slice(0, longest).replaceAll('\0', '');

/** Open findings of these rules that the build itself can find again: taken away before it judges anew. What an officer has decided stays. */
export async function forgetOpenFindings(tx: Tx, rules: readonly string[]): Promise<void> {
  await inSql(
    tx,
  )`delete from cleaning.finding where rule = any(${rules as string[]}) and state in ('open', 'kept') and act_id in (select act_id from intake.act where kind in ('build', 'type'))`;
}

/** The same, of some forms only and by whatever act they were found, but for those that an officer decided. */
export async function forgetFindingsOf(tx: Tx, rules: readonly string[], forms: readonly number[]): Promise<void> {
  await inSql(tx)`
    delete from cleaning.finding
    where form_id = any(${forms as number[]}::bigint[]) and rule = any(${rules as string[]}) and state in ('open', 'kept')
      and not exists (
        select from cleaning.decision as d
        where (d.form_id, d.rule, d.field) = (finding.form_id, finding.rule, finding.field) and d.stands
      )`;
}

/** Findings that are not there yet, some at a time; one that an officer has decided is not opened again. */
export async function addFindings(tx: Tx, actId: number, findings: AsyncIterable<Iterable<Finding>> | Iterable<Iterable<Finding>>): Promise<void> {
  const sql = inSql(tx);
  await sql`create temporary table incoming_finding (like cleaning.finding) on commit drop`;
  await copyIn(tx, 'copy incoming_finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id) from stdin', lines());
  await sql`insert into cleaning.finding select * from incoming_finding on conflict do nothing`;
  await sql`drop table incoming_finding`;
  async function* lines(): AsyncGenerator<string> {
    for await (const some of findings) yield [...findingLines(some, actId)].join('');
  }
}

/** What these rules found of forms that state this text, written with or without spaces, is right as it stands. */
export async function keepFindings(tx: Tx, forms: readonly number[], rules: readonly string[], found: string): Promise<void> {
  await inSql(tx)`
    update cleaning.finding
    set state = 'kept'
    where form_id = any(${forms as number[]}::bigint[]) and rule = any(${rules as string[]}) and state = 'open' and regexp_replace(found, '\\D', '', 'g') = ${found}`;
}

/** What `keepFindings` did, taken back; a finding that a step of an officer keeps stays kept. */
export async function reopenFindings(tx: Tx, forms: readonly number[], rules: readonly string[], found: string): Promise<void> {
  await inSql(tx)`
    update cleaning.finding as f
    set state = 'open'
    where form_id = any(${forms as number[]}::bigint[]) and rule = any(${rules as string[]}) and state = 'kept' and regexp_replace(found, '\\D', '', 'g') = ${found}
      and not exists (
        select from cleaning.decision as d where d.form_id = f.form_id and d.rule = f.rule and d.field = f.field and d.stands
      )`;
}

export type ListedFinding = {
  readonly formId: FormId;
  readonly rule: string;
  readonly field: string;
  readonly found: string | null;
  readonly repaired: string | null;
  readonly severity: string;
  readonly state: string;
  readonly ownerUnit: number | null;
  readonly file: string;
  readonly line: number;
};

export type FindingFilter = { readonly rule: string | undefined; readonly state: string | undefined; readonly limit: number };

/** In the order of their forms. */
export async function selectFindings(tx: Tx, { rule, state, limit }: FindingFilter): Promise<ListedFinding[]> {
  const sql = inSql(tx);
  return await sql<ListedFinding[]>`
    select n.form_id as "formId", n.rule, n.field, n.found, n.repaired, n.severity, n.state, n.owner_unit as "ownerUnit", i.path as file, f.line
    from cleaning.finding as n
    join cleaning.form as f using (form_id)
    join intake.file as i on i.file_no = (n.form_id >> 32)
    where ${rule === undefined ? sql`true` : sql`n.rule = ${rule}`}
      and ${state === undefined ? sql`true` : sql`n.state = ${state}`}
    order by n.form_id, n.rule
    limit ${limit}`;
}

export type FindingCount = {
  readonly ownerUnit: number | null;
  readonly rule: string;
  readonly severity: string;
  readonly state: string;
  readonly count: number;
};

/** How many of each rule and state wait in each commune. */
export async function countFindings(tx: Tx): Promise<FindingCount[]> {
  return await inSql(tx)<FindingCount[]>`
    select owner_unit as "ownerUnit", rule, severity, state, count(*)::int as count
    from cleaning.finding
    group by owner_unit, rule, severity, state
    order by owner_unit nulls last, count(*) desc, rule`;
}

/** Of files with rows that could not be read: the one commune whose office all their forms name. */
export async function officesOfFiles(tx: Tx): Promise<readonly { readonly fileNo: number; readonly unit: number }[]> {
  return await inSql(tx)<{ fileNo: number; unit: number }[]>`
    select r.file_no as "fileNo", min(c.office_unit) as unit
    from (
      select distinct r.file_no
      from intake.refused as r
      join intake.file as i using (file_no)
      where i.office_unit is null
    ) as r
    join cleaning.form as c on c.form_id >= r.file_no::bigint << 32 and c.form_id < (r.file_no::bigint + 1) << 32
    group by r.file_no
    having count(*) = count(c.office_unit) and min(c.office_unit) = max(c.office_unit)`;
}
