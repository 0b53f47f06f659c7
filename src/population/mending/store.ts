/** All statements that read findings for whoever mends them: lists, counts of facets, what is decided at once, steps that were taken. */
import type { Decision, FindingState } from '#cleaning/index.ts';
import { inSql, type Tx } from '#database/index.ts';
import type { FormId, UnitId } from '#values/index.ts';
import { hiddenBySeal, type Reader } from '../reach-store.ts';
import { type Facet, facets } from './facets.ts';
import type { FindingKey } from './finding-id.ts';

/** One of the values of each facet that is named; any where none is. */
export type FindingFilter = { readonly [facet in Facet]?: readonly string[] | undefined };

/** What of a finding `f`, of file `i`, each facet asks for, as text. */
const asked = {
  rule: 'f.rule',
  commune: "coalesce(f.owner_unit::text, 'none')",
  severity: 'f.severity',
  state: 'f.state',
  field: 'f.field',
  source: "coalesce(i.source, 'act')",
  repair: "case when f.repaired is null then 'none' else 'made' end",
} as const satisfies { readonly [facet in Facet]: string };

/** Of a table with an `owner_unit`: what one of the office's communes owns. */
function ownedWithin(tx: Tx, { opened: { country, units } }: Reader) {
  const sql = inSql(tx);
  return country ? sql`true` : sql`owner_unit = any(${[...units]}::int[])`;
}

/**
 * Findings `f` with their file `i` that an office may work on: owned by one of its communes, or by that of `unit`; none under a seal, none
 * of a file that was withdrawn.
 */
function withinReach(tx: Tx, reader: Reader, unit?: ReturnType<typeof ownedWithin>) {
  const sql = inSql(tx);
  const { accountId, sealedToo } = reader.opened;
  return sql`
    from cleaning.finding as f
    left join intake.file as i on i.file_no = f.form_id >> 32
    where ${unit === undefined ? ownedWithin(tx, reader) : sql`owner_unit = ${unit}`}
      and i.state is distinct from 'withdrawn'
      and (
        ${sealedToo}
        or f.form_id not in (
          select p.form_id
          from linkage.form_person as p
          where p.person_id in (select person_id from access.sealed) and ${hiddenBySeal(tx, accountId, reader.now)}
        )
      )`;
}

/** The filter, but for one facet: its values are counted as if none of them were chosen. */
function matching(tx: Tx, filter: FindingFilter, columns: { readonly [facet in Facet]: string }, but?: Facet) {
  const sql = inSql(tx);
  const chosen = facets.filter((facet) => facet !== but && (filter[facet]?.length ?? 0) > 0);
  return chosen.reduce((all, facet) => sql`${all} and ${sql.unsafe(columns[facet])} = any(${[...(filter[facet] ?? [])]}::text[])`, sql``);
}

export type FindingRow = FindingKey & {
  readonly found: string | null;
  readonly repaired: string | null;
  readonly severity: string;
  readonly state: FindingState;
  readonly source: string;
  readonly ownerUnit: number | null;
  readonly personId: number | null;
  readonly fullName: string | null;
};

/**
 * In order of form; a page begins after the last one of the page before. Each commune gives the first of its own, by the index: a province
 * reads some hundred times a page, and not all that it has.
 */
export async function findingsAfter(tx: Tx, after: FindingKey | undefined, filter: FindingFilter, reader: Reader, limit: number): Promise<FindingRow[]> {
  const sql = inSql(tx);
  const { form, rule, field } = after ?? { form: -1, rule: '', field: '' };
  const first = (unit?: ReturnType<typeof ownedWithin>) => sql`
    select f.form_id, f.rule, f.field, f.found, f.repaired, f.severity, f.state, f.owner_unit, coalesce(i.source, 'act') as source
    ${withinReach(tx, reader, unit)}
      and f.form_id >= ${form}::bigint and (f.form_id, f.rule, f.field) > (${form}::bigint, ${rule}, ${field})
      ${matching(tx, filter, asked)}
    order by f.form_id, f.rule, f.field
    limit ${limit}`;
  const { country, units } = reader.opened;
  const ofEach = sql`
    select f.*
    from unnest(${[...units]}::int[]) as u (unit)
    cross join lateral (${first(sql`u.unit`)}) as f
    order by f.form_id, f.rule, f.field
    limit ${limit}`;
  return await sql<FindingRow[]>`
    with page as materialized (${country ? first() : ofEach})
    select f.form_id as form, f.rule, f.field, f.found, f.repaired, f.severity, f.state, f.source, f.owner_unit as "ownerUnit",
      p.person_id as "personId", p.full_name as "fullName"
    from page as f
    left join linkage.form_person as l using (form_id)
    left join population.person as p on p.person_id = l.person_id
    order by f.form_id, f.rule, f.field`;
}

