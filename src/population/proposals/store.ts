/** All statements of proposals, and of who holds the offices that decide on them. */
import { inSql, type Tx } from '#database/index.ts';
import type { FormId, Role, UnitId } from '#values/index.ts';
import type { ProposalState } from './proposal-states.ts';

/** An office at one level; without units it is of the whole country. */
export type DecidingOffice = { readonly role: Role; readonly units: readonly UnitId[] };

export type ProposalRow = {
  readonly proposalId: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly subjects: readonly number[];
  readonly seen: readonly number[];
  readonly reason: string;
  readonly evidence: readonly string[];
  readonly proposedBy: number;
  /** As is known now: two humans may have turned out to be one. */
  readonly proposedHuman: number;
  readonly proposerName: string;
  readonly proposedAs: Role;
  readonly proposedUnit: UnitId | null;
  readonly proposedAt: Date;
  readonly decides: readonly DecidingOffice[];
  readonly dueOn: string | null;
  /** Of the request that it answers: who brought it; null where it answers none. */
  readonly askedBy: number | null;
  readonly askedHuman: number | null;
  readonly state: ProposalState;
  readonly decidedBy: number | null;
  readonly deciderName: string | null;
  readonly decidedAs: Role | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly actId: number | null;
};

export type NewProposal = Pick<
  ProposalRow,
  | 'kind'
  | 'payload'
  | 'subjects'
  | 'seen'
  | 'reason'
  | 'evidence'
  | 'proposedBy'
  | 'proposedHuman'
  | 'proposedAs'
  | 'proposedUnit'
  | 'proposedAt'
  | 'decides'
  | 'dueOn'
  | 'askedBy'
  | 'askedHuman'
>;

export async function insertProposal(tx: Tx, one: NewProposal): Promise<number> {
  const [made] = await inSql(tx)<{ id: number }[]>`
    insert into population.proposal (kind, payload, subjects, seen, reason, evidence, proposed_by, proposed_human, proposed_as, proposed_unit, proposed_at,
      decides, decides_units, due_on, asked_by, asked_human, state)
    values (${one.kind}, ${JSON.stringify(one.payload)}::text::jsonb, ${one.subjects as number[]}::bigint[], ${one.seen as number[]}::integer[], ${one.reason},
      ${one.evidence as string[]}::text[], ${one.proposedBy}, ${one.proposedHuman}, ${one.proposedAs}, ${one.proposedUnit}, ${one.proposedAt},
      ${JSON.stringify(one.decides)}::text::jsonb, ${one.decides.flatMap(({ units }) => units)}::integer[], ${one.dueOn},
      ${one.askedBy}::bigint, ${one.askedHuman}::bigint, 'waiting')
    returning proposal_id as id`;
  return made?.id as number;
}

/** One that waits and would do the very same. */
export async function sameWaiting(tx: Tx, { kind, payload, subjects }: Pick<NewProposal, 'kind' | 'payload' | 'subjects'>): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ id: number }[]>`
    select proposal_id as id
    from population.proposal
    where state = 'waiting' and kind = ${kind} and subjects = ${subjects as number[]}::bigint[] and payload = ${JSON.stringify(payload)}::text::jsonb
    order by proposal_id
    limit 1`;
  return row?.id;
}

/** The oldest proposal of a kind on this archive that waits. */
export async function waitingOfKind(tx: Tx, kind: string, personId: number): Promise<{ readonly proposalId: number; readonly payload: unknown } | undefined> {
  const [row] = await inSql(tx)<{ proposalId: number; payload: unknown }[]>`
    select proposal_id as "proposalId", payload
    from population.proposal
    where state = 'waiting' and kind = ${kind} and subjects && ${[personId]}::bigint[]
    order by proposal_id
    limit 1`;
  return row;
}

/** Locked until commit: of two who decide at once the second finds it decided. */
export async function lockProposal(tx: Tx, proposalId: number): Promise<void> {
  await inSql(tx)`
    select proposal_id
    from population.proposal
    where proposal_id = ${proposalId}
    for update`;
}

export async function proposalById(tx: Tx, proposalId: number): Promise<ProposalRow | undefined> {
  const sql = inSql(tx);
  const [row] = await sql<ProposalRow[]>`
    select ${columns(tx)}
    from population.proposal as p
    join access.account as a on a.account_id = p.proposed_by
    left join access.account as d on d.account_id = p.decided_by
    where p.proposal_id = ${proposalId}`;
  return row;
}

