/** All statements of reviews: pairs of archives that may be one person's, and how closely each hangs together. */
import type { ConflictKind, ConflictState, Turn } from '#conflicts/index.ts';
import { inSql, type Tx } from '#database/index.ts';
import { hiddenBySeal, type Reader } from './reach-store.ts';

export type ReviewRow = {
  readonly conflictId: number;
  readonly kind: ConflictKind;
  readonly ownerUnit: number | null;
  readonly dueOn: string;
  readonly turn: Turn;
  readonly turnUnit: number | null;
  readonly turnDueOn: string | null;
  readonly version: number;
  readonly person: number;
  readonly other: number;
  /** Pairs of a form of one with a form of the other; and how many of them weigh enough to join two forms. */
  readonly pairs: number;
  readonly agreeing: number;
  /** Of the pair that weighs most, in bits; null where none was kept. */
  readonly weight: number | null;
} & ReviewKeyset;

/** Order of the list. `isAsked`: it waits for an answer of another commune; `priority`: see `reviewRanks`. */
export type ReviewKeyset = { readonly isAsked: boolean; readonly priority: number; readonly conflictId: number };

export type ReviewFilter = {
  readonly kinds: readonly ConflictKind[];
  readonly reader: Reader;
  /** Only those of which these communes are in charge. */
  readonly owners: readonly number[] | null;
  /** Bits from which on a pair joins two forms. */
  readonly threshold: number;
};

/** Those that wait for somebody within reach: as the commune in charge, or as one that was asked. Along an index, so that a page costs a page. */
export async function selectReviews(tx: Tx, { threshold, ...filter }: ReviewFilter, after: ReviewKeyset | undefined, limit: number): Promise<ReviewRow[]> {
  const sql = inSql(tx);
  const last = after && sql`and (c.turn = 'asked', c.priority, c.conflict_id) > (${after.isAsked}, ${after.priority}, ${after.conflictId})`;
  const hasForms = (person: 'person' | 'other') => sql`exists (select from linkage.form_person as l where l.person_id = p.${sql(person)})`;
  return await sql<ReviewRow[]>`
    with page as materialized (
      ${waitingReviews(tx, filter)}
        and ${hasForms('person')} and ${hasForms('other')}
        ${last ?? sql``}
      order by (c.turn = 'asked'), c.priority, c.conflict_id
      limit ${limit}
    )
    select w.conflict_id as "conflictId", w.kind, w.owner_unit as "ownerUnit", w.due_on as "dueOn", w.turn, w.turn_unit as "turnUnit",
      w.turn_due_on as "turnDueOn", w.version, w.person, w.other, p.pairs, p.agreeing, p.weight, w.turn = 'asked' as "isAsked", w.priority
    from page as w
    cross join lateral ${acrossPair(tx, threshold)} as p
    order by w.turn = 'asked', w.priority, w.conflict_id`;
}

/** Of the pair `w`: pairs of a form of one with a form of the other, how many weigh enough to join two forms, and the surest. */
function acrossPair(tx: Tx, threshold: number) {
  return inSql(tx)`(
    select count(*) as pairs, count(*) filter (where e.weight >= ${threshold}::float8) as agreeing, max(e.weight) as weight
    from linkage.form_person as one
    join linkage.form_person as two on two.person_id = w.other
    left join linkage.edge as e
      on e.form_id = least(one.form_id, two.form_id) and e.other_form_id = greatest(one.form_id, two.form_id)
    where one.person_id = w.person
  )`;
}

/** Which open reviews: those of these persons, or all. */
export type Ranked = { readonly persons: readonly number[] } | 'all';

/**
 * In which order pairs are worth asking about, the least first. First those of which a build or an officer has to know, then those that
 * block nothing; of each the loosest first, since what hangs together by few pairs is most often wrong; of these the ones nearest to the
 * threshold, where the machine knew least (to ten bits).
 */