/** A finding before it is decided. */
export type MendRow = FindingRow & {
  /** The act by which the finding is in its state. */
  readonly actId: number;
  /** The newest act by which the finding or its form is what it is. */
  readonly version: number;
};

const mendColumns = `
  f.form_id as form, f.rule, f.field, f.found, f.repaired, f.severity, f.state, f.owner_unit as "ownerUnit", f.act_id as "actId",
  coalesce(i.source, 'act') as source,
  greatest(f.act_id, (select max(c.act_id) from cleaning.form_change as c where c.form_id = f.form_id and c.stands)) as version,
  l.person_id as "personId",
  (select p.full_name from population.person as p where p.person_id = l.person_id) as "fullName"`;

/** In order of form; of a text that is no finding within reach none. */
export async function findingsByKey(tx: Tx, keys: readonly FindingKey[], reader: Reader): Promise<MendRow[]> {
  const sql = inSql(tx);
  const [forms, rules, fields] = [keys.map(({ form }) => form), keys.map(({ rule }) => rule), keys.map(({ field }) => field)];
  return await sql<MendRow[]>`
    select ${sql.unsafe(mendColumns)}
    from unnest(${forms}::bigint[], ${rules}::text[], ${fields}::text[]) as k (form_id, rule, field)
    cross join lateral (
      select f.*
      ${withinReach(tx, reader)}
        and f.form_id = k.form_id and f.rule = k.rule and f.field = k.field
      offset 0
    ) as f
    left join intake.file as i on i.file_no = f.form_id >> 32
    left join linkage.form_person as l on l.form_id = f.form_id
    order by f.form_id, f.rule, f.field`;
}

/** The first of those that match, in order of form. */
export async function findingsMatching(tx: Tx, filter: FindingFilter, reader: Reader, limit: number): Promise<MendRow[]> {
  const sql = inSql(tx);
  return await sql<MendRow[]>`
    with f as materialized (
      select f.*
      ${withinReach(tx, reader)}
        ${matching(tx, filter, asked)}
      order by f.form_id, f.rule, f.field
      limit ${limit}
    )
    select ${sql.unsafe(mendColumns)}
    from f
    left join intake.file as i on i.file_no = f.form_id >> 32
    left join linkage.form_person as l on l.form_id = f.form_id
    order by f.form_id, f.rule, f.field`;
}

export type OpenFinding = FindingKey & { readonly state: FindingState; readonly repaired: string | null; readonly actId: number };

/** Findings of these forms that nobody has decided. */
export async function undecidedOf(tx: Tx, forms: readonly number[]): Promise<OpenFinding[]> {
  return await inSql(tx)<OpenFinding[]>`
    select f.form_id as form, f.rule, f.field, f.state, f.repaired, f.act_id as "actId"
    from unnest(${forms as number[]}::bigint[]) as s (form_id)
    join cleaning.finding as f using (form_id)
    where f.state in ('open', 'repaired')`;
}

/** Whose forms these are now; of a form that is nobody's none. */
export async function personsOfForms(tx: Tx, forms: readonly number[]): Promise<number[]> {
  const rows = await inSql(tx)<{ person: number }[]>`
    select distinct person_id as person from linkage.form_person where form_id = any(${forms as number[]}::bigint[]) order by 1`;
  return rows.map(({ person }) => person);
}

/** Forms of a residence file, of those who live in its household. */
export async function formsOfHousehold(tx: Tx, householdId: number): Promise<number[]> {
  const rows = await inSql(tx)<{ form: number }[]>`
    select f.form_id as form
    from population.person as p
    join linkage.form_person as l using (person_id)
    join cleaning.form as f using (form_id)
    where p.household_id = ${householdId} and f.household_id = ${householdId}
    order by 1`;
  return rows.map(({ form }) => form);
}

/** All forms of these persons. */
export async function formsOfPersons(tx: Tx, persons: readonly number[]): Promise<number[]> {
  const rows = await inSql(tx)<{ form: number }[]>`
    select form_id as form from linkage.form_person where person_id = any(${persons as number[]}::bigint[]) order by 1`;
  return rows.map(({ form }) => form);
}