function columns(tx: Tx) {
  return inSql(tx)`
    p.proposal_id as "proposalId", p.kind, p.payload, p.subjects, p.seen, p.reason, p.evidence, p.proposed_by as "proposedBy", a.human_id as "proposedHuman",
    a.full_name as "proposerName", p.proposed_as as "proposedAs", p.proposed_unit as "proposedUnit", p.proposed_at as "proposedAt",
    p.decides, p.due_on as "dueOn", p.asked_by as "askedBy",
    (select h.human_id from access.account as h where h.account_id = p.asked_by) as "askedHuman", p.state, p.decided_by as "decidedBy",
    d.full_name as "deciderName", p.decided_as as "decidedAs", p.decided_at as "decidedAt", p.decision_reason as "decisionReason", p.act_id as "actId"`;
}

/** Those that wait and are due on this day or before, each with the office that is addressed. */
export async function dueProposals(
  tx: Tx,
  until: string,
): Promise<readonly { readonly proposalId: number; readonly dueOn: string; readonly role: Role; readonly unit: UnitId | null }[]> {
  return await inSql(tx)`
    select proposal_id as "proposalId", due_on as "dueOn", decides -> 0 ->> 'role' as role, (decides -> 0 -> 'units' ->> 0)::integer as unit
    from population.proposal
    where state = 'waiting' and due_on <= ${until}::date
    order by proposal_id`;
}

export type Decider = {
  readonly accountId: number;
  readonly now: Date;
  readonly humanId: number;
  readonly personId: number | null;
  readonly role: Role;
  readonly unit: UnitId | null;
  readonly today: string;
};

/** Where a list goes on; proposals without a day come last. */
export type AfterProposal = { readonly dueOn: string; readonly proposalId: number };

/** Those that this officer may decide now, the most urgent first. */
export async function proposalsFor(
  tx: Tx,
  decider: Decider,
  page: { readonly after: AfterProposal | undefined; readonly limit: number },
): Promise<ProposalRow[]> {
  const sql = inSql(tx);
  const { unit } = decider;
  return await sql<ProposalRow[]>`
    select ${columns(tx)}
    from population.proposal as p
    join access.account as a on a.account_id = p.proposed_by
    left join access.account as d on d.account_id = p.decided_by
    where p.state = 'waiting'
      ${unit === null ? sql`` : sql`and p.decides_units @> array[${unit}::integer]`}
      and ${mayDecide(tx, decider)}
      ${page.after === undefined ? sql`` : sql`and (coalesce(p.due_on, 'infinity'), p.proposal_id) > (${page.after.dueOn}::date, ${page.after.proposalId})`}
    order by coalesce(p.due_on, 'infinity'), p.proposal_id
    limit ${page.limit}`;
}

export async function isDecider(tx: Tx, proposalId: number, decider: Decider): Promise<boolean> {
  const [row] = await inSql(tx)<{ may: boolean }[]>`
    select ${mayDecide(tx, decider)} as may
    from population.proposal as p
    where p.proposal_id = ${proposalId}`;
  return row?.may ?? false;
}

/**
 * An office of the list, where nobody but the proposer, who asked and those concerned holds one below it today. Never the human who
 * proposed, nor who brought the request, nobody on their own record or their household's, nobody on one that a seal hides from them.
 * Of `p` it reads proposed_by, proposed_human, asked_by, asked_human, subjects and decides: events come in that shape too.
 */
export function mayDecide(tx: Tx, { accountId, humanId, personId, role, unit, now, today }: Decider) {
  const sql = inSql(tx);
  const offices = sql`rows from (jsonb_to_recordset(p.decides) as (role text, units integer[])) with ordinality`;
  return sql`(
    p.proposed_human <> ${humanId}
    and p.asked_human is distinct from ${humanId}::bigint
    and not exists (select from access.account as own where own.account_id in (p.proposed_by, p.asked_by) and own.human_id = ${humanId})
    and not ${concerned(tx, sql`${personId}::bigint`)}
    and not ${sealedFrom(tx, sql`p.subjects`, accountId, now)}
    and exists (
      select
      from ${offices} as mine (role, units, level)
      where mine.role = ${role}
        and (cardinality(mine.units) = 0 or ${unit}::integer = any(mine.units))
        and not exists (
          select
          from ${offices} as below (role, units, level)
          join access.post as h on h.role = below.role and (cardinality(below.units) = 0 or h.unit_id = any(below.units))
          join access.account as ha using (account_id)
          join access.human as hh using (human_id)
          where below.level < mine.level
            and ${today}::date between h.valid_from and coalesce(h.valid_to, 'infinity')
            and ha.state = 'active'
            and ha.human_id <> p.proposed_human
            and ha.human_id is distinct from p.asked_human
            and not ${concerned(tx, sql`hh.person_id`)}
        )
    )
  )`;
}