export async function reviewRanks(
  tx: Tx,
  whose: Ranked,
  { kinds, later, threshold }: { readonly kinds: readonly ConflictKind[]; readonly later: readonly ConflictKind[]; readonly threshold: number },
): Promise<readonly { readonly conflictId: number; readonly priority: number }[]> {
  const sql = inSql(tx);
  const concerned =
    whose === 'all' ? sql`` : sql`and c.conflict_id in (select conflict_id from conflicts.party where person_id = any(${whose.persons as number[]}::bigint[]))`;
  return await sql<{ conflictId: number; priority: number }[]>`
    with pair as materialized (
      select c.conflict_id, c.kind, min(p.person_id) as person, max(p.person_id) as other
      from conflicts.conflict as c
      join conflicts.party as p using (conflict_id)
      where c.state = 'open' and c.kind = any(${kinds as string[]}) ${concerned}
      group by c.conflict_id
      having count(distinct p.person_id) = 2
    )
    select w.conflict_id as "conflictId",
      (w.kind = any(${later as string[]}))::int * 20000000
        + coalesce(1000 * p.agreeing / nullif(p.pairs, 0), 0)::int * 10000
        + least(9999, 1000 * abs(coalesce(p.weight, 0) - ${threshold}::float8))::int as priority
    from pair as w
    cross join lateral ${acrossPair(tx, threshold)} as p`;
}

/** How many wait, and the nearest limit among them. All are read once, which for a hundred thousand is cheaper than to look at each. */
export async function countReviews(
  tx: Tx,
  { kinds, reader, owners }: Omit<ReviewFilter, 'threshold'>,
): Promise<{ readonly count: number; readonly dueOn: string | null }> {
  const sql = inSql(tx);
  const [row] = await sql<{ count: number; dueOn: string | null }[]>`
    select count(*)::int as count, min(due_on)::text as "dueOn"
    from (
      select c.conflict_id, c.due_on
      from conflicts.conflict as c
      join conflicts.party as w using (conflict_id)
      where ${waitsForReader(tx, reader)}
        and c.kind = any(${kinds as string[]})
        and ${noPartySealed(tx, reader)}
        ${owners === null ? sql`` : sql`and c.owner_unit = any(${owners as number[]}::int[])`}
      group by c.conflict_id
      having count(distinct w.person_id) = 2
    ) as waiting`;
  return row ?? { count: 0, dueOn: null };
}

/** `decided`: on which the reader's office decides; another's waits for it only where the reader's commune was asked. */
export type TurnKinds = { readonly pairKinds: readonly ConflictKind[]; readonly decided: readonly ConflictKind[] };

export type ConflictsWaiting = { readonly count: number; readonly kind: ConflictKind | null; readonly dueOn: string | null };

/** Conflicts that wait for the reader's office within reach and are no pair to review, with the most urgent. */
export async function countConflicts(tx: Tx, reader: Reader, kinds: TurnKinds): Promise<ConflictsWaiting> {
  const [row] = await inSql(tx)<ConflictsWaiting[]>`
    select count(*)::int as count, (array_agg(c.kind order by c.due_on, c.conflict_id))[1] as kind, min(c.due_on)::text as "dueOn"
    from conflicts.conflict as c
    where ${waitsAlone(tx, reader, kinds)} and ${noPartySealed(tx, reader)}`;
  return row ?? { count: 0, kind: null, dueOn: null };
}

/** Whether the conflict `c` waits for somebody within reach: as the commune in charge, or as one that was asked. A proposal waits for its approver. */
function waitsForReader(tx: Tx, { opened: { country, units } }: Reader) {
  return inSql(tx)`(
    c.state = 'open'
    and c.turn <> 'approver'
    and (${country} or c.owner_unit = any(${[...units]}::int[]) or c.turn_unit = any(${[...units]}::int[]))
  )`;
}

/** Whether it waits and is reviewed by nobody: of another kind, or, with its forms in one archive or in three, no pair. */
function waitsAlone(tx: Tx, reader: Reader, { pairKinds, decided }: TurnKinds) {
  return inSql(tx)`(
    ${waitsForReader(tx, reader)}
    and ${isTurnOf(tx, reader, decided)}
    and not (
      c.kind = any(${pairKinds as string[]}::text[])
      and (select count(distinct person_id) from conflicts.party where conflict_id = c.conflict_id) = 2
    )
  )`;
}

/** Whether it is the turn of the reader's office: to decide, or, of whichever office, as the commune that was asked. */
function isTurnOf(tx: Tx, { opened: { country, units } }: Reader, decided: readonly ConflictKind[]) {
  return inSql(tx)`(
    c.kind = any(${decided as string[]}::text[])
    or c.turn = 'asked' and (${country} or c.turn_unit = any(${[...units]}::int[]))
  )`;
}

