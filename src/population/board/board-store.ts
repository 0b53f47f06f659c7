/** All statements of the board of four measures. */
import { inSql, type Tx } from '#database/index.ts';
import type { Counts, CountsOfUnit, PlacedCounts } from './place-counts.ts';

/**
 * What the planner knows of the tables that are measured. After a run nobody has told it yet (a build tells it of what it reads itself),
 * and with what it assumes instead a million forms took longer than anybody waits.
 */
export async function analyzeMeasured(tx: Tx): Promise<void> {
  const sql = inSql(tx);
  await sql`set local default_statistics_target = 10`;
  await sql.unsafe(`
    analyze population.person (person_id, version_no, state, unit_id), population.version (person_id, version_no),
      linkage.form_person, cleaning.form (form_id, source, filled_on, date_of_death, nationality), cleaning.finding (form_id, rule, state),
      population.entry (form_id, kind), population.event (event_id, kind, state), conflicts.conflict (conflict_id, kind, state), conflicts.party`);
}

/**
 * Every archive of somebody who lives, or of whom something says so, by the unit that it names. Set-based: the archives and their newest
 * versions are read once; what few forms say against them comes by hash. What each measure counts stands in the room's README.
 */
export async function countArchives(tx: Tx, blockingRules: readonly string[]): Promise<CountsOfUnit[]> {
  return await inSql(tx)<CountsOfUnit[]>`
    with gone_abroad as (
      select person_id, is_seen from population.abroad
    ),
    blocked as (
      select distinct l.person_id
      from cleaning.finding as n
      join linkage.form_person as l using (form_id)
      where n.state = 'open' and n.rule = any(${blockingRules as string[]}::text[])
    ),
    agreeing as (
      select l.person_id
      from population.entry as e
      join cleaning.form as f using (form_id)
      join linkage.form_person as l using (form_id)
      join population.person as p using (person_id)
      join population.version as v using (person_id, version_no)
      where e.kind = 'birth' and lower(f.full_name) = lower(v.full_name) and f.date_of_birth = v.date_of_birth and f.sex = v.sex
      union
      select c.person_id
      from population.confirmation as c
      join population.version as w using (person_id, version_no)
      join population.person as p using (person_id)
      join population.version as v on v.person_id = p.person_id and v.version_no = p.version_no
      where w.full_name = v.full_name and w.date_of_birth = v.date_of_birth and w.sex = v.sex
    ),
    contradicted as (
      select l.person_id
      from cleaning.form as f
      join linkage.form_person as l using (form_id)
      join population.person as p using (person_id)
      where f.date_of_death is not null and p.state = 'alive'
      union
      select l.person_id
      from cleaning.finding as n
      join linkage.form_person as l using (form_id)
      where n.state = 'open' and n.rule = 'alive-after-death'
      union
      select a.person_id
      from conflicts.conflict as c
      join conflicts.party as a using (conflict_id)
      where c.state = 'open' and c.kind in ('dead-files', 'two-residences')
      union
      select l.person_id
      from cleaning.form as f
      join linkage.form_person as l using (form_id)
      join population.person as p using (person_id)
      join population.version as v using (person_id, version_no)
      where f.nationality <> 'VNM' and v.nationality = 'VNM'
      union
      select person_id from gone_abroad where is_seen
    )
    select p.unit_id as "unit", count(*)::int as "persons",
      count(*) filter (
        where v.full_name is not null and v.date_of_birth is not null and v.sex is not null and v.birth_registration_place is not null
          and v.origin_place is not null and v.ethnicity is not null and v.nationality is not null
          and coalesce(v.residence_place, v.current_place) is not null and v.relation_to_head is not null
      )::int as "complete",
      count(*) filter (where b.person_id is null)::int as "clean",
      count(*) filter (where a.person_id is not null)::int as "right",
      count(*) filter (where c.person_id is null)::int as "alive"
    from population.person as p
    join population.version as v using (person_id, version_no)
    left join blocked as b using (person_id)
    left join agreeing as a using (person_id)
    left join contradicted as c using (person_id)
    left join gone_abroad as g using (person_id)
    where (p.state = 'alive' and g.is_seen is distinct from false) or (p.state = 'dead' and c.person_id is not null)
    group by p.unit_id`;
}

/** In the place of what was measured earlier on that day. */
export async function putBoard(tx: Tx, day: string, rows: readonly PlacedCounts[], now: Date): Promise<void> {
  const sql = inSql(tx);
  await sql`
    insert into population.board_day (on_date, measured_at)
    values (${day}, ${now})
    on conflict (on_date) do update set measured_at = excluded.measured_at`;
  await sql`delete from population.board where on_date = ${day}`;
  await sql`
    insert into population.board (unit_id, on_date, parent_id, persons, complete_persons, clean_persons, right_persons, alive_persons)
    select key, ${day}, parent, persons, complete, clean, "right", alive
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r (key int, parent int, persons int, complete int, clean int, "right" int, alive int)`;
}

export type MeasuredDay = { readonly on: string; readonly measuredAt: Date };

/** The newest day up to this one on which archives were measured. */
export async function measuredDay(tx: Tx, until: string): Promise<MeasuredDay | undefined> {
  const [row] = await inSql(tx)<MeasuredDay[]>`
    select on_date::text as "on", measured_at as "measuredAt"
    from population.board_day
    where on_date <= ${until}
    order by on_date desc
    limit 1`;
  return row;
}

export type BoardRow = Counts & { readonly key: number; readonly parent: number | null };

const shown = (tx: Tx) =>
  inSql(
    tx,
  )`unit_id as "key", parent_id as "parent", persons, complete_persons as "complete", clean_persons as "clean", right_persons as "right", alive_persons as "alive"`;

/** A unit's own row and those of the units right below it. */
export async function boardRows(tx: Tx, day: string, unit: number): Promise<BoardRow[]> {
  return await inSql(tx)<BoardRow[]>`
    select ${shown(tx)}
    from population.board
    where on_date = ${day} and (unit_id = ${unit} or parent_id = ${unit})
    order by unit_id`;
}

export type DayRow = Counts & { readonly on: string };

/** The newest days up to one, the oldest first. */
export async function boardTrend(tx: Tx, until: string, unit: number, days: number): Promise<DayRow[]> {
  const rows = await inSql(tx)<DayRow[]>`
    select on_date::text as "on", persons, complete_persons as "complete", clean_persons as "clean", right_persons as "right", alive_persons as "alive"
    from population.board
    where unit_id = ${unit} and on_date <= ${until}
    order by on_date desc
    limit ${days}`;
  return rows.reverse();
}

/** Of all provinces. */
export async function communeRows(tx: Tx, day: string): Promise<BoardRow[]> {
  return await inSql(tx)<BoardRow[]>`
    select ${shown(tx)}
    from population.board
    where on_date = ${day} and parent_id > 0
    order by unit_id`;
}

export async function rowsOfDay(tx: Tx, day: string): Promise<BoardRow[]> {
  return await inSql(tx)<BoardRow[]>`
    select ${shown(tx)}
    from population.board
    where on_date = ${day}`;
}
