/** All statements by which steps of cleaning change findings and clean forms, and are taken back. */
import { randomUUID } from 'node:crypto';
import { copyIn, copyOut, copyRow, inSql, type Tx } from '#database/index.ts';
import type { Form, FormField } from '#intake/index.ts';
import type { FormId, PartialDate, UnitId } from '#values/index.ts';
import { changeForm, doubtsOf, type FormChanges } from './change-form.ts';
import type { Decision, Finding, FindingState } from './finding.ts';
import { formColumns, formFromRow, formRow } from './store.ts';

/** Locks these clean forms until commit, in order, so that two steps never wait for each other. */
export async function lockForms(tx: Tx, forms: readonly number[]): Promise<Map<FormId, Form>> {
  if (forms.length === 0) return new Map();
  await inSql(tx)`
    select 1
    from (select unnest(${forms as number[]}::bigint[]) as form_id order by 1) as s
    cross join lateral (select form_id from cleaning.form where form_id = s.form_id for update) as f`;
  return await readForms(tx, forms);
}

async function readForms(tx: Tx, forms: readonly number[]): Promise<Map<FormId, Form>> {
  const found = new Map<FormId, Form>();
  const columns = formColumns.map((column) => `f.${column}`).join(', ');
  const rows = copyOut(
    tx,
    `copy (select ${columns} from unnest('{${forms.map(Number).join(',')}}'::bigint[]) as s (form_id) join cleaning.form as f using (form_id)) to stdout`,
  );
  for await (const row of rows) {
    const form = formFromRow(row);
    found.set(form.formId, form);
  }
  return found;
}

export type Step = {
  readonly actId: number;
  readonly unitId: UnitId | null;
  readonly decision: Decision;
  readonly rules: readonly string[];
  readonly findings: number;
};

export async function insertStep(tx: Tx, { actId, unitId, decision, rules, findings }: Step): Promise<void> {
  await inSql(tx)`
    insert into cleaning.step (act_id, unit_id, decision, rules, findings)
    values (${actId}, ${unitId}, ${decision}, ${rules as string[]}, ${findings})`;
}

/** What becomes of one finding. */
export type Decided = {
  readonly formId: number;
  readonly rule: string;
  readonly field: string;
  readonly decision: Decision | 'follows' | 'arises';
  readonly state: FindingState;
  readonly repaired: string | null;
  /** Null of a finding that arises. */
  readonly before: { readonly state: FindingState; readonly repaired: string | null; readonly actId: number } | null;
  readonly arisen: Pick<Finding, 'found' | 'severity' | 'ownerUnit'> | null;
};

export async function insertDecisions(tx: Tx, actId: number, decided: readonly Decided[]): Promise<void> {
  await copyIn(
    tx,
    'copy cleaning.decision (act_id, form_id, rule, field, decision, state, repaired, state_before, repaired_before, act_before, arisen, stands) from stdin',
    decided.map(({ formId, rule, field, decision, state, repaired, before, arisen }) =>
      copyRow([
        ...[actId, formId, rule, field, decision, state, repaired, before?.state, before?.repaired, before?.actId],
        ...[arisen === null ? null : JSON.stringify(arisen), true],
      ]),
    ),
  );
}

/** Fields of which what stands is another value now. */
export type FormChange = { readonly formId: number; readonly before: Form; readonly changes: FormChanges };

export async function insertFormChanges(tx: Tx, actId: number, changed: readonly FormChange[]): Promise<void> {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  await copyIn(
    tx,
    'copy cleaning.form_change (act_id, form_id, field, before, after, stands) from stdin',
    changed.flatMap(({ formId, before, changes }) =>
      (Object.keys(changes) as FormField[]).map((field) => copyRow([actId, formId, field, json(before[field]), json(changes[field]), true])),
    ),
  );
}

export type PreviewedFinding = { readonly form: number; readonly rule: string; readonly field: string; readonly version: number };
/** `asked`: filter, decision and value in one text, equal for what is the same. */
type Preview = { readonly accountId: number; readonly asked: string; readonly madeAt: Date };

/** Given the token by which it is done. */
export async function keepPreview(tx: Tx, { accountId, asked, madeAt }: Preview, findings: readonly PreviewedFinding[]): Promise<string> {
  const id = randomUUID();
  await inSql(tx)`insert into cleaning.preview (preview_id, account_id, asked, made_at) values (${id}, ${accountId}, ${asked}, ${madeAt})`;
  await copyIn(
    tx,
    'copy cleaning.preview_finding (preview_id, form_id, rule, field, version) from stdin',
    findings.map(({ form, rule, field, version }) => copyRow([id, form, rule, field, version])),
  );
  return id;
}

/** The preview that this account was shown, once: it is gone afterwards. */
export async function takePreview(
  tx: Tx,
  token: string,
  accountId: number,
): Promise<{ readonly asked: string; readonly findings: readonly PreviewedFinding[] } | undefined> {
  const sql = inSql(tx);
  const [preview] = await sql<{ id: string; asked: string }[]>`
    select preview_id as id, asked
    from cleaning.preview
    where preview_id::text = ${token} and account_id = ${accountId}
    for update`;
  if (preview === undefined) return undefined;
  const findings = await sql<PreviewedFinding[]>`
    select form_id as form, rule, field, version from cleaning.preview_finding where preview_id = ${preview.id} order by 1, 2, 3`;
  await sql`delete from cleaning.preview where preview_id = ${preview.id}`;
  return { asked: preview.asked, findings };
}

export async function forgetPreviews(tx: Tx, before: Date): Promise<void> {
  await inSql(tx)`delete from cleaning.preview where made_at < ${before}`;
}