/** Open conflicts of two persons, where it is the turn of somebody within reach. */
function waitingReviews(tx: Tx, { kinds, reader, owners }: Omit<ReviewFilter, 'threshold'>) {
  const sql = inSql(tx);
  return sql`
    select c.conflict_id, c.kind, c.owner_unit, c.due_on, c.turn, c.turn_unit, c.turn_due_on, c.version, c.priority, p.person, p.other
    from conflicts.conflict as c
    cross join lateral (
      select min(person_id) as person, max(person_id) as other, count(distinct person_id) as persons
      from conflicts.party
      where conflict_id = c.conflict_id
    ) as p
    where ${waitsForReader(tx, reader)}
      and c.kind = any(${kinds as string[]})
      and p.persons = 2
      and ${noPartySealed(tx, reader)}
      ${owners === null ? sql`` : sql`and c.owner_unit = any(${owners as number[]}::int[])`}`;
}

/** Whether a seal hides none of the persons of the conflict `c`. */
function noPartySealed(tx: Tx, { opened, now }: Reader) {
  return opened.sealedToo
    ? inSql(tx)`true`
    : inSql(tx)`not exists (
        select from conflicts.party as p
        where p.conflict_id = c.conflict_id and ${hiddenBySeal(tx, opened.accountId, now)}
      )`;
}

/**
 * Whether a conflict is open to the reader: the commune in charge is within reach, or one that was asked, or somebody whom it is about
 * lives there; and no seal hides any of them.
 */
export async function isConflictOpenTo(tx: Tx, conflictId: number, reader: Reader): Promise<boolean> {
  const [row] = await inSql(tx)`
    select
    from conflicts.conflict as c
    where c.conflict_id = ${conflictId} and ${openTo(tx, reader)}`;
  return row !== undefined;
}

function openTo(tx: Tx, reader: Reader) {
  const { country } = reader.opened;
  const units = [...reader.opened.units];
  return inSql(tx)`(
    ${country}
    or c.owner_unit = any(${units}::int[])
    or c.turn_unit = any(${units}::int[])
    or exists (
      select from conflicts.party as w
      join population.person as a using (person_id)
      where w.conflict_id = c.conflict_id and a.unit_id = any(${units}::int[])
    )
  ) and ${noPartySealed(tx, reader)}`;
}

export type ConflictQuery = {
  readonly state: ConflictState;
  readonly kind: ConflictKind | null;
  readonly owners: readonly number[] | null;
  /** mine: only where it is the turn of somebody within reach; queue: only what waits in the queue of conflicts, pairs to review left out. */
  readonly turn: 'queue' | 'mine' | 'all';
} & TurnKinds;

/** Conflicts that are open to the reader, the most urgent first. */
export async function conflictsOpenTo(
  tx: Tx,
  { state, kind, owners, turn, pairKinds, decided }: ConflictQuery,
  reader: Reader,
  after: { readonly dueOn: string; readonly conflictId: number } | undefined,
  limit: number,
): Promise<readonly { readonly conflictId: number; readonly dueOn: string }[]> {
  const sql = inSql(tx);
  const { country } = reader.opened;
  const units = [...reader.opened.units];
  const turns = {
    queue: () => sql`and ${waitsAlone(tx, reader, { pairKinds, decided })}`,
    mine: () =>
      sql`and c.turn <> 'approver' and ${isTurnOf(tx, reader, decided)} and (${country} or case c.turn when 'asked' then c.turn_unit = any(${units}::int[]) else c.owner_unit = any(${units}::int[]) end)`,
    all: () => sql``,
  };
  return await sql<{ conflictId: number; dueOn: string }[]>`
    select c.conflict_id as "conflictId", c.due_on as "dueOn"
    from conflicts.conflict as c
    where c.state = ${state}
      ${kind === null ? sql`` : sql`and c.kind = ${kind}`}
      ${owners === null ? sql`` : sql`and c.owner_unit = any(${owners as number[]}::int[])`}
      ${turns[turn]()}
      and ${openTo(tx, reader)}
      ${after === undefined ? sql`` : sql`and (c.due_on, c.conflict_id) > (${after.dueOn}, ${after.conflictId})`}
    order by c.due_on, c.conflict_id
    limit ${limit}`;
}

