/** All statements about runs of the pipeline: their step, slices, counts and reports. */
import { inSql, sameId, type Tx } from '#database/index.ts';
import type { SparsePerson } from '#linkage/index.ts';

export const buildSteps = ['receive', 'clean', 'link', 'number', 'archive', 'report'] as const;
export type BuildStep = (typeof buildSteps)[number];

export type RegisterCounts = {
  readonly records: number;
  readonly forms: number;
  readonly refused: number;
  readonly persons: number;
  readonly numbers: number;
  readonly conflicts: number;
};

/** Numbers that a page shows while a run goes on; each step adds its own. */
export type BuildProgress = { readonly [name: string]: unknown };

export type Build = {
  readonly actId: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly step: BuildStep;
  readonly progress: BuildProgress;
  readonly report: object | null;
};

export async function startBuild(tx: Tx, actId: number, now: Date, progress: BuildProgress): Promise<void> {
  await inSql(tx)`insert into population.build (act_id, started_at, step, progress) values (${actId}, ${now}, 'receive', ${inSql(tx).json(progress as never)})`;
}

export async function unfinishedBuild(tx: Tx): Promise<Build | undefined> {
  const [build] = await inSql(tx)<Build[]>`
    select act_id as "actId", started_at as "startedAt", finished_at as "finishedAt", step, progress, report
    from population.build
    where finished_at is null
    order by act_id
    limit 1`;
  return build;
}

/** The newest run, finished or not. */
export async function latestBuild(tx: Tx): Promise<Build | undefined> {
  const [build] = await inSql(tx)<Build[]>`
    select act_id as "actId", started_at as "startedAt", finished_at as "finishedAt", step, progress, report
    from population.build
    order by act_id desc
    limit 1`;
  return build;
}

export async function moveBuild(tx: Tx, actId: number, step: BuildStep): Promise<void> {
  await inSql(tx)`update population.build set step = ${step} where act_id = ${actId}`;
}

/** Adds to what the page shows of a run. */
export async function noteProgress(tx: Tx, actId: number, progress: BuildProgress): Promise<void> {
  await inSql(tx)`update population.build set progress = progress || ${inSql(tx).json(progress as never)} where act_id = ${actId}`;
}

export async function finishBuild(tx: Tx, actId: number, report: object, now: Date): Promise<void> {
  await inSql(tx)`update population.build set step = 'report', report = ${inSql(tx).json(report as never)}, finished_at = ${now} where act_id = ${actId}`;
}

/** Whether any received file waits to be cut or read. */
export async function somethingWaits(tx: Tx): Promise<boolean> {
  const [row] = await inSql(tx)<{ waits: boolean }[]>`select exists (select from intake.file where state in ('received', 'sliced')) as waits`;
  return row?.waits ?? false;
}

/** Cuts the persons of a run into its slices, as the proposals have them; doing it again changes nothing. */
export async function cutPersonSlices(tx: Tx, actId: number): Promise<number> {
  const sql = inSql(tx);
  await sql`
    insert into population.slice (act_id, slice_no, persons)
    select ${actId}, slice_no, count(distinct person_id)
    from linkage.proposal
    group by slice_no
    on conflict do nothing`;
  const [row] = await sql<{ persons: number }[]>`select coalesce(sum(persons), 0)::int as persons from population.slice where act_id = ${actId}`;
  return row?.persons ?? 0;
}

/**
 * Statistics of what a step has written and a later one reads, so that its statements are planned for what is there. A tenth of
 * the usual sample is enough for that, and reads a tenth of the pages.
 */
export async function analyzeStep(tx: Tx, step: 'clean' | 'link' | 'number'): Promise<void> {
  const tables = { clean: 'cleaning.form', link: 'linkage.proposal', number: 'numbering.reservation, numbering.number' };
  await inSql(tx)`set local default_statistics_target = 10`;
  await inSql(tx).unsafe(`analyze ${tables[step]}`);
}

export async function openPersonSlices(tx: Tx, actId: number): Promise<{ sliceNo: number }[]> {
  return await inSql(tx)<{ sliceNo: number }[]>`
    select slice_no as "sliceNo"
    from population.slice
    where act_id = ${actId} and done_at is null
    order by slice_no`;
}

/** What stands in the register: records = forms + refused once every slice is read. */
export async function registerCounts(tx: Tx): Promise<RegisterCounts> {
  const [row] = await inSql(tx)<RegisterCounts[]>`
    select
      (select coalesce(sum(records), 0)::int from intake.file) as records,
      (select count(*)::int from cleaning.form where source <> 'act') as forms,
      (select count(*)::int from intake.refused) as refused,
      (select count(*)::int from population.person where state not in ('merged', 'withdrawn')) as persons,
      (select count(*)::int from numbering.number where state = 'active') as numbers,
      (select count(*)::int from conflicts.conflict where state = 'open') as conflicts`;
  return row ?? { records: 0, forms: 0, refused: 0, persons: 0, numbers: 0, conflicts: 0 };
}

export async function findingCounts(tx: Tx): Promise<{ rule: string; count: number }[]> {
  return await inSql(tx)<{ rule: string; count: number }[]>`
    select rule, sum(findings)::int as count
    from cleaning.finding_count
    group by rule
    having sum(findings) <> 0
    order by 2 desc, rule`;
}

/** Persons without a number, by reason. */
export async function withoutNumber(tx: Tx): Promise<{ reason: string; count: number }[]> {
  const sql = inSql(tx);
  return await sql<{ reason: string; count: number }[]>`
    select coalesce(r.reason, 'unknown') as reason, count(*)::int as count
    from population.person as p
    left join numbering.reservation as r on ${sql.unsafe(sameId('r.person_id', 'p.person_id'))}
    where p.person_no is null and p.state not in ('merged', 'withdrawn')
    group by 1
    order by count(*) desc, 1`;
}

/** A person by its number; null for one that has none. */
export type SparseArchive = Omit<SparsePerson, 'personId'> & { readonly number: string | null };

/** The persons with their numbers instead of their ids, which nobody is shown. */
export async function withNumbers(tx: Tx, persons: readonly SparsePerson[]): Promise<SparseArchive[]> {
  const rows = await inSql(tx)<{ person: number; number: string }[]>`
    select person_id as person, lpad(person_no::text, 12, '0') as number
    from population.person
    where person_id = any(${persons.map(({ personId }) => personId)}::bigint[]) and person_no is not null`;
  const numberOf = new Map(rows.map(({ person, number }) => [person, number]));
  return persons.map(({ personId, ...person }) => ({ number: numberOf.get(personId) ?? null, ...person }));
}