/** Whether a seal that holds now hides one of these persons from this account. */
export function sealedFrom(tx: Tx, persons: ReturnType<typeof columns>, accountId: number, now: Date) {
  return inSql(tx)`exists (
    select
    from access.sealed as s
    where s.person_id = any(${persons}) and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now})
      and not exists (
        select
        from access.sealed_reader as r
        where r.person_id = s.person_id and r.seal_id = s.seal_id and r.account_id = ${accountId}::bigint
      )
  )`;
}

export async function isSealedFrom(tx: Tx, persons: readonly number[], accountId: number, now: Date): Promise<boolean> {
  const sql = inSql(tx);
  const [row] = await sql<{ sealed: boolean }[]>`select ${sealedFrom(tx, sql`${persons as number[]}::bigint[]`, accountId, now)} as sealed`;
  return row?.sealed ?? false;
}

/** Whether a person is one of the subjects of `p`, or of a household of one of them. */
function concerned(tx: Tx, person: ReturnType<typeof columns>) {
  const sql = inSql(tx);
  return sql`exists (
    select
    from population.person as s
    join population.person as m on m.person_id = s.person_id or ${householdOf(tx, sql`m`)} = ${householdOf(tx, sql`s`)}
    where s.person_id = any(p.subjects) and m.person_id = ${person}
  )`;
}

/** The household of a row of population.person; the last one of who belongs to none since, as the dead do: their kin go on to be concerned. */
function householdOf(tx: Tx, one: ReturnType<typeof columns>) {
  return inSql(tx)`coalesce(${one}.household_id, (
    select v.household_id
    from population.version as v
    where v.person_id = ${one}.person_id and v.household_id is not null and not v.void
    order by v.version_no desc
    limit 1
  ))`;
}

/** These persons and everybody of their households. */
export async function concernedBy(tx: Tx, persons: readonly number[]): Promise<ReadonlySet<number>> {
  const sql = inSql(tx);
  const rows = await sql<{ personId: number }[]>`
    with lives as (
      select ${householdOf(tx, sql`s`)} as household_id
      from population.person as s
      where s.person_id = any(${persons as number[]}::bigint[])
    )
    select distinct m.person_id as "personId"
    from lives as l
    join population.household_member as h using (household_id)
    join population.person as m using (person_id)
    where ${householdOf(tx, sql`m`)} = l.household_id`;
  return new Set([...persons, ...rows.map(({ personId }) => personId)]);
}

/** Those on archives of these persons that wait since before a moment. */
export async function waitingProposalsOf(tx: Tx, persons: readonly number[], before: Date): Promise<readonly number[]> {
  const rows = await inSql(tx)<{ id: number }[]>`
    select proposal_id as id
    from population.proposal
    where state = 'waiting' and subjects && ${persons as number[]}::bigint[] and proposed_at < ${before}
    order by proposal_id`;
  return rows.map(({ id }) => id);
}

export async function closeProposal(
  tx: Tx,
  proposalId: number,
  closed: {
    readonly state: Exclude<ProposalState, 'waiting'>;
    readonly by: { readonly accountId: number; readonly humanId: number; readonly role: Role } | null;
    readonly reason: string | null;
    readonly actId: FormId | null;
  },
  now: Date,
): Promise<void> {
  const { state, by, reason, actId } = closed;
  await inSql(tx)`
    update population.proposal
    set state = ${state}, decided_by = ${by?.accountId ?? null}, decided_human = ${by?.humanId ?? null}, decided_as = ${by?.role ?? null},
      decided_at = ${now}, decision_reason = ${reason}, act_id = ${actId}
    where proposal_id = ${proposalId} and state = 'waiting'`;
}