/** Open conflicts, of these kinds, that are about these two persons and nobody else. */
export async function conflictsBetween(tx: Tx, [one, other]: readonly [number, number], kinds: readonly ConflictKind[]): Promise<number[]> {
  const rows = await inSql(tx)<{ id: number }[]>`
    select c.conflict_id as id
    from conflicts.conflict as c
    join conflicts.party as p using (conflict_id)
    where c.state = 'open' and c.kind = any(${kinds as string[]})
      and c.conflict_id in (select conflict_id from conflicts.party where person_id = ${one})
    group by c.conflict_id
    having array_agg(distinct p.person_id order by p.person_id) = array[${Math.min(one, other)}, ${Math.max(one, other)}]::bigint[]
    order by c.conflict_id`;
  return rows.map(({ id }) => id);
}

/** Other open conflicts by which one of these persons may be the same as somebody else: the cluster around a pair. */
export async function neighboursOf(
  tx: Tx,
  { conflictId, kinds, persons }: { readonly conflictId: number; readonly kinds: readonly ConflictKind[]; readonly persons: readonly number[] },
): Promise<readonly { readonly conflictId: number; readonly person: number; readonly neighbour: number }[]> {
  return await inSql(tx)<{ conflictId: number; person: number; neighbour: number }[]>`
    select distinct c.conflict_id as "conflictId", own.person_id as person, other.person_id as neighbour
    from conflicts.party as own
    join conflicts.conflict as c using (conflict_id)
    join conflicts.party as other using (conflict_id)
    where own.person_id = any(${persons as number[]}::bigint[])
      and c.conflict_id <> ${conflictId}
      and c.state = 'open'
      and c.kind = any(${kinds as string[]})
      and other.person_id <> own.person_id
    order by c.conflict_id`;
}

/** Forms of third persons that fit a form of these persons, by pairs that were kept; the best of each person first. */
export async function rivalsOf(
  tx: Tx,
  persons: readonly number[],
  limit: number,
): Promise<readonly { readonly person: number; readonly rival: number; readonly weight: number }[]> {
  return await inSql(tx)<{ person: number; rival: number; weight: number }[]>`
    with own as materialized (select form_id, person_id from linkage.form_person where person_id = any(${persons as number[]}::bigint[])),
    met as (
      select own.person_id, e.other_form_id as form_id, e.weight
      from own
      join linkage.edge as e on e.form_id = own.form_id and not e.accepted
      union all
      select own.person_id, e.form_id, e.weight
      from own
      join linkage.edge as e on e.other_form_id = own.form_id and not e.accepted
    )
    select m.person_id as person, l.person_id as rival, max(m.weight) as weight
    from met as m
    join linkage.form_person as l using (form_id)
    where l.person_id <> all(${persons as number[]}::bigint[])
    group by m.person_id, l.person_id
    order by 3 desc
    limit ${limit}`;
}

/** Pairs of a form of one person with a form of the other, and how many of them weigh so much at least. */
export async function pairsBetween(
  tx: Tx,
  [one, other]: readonly [number, number],
  threshold: number,
): Promise<{ readonly pairs: number; readonly agreeing: number }> {
  const [row] = await inSql(tx)<{ pairs: number; agreeing: number }[]>`
    select count(*) as pairs, count(*) filter (where e.weight >= ${threshold}::float8) as agreeing
    from linkage.form_person as a
    join linkage.form_person as b on b.person_id = ${other}
    left join linkage.edge as e on e.form_id = least(a.form_id, b.form_id) and e.other_form_id = greatest(a.form_id, b.form_id)
    where a.person_id = ${one}`;
  return row ?? { pairs: 0, agreeing: 0 };
}

/** Of the pairs of a form of one with a form of the other that were kept, the surest; in the order of the two. */
export async function surestPair(tx: Tx, [one, other]: readonly [number, number]): Promise<readonly [number, number] | undefined> {
  const [row] = await inSql(tx)<{ own: number; others: number }[]>`
    select a.form_id as own, b.form_id as others
    from linkage.form_person as a
    join linkage.form_person as b on b.person_id = ${other}
    join linkage.edge as e on e.form_id = least(a.form_id, b.form_id) and e.other_form_id = greatest(a.form_id, b.form_id)
    where a.person_id = ${one}
    order by e.weight desc, a.form_id, b.form_id
    limit 1`;
  return row && [row.own, row.others];
}

/** The household of each person now, where there is one. */
export async function householdsNow(tx: Tx, persons: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await inSql(tx)<{ person: number; household: number }[]>`
    select person_id as person, household_id as household
    from population.person
    where person_id = any(${persons as number[]}::bigint[]) and household_id is not null`;
  return new Map(rows.map(({ person, household }) => [person, household]));
}