/** The step of cleaning that an act is, or that it takes back or does again; undefined of any other act. */
export async function stepOf(tx: Tx, actId: number): Promise<{ readonly root: FormId; readonly unitId: UnitId | null } | undefined> {
  const [row] = await inSql(tx)<{ root: FormId; unitId: UnitId | null }[]>`
    with recursive up as (
      select act_id, undoes from intake.act where act_id = ${actId}
      union all
      select a.act_id, a.undoes from up join intake.act as a on a.act_id = up.undoes
    )
    select s.act_id as root, s.unit_id as "unitId"
    from up
    join cleaning.step as s using (act_id)`;
  return row;
}

export type ChangedSince = FindingKey & { readonly personId: number | null; readonly fullName: string | null };

/** Findings of a step that a later step decided, or whose value it changed: how many, and the first of them. */
export async function changedSince(tx: Tx, step: number, limit: number): Promise<{ readonly count: number; readonly first: readonly ChangedSince[] }> {
  const rows = await inSql(tx)<(ChangedSince & { readonly count: number })[]>`
    with later as (
      select d.form_id, d.rule, d.field
      from cleaning.decision as d
      where d.act_id = ${step}
        and (
          exists (
            select from cleaning.decision as l
            where l.form_id = d.form_id and l.rule = d.rule and l.field = d.field and l.act_id > d.act_id and l.stands
          )
          or exists (
            select from cleaning.form_change as l
            where l.form_id = d.form_id and l.field = d.field and l.act_id > d.act_id and l.stands
          )
        )
    )
    select l.form_id as form, l.rule, l.field, p.person_id as "personId", p.full_name as "fullName", count(*) over ()::int as count
    from later as l
    left join linkage.form_person as f using (form_id)
    left join population.person as p using (person_id)
    order by l.form_id, l.rule, l.field
    limit ${limit}`;
  return { count: rows[0]?.count ?? 0, first: rows.map(({ count: _, ...row }) => row) };
}

export type StepRow = {
  readonly actId: FormId;
  readonly decision: Decision;
  readonly rules: readonly string[];
  readonly findings: number;
  readonly recordedAt: Date;
  readonly officers: readonly string[];
  readonly reason: string | null;
  /** The newest act of its family: what is undone to turn it round. */
  readonly newest: FormId;
  readonly stands: boolean;
};

/** How many other findings of this rule and field the same file has that were repaired. */
export async function countAlike(tx: Tx, { form, rule, field }: FindingKey): Promise<number> {
  const [row] = await inSql(tx)<{ n: number }[]>`
    select count(*)::int as n
    from cleaning.finding
    where form_id >= (${form}::bigint >> 32) << 32 and form_id < ((${form}::bigint >> 32) + 1) << 32 and form_id <> ${form}
      and rule = ${rule} and field = ${field} and repaired is not null`;
  return row?.n ?? 0;
}

export type HistoryRow = {
  readonly actId: FormId;
  readonly decision: string;
  readonly recordedAt: Date;
  readonly officers: readonly string[];
  readonly reason: string | null;
  readonly stands: boolean;
};

/** What was decided about a finding, the newest first. */
export async function historyOf(tx: Tx, { form, rule, field }: FindingKey): Promise<HistoryRow[]> {
  return await inSql(tx)<HistoryRow[]>`
    select d.act_id as "actId", d.decision, a.recorded_at as "recordedAt", a.officers, a.reason, d.stands
    from cleaning.decision as d
    join intake.act as a using (act_id)
    where (d.form_id, d.rule, d.field) = (${form}::bigint, ${rule}, ${field})
    order by d.act_id desc`;
}

/** Steps of these units, the newest first; those of the country where `units` is null. */
export async function stepsAfter(tx: Tx, units: readonly number[] | null, after: number | undefined, limit: number): Promise<StepRow[]> {
  const sql = inSql(tx);
  return await sql<StepRow[]>`
    with recursive step as materialized (
      select *
      from cleaning.step
      where ${units === null ? sql`unit_id is null` : sql`unit_id = any(${[...units]}::int[])`} and act_id < ${after ?? Number.MAX_SAFE_INTEGER}
      order by act_id desc
      limit ${limit}
    ), turn (root, act_id, depth) as (
      select act_id, act_id, 0 from step
      union all
      select t.root, a.act_id, t.depth + 1 from turn as t join intake.act as a on a.undoes = t.act_id
    )
    select s.act_id as "actId", s.decision, s.rules, s.findings, a.recorded_at as "recordedAt", a.officers, a.reason,
      n.act_id as newest, n.depth % 2 = 0 as stands
    from step as s
    join intake.act as a using (act_id)
    cross join lateral (select act_id, depth from turn where root = s.act_id order by depth desc limit 1) as n
    order by s.act_id desc`;
}

