/** All statements by which acts of officers change numbers, and note what each was before. */
import { type CopyValue, copyRow, inSql, type Tx } from '#database/index.ts';
import type { Statement } from './choose-value.ts';
import { stratumSize } from './draw.ts';
import { factColumns, readStatements } from './read-facts.ts';
import type { ReasonForNone } from './reasons.ts';
import { isFree } from './store.ts';

export type NumberState = 'active' | 'cancelled' | 'retired';

/** What a number is from now on. `successor`: the number that leads on to whoever has its archive. */
export type NumberChange = { readonly number: number; readonly personId: number; readonly state: NumberState; readonly successor: number | null };

/** So many at once: a withdrawn file may free a hundred thousand. */
const changedAtOnce = 10_000;

/**
 * Makes each number what is said, and notes what it was; a number that was never given is given. Each number once. All of one statement
 * sees what was before; a temporary table instead, made and dropped for each number, took four times as long.
 */
export async function changeNumbers(tx: Tx, actId: number, changes: readonly NumberChange[]): Promise<void> {
  for (let from = 0; from < changes.length; from += changedAtOnce) await changeSome(tx, actId, changes.slice(from, from + changedAtOnce));
}

async function changeSome(tx: Tx, actId: number, changes: readonly NumberChange[]): Promise<void> {
  await inSql(tx)`
    with number_now as materialized (
      select *
      from unnest(
        ${changes.map(({ number }) => number)}::bigint[], ${changes.map(({ personId }) => personId)}::bigint[],
        ${changes.map(({ state }) => state)}::text[], ${changes.map(({ successor }) => successor)}::bigint[]
      ) as c (person_no, person_id, state, successor)
    ),
    noted as (
      insert into numbering.change (person_no, act_id, person_before, person_after, state_before, state_after, successor_before, successor_after)
      select person_no, ${actId}, n.person_id, c.person_id, n.state, c.state, n.successor, c.successor
      from number_now as c
      left join numbering.number as n using (person_no)
      on conflict (person_no, act_id) do update
      set person_after = excluded.person_after, state_after = excluded.state_after, successor_after = excluded.successor_after
    ),
    unreserved as ( -- what a build reserved for its archives says nothing any more
      delete from numbering.reservation as r
      using number_now as c
      join numbering.number as n using (person_no)
      where r.person_id = n.person_id and r.person_no = c.person_no
    )
    insert into numbering.number (person_no, person_id, state, successor, act_id)
    select person_no, person_id, state, successor, ${actId}
    from number_now
    on conflict (person_no) do update
    set person_id = excluded.person_id, state = excluded.state, successor = excluded.successor, act_id = excluded.act_id`;
}

/** Who has another number in use since this act than before, or the first one. */
export async function numbersGivenBy(tx: Tx, actId: number): Promise<readonly { readonly personId: number; readonly isFirst: boolean }[]> {
  return await inSql(tx)`
    select c.person_after as "personId", not exists (
        select from numbering.number as n where n.person_id = c.person_after and n.person_no <> c.person_no
      ) as "isFirst"
    from numbering.change as c
    where c.act_id = ${actId} and c.state_after = 'active' and (c.state_before is distinct from 'active' or c.person_before <> c.person_after)
    order by c.person_no`;
}

/** Whose numbers an act gave or changed. */
export async function personsNumberedBy(tx: Tx, actId: number): Promise<number[]> {
  const rows = await inSql(tx)<{ person: number }[]>`select distinct person_after as person from numbering.change where act_id = ${actId} order by 1`;
  return rows.map(({ person }) => person);
}

export type NotedChange = {
  readonly number: number;
  readonly personBefore: number | null;
  readonly personAfter: number;
  readonly stateBefore: NumberState | null;
  readonly successorBefore: number | null;
};

/** What an act did to numbers and what still stands so, in order of number: a build may have given a free one to somebody else. */
export async function changesOfAct(tx: Tx, actId: number): Promise<NotedChange[]> {
  return await inSql(tx)<NotedChange[]>`
    select person_no as "number", person_before as "personBefore", person_after as "personAfter", state_before as "stateBefore",
      successor_before as "successorBefore"
    from numbering.change as c
    where act_id = ${actId}
      and exists (select from numbering.number as n where n.person_no = c.person_no and n.person_id = c.person_after and n.state = c.state_after)
    order by person_no`;
}

