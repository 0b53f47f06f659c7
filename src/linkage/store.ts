/** All statements of the room. */
import { copyIn, copyOutBatches, copyOutBytes, copyRow, inSql, type LateIndexes, sameId, type Tx } from '#database/index.ts';
import { sourceNames } from '#intake/index.ts';
import type { Model } from './engine/model.ts';
import type { EdgeRow } from './kept-edges.ts';
import type { Proposal } from './propose-persons.ts';
import { linkColumns } from './register/read-forms.ts';

/** Every form that may be linked as lines of COPY text, in order of form, with the person that it belongs to. Withdrawn forms and mere acts are left out. */
export function streamForms(tx: Tx): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select ${linkColumnsOf('f')}, l.person_id
      from cleaning.form as f
      left join linkage.form_person as l on ${sameId('l.form_id', 'f.form_id')}
      where l.person_id is not null
        or (f.source <> 'act' and not exists (select from linkage.form_move as m where m.form_id = f.form_id))
      order by f.form_id
    ) to stdout`,
  );
}

/** What the index of forms holds: all forms of files up to `lastFile`, and of acts up to `lastAct`. */
export type KnownForms = { readonly lastAct: number; readonly lastFile: number };

/** Forms that belong to nobody yet, of files after the last one that is known; none known: of all files. */
const isNew = ({ lastFile }: Pick<KnownForms, 'lastFile'>): string => {
  const first = (Number(lastFile) + 1) * 2 ** 32;
  // The bound on each table says nothing new; without it all links of the register are read.
  return `
    f.form_id >= ${first} and f.source <> 'act'
    and not exists (select from linkage.form_person as l where ${sameId('l.form_id', 'f.form_id')} and l.form_id >= ${first})
    and not exists (select from linkage.form_move as m where m.form_id = f.form_id and m.form_id >= ${first})`;
};

export async function countNewForms(tx: Tx, known: Pick<KnownForms, 'lastFile'> = { lastFile: 0 }): Promise<number> {
  const sql = inSql(tx);
  const [row] = await sql<{ forms: number }[]>`select count(*) as forms from cleaning.form as f where ${sql.unsafe(isNew(known))}`;
  return row?.forms ?? 0;
}

const linkColumnsOf = (alias: string): string => linkColumns.map((column) => `${alias}.${column}`).join(', ');

/** A form that the index lacks. */
const isUnknown = (alias: string, { lastAct, lastFile }: KnownForms): string =>
  `(${alias}.form_id > ${Number(lastAct)} and ${alias}.form_id < ${2 ** 32}) or ${alias}.form_id >= ${(Number(lastFile) + 1) * 2 ** 32}`;

/** Forms that the index lacks, as `streamForms` gives them: the new ones, and those of acts, such as corrections, that came since. */
export function streamUnknownForms(tx: Tx, known: KnownForms): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select ${linkColumnsOf('f')}, l.person_id
      from cleaning.form as f
      join linkage.form_person as l using (form_id)
      where ${isUnknown('f', known)}
      union all
      select ${linkColumnsOf('f')}, null
      from cleaning.form as f
      where ${isNew(known)}
      order by 1
    ) to stdout`,
  );
}