export type FacetCount = { readonly facet: Facet; readonly value: string; readonly count: number };

export type FacetCounts = {
  /** Of the filter, and of all that is within reach. */
  readonly count: number;
  readonly ofAll: number;
  /** Most first; at most `valuesAFacet` of each. */
  readonly facets: readonly FacetCount[];
};

const valuesAFacet = 100;

/**
 * Kinds of finding within reach with how many there are, from the kept counts; what a seal hides, and what is of a withdrawn file, is
 * taken off again, which reads those few and no others.
 */
function kinds(tx: Tx, reader: Reader) {
  const sql = inSql(tx);
  const { accountId, sealedToo } = reader.opened;
  const own = sql.unsafe(facets.map((facet) => `${asked[facet]} as ${facet}`).join(', '));
  const columns = sql.unsafe(facets.join(', '));
  const places = sql.unsafe(facets.map((_, at) => at + 1).join(', '));
  return sql`
    hidden as materialized (
      select f.*
      from intake.file as w
      join cleaning.finding as f on f.form_id >= w.file_no::bigint << 32 and f.form_id < (w.file_no + 1)::bigint << 32
      where w.state = 'withdrawn' and ${ownedWithin(tx, reader)}
      union
      select f.*
      from access.sealed as s
      join linkage.form_person as p using (person_id)
      join cleaning.finding as f using (form_id)
      where not ${sealedToo} and ${ownedWithin(tx, reader)} and ${hiddenBySeal(tx, accountId, reader.now)}
    ),
    cube as materialized (
      select ${columns}, sum(n) as n
      from (
        select rule, coalesce(owner_unit::text, 'none') as commune, severity, state, field, source,
          case when is_repaired then 'made' else 'none' end as repair, findings as n
        from cleaning.finding_count
        where ${ownedWithin(tx, reader)}
        union all
        select ${own}, -1
        from hidden as f
        left join intake.file as i on i.file_no = f.form_id >> 32
      ) as kept (rule, commune, severity, state, field, source, repair, n)
      group by ${places}
      having sum(n) <> 0
    )`;
}

/** The counts of a facet are of the kinds that match all the others. */
export async function countFacets(tx: Tx, filter: FindingFilter, reader: Reader): Promise<FacetCounts> {
  const sql = inSql(tx);
  const own = Object.fromEntries(facets.map((facet) => [facet, facet])) as { readonly [facet in Facet]: string };
  const counted = facets
    .map(
      (facet) => sql`
        select ${facet}::text as facet, value, n
        from (
          select ${sql.unsafe(facet)} as value, sum(n)::int as n
          from cube
          where true ${matching(tx, filter, own, facet)}
          group by 1
          order by 2 desc, 1
          limit ${valuesAFacet}
        ) as ${sql.unsafe(`of_${facet}`)}`,
    )
    .reduce((all, one) => sql`${all} union all ${one}`);
  const rows = await sql<{ facet: Facet | 'matching' | 'all'; value: string; count: number }[]>`
    with ${kinds(tx, reader)}
    select 'matching' as facet, '' as value, coalesce(sum(n), 0)::int as count from cube where true ${matching(tx, filter, own)}
    union all
    select 'all', '', coalesce(sum(n), 0)::int from cube
    union all
    ${counted}`;
  const total = (of: 'matching' | 'all'): number => rows.find(({ facet }) => facet === of)?.count ?? 0;
  const isFacet = (row: (typeof rows)[number]): row is FacetCount & (typeof rows)[number] => row.facet !== 'matching' && row.facet !== 'all';
  return { count: total('matching'), ofAll: total('all'), facets: rows.filter(isFacet) };
}

export type FindingsWaiting = { readonly count: number; readonly rule: string | null; readonly ofRule: number };

/** Open findings within reach, and the rule that most of them are of. */
export async function findingsWaiting(tx: Tx, reader: Reader): Promise<FindingsWaiting> {
  const [row] = await inSql(tx)<FindingsWaiting[]>`
    with ${kinds(tx, reader)},
    by_rule as (
      select rule, sum(n)::int as n
      from cube
      where state = 'open'
      group by rule
    )
    select coalesce(sum(n), 0)::int as count,
      (array_agg(rule order by n desc, rule))[1] as rule,
      coalesce(max(n), 0)::int as "ofRule"
    from by_rule`;
  return row ?? { count: 0, rule: null, ofRule: 0 };
}