/** The newest other act than this one that made one of these numbers the successor of another, and stands. */
export async function retiredInFavourOf(tx: Tx, numbers: readonly number[], but: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ actId: number }[]>`
    select c.act_id as "actId"
    from numbering.change as c
    join numbering.number as n using (person_no, act_id)
    where c.successor_after = any(${numbers as number[]}::bigint[]) and n.state = 'retired' and n.successor = c.successor_after
      and c.act_id <> ${but}
    order by c.act_id desc
    limit 1`;
  return row?.actId;
}

/** The active number of each of these persons who has one. */
export async function activeNumbersOf(tx: Tx, persons: readonly number[]): Promise<Map<number, number>> {
  const rows = await inSql(tx)<{ person: number; number: number }[]>`
    select n.person_id as person, n.person_no as "number"
    from unnest(${persons as number[]}::bigint[]) as s (person_id)
    cross join lateral (select person_id, person_no from numbering.number where person_id = s.person_id and state = 'active' offset 0) as n`;
  return new Map(rows.map(({ person, number }) => [person, number]));
}

/** Of these persons, those whose number in use was changed last by an act after this one, and by which. */
export async function numberedSince(
  tx: Tx,
  persons: readonly number[],
  actId: number,
): Promise<readonly { readonly personId: number; readonly actId: number }[]> {
  return await inSql(tx)`
    select person_id as "personId", act_id as "actId"
    from numbering.number
    where person_id = any(${persons as number[]}::bigint[]) and state = 'active' and act_id > ${actId}
    order by person_id`;
}

/** The linked forms of a person as numbering sees them, by form. */
export async function statementsOf(tx: Tx, personId: number): Promise<Statement[]> {
  const sql = inSql(tx);
  const rows: unknown = await sql`
    select l.person_id, ${sql.unsafe(factColumns.join(', '))}
    from linkage.form_person as l
    join cleaning.form as f using (form_id)
    where l.person_id = ${personId}
    order by f.form_id`.values();
  return readStatements(Buffer.from((rows as CopyValue[][]).map(copyRow).join('')));
}

/** Of these numbers, those that somebody has, or that lead to somebody. */
export async function givenNumbers(tx: Tx, numbers: readonly number[]): Promise<Set<number>> {
  const sql = inSql(tx);
  const rows = await sql<{ number: number }[]>`
    select n.person_no as "number"
    from numbering.number as n
    where n.person_no = any(${numbers as number[]}::bigint[]) and not ${sql.unsafe(isFree('n'))}`;
  return new Set(rows.map(({ number }) => number));
}

/** Who has each of these numbers, or the one that took its place; a free one is nobody's. `retired`: another took its place. */
export async function holdersOf(tx: Tx, numbers: readonly number[]): Promise<Map<number, { readonly personId: number; readonly retired: boolean }>> {
  const sql = inSql(tx);
  const rows = await sql<{ number: number; personId: number; retired: boolean }[]>`
    with recursive chain (person_no, person_id, state, successor, step) as (
      select n.person_no, n.person_id, n.state, n.successor, 0
      from numbering.number as n
      where n.person_no = any(${numbers as number[]}::bigint[])
      union all
      select chain.person_no, n.person_id, n.state, n.successor, chain.step + 1
      from chain
      join numbering.number as n on n.person_no = chain.successor
      where chain.step < 16
    )
    select person_no as "number", person_id as "personId", step > 0 as retired
    from chain
    where state = 'active'`;
  return new Map(rows.map(({ number, ...holder }) => [number, holder]));
}

/** Whose forms state these numbers as their own: one row for each person and number. Reads all forms. */
export async function claimantsOf(tx: Tx, numbers: readonly number[]): Promise<{ readonly number: number; readonly personId: number }[]> {
  if (numbers.length === 0) return [];
  return await inSql(tx)<{ number: number; personId: number }[]>`
    select distinct f.person_number as "number", l.person_id as "personId"
    from cleaning.form as f
    join linkage.form_person as l using (form_id)
    where f.person_number = any(${numbers as number[]}::bigint[])`;
}

/**
 * Of these numbers of one stratum, those that nobody has or had, that no form states as anybody's, and that do not lie ready. Reads all
 * forms once, however many are asked about.
 */
