/** Registers for tests: forms as cleaning leaves them and clusters as linkage proposes them, then the real numbering and archives. */
import { formRow, insertForms } from '#cleaning/index.ts';
import { type Database, inSql, inTransaction } from '#database/index.ts';
import { type Form, type FormField, formFields, recordAct } from '#intake/index.ts';
import { reserveNumbers } from '#numbering/index.ts';
import { writeArchives } from '#population/index.ts';
import { formId } from '#values/index.ts';

export type ToldForm = { readonly [field in keyof Form]?: Form[field] | number | string | undefined } & {
  readonly doubts?: readonly FormField[];
  readonly file?: number;
  readonly record: number;
};

/** A form of file 1 unless told otherwise; what is not told is not there. */
export function madeForm({ doubts = [], file = 1, record, ...told }: ToldForm): Form {
  const doubted = doubts.reduce((bits, field) => bits + 2 ** formFields.indexOf(field), 0);
  const fields = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return {
    formId: formId(file, record),
    source: 'dc01',
    line: record + 1,
    byteOffset: record * 100,
    byteLength: 99,
    officer: 'Trần Văn Hoà',
    ...fields,
    doubted,
  } as unknown as Form;
}

export const testKey = Buffer.alloc(32, 5);

/**
 * One build: each cluster is a person, or adds to one where its first form is linked already. Returns the act of the build.
 * `perSlice` persons make a slice.
 */
export async function buildFrom(db: Database, clusters: readonly (readonly Form[])[], now: Date, perSlice = 1000): Promise<number> {
  const actId = await proposeBuild(db, clusters, now, perSlice);
  await reserveNumbers(db, { actId, key: testKey, now });
  await archiveAll(db, actId, now);
  return actId;
}

export async function archiveAll(db: Database, actId: number, now: Date): Promise<void> {
  const slices = await db.sql<{ slice_no: number }[]>`select slice_no from population.slice where act_id = ${actId} and done_at is null order by slice_no`;
  for (const { slice_no: sliceNo } of slices) await writeArchives(db, { actId, sliceNo, now });
}

/** All of a build up to the proposals and slices. Forms that are stored already are not stored again. */
export async function proposeBuild(db: Database, clusters: readonly (readonly Form[])[], now: Date, perSlice = 1000): Promise<number> {
  return await inTransaction(db, async (tx) => {
    const sql = inSql(tx);
    const actId = await recordAct(tx, { kind: 'build', officers: ['sogoc build'] }, now);
    await sql`
      insert into intake.file (file_no, sha256, path, source, bytes, records, state, received_at)
      select n, decode(lpad(to_hex(n), 64, '0'), 'hex'), 'dc01/tep-' || n || '.csv', 'dc01', 1000, 0, 'done', ${now}
      from generate_series(1, 9) as n
      on conflict do nothing`;
    const ids = clusters.flat().map((form) => form.formId as number);
    const stored = new Set((await sql<{ id: number }[]>`select form_id as id from cleaning.form where form_id = any(${ids}::bigint[])`).map(({ id }) => id));
    await insertForms(
      tx,
      clusters
        .flat()
        .filter((form) => !stored.has(form.formId))
        .map(formRow),
    );
    await sql`
      update intake.file as i
      set records = (select count(*) from cleaning.form as f where f.form_id / 4294967296 = i.file_no)`;
    await sql`truncate linkage.proposal`;
    const linked = new Map(
      (await sql<{ form: number; person: number }[]>`select form_id as form, person_id as person from linkage.form_person`).map(({ form, person }) => [
        form,
        person,
      ]),
    );
    const proposals = clusters
      .map((forms) => ({
        forms,
        person: forms.map((form) => linked.get(form.formId)).find((person) => person !== undefined) ?? Math.min(...forms.map((form) => form.formId)),
      }))
      .sort((a, b) => a.person - b.person)
      .flatMap(({ forms, person }, at) =>
        forms.map((form) => ({ form: form.formId as number, person, slice: Math.floor(at / perSlice), changed: !linked.has(form.formId) })),
      );
    await sql`
      insert into linkage.proposal (form_id, person_id, slice_no, changed)
      select * from jsonb_to_recordset(${JSON.stringify(proposals)}::text::jsonb) as p (form bigint, person bigint, slice integer, changed boolean)`;
    await sql`insert into population.slice (act_id, slice_no, persons) select ${actId}, slice_no, count(distinct person_id) from linkage.proposal group by slice_no`;
    return actId;
  });
}