/** Pairs of forms of two who live, of this run, that weigh so much and were not joined; the surest of each two persons, the surest first. */
export async function nearPairs(
  tx: Tx,
  { actId, from, below, limit }: { readonly actId: number; readonly from: number; readonly below: number; readonly limit: number },
): Promise<readonly { readonly form: number; readonly otherForm: number; readonly person: number; readonly other: number }[]> {
  return await inSql(tx)<{ form: number; otherForm: number; person: number; other: number }[]>`
    with near as (
      select distinct on (least(a.person_id, b.person_id), greatest(a.person_id, b.person_id))
        e.form_id, e.other_form_id, e.weight, a.person_id as person, b.person_id as other
      from linkage.edge as e
      join linkage.form_person as a on a.form_id = e.form_id
      join linkage.form_person as b on b.form_id = e.other_form_id
      where e.act_id = ${actId} and not e.accepted and e.weight >= ${from}::float8 and e.weight < ${below}::float8 and a.person_id <> b.person_id
      order by least(a.person_id, b.person_id), greatest(a.person_id, b.person_id), e.weight desc, e.form_id, e.other_form_id
    )
    select n.form_id as form, n.other_form_id as "otherForm", n.person, n.other
    from near as n
    join population.person as one on one.person_id = n.person and one.state = 'alive'
    join population.person as two on two.person_id = n.other and two.state = 'alive'
    where not exists (
      select
      from conflicts.party as p
      join conflicts.party as q using (conflict_id)
      where p.person_id = n.person and q.person_id = n.other
    )
    order by n.weight desc, n.form_id, n.other_form_id
    limit ${limit}`;
}

/**
 * Archives of the living of whom a name and a year are known and neither number, card nor parents; each with the one person whom it fits
 * by name, year and, where both say, sex and commune. So many of each commune, then so many in all.
 */
export async function sparsePairs(
  tx: Tx,
  { ofCommune, limit }: { readonly ofCommune: number; readonly limit: number },
): Promise<readonly { readonly form: number; readonly otherForm: number; readonly person: number; readonly other: number }[]> {
  const newestForm = (person: 'person' | 'other') => inSql(tx)`(
    select max(f.form_id)
    from linkage.form_person as l
    join cleaning.form as f using (form_id)
    where l.person_id = n.${inSql(tx)(person)} and f.source <> 'act'
  )`;
  return await inSql(tx)<{ form: number; otherForm: number; person: number; other: number }[]>`
    with sparse as materialized (
      select p.person_id, p.name_key, p.date_of_birth, p.sex, p.unit_id
      from population.person as p
      cross join lateral (
        select identity_card, father_name, mother_name
        from population.version
        where person_id = p.person_id and version_no = p.version_no
        offset 0
      ) as v
      where p.state = 'alive' and p.person_no is null and p.name_key <> '' and p.date_of_birth > 0 and p.date_of_birth % 10000 = 0
        and v.identity_card is null and v.father_name is null and v.mother_name is null
    ),
    fitting as (
      select s.person_id as person, s.unit_id, array(
          select q.person_id
          from population.person as q
          where q.name_key = s.name_key and q.date_of_birth between s.date_of_birth and s.date_of_birth + 1231
            and q.person_id <> s.person_id and q.state = 'alive'
            and (q.sex = s.sex or q.sex is null or s.sex is null)
            and (q.unit_id = s.unit_id or q.unit_id is null or s.unit_id is null)
          limit 2
        ) as others
      from sparse as s
    ),
    numbered as (
      select f.person, f.others[1] as other, row_number() over (partition by f.unit_id order by f.person) as place
      from fitting as f
      where cardinality(f.others) = 1
        and not exists (
          select
          from conflicts.party as p
          join conflicts.party as q using (conflict_id)
          where p.person_id = f.person and q.person_id = f.others[1]
        )
    ),
    asked as (
      select distinct on (least(person, other), greatest(person, other)) person, other, place
      from numbered
      where place <= ${ofCommune}
      order by least(person, other), greatest(person, other), person
    )
    select ${newestForm('person')} as form, ${newestForm('other')} as "otherForm", n.person, n.other
    from asked as n
    order by n.person
    limit ${limit}`;
}
