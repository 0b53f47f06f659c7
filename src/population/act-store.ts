/** All statements of acts on persons: what is locked, looked up and moved when an officer corrects or undoes. */
import { inSql, type Tx } from '#database/index.ts';
import type { FormId } from '#values/index.ts';

export type LockedPerson = { readonly versionNo: number; readonly state: string };

/** Locks the archive until commit: acts on one person happen one after the other. */
export async function lockPerson(tx: Tx, personId: number): Promise<LockedPerson | undefined> {
  const [row] = await inSql(tx)<LockedPerson[]>`
    select version_no as "versionNo", state
    from population.person
    where person_id = ${personId}
    for update`;
  return row;
}

/** Locks several archives, always in the same order, so that two acts never wait for each other. */
export async function lockPersons(tx: Tx, persons: readonly number[]): Promise<void> {
  await inSql(tx)`
    select
    from population.person
    where person_id = any(${persons as number[]}::bigint[])
    order by person_id
    for update`;
}

export type KnownAct = { readonly actId: FormId; readonly kind: string };

export async function findAct(tx: Tx, actId: number): Promise<KnownAct | undefined> {
  const [row] = await inSql(tx)<KnownAct[]>`select act_id as "actId", kind from intake.act where act_id = ${actId}`;
  return row;
}

/** The latest act that undoes this one. */
export async function undoingOf(tx: Tx, actId: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ actId: number }[]>`select act_id as "actId" from intake.act where undoes = ${actId} order by act_id desc limit 1`;
  return row?.actId;
}

/** A form that went from one person to another; null: to or from none. */
export type FormMove = { readonly formId: number; readonly from: number | null; readonly to: number | null };

/** What an act did to links: its moves, and the form of the act itself wherever it is linked now. */
export async function movesOfAct(tx: Tx, actId: number): Promise<FormMove[]> {
  return await inSql(tx)<FormMove[]>`
    select form_id as "formId", from_person as "from", to_person as "to"
    from linkage.form_move
    where act_id = ${actId}
    union all
    select form_id, null, person_id
    from linkage.form_person
    where form_id = ${actId}
    order by 1`;
}

/** Where forms are linked now. */
export async function linksOf(tx: Tx, forms: readonly number[]): Promise<Map<number, number>> {
  const rows = await inSql(tx)<{ form: number; person: number }[]>`
    select form_id as form, person_id as person
    from linkage.form_person
    where form_id = any(${forms as number[]}::bigint[])`;
  return new Map(rows.map(({ form, person }) => [form, person]));
}

/** Moves forms between persons, or out of and back into the register; what was there before stays in form_move. */
export async function moveForms(tx: Tx, actId: number, moves: readonly FormMove[]): Promise<void> {
  const sql = inSql(tx);
  const rows = JSON.stringify(moves.map(({ formId, from, to }) => ({ form_id: formId, from_person: from, to_person: to })));
  await sql`
    insert into linkage.form_move (form_id, act_id, from_person, to_person)
    select form_id, ${actId}, from_person, to_person
    from jsonb_to_recordset(${rows}::text::jsonb) as m (form_id bigint, from_person bigint, to_person bigint)`;
  await sql`delete from linkage.form_person where form_id = any(${moves.map(({ formId }) => formId)}::bigint[])`;
  await sql`
    insert into linkage.form_person (form_id, person_id, act_id)
    select form_id, to_person, ${actId}
    from jsonb_to_recordset(${rows}::text::jsonb) as m (form_id bigint, to_person bigint)
    where to_person is not null`;
}
