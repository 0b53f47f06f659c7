/** All statements that read findings for whoever mends them: lists, counts of facets, one finding. */
import { inSql, type Tx } from '#database/index.ts';
import { hiddenBySeal, type Reader } from '../reach-store.ts';
import type { FindingKey } from './finding-id.ts';

/** By what a list of findings is narrowed. */
export const facets = ['rule', 'commune', 'severity', 'state', 'field', 'source', 'repair'] as const;
export type Facet = (typeof facets)[number];

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

/** Findings `f` with their file `i` that an office may work on: owned by one of its communes; none under a seal, none of a file that was withdrawn. */
function withinReach(tx: Tx, { opened, now }: Reader) {
  const sql = inSql(tx);
  const { country, units, accountId, sealedToo } = opened;
  return sql`
    from cleaning.finding as f
    left join intake.file as i on i.file_no = f.form_id >> 32
    where (${country} or f.owner_unit = any(${[...units]}::int[]))
      and i.state is distinct from 'withdrawn'
      and (
        ${sealedToo}
        or f.form_id not in (
          select p.form_id
          from linkage.form_person as p
          where p.person_id in (select person_id from access.sealed) and ${hiddenBySeal(tx, accountId, now)}
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
  readonly state: string;
  readonly source: string;
  readonly ownerUnit: number | null;
  readonly personId: number | null;
  readonly fullName: string | null;
};

/** In order of form; a page begins after the last one of the page before. */
export async function findingsAfter(tx: Tx, after: FindingKey | undefined, filter: FindingFilter, reader: Reader, limit: number): Promise<FindingRow[]> {
  const sql = inSql(tx);
  const { form, rule, field } = after ?? { form: -1, rule: '', field: '' };
  return await sql<FindingRow[]>`
    with page as (
      select f.form_id, f.rule, f.field, f.found, f.repaired, f.severity, f.state, f.owner_unit, coalesce(i.source, 'act') as source
      ${withinReach(tx, reader)}
        and (f.form_id, f.rule, f.field) > (${form}::bigint, ${rule}, ${field})
        ${matching(tx, filter, asked)}
      order by f.form_id, f.rule, f.field
      limit ${limit}
    )
    select f.form_id as form, f.rule, f.field, f.found, f.repaired, f.severity, f.state, f.source, f.owner_unit as "ownerUnit",
      p.person_id as "personId", p.full_name as "fullName"
    from page as f
    left join linkage.form_person as l using (form_id)
    left join population.person as p on p.person_id = l.person_id
    order by f.form_id, f.rule, f.field`;
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

/** Findings are read once; the counts are of the few distinct rows that they come to. */
export async function countFacets(tx: Tx, filter: FindingFilter, reader: Reader): Promise<FacetCounts> {
  const sql = inSql(tx);
  const own = Object.fromEntries(facets.map((facet) => [facet, facet])) as { readonly [facet in Facet]: string };
  const cube = facets.map((facet) => `${asked[facet]} as ${facet}`).join(', ');
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
    with cube as materialized (
      select ${sql.unsafe(cube)}, count(*) as n
      ${withinReach(tx, reader)}
      group by ${sql.unsafe(facets.map((_, at) => at + 1).join(', '))}
    )
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
    with by_rule as (
      select f.rule, count(*)::int as n
      ${withinReach(tx, reader)}
        and f.state = 'open'
      group by f.rule
    )
    select coalesce(sum(n), 0)::int as count,
      (array_agg(rule order by n desc, rule))[1] as rule,
      coalesce(max(n), 0)::int as "ofRule"
    from by_rule`;
  return row ?? { count: 0, rule: null, ofRule: 0 };
}
