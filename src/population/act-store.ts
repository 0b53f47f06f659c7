/** All statements of acts on persons: what is locked and looked up when an officer corrects or undoes. */
import { inSql, type Tx } from '#database/index.ts';
import type { ActKind } from '#intake/index.ts';
import type { FormId } from '#values/index.ts';

export type LockedPerson = { readonly versionNo: number; readonly state: string };

/** Locks the archive until commit: acts on one person happen one after the other. */
export async function lockPerson(tx: Tx, personId: number): Promise<LockedPerson | undefined> {
  const [row] = await inSql(tx)<LockedPerson[]>`
    select version_no as "versionNo", state
    from population.person
    where person_id = ${personId}
    for update`;
  return row;
}

/** Locks several archives, always in the same order, so that two acts never wait for each other; by person, those that there are. */
export async function lockPersons(tx: Tx, persons: readonly number[]): Promise<Map<number, LockedPerson>> {
  const rows = await inSql(tx)<(LockedPerson & { personId: number })[]>`
    select p.person_id as "personId", p.version_no as "versionNo", p.state
    from (select unnest(${persons as number[]}::bigint[]) as person_id order by 1) as s
    cross join lateral (select person_id, version_no, state from population.person where person_id = s.person_id for update) as p`;
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Whether a seal holds on one of these archives, whoever asks. */
export async function someSealed(tx: Tx, persons: readonly number[], now: Date): Promise<boolean> {
  const [row] = await inSql(tx)<{ sealed: boolean }[]>`
    select exists (
      select
      from access.sealed
      where person_id = any(${persons as number[]}::bigint[]) and valid_from <= ${now} and (valid_to is null or valid_to > ${now})
    ) as sealed`;
  return row?.sealed ?? false;
}

/** Of these persons, those who are nobody any more, and the act that ended each. */
export async function endedPersons(tx: Tx, persons: readonly number[]): Promise<{ readonly personId: number; readonly actId: number }[]> {
  return await inSql(tx)<{ personId: number; actId: number }[]>`
    select p.person_id as "personId", v.act_id as "actId"
    from unnest(${persons as number[]}::bigint[]) as s (person_id)
    join population.person as p using (person_id)
    join population.version as v using (person_id, version_no)
    where p.state in ('merged', 'withdrawn')
    order by p.person_id`;
}

/** What an act is about to change, by keys: of each archive its version, number, household and the forms that were its own. */
export type Snapshot = {
  readonly personId: number;
  readonly versionNo: number;
  readonly personNo: number | null;
  readonly householdId: number | null;
  readonly forms: readonly number[];
};

export async function snapshotOf(tx: Tx, persons: readonly number[]): Promise<Snapshot[]> {
  return await inSql(tx)<Snapshot[]>`
    select p.person_id as "personId", p.version_no as "versionNo", p.person_no as "personNo", p.household_id as "householdId",
      (
        select coalesce(array_agg(l.form_id order by l.form_id), '{}')
        from linkage.form_person as l
        where l.person_id = p.person_id
      ) as forms
    from population.person as p
    where p.person_id = any(${persons as number[]}::bigint[])
    order by p.person_id`;
}

export type KnownAct = { readonly actId: FormId; readonly kind: string; readonly undoes: FormId | null };

/** An act, those that it undoes in their turn, and all that undo any of these; empty where there is no such act. */
export async function familyOfAct(tx: Tx, actId: number): Promise<KnownAct[]> {
  return await inSql(tx)<KnownAct[]>`
    with recursive up as (
      select act_id, undoes from intake.act where act_id = ${actId}
      union all
      select a.act_id, a.undoes from up join intake.act as a on a.act_id = up.undoes
    ),
    family as (
      select act_id, kind, undoes from intake.act where act_id = (select act_id from up where undoes is null)
      union all
      select a.act_id, a.kind, a.undoes from family join intake.act as a on a.undoes = family.act_id
    )
    select act_id as "actId", kind, undoes
    from family
    order by act_id`;
}

/** Whom the conflicts are about that an act settled. */
export async function personsOfConflicts(tx: Tx, actId: number): Promise<number[]> {
  const rows = await inSql(tx)<{ person: number }[]>`
    select distinct p.person_id as person
    from conflicts.move as m
    join conflicts.party as p using (conflict_id)
    where m.act_id = ${actId} and m.kind = 'settled'
    order by 1`;
  return rows.map(({ person }) => person);
}

export type ActRow = {
  readonly actId: FormId;
  readonly kind: ActKind;
  readonly recordedAt: Date;
  readonly officers: readonly string[];
  readonly reason: string | null;
  readonly evidence: string | null;
  readonly undoes: FormId | null;
  /** The undoing that stands; null where the act itself does. */
  readonly undoneBy: FormId | null;
};

/** The newest first. Only the newest undoing of an act can stand, and it does unless it was undone in its turn. */
export async function newestActs(tx: Tx, { kind, actId }: { readonly kind?: ActKind | undefined; readonly actId?: number }, limit: number): Promise<ActRow[]> {
  const sql = inSql(tx);
  return await sql<ActRow[]>`
    with recursive act as materialized (
      select *
      from intake.act
      where true
        ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
        ${actId === undefined ? sql`` : sql`and act_id = ${actId}`}
      order by act_id desc
      limit ${limit}
    ),
    chain (root, act_id, depth) as (
      select act_id, act_id, 0 from act
      union all
      select c.root, u.act_id, c.depth + 1
      from chain as c
      cross join lateral (select act_id from intake.act where undoes = c.act_id order by act_id desc limit 1) as u
    ),
    undone as (
      select root, max(act_id) filter (where depth = 1) as by
      from chain
      group by root
      having max(depth) % 2 = 1
    )
    select a.act_id as "actId", a.kind, a.recorded_at as "recordedAt", a.officers, a.reason, a.evidence, a.undoes, u.by as "undoneBy"
    from act as a
    left join undone as u on u.root = a.act_id
    order by a.act_id desc`;
}