export async function freeAmong(tx: Tx, stratum: number, candidates: readonly number[]): Promise<number[]> {
  const [first, last] = [stratum * stratumSize, (stratum + 1) * stratumSize - 1];
  const rows = await inSql(tx)<{ number: number }[]>`
    with seen as (
      select person_no from numbering.number
      union all
      select person_no from numbering.ready
      union all
      select n.person_no
      from cleaning.form as f
      cross join lateral (
        select f.person_number
        union all
        select case when digits ~ '^[0-9]{12}$' then digits::bigint end
        from (values (f.father_number), (f.mother_number), (f.spouse_number), (f.head_number)) as t (digits)
        where digits like ${`${String(stratum).padStart(6, '0')}%`}
      ) as n (person_no)
    )
    select person_no as "number"
    from unnest(${candidates as number[]}::bigint[]) with ordinality as c (person_no, place)
    where person_no not in (select person_no from seen where person_no between ${first} and ${last})
    order by place`;
  return rows.map(({ number }) => number);
}

/** Locks the counters of these strata until commit, making those that are not there yet; gives how many counters acts have used. */
export async function lockTops(tx: Tx, strata: readonly number[]): Promise<Map<number, number>> {
  const sql = inSql(tx);
  await sql`
    insert into numbering.stratum (stratum, next_counter)
    select unnest(${strata as number[]}::int[]), 0
    on conflict (stratum) do nothing`;
  const rows = await sql<{ stratum: number; given: number }[]>`
    select stratum, given_by_acts as given
    from numbering.stratum
    where stratum = any(${strata as number[]}::int[])
    order by stratum
    for update`;
  return new Map(rows.map(({ stratum, given }) => [stratum, given]));
}

export async function storeTops(tx: Tx, tops: ReadonlyMap<number, number>): Promise<void> {
  await inSql(tx)`
    update numbering.stratum as s
    set given_by_acts = t.given
    from unnest(${[...tops.keys()]}::int[], ${[...tops.values()]}::int[]) as t (stratum, given)
    where s.stratum = t.stratum`;
}

export type Given = { readonly number: number; readonly actId: number; readonly personId: number };

/**
 * Gives one that lies ready, in one statement; false where it lies there no more, or somebody takes it now, or has it. Whoever takes one holds
 * its row until commit, so that a build which empties the table waits for them.
 */
export async function giveReady(tx: Tx, { number, actId, personId }: Given): Promise<boolean> {
  const given = await inSql(tx)`
    with taken as (
      delete from numbering.ready
      where person_no = (select person_no from numbering.ready where person_no = ${number}::bigint for update skip locked)
      returning person_no
    ),
    given as (
      insert into numbering.number (person_no, person_id, state, act_id)
      select person_no, ${personId}::bigint, 'active', ${actId}::bigint
      from taken
      on conflict (person_no) do nothing
      returning person_no
    )
    insert into numbering.change (person_no, act_id, person_after, state_after)
    select person_no, ${actId}::bigint, ${personId}::bigint, 'active'
    from given`;
  return given.count === 1;
}

/** Numbers that lie ready from this place in a stratum on, 0 to 999999, or before it where none lies after it; at most so many. */
export async function lyingReady(tx: Tx, stratum: number, from: number, limit: number): Promise<number[]> {
  const first = stratum * stratumSize;
  const rows = await inSql(tx)<{ number: number }[]>`
    (select person_no as "number" from numbering.ready where person_no between ${first + from} and ${first + stratumSize - 1} order by person_no limit ${limit})
    union all
    (select person_no from numbering.ready where person_no between ${first} and ${first + from - 1} order by person_no limit ${limit})
    limit ${limit}`;
  return rows.map(({ number }) => number);
}

export async function makeReady(tx: Tx, stratum: number, numbers: readonly number[]): Promise<void> {
  await inSql(tx)`
    insert into numbering.ready (person_no, stratum)
    select unnest(${numbers as number[]}::bigint[]), ${stratum}`;
}

/** Forms have come: what was looked through before says nothing of them. Gives what lay there. */
export async function emptyReady(tx: Tx): Promise<number[]> {
  const rows = await inSql(tx)<{ number: number }[]>`delete from numbering.ready returning person_no as "number"`;
  return rows.map(({ number }) => number);
}

/** Why a person has no number, where nothing is said yet. */
export async function noteReason(tx: Tx, personId: number, reason: ReasonForNone): Promise<void> {
  await inSql(tx)`
    insert into numbering.reservation (person_id, person_no, kept, reason)
    values (${personId}, null, false, ${reason})
    on conflict (person_id) do nothing`;
}