/** Forms by their code in the index, as `streamForms` gives them; those that belong to nobody are left out. */
export function streamFormsOfCodes(tx: Tx, codes: Uint32Array): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select ${linkColumnsOf('f')}, l.person_id
      from unnest('{${[...codes].map(Number).join(',')}}'::bigint[]) as c (code)
      cross join lateral (
        select i.file_no, i.first_code
        from linkage.index_file as i
        where i.first_code <= c.code
        order by i.first_code desc
        limit 1
      ) as i
      join linkage.form_person as l on l.form_id = i.file_no * ${2 ** 32} + c.code - i.first_code
      join cleaning.form as f on f.form_id = l.form_id
      order by f.form_id
    ) to stdout`,
  );
}

/** To whom these forms belong, each person once; a withdrawn form belongs to nobody. */
export async function personsOfForms(tx: Tx, formIds: readonly number[]): Promise<number[]> {
  const rows = await inSql(tx)<{ person: number }[]>`
    select distinct person_id as person
    from linkage.form_person
    where form_id = any(${formIds as number[]}::bigint[])`;
  return rows.map(({ person }) => person);
}

/** Forms of these persons that are in the index, as `streamForms` gives them, in no order. */
export async function* streamKnownFormsOf(tx: Tx, known: KnownForms, persons: readonly number[]): AsyncGenerator<Buffer> {
  const sql = inSql(tx);
  // By their keys: joins of whole tables read every form of the register, which costs a day of 1 percent four times as much.
  await sql`set local enable_hashjoin = off`;
  await sql`set local enable_mergejoin = off`;
  yield* copyOutBytes(
    tx,
    `copy (
      select ${linkColumnsOf('f')}, l.person_id
      from linkage.form_person as l
      join cleaning.form as f using (form_id)
      where l.person_id = any('{${persons.map(Number).join(',')}}'::bigint[]) and not (${isUnknown('l', known)})
    ) to stdout`,
  );
  await sql`set local enable_hashjoin to default`;
  await sql`set local enable_mergejoin to default`;
}

export async function countForms(tx: Tx): Promise<number> {
  const [row] = await inSql(tx)<{ forms: number }[]>`select count(*) as forms from cleaning.form`;
  return row?.forms ?? 0;
}

/** All proposals, of this build and of those before it. */
export async function forgetProposals(tx: Tx): Promise<void> {
  await inSql(tx)`truncate linkage.proposal`;
}

/** Whatever an interrupted run of this build left. */
export async function forgetLinks(tx: Tx, actId: number): Promise<void> {
  const sql = inSql(tx);
  await sql`delete from linkage.edge where act_id = ${actId}`;
  await sql`delete from linkage.model where act_id = ${actId}`;
}

/** Lines that go to the server in one piece: a text of some 60 kB. */
const linesAtOnce = 1000;

/** Numbers and bytes only, so nothing is to be escaped but the backslash of bytea. */
export async function insertEdges(tx: Tx, actId: number, rows: Iterable<EdgeRow>): Promise<void> {
  await copyIn(tx, 'copy linkage.edge (form_id, other_form_id, weight, levels, accepted, act_id) from stdin', lines());
  function* lines(): Generator<string> {
    let [some, count] = ['', 0];
    for (const { formId, otherFormId, weight, levels, accepted } of rows) {
      some += `${formId}\t${otherFormId}\t${weight}\t\\\\x${levels.toString('hex')}\t${accepted ? 't' : 'f'}\t${actId}\n`;
      if (++count % linesAtOnce !== 0) continue;
      yield some;
      some = '';
    }
    yield some;
  }
}

export async function insertProposals(tx: Tx, rows: Iterable<Proposal>): Promise<void> {
  await copyIn(tx, 'copy linkage.proposal (form_id, person_id, slice_no, changed) from stdin', lines());
  function* lines(): Generator<string> {
    let [some, count] = ['', 0];
    for (const { formId, personId, slice, changed } of rows) {
      some += `${formId}\t${personId}\t${slice}\t${changed ? 't' : 'f'}\n`;
      if (++count % linesAtOnce !== 0) continue;
      yield some;
      some = '';
    }
    yield some;
  }
}

export async function insertModel(tx: Tx, actId: number, model: Model): Promise<void> {
  await inSql(tx)`
    insert into linkage.model (act_id, model)
    values (${actId}, ${JSON.stringify(model)}::text::jsonb)`;
}

/** The model of the newest build, if there was one. */
export async function newestModel(tx: Tx): Promise<Model | undefined> {
  const [row] = await inSql(tx)<{ model: Model }[]>`
    select model
    from linkage.model
    order by act_id desc
    limit 1`;
  return row?.model;
}

/** Bits from which on a pair may join two forms, by the newest model; undefined before the first build. */
export async function newestThreshold(tx: Tx): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ threshold: number }[]>`
    select (model->>'threshold')::float8 as threshold
    from linkage.model
    order by act_id desc
    limit 1`;
  return row?.threshold;
}

/** The forms named, as `streamForms` gives them; a form that is not there is left out. */
export function streamFormsOf(tx: Tx, formIds: readonly number[]): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select ${linkColumnsOf('f')}, null
      from cleaning.form as f
      where f.form_id in (${formIds.map(Number).join(', ')})
      order by f.form_id
    ) to stdout`,
  );
}

