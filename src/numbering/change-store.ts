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
 * sees what was before; a temporary table instead, made and dropped for each number, took 26 times as long as a bare insert, this 6 to 7 (`bench/numbers.ts`: four statements more than that has).
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

/** Whose forms state these numbers as their own: one row for each person and number. Reads all forms. */
export async function claimantsOf(tx: Tx, numbers: readonly number[]): Promise<{ readonly number: number; readonly personId: number }[]> {
  if (numbers.length === 0) return [];
  return await inSql(tx)<{ number: number; personId: number }[]>`
    select distinct f.person_number as "number", l.person_id as "personId"
    from cleaning.form as f
    join linkage.form_person as l using (form_id)
    where f.person_number = any(${numbers as number[]}::bigint[])`;
}

/** Of these numbers, those that stand anywhere: given, cancelled, or written on any form as anybody's. Reads all forms. */
export async function seenNumbers(tx: Tx, numbers: readonly number[]): Promise<Set<number>> {
  const texts = numbers.map((number) => String(number).padStart(12, '0'));
  const rows = await inSql(tx)<{ number: number }[]>`
    with asked as materialized (select unnest(${numbers as number[]}::bigint[]) as person_no, unnest(${texts}::text[]) as digits)
    select person_no as "number"
    from numbering.number
    where person_no = any(${numbers as number[]}::bigint[])
    union
    select a.person_no
    from cleaning.form as f
    join asked as a on a.person_no = f.person_number or a.digits in (f.father_number, f.mother_number, f.spouse_number, f.head_number)
    where f.person_number = any(${numbers as number[]}::bigint[])
      or f.father_number = any(${texts}) or f.mother_number = any(${texts}) or f.spouse_number = any(${texts}) or f.head_number = any(${texts})`;
  return new Set(rows.map(({ number }) => number));
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

export async function storeTop(tx: Tx, stratum: number, given: number): Promise<void> {
  await inSql(tx)`update numbering.stratum set given_by_acts = ${given} where stratum = ${stratum}`;
}

/** Whoever takes one holds it until commit, and nobody waits for it; one that a form has claimed since is passed over. */
export async function takeReady(tx: Tx, stratum: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ number: number }[]>`
    delete from numbering.ready
    where person_no = (
      select r.person_no
      from numbering.ready as r
      where r.person_no between ${stratum * stratumSize} and ${(stratum + 1) * stratumSize - 1}
        and not exists (select from numbering.number as n where n.person_no = r.person_no)
      order by r.person_no -- along the key: a scan of it clears away what is gone, a bitmap would read it again each time
      limit 1
      for update skip locked
    )
    returning person_no as "number"`;
  return row?.number;
}

export async function makeReady(tx: Tx, stratum: number, numbers: readonly number[]): Promise<void> {
  await inSql(tx)`
    insert into numbering.ready (person_no, stratum)
    select unnest(${numbers as number[]}::bigint[]), ${stratum}
    on conflict do nothing`;
}

/** Forms have come: what was looked through before says nothing of them. */
export async function emptyReady(tx: Tx): Promise<void> {
  await inSql(tx)`delete from numbering.ready`;
}

/** Why a person has no number, where nothing is said yet. */
export async function noteReason(tx: Tx, personId: number, reason: ReasonForNone): Promise<void> {
  await inSql(tx)`
    insert into numbering.reservation (person_id, person_no, kept, reason)
    values (${personId}, null, false, ${reason})
    on conflict (person_id) do nothing`;
}
