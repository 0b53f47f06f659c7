/** All statements of the room: facts of the forms in, reservations and counters out. */

import type { PartyPlace } from '#conflicts/index.ts';
import { copyIn, copyOutBatches, copyOutBytes, copyRow, inSql, sameId, type Tx } from '#database/index.ts';
import type { FormId } from '#values/index.ts';
import { factColumns, numberColumns } from './read-facts.ts';
import type { ReasonForNone } from './reasons.ts';

/**
 * Whether the build that runs has already reserved: one of its new persons has a reservation. Persons of earlier builds all
 * have their archives, and so their links, before a new build begins.
 */
export async function hasReserved(tx: Tx): Promise<boolean> {
  const sql = inSql(tx);
  const [row] = await sql<{ has: boolean }[]>`
    select exists (
      select from linkage.proposal as p
      join numbering.reservation as r on ${sql.unsafe(sameId('r.person_id', 'p.person_id'))}
      where not exists (select from linkage.form_person as l where ${sql.unsafe(sameId('l.person_id', 'p.person_id'))})
    ) as has`;
  return row?.has ?? false;
}

/**
 * Forms of the running build's persons but those who have a number, active or reserved: the person and `factColumns`, in order of
 * person and form. The server joins and sorts, on its disk, so that nobody holds all forms.
 */
export function streamFacts(tx: Tx): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select p.person_id, ${factColumns.join(', ')}
      from linkage.proposal as p
      join cleaning.form as f on ${sameId('f.form_id', 'p.form_id')}
      where not exists (select from numbering.number as n where ${sameId('n.person_id', 'p.person_id')} and n.state = 'active')
        and not exists (select from numbering.reservation as r where ${sameId('r.person_id', 'p.person_id')} and r.person_no is not null)
      order by p.person_id, p.form_id
    ) to stdout`,
  );
}

/** Of every form of the register on which a number stands, in any order: `numberColumns`. */
export function streamWrittenNumbers(tx: Tx): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select ${numberColumns.join(', ')}
      from cleaning.form
      where ${numberColumns.map((column) => `${column} is not null`).join(' or ')}
    ) to stdout`,
  );
}

/** Every number ever given. */
export async function* streamGivenNumbers(tx: Tx): AsyncGenerator<number[]> {
  for await (const rows of copyOutBatches(tx, 'copy (select person_no from numbering.number) to stdout')) yield rows.map(([number]) => Number(number));
}

export type Reservation = { readonly personId: number; readonly number: number | null; readonly kept: boolean; readonly reason: ReasonForNone | null };

/** Reservations without a number of persons whose forms are looked at again. */
export async function forgetOldReasons(tx: Tx): Promise<void> {
  const sql = inSql(tx);
  await sql`
    delete from numbering.reservation as r
    where r.person_no is null and exists (select from linkage.proposal as p where ${sql.unsafe(sameId('p.person_id', 'r.person_id'))})`;
}

const reservationsIn = 'copy numbering.reservation (person_id, person_no, kept, reason) from stdin';

export async function storeReservations(tx: Tx, reservations: Iterable<Reservation>): Promise<void> {
  await copyIn(tx, reservationsIn, linesOf(reservations));
}

/** Some at a time, while they are made. */
export async function storeReservationsOf(tx: Tx, reservations: AsyncIterable<Iterable<Reservation>>): Promise<void> {
  await copyIn(tx, reservationsIn, lines());
  async function* lines(): AsyncGenerator<string> {
    for await (const some of reservations) yield [...linesOf(some)].join('');
  }
}

function* linesOf(reservations: Iterable<Reservation>): Generator<string> {
  for (const { personId, number, kept, reason } of reservations) yield copyRow([personId, number, kept, reason]);
}

/**
 * A number that was given and that nobody has: cancelled with the act that gave it, or of a person whose forms were all withdrawn.
 * It is never drawn again; whoever's form states it may keep it, since the same file comes again, mended.
 */
export const isFree = (row: string): string => `(${row}.state = 'cancelled' or (${row}.state = 'retired' and ${row}.successor is null))`;