/** Of these forms those by which officers corrected something. */
export async function formsOfActs(tx: Tx, formIds: readonly number[]): Promise<number[]> {
  const rows = await inSql(tx)<{ formId: number }[]>`
    select form_id as "formId"
    from cleaning.form
    where form_id = any(${formIds as number[]}::bigint[]) and source = 'act'`;
  return rows.map(({ formId }) => formId);
}

/** Nobody asks for the forms of a person before archives are written. */
export const linkIndexes: LateIndexes = { table: 'linkage.form_person', indexes: { form_person_person: '(person_id)' } };

/** New links of a build, by COPY: `[form, person]`. */
export async function insertLinks(tx: Tx, actId: number, rows: Iterable<readonly [formId: number, personId: number]>): Promise<void> {
  await copyIn(tx, 'copy linkage.form_person (form_id, person_id, act_id) from stdin', lines());
  function* lines(): Generator<string> {
    for (const [formId, personId] of rows) yield copyRow([formId, personId, actId]);
  }
}

/** Rows of `path,line,person` as COPY has them, paths by number. */
export async function insertTruth(tx: Tx, rows: AsyncIterable<string>): Promise<void> {
  await inSql(tx)`create temporary table truth (path_no integer, line integer, person text) on commit drop`;
  await copyIn(tx, 'copy truth (path_no, line, person) from stdin', rows);
}

/** Every received file. */
export async function filePaths(tx: Tx): Promise<{ fileNo: number; path: string }[]> {
  return await inSql(tx)<{ fileNo: number; path: string }[]>`select file_no as "fileNo", path from intake.file order by file_no`;
}

/** What makes a form hard to link: of a child under 14, with a year of birth only, without a number. */
export const hardGroups = ['children', 'year-only', 'without-number'] as const;
/** Those, and the sources; bit n of `judged.groups` stands for the nth. */
export const judgedGroups: readonly string[] = [...hardGroups, ...sourceNames];

/** Makes `judged` of `truth`; a form without a link is a person of its own, by an id that no person has. `files`: number of a file, and of its path. */
export async function joinTruth(tx: Tx, files: readonly (readonly [fileNo: number, path: number])[], isRepeated: boolean): Promise<void> {
  const sql = inSql(tx);
  await sql`analyze truth`;
  if (isRepeated) await sql`delete from truth as t using truth as later where later.path_no = t.path_no and later.line = t.line and later.ctid > t.ctid`;
  await sql`
    create temporary table judged on commit drop as
    select coalesce(l.person_id, -f.form_id) as person_id, t.person as true_person,
      case when f.date_of_birth > 0 and f.filled_on - f.date_of_birth between 0 and 139999 then 1 else 0 end
        + case when f.date_of_birth > 0 and f.date_of_birth % 100 = 0 then 2 else 0 end
        + case when f.person_number is null then 4 else 0 end
        + (1 << (${hardGroups.length - 1}::int + array_position(${sourceNames as unknown as string[]}::text[], f.source))) as groups
    from cleaning.form as f
    join unnest(${files.map(([fileNo]) => fileNo)}::int[], ${files.map(([, path]) => path)}::int[]) as own (file_no, path_no) on own.file_no = (f.form_id >> 32)
    join truth as t on t.path_no = own.path_no and t.line = f.line
    left join linkage.form_person as l on ${sql.unsafe(sameId('l.form_id', 'f.form_id'))}`;
}