/** Of two who take a step back at once, the second sees that it is taken back. */
export async function lockStep(tx: Tx, actId: number): Promise<void> {
  await inSql(tx)`select 1 from cleaning.step where act_id = ${actId} for update`;
}

/** Takes the step of an act back, or does it again. What later steps say of the same values stays. */
export async function turnStep(tx: Tx, actId: number, stands: boolean): Promise<void> {
  const sql = inSql(tx);
  await sql`update cleaning.decision set stands = ${stands} where act_id = ${actId}`;
  await sql`update cleaning.form_change set stands = ${stands} where act_id = ${actId}`;
}

/** The forms that a step decided about. */
export async function formsOfStep(tx: Tx, actId: number): Promise<number[]> {
  const rows = await inSql(tx)<{ form: number }[]>`select distinct form_id as form from cleaning.decision where act_id = ${actId} order by 1`;
  return rows.map(({ form }) => form);
}

/**
 * Findings and forms of a step as the steps that stand have them; given the forms that are not what they were. `forms` are locked.
 * What a finding or a value is follows from which steps stand, in whatever order they were taken back.
 */
export async function settleStep(tx: Tx, actId: number, forms: ReadonlyMap<FormId, Form>, today: PartialDate): Promise<number[]> {
  await settleFindings(tx, actId);
  const values = await settledValues(tx, actId);
  const open = await openFindings(tx, [...forms.keys()]);
  const changed: Form[] = [];
  for (const [formId, form] of forms) {
    const valued = changeForm(form, values.get(formId) ?? {});
    const settled: Form = { ...valued, doubted: doubtsOf(valued, open.get(formId) ?? [], today) };
    if (formRow(settled) !== formRow(form)) changed.push(settled);
  }
  await updateForms(tx, changed);
  return changed.map(({ formId }) => formId);
}

/** Key by key through the index: a step's rows have no statistics yet, and as joins of what they come to ten thousand of them took minutes. */
async function settleFindings(tx: Tx, actId: number): Promise<void> {
  await inSql(tx)`
    with settled as materialized (
      select own.form_id, own.rule, own.field, first.state_before, first.repaired_before, first.act_before, first.arisen, latest.state, latest.repaired, latest.act_id
      from (select form_id, rule, field from cleaning.decision where act_id = ${actId}) as own
      cross join lateral (
        select *
        from cleaning.decision as d
        where d.form_id = own.form_id and d.rule = own.rule and d.field = own.field
        order by d.act_id
        limit 1
      ) as first
      left join lateral (
        select *
        from cleaning.decision as d
        where d.form_id = own.form_id and d.rule = own.rule and d.field = own.field and d.stands
        order by d.act_id desc
        limit 1
      ) as latest on true
    ), gone as (
      delete from cleaning.finding as f
      using settled as s
      where f.form_id = s.form_id and f.rule = s.rule and f.field = s.field and s.state_before is null and s.act_id is null
    ), come as (
      insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id)
      select s.form_id, s.rule, s.field, s.arisen ->> 'found', s.repaired, s.arisen ->> 'severity', s.state, (s.arisen ->> 'ownerUnit')::integer, s.act_id
      from settled as s
      where s.arisen is not null and s.act_id is not null
      on conflict (form_id, rule, field) do nothing
    )
    update cleaning.finding as f
    set state = coalesce(s.state, s.state_before),
      repaired = case when s.act_id is null then s.repaired_before else s.repaired end,
      act_id = coalesce(s.act_id, s.act_before)
    from settled as s
    where f.form_id = s.form_id and f.rule = s.rule and f.field = s.field and (s.act_id is not null or s.state_before is not null)`;
}

type Values = { [field: string]: string | number | undefined };

async function settledValues(tx: Tx, actId: number): Promise<Map<number, Values>> {
  const rows = await inSql(tx)<{ formId: number; field: string; value: string | number | null }[]>`
    with own as materialized (
      select form_id, field from cleaning.form_change where act_id = ${actId}
    )
    select distinct on (c.form_id, c.field) c.form_id as "formId", c.field, case when c.stands then c.after else c.before end as value
    from own join cleaning.form_change as c using (form_id, field)
    order by c.form_id, c.field, c.stands desc, case when c.stands then -c.act_id else c.act_id end`;
  const values = new Map<number, Values>();
  for (const { formId, field, value } of rows) values.set(formId, { ...values.get(formId), [field]: value ?? undefined });
  return values;
}

async function openFindings(tx: Tx, forms: readonly number[]): Promise<Map<number, { rule: string; field: string }[]>> {
  const rows = await inSql(tx)<{ formId: number; rule: string; field: string }[]>`
    select f.form_id as "formId", f.rule, f.field
    from unnest(${forms as number[]}::bigint[]) as s (form_id)
    join cleaning.finding as f using (form_id)
    where f.state = 'open'`;
  return Map.groupBy(rows, ({ formId }) => formId);
}

async function updateForms(tx: Tx, forms: readonly Form[]): Promise<void> {
  if (forms.length === 0) return;
  const sql = inSql(tx);
  await sql`create temporary table changed_form (like cleaning.form) on commit drop`;
  await copyIn(tx, `copy changed_form (${formColumns.join(', ')}) from stdin`, forms.map(formRow));
  const columns = formColumns.filter((column) => column !== 'form_id');
  await sql.unsafe(`
    update cleaning.form as f
    set (${columns.join(', ')}) = (${columns.map((column) => `c.${column}`).join(', ')})
    from changed_form as c
    where f.form_id = c.form_id`);
  await sql`drop table changed_form`;
}