/** Kept numbers that two persons claim, that somebody has or had, or on which an officer has still to decide. */
export async function contestedNumbers(tx: Tx): Promise<number[]> {
  const sql = inSql(tx);
  const rows = await sql<{ number: number }[]>`
    with claim as materialized (
      select r.person_no
      from numbering.reservation as r
      where r.kept and not exists (select from numbering.number as n where n.person_id = r.person_id and n.person_no = r.person_no)
    )
    select person_no as "number" from claim group by person_no having count(*) > 1
    union
    select n.person_no from numbering.number as n join claim using (person_no) where not ${sql.unsafe(isFree('n'))}
    union
    select f.person_number
    from conflicts.conflict as c
    join conflicts.party as p using (conflict_id)
    join cleaning.form as f using (form_id)
    join claim on claim.person_no = f.person_number
    where c.kind = 'number-claimed-twice' and c.state = 'open'
    order by 1`;
  return rows.map(({ number }) => number);
}

/** A form that states a number, its person, and where it was filled in for one of which place. */
export type Claim = PartyPlace & { readonly number: number; readonly personId: number; readonly formId: FormId };

/** Open conflicts by number, and by person whose forms state two; who is asked about as one of two persons is not asked about alone. */
export type Asked = { readonly numbers: ReadonlyMap<number, number>; readonly persons: ReadonlyMap<number, number>; readonly pairs: ReadonlySet<number> };

export type NumberConflict = {
  readonly conflictId: number;
  readonly kind: 'number-claimed-twice' | 'two-numbers';
  /** Of its parties, each once; what their forms state now. */
  readonly numbers: readonly number[];
  readonly persons: readonly number[];
};

/** Open conflicts about numbers, the newest first; `persons`: only those that one of these is party to. */
export async function numberConflicts(tx: Tx, persons?: readonly number[]): Promise<NumberConflict[]> {
  const sql = inSql(tx);
  return await sql<NumberConflict[]>`
    select c.conflict_id as "conflictId", c.kind, array_remove(array_agg(distinct f.person_number), null) as numbers, array_agg(distinct p.person_id) as persons
    from conflicts.conflict as c
    join conflicts.party as p using (conflict_id)
    join cleaning.form as f using (form_id)
    where c.kind in ('number-claimed-twice', 'two-numbers') and c.state = 'open'
      ${persons === undefined ? sql`` : sql`and c.conflict_id in (select conflict_id from conflicts.party where person_id = any(${persons as number[]}::bigint[]))`}
    group by c.conflict_id, c.kind
    order by c.conflict_id desc`;
}

/** Numbers and persons of which an officer has to decide already: what comes later joins that conflict. */
export async function askedAlready(tx: Tx): Promise<Asked> {
  const rows = await numberConflicts(tx);
  const twice = rows.filter(({ kind }) => kind === 'number-claimed-twice');
  const two = rows.filter(({ kind }) => kind === 'two-numbers');
  return {
    numbers: new Map(twice.flatMap(({ conflictId, numbers }) => numbers.map((number) => [number, conflictId] as const))),
    persons: new Map(two.filter(({ persons }) => persons.length === 1).map(({ conflictId, persons }) => [persons[0] as number, conflictId])),
    pairs: new Set(two.filter(({ persons }) => persons.length > 1).flatMap(({ persons }) => persons)),
  };
}

/**
 * All forms that state one of these numbers, by number and form. Whoever has the number, or the one that took its place, without
 * a form that states it is named by the first of the forms. `proposed`: a build runs, and says whose a form is to be.
 */
export async function claimsOfNumbers(tx: Tx, numbers: readonly number[], { proposed }: { readonly proposed: boolean }): Promise<Claim[]> {
  if (numbers.length === 0) return [];
  const sql = inSql(tx);
  const person = sql.unsafe(proposed ? 'coalesce(p.person_id, l.person_id)' : 'l.person_id');
  return await sql<Claim[]>`
    with recursive stated as (
      select f.person_number as person_no, ${person} as person_id, f.form_id
      from cleaning.form as f
      left join linkage.proposal as p using (form_id)
      left join linkage.form_person as l using (form_id)
      where f.person_number = any(${numbers as number[]}::bigint[]) and ${person} is not null
    ),
    chain (person_no, person_id, successor, step) as (
      select person_no, person_id, successor, 0
      from numbering.number
      where person_no = any(${numbers as number[]}::bigint[])
      union all
      select chain.person_no, n.person_id, n.successor, chain.step + 1
      from chain
      join numbering.number as n on n.person_no = chain.successor
      where chain.step < 16
    ),
    held as (
      select c.person_no, c.person_id, min(l.form_id) as form_id
      from chain as c
      join linkage.form_person as l using (person_id)
      where not exists (select from stated as s where s.person_no = c.person_no and s.person_id = c.person_id)
      group by c.person_no, c.person_id
    )
    select c.person_no as "number", c.person_id as "personId", c.form_id as "formId",
      f.residence_unit as residence, f.office_unit as office, f.filled_on as "filledOn"
    from (select * from stated union all select * from held) as c
    join cleaning.form as f using (form_id)
    order by 1, 3`;
}