/** Person and groups of all forms that are judged, by person. */
export const streamJudgedByLink = (tx: Tx): AsyncGenerator<(string | null)[][]> =>
  copyOutBatches(tx, 'copy (select person_id, groups from judged order by person_id) to stdout');

/** True person, person and groups of all forms that are judged, by the two. */
export const streamJudgedByTruth = (tx: Tx): AsyncGenerator<(string | null)[][]> =>
  copyOutBatches(tx, 'copy (select true_person, person_id, groups from judged order by true_person, person_id) to stdout');

/** A pair as its build scored it, if it was kept. */
export async function keptPair(
  tx: Tx,
  formId: number,
  otherFormId: number,
): Promise<{ readonly weight: number; readonly accepted: boolean; readonly actId: number } | undefined> {
  const [row] = await inSql(tx)<{ weight: number; accepted: boolean; actId: number }[]>`
    select weight, accepted, act_id as "actId"
    from linkage.edge
    where form_id = ${Math.min(formId, otherFormId)} and other_form_id = ${Math.max(formId, otherFormId)}`;
  return row;
}

/** The form of a third person that fits one of two forms best, by a pair that was kept and weighs so much at least. */
export async function fittingThird(tx: Tx, forms: readonly [number, number], persons: readonly [number, number], least: number): Promise<number | undefined> {
  const sql = inSql(tx);
  const [row] = await sql<{ form: number }[]>`
    select l.form_id as form
    from linkage.edge as e
    join linkage.form_person as l on l.form_id in (e.form_id, e.other_form_id)
    where (e.form_id in ${sql(forms)} or e.other_form_id in ${sql(forms)})
      and e.weight >= ${least}
      and l.person_id not in ${sql(persons)}
    order by e.weight desc, l.form_id
    limit 1`;
  return row?.form;
}

/** A form that went from one person to another; null: to or from none. `link`: the act that had linked it before; null where nothing had. */
export type FormMove = { readonly formId: number; readonly from: number | null; readonly to: number | null; readonly link: number | null };

/** What an act did to links: its moves, and the form of the act itself wherever it is linked now. */
export async function movesOfAct(tx: Tx, actId: number): Promise<FormMove[]> {
  return await inSql(tx)<FormMove[]>`
    select form_id as "formId", from_person as "from", to_person as "to", link_act as link
    from linkage.form_move
    where act_id = ${actId}
    union all
    select form_id, null, person_id, null
    from linkage.form_person
    where form_id = ${actId}
    order by 1`;
}

export type FormLink = { readonly formId: number; readonly person: number; readonly link: number };

/** Where forms are linked now, and by which act; in order of form. */
export async function linksOf(tx: Tx, forms: readonly number[]): Promise<FormLink[]> {
  return await inSql(tx)<FormLink[]>`
    select form_id as "formId", person_id as person, act_id as link
    from linkage.form_person
    where form_id = any(${forms as number[]}::bigint[])
    order by form_id`;
}

/** All forms of these persons; in order of form. */
export async function linksOfPersons(tx: Tx, persons: readonly number[]): Promise<FormLink[]> {
  return await inSql(tx)<FormLink[]>`
    select form_id as "formId", person_id as person, act_id as link
    from linkage.form_person
    where person_id = any(${persons as number[]}::bigint[])
    order by form_id`;
}

/** All linked forms of a file; in order of form. */
export async function linksOfFile(tx: Tx, fileNo: number): Promise<FormLink[]> {
  return await inSql(tx)<FormLink[]>`
    select form_id as "formId", person_id as person, act_id as link
    from linkage.form_person
    where form_id between ${fileNo * 2 ** 32} and ${(fileNo + 1) * 2 ** 32 - 1}
    order by form_id`;
}

/**
 * Moves forms between persons, or out of and back into the register; what was there before stays in form_move. The new link is
 * that of the act, or of `linkedBy` where a move is taken back.
 */
export async function moveForms(tx: Tx, actId: number, moves: readonly (FormMove & { readonly linkedBy?: number | null })[]): Promise<void> {
  const sql = inSql(tx);
  await copyIn(
    tx,
    'copy linkage.form_move (form_id, act_id, from_person, to_person, link_act) from stdin',
    moves.map(({ formId, from, to, link }) => copyRow([formId, actId, from, to, link])),
  );
  await sql`
    delete from linkage.form_person as l
    using linkage.form_move as m
    where m.act_id = ${actId} and l.form_id = m.form_id`;
  await copyIn(
    tx,
    'copy linkage.form_person (form_id, person_id, act_id) from stdin',
    moves.filter(({ to }) => to !== null).map(({ formId, to, linkedBy }) => copyRow([formId, to, linkedBy ?? actId])),
  );
}

/** The newest act after another that moved any of these forms. */
export async function laterMoveOf(tx: Tx, forms: readonly number[], after: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ actId: number }[]>`
    select act_id as "actId"
    from linkage.form_move
    where form_id = any(${forms as number[]}::bigint[]) and act_id > ${after}
    order by act_id desc
    limit 1`;
  return row?.actId;
}

/** The newest act after another that took forms from a person. */
export async function laterMoveFrom(tx: Tx, person: number, after: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ actId: number }[]>`
    select act_id as "actId"
    from linkage.form_move
    where from_person = ${person} and act_id > ${after}
    order by act_id desc
    limit 1`;
  return row?.actId;
}

/** All moves of these forms, the newest first. */
export async function movesOf(tx: Tx, forms: readonly number[]): Promise<(FormMove & { readonly actId: number })[]> {
  return await inSql(tx)<(FormMove & { actId: number })[]>`
    select act_id as "actId", form_id as "formId", from_person as "from", to_person as "to", link_act as link
    from linkage.form_move
    where form_id = any(${forms as number[]}::bigint[])
    order by act_id desc, form_id`;
}

/** Notes that the forms of `stay` and of `go` are of two persons; see `personsKeptApart`. */
export async function keepApart(tx: Tx, actId: number, { stay, go }: { readonly stay: readonly number[]; readonly go: readonly number[] }): Promise<void> {
  await copyIn(tx, 'copy linkage.kept_apart (act_id, form_id, side) from stdin', [
    ...stay.map((form) => copyRow([actId, form, 0])),
    ...go.map((form) => copyRow([actId, form, 1])),
  ]);
}

/** The decision of a split that is taken back. */
export async function forgetKeptApart(tx: Tx, actId: number): Promise<void> {
  await inSql(tx)`delete from linkage.kept_apart where act_id = ${actId}`;
}

/**
 * Pairs of persons, the lower first, of whom officers have said that they are two: a linkage neither joins them, which it never
 * does with existing persons, nor asks about them again. That merged forms are one person needs no list: they have one link.
 */
export async function personsKeptApart(tx: Tx): Promise<readonly { readonly person: number; readonly other: number }[]> {
  return await inSql(tx)<{ person: number; other: number }[]>`
    with side as (
      select distinct k.act_id, k.side, l.person_id
      from linkage.kept_apart as k
      join linkage.form_person as l using (form_id)
    )
    select distinct least(stayed.person_id, went.person_id) as person, greatest(stayed.person_id, went.person_id) as other
    from side as stayed
    join side as went using (act_id)
    where stayed.side = 0 and went.side = 1 and stayed.person_id <> went.person_id
    order by 1, 2`;
}

/** The newest act by which officers have said that forms of one person are not of the other; see `personsKeptApart`. */
export async function actTellingApart(tx: Tx, person: number, other: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ actId: number }[]>`
    select one.act_id as "actId"
    from linkage.form_person as l
    join linkage.kept_apart as one using (form_id)
    join linkage.kept_apart as two on two.act_id = one.act_id and two.side <> one.side
    join linkage.form_person as m on m.form_id = two.form_id
    where l.person_id = ${person} and m.person_id = ${other}
    order by one.act_id desc
    limit 1`;
  return row?.actId;
}