/** All forms of these persons of the running build that state a number, by person and form. */
export async function claimsOfPersons(tx: Tx, persons: readonly number[]): Promise<Claim[]> {
  if (persons.length === 0) return [];
  return await inSql(tx)<Claim[]>`
    select f.person_number as "number", p.person_id as "personId", f.form_id as "formId",
      f.residence_unit as residence, f.office_unit as office, f.filled_on as "filledOn"
    from linkage.proposal as p
    join cleaning.form as f using (form_id)
    where p.person_id = any(${persons as number[]}::bigint[]) and f.person_number is not null
    order by 2, 3`;
}

/** Takes contested numbers away from those who would have kept them. */
export async function giveToNobody(tx: Tx, numbers: readonly number[]): Promise<number> {
  const taken = await inSql(tx)`
    update numbering.reservation as r
    set person_no = null, kept = false, reason = 'contested'
    where r.kept and r.person_no = any(${numbers as number[]}::bigint[])
      and not exists (select from numbering.number as n where n.person_id = r.person_id and n.person_no = r.person_no)`;
  return taken.count;
}

/** Next counter of each stratum asked for, locked until commit, in order of stratum. */
export async function lockCounters(tx: Tx, strata: readonly number[]): Promise<Map<number, number>> {
  const rows = await inSql(tx)<{ stratum: number; counter: number }[]>`
    select stratum, next_counter as counter
    from numbering.stratum
    where stratum = any(${strata as number[]}::int[])
    order by stratum
    for update`;
  return new Map(rows.map(({ stratum, counter }) => [stratum, counter]));
}

export async function storeCounters(tx: Tx, counters: ReadonlyMap<number, number>): Promise<void> {
  await inSql(tx)`
    insert into numbering.stratum (stratum, next_counter)
    select * from unnest(${[...counters.keys()]}::int[], ${[...counters.values()]}::int[])
    on conflict (stratum) do update set next_counter = excluded.next_counter`;
}

/** Numbers given to persons together with their archives, by COPY. One that was given before and is free stands there already. */
export async function activateNumbers(tx: Tx, actId: number, rows: readonly (readonly [personId: number, number: number])[]): Promise<void> {
  const again = await giveAgain(tx, actId, rows);
  await copyIn(tx, 'copy numbering.number (person_no, person_id, state, act_id) from stdin', lines());
  function* lines(): Generator<string> {
    for (const [personId, number] of rows) if (!again.has(number)) yield copyRow([number, personId, 'active', actId]);
  }
}

async function giveAgain(tx: Tx, actId: number, rows: readonly (readonly [personId: number, number: number])[]): Promise<ReadonlySet<number>> {
  const sql = inSql(tx);
  const [acts] = await sql<{ some: boolean }[]>`select exists (select from numbering.change where state_after <> 'active') as some`;
  if (!acts?.some) return new Set();
  const given = await sql<{ number: number }[]>`
    update numbering.number as n
    set person_id = g.person_id, state = 'active', successor = null, act_id = ${actId}
    from unnest(${rows.map(([, number]) => number)}::bigint[], ${rows.map(([person]) => person)}::bigint[]) as g (person_no, person_id)
    where n.person_no = g.person_no and ${sql.unsafe(isFree('n'))}
    returning n.person_no as "number"`;
  return new Set(given.map(({ number }) => number));
}

export async function isAnyNumberGiven(tx: Tx): Promise<boolean> {
  const [row] = await inSql(tx)<{ given: boolean }[]>`select exists (select from numbering.number) as given`;
  return row?.given ?? false;
}