export type KeptPair = { readonly formId: number; readonly otherFormId: number; readonly weight: number };

/** Kept pairs that joined two of these forms, the surest first. */
export async function joiningPairs(tx: Tx, forms: readonly number[]): Promise<KeptPair[]> {
  return await inSql(tx)<KeptPair[]>`
    select form_id as "formId", other_form_id as "otherFormId", weight
    from linkage.edge
    where form_id = any(${forms as number[]}::bigint[]) and other_form_id = any(${forms as number[]}::bigint[]) and accepted
    order by weight desc, form_id, other_form_id`;
}

/**
 * Persons made by builds after an act, of whom a form fits these forms above the threshold, and nobody but `own`, whose they are:
 * what kept them apart can only have been that these forms were of two persons. Contradictions are conflicts, and are left to officers.
 */
export async function personsFittingSince(tx: Tx, own: readonly number[], forms: readonly number[], after: number): Promise<number[]> {
  const rows = await inSql(tx)<{ person: number }[]>`
    with least as (select (model->>'threshold')::float8 as weight from linkage.model order by act_id desc limit 1),
    fitting as (
      select distinct l.person_id
      from linkage.edge as e
      join least on e.weight >= least.weight
      join linkage.form_person as l on l.form_id = e.other_form_id
      where e.form_id = any(${forms as number[]}::bigint[]) and not e.accepted and l.act_id > ${after}
        and not l.person_id = any(${own as number[]}::bigint[])
        and not exists (
          select from conflicts.party as one
          join conflicts.party as other using (conflict_id)
          where one.form_id = e.form_id and other.form_id = e.other_form_id
        )
    )
    select person_id as person
    from fitting
    where not exists (select from linkage.form_person as old where old.person_id = fitting.person_id and old.act_id <= ${after})
      and not exists (
        select from linkage.form_person as new
        join linkage.edge as e on e.other_form_id = new.form_id
        join least on e.weight >= least.weight
        join linkage.form_person as l on l.form_id = e.form_id
        where new.person_id = fitting.person_id and not e.accepted and l.person_id <> fitting.person_id
          and not l.person_id = any(${own as number[]}::bigint[])
      )
    order by 1`;
  return rows.map(({ person }) => person);
}

/** Forms that builds have linked since an act, of persons no form of whom another act has linked since; in order of form. */
export async function formsFreeSince(tx: Tx, actId: number): Promise<FormLink[]> {
  return await inSql(tx)<FormLink[]>`
    with since as materialized (
      select l.form_id, l.person_id, l.act_id, a.kind
      from linkage.form_person as l
      join intake.act as a using (act_id)
      where l.act_id > ${actId}
    )
    select form_id as "formId", person_id as person, act_id as link
    from since
    where kind = 'build' and person_id not in (select person_id from since where kind <> 'build')
    order by form_id`;
}

/** What `streamForms` gives, with the forms that an act withdrew where they were, and these forms as nobody's. */
export function streamFormsReturning(tx: Tx, actId: number, free: readonly number[]): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select ${linkColumns.map((column) => `f.${column}`).join(', ')}, case when u.form_id is null then coalesce(l.person_id, m.from_person) end
      from cleaning.form as f
      left join linkage.form_person as l on ${sameId('l.form_id', 'f.form_id')}
      left join linkage.form_move as m on ${sameId('m.form_id', 'f.form_id')} and m.act_id = ${Number(actId)}
      left join unnest('{${free.map(Number).join(',')}}'::bigint[]) as u (form_id) on ${sameId('u.form_id', 'f.form_id')}
      where l.person_id is not null or m.form_id is not null
      order by f.form_id
    ) to stdout`,
  );
}
