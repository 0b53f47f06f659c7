/** All statements of corrections. */
import { inSql, type Tx } from '#database/index.ts';
import type { Role, UnitId, Words } from '#values/index.ts';
import { type Decider, sealedFrom } from '../proposals/store.ts';
import type { CorrectionMove, CorrectionState } from './correction-states.ts';
import type { OwnerOffice } from './source-owners.ts';

/** One field: as it was typed, what stood there, and the source that owned it. */
export type Change = { readonly field: string; readonly text: string; readonly before: Words | null; readonly source: string | null };

export type NumberWish = 'keep' | 'new';

export type CorrectionRow = {
  readonly correctionId: number;
  readonly requestId: number;
  readonly personId: number;
  readonly changes: readonly Change[];
  readonly since: string | null;
  readonly numberWish: NumberWish | null;
  readonly reason: string;
  readonly evidence: readonly string[];
  readonly office: OwnerOffice;
  readonly ownerUnit: UnitId | null;
  readonly ownerUnits: readonly UnitId[];
  readonly state: CorrectionState;
  readonly version: number;
  readonly dueOn: string;
  readonly isExtended: boolean;
  readonly openedBy: number;
  readonly openedHuman: number;
  readonly proposalId: number | null;
  readonly actId: number | null;
};

export type NewCorrection = Omit<CorrectionRow, 'correctionId' | 'requestId' | 'state' | 'version' | 'isExtended' | 'proposalId' | 'actId'>;

/** `requestId` is null for the first of a request. */
export async function insertCorrection(tx: Tx, requestId: number | null, one: NewCorrection): Promise<number> {
  const [made] = await inSql(tx)<{ id: number }[]>`
    with next as (select nextval(pg_get_serial_sequence('population.correction', 'correction_id')) as id)
    insert into population.correction (correction_id, request_id, person_id, changes, since, number_wish, reason, evidence, office, owner_unit, owner_units,
      state, version, due_on, is_extended, opened_by, opened_human)
    overriding system value
    select next.id, coalesce(${requestId}::bigint, next.id), ${one.personId}, ${JSON.stringify(one.changes)}::text::jsonb, ${one.since}::date, ${one.numberWish}::text,
      ${one.reason}, ${[...one.evidence]}::text[], ${one.office}, ${one.ownerUnit}::integer, ${[...one.ownerUnits]}::integer[],
      'opened', 0, ${one.dueOn}::date, false, ${one.openedBy}::bigint, ${one.openedHuman}::bigint
    from next
    returning correction_id as id`;
  return made?.id as number;
}

function columns(tx: Tx) {
  return inSql(tx)`
    c.correction_id as "correctionId", c.request_id as "requestId", c.person_id as "personId", c.changes, c.since, c.number_wish as "numberWish", c.reason,
    c.evidence, c.office, c.owner_unit as "ownerUnit", c.owner_units as "ownerUnits", c.state, c.version, c.due_on as "dueOn", c.is_extended as "isExtended",
    c.opened_by as "openedBy", c.opened_human as "openedHuman", c.proposal_id as "proposalId", c.act_id as "actId"`;
}

/** Locked until commit: moves of one correction come one after the other. */
export async function lockCorrection(tx: Tx, correctionId: number): Promise<CorrectionRow | undefined> {
  const [row] = await inSql(tx)<CorrectionRow[]>`
    select ${columns(tx)}
    from population.correction as c
    where c.correction_id = ${correctionId}
    for update`;
  return row;
}

export async function correctionById(tx: Tx, correctionId: number): Promise<CorrectionRow | undefined> {
  const [row] = await inSql(tx)<CorrectionRow[]>`
    select ${columns(tx)}
    from population.correction as c
    where c.correction_id = ${correctionId}`;
  return row;
}

/** The request that this act answered. */
export async function correctionByAct(tx: Tx, actId: number): Promise<CorrectionRow | undefined> {
  const [row] = await inSql(tx)<CorrectionRow[]>`
    select ${columns(tx)}
    from population.correction as c
    where c.act_id = ${actId}`;
  return row;
}

export async function correctionsOfRequest(tx: Tx, requestId: number): Promise<CorrectionRow[]> {
  return await inSql(tx)<CorrectionRow[]>`
    select ${columns(tx)}
    from population.correction as c
    where c.request_id = ${requestId}
    order by c.correction_id`;
}

export type AfterCorrection = { readonly dueOn: string; readonly correctionId: number };

/**
 * `turn`: those that this officer examines, as one of the owner's office; what was examined waits among proposals. `opened`: those that
 * this human took, open or not. The most urgent first. Nobody whom a seal hides.
 */
export async function corrections(
  tx: Tx,
  filter: { readonly of: 'turn'; readonly officer: Decider; readonly offices: readonly OwnerOffice[] } | { readonly of: 'opened'; readonly officer: Decider },
  page: { readonly after: AfterCorrection | undefined; readonly limit: number },
): Promise<CorrectionRow[]> {
  const sql = inSql(tx);
  return await sql<CorrectionRow[]>`
    select ${columns(tx)}
    from population.correction as c
    where ${condition()}
      and not ${sealedFrom(tx, sql`array[c.person_id]`, filter.officer.accountId, filter.officer.now)}
      ${page.after === undefined ? sql`` : sql`and (c.due_on, c.correction_id) > (${page.after.dueOn}::date, ${page.after.correctionId})`}
    order by c.due_on, c.correction_id
    limit ${page.limit}`;
  function condition() {
    const { officer } = filter;
    if (filter.of === 'opened') return sql`c.opened_human = ${officer.humanId}`;
    const { offices } = filter;
    return sql`c.state = 'opened' and (
      (c.office = any(${[...offices]}::text[]) and c.owner_units @> array[${officer.unit}::integer])
      or (c.owner_unit is null and ${officer.role} = 'national-operator')
    )`;
  }
}

/** Open ones of archives that ended go with their forms; their proposals are stale, and are taken back to be examined again. */
export async function sendCorrectionsOn(tx: Tx, ended: readonly { readonly from: number; readonly to: number }[]): Promise<void> {
  if (ended.length === 0) return;
  await inSql(tx)`
    update population.correction as c
    set person_id = e.to_person, earlier_persons = c.earlier_persons || e.from_person
    from unnest(${ended.map(({ from }) => from)}::bigint[], ${ended.map(({ to }) => to)}::bigint[]) as e (from_person, to_person)
    where c.person_id = e.from_person and c.state in ('opened', 'examined')`;
}

/** Those that are still open go back to archives that are somebody again. */
export async function returnCorrections(tx: Tx, returned: readonly number[]): Promise<void> {
  if (returned.length === 0) return;
  await inSql(tx)`
    update population.correction as c
    set person_id = r.person, earlier_persons = c.earlier_persons[1:array_position(c.earlier_persons, r.person) - 1]
    from unnest(${returned as number[]}::bigint[]) as r (person)
    where c.earlier_persons @> array[r.person] and c.state in ('opened', 'examined')`;
}

/** Those that wait to be examined and are due on this day or before; what was examined is due as its proposal. */
export async function dueCorrections(
  tx: Tx,
  until: string,
): Promise<readonly { readonly correctionId: number; readonly dueOn: string; readonly office: OwnerOffice; readonly ownerUnit: UnitId | null }[]> {
  return await inSql(tx)`
    select correction_id as "correctionId", due_on as "dueOn", office, owner_unit as "ownerUnit"
    from population.correction
    where state = 'opened' and due_on <= ${until}::date
    order by correction_id`;
}

/** Requests of these persons that were opened before a moment and wait to be examined. */
export async function openCorrectionsOf(
  tx: Tx,
  persons: readonly number[],
  before: Date,
): Promise<readonly { readonly correctionId: number; readonly opener: Moved['by'] }[]> {
  const rows = await inSql(tx)<{ correctionId: number; accountId: number; role: Role; unit: UnitId | null }[]>`
    select c.correction_id as "correctionId", m.account_id as "accountId", m.role, m.unit_id as unit
    from population.correction as c
    join population.correction_move as m on m.correction_id = c.correction_id and m.move = 'open'
    where c.state = 'opened' and c.person_id = any(${persons as number[]}::bigint[]) and m.at < ${before}
    order by 1`;
  return rows.map(({ correctionId, ...opener }) => ({ correctionId, opener }));
}

export type MoveRow = {
  readonly version: number;
  readonly move: CorrectionMove | 'open';
  readonly at: Date;
  readonly name: string;
  readonly role: Role;
  readonly unit: UnitId | null;
  readonly reason: string | null;
};

export async function movesOf(tx: Tx, correctionId: number): Promise<MoveRow[]> {
  return await inSql(tx)<MoveRow[]>`
    select m.version, m.move, m.at, a.full_name as name, m.role, m.unit_id as unit, m.reason
    from population.correction_move as m
    join access.account as a using (account_id)
    where m.correction_id = ${correctionId}
    order by m.version`;
}

export type Moved = {
  readonly move: CorrectionMove | 'open';
  readonly to: CorrectionState;
  readonly by: { readonly accountId: number; readonly role: Role; readonly unit: UnitId | null };
  readonly reason: string | null;
  readonly dueOn?: string;
  readonly isExtended?: true;
  readonly proposalId?: number;
  readonly actId?: number;
};

/** The correction is locked by the caller, or is new. */
export async function moveCorrection(tx: Tx, correctionId: number, { move, to, by, reason, ...changed }: Moved, now: Date): Promise<void> {
  const sql = inSql(tx);
  await sql`
    with moved as (
      update population.correction
      set state = ${to}, version = version + 1, due_on = coalesce(${changed.dueOn ?? null}::date, due_on),
        is_extended = is_extended or ${changed.isExtended ?? false}, proposal_id = coalesce(${changed.proposalId ?? null}::bigint, proposal_id),
        act_id = coalesce(${changed.actId ?? null}::bigint, act_id)
      where correction_id = ${correctionId}
      returning version
    )
    insert into population.correction_move (correction_id, version, move, at, account_id, role, unit_id, reason)
    select ${correctionId}, version, ${move}, ${now}, ${by.accountId}, ${by.role}, ${by.unit}, ${reason}
    from moved`;
}

export type Kin = {
  readonly personId: number;
  readonly fullName: string;
  readonly fatherName: string | null;
  readonly motherName: string | null;
  readonly spouseName: string | null;
  readonly headName: string | null;
};

/**
 * Others of the household that the person lives in now whose archives name this person, by number, otherwise than a correction of the
 * name would have it. What each calls the person stands under the field; null where it is somebody else.
 */
export async function kinOf(tx: Tx, { personId, changes }: Pick<CorrectionRow, 'personId' | 'changes'>): Promise<readonly Kin[]> {
  if (!changes.some(({ field }) => field === 'fullName')) return [];
  return await inSql(tx)<Kin[]>`
    select o.person_id as "personId", o.full_name as "fullName",
      case when v.father_number = n.digits then v.father_name end as "fatherName",
      case when v.mother_number = n.digits then v.mother_name end as "motherName",
      case when v.spouse_number = n.digits then v.spouse_name end as "spouseName",
      case when v.head_number = n.digits then v.head_name end as "headName"
    from population.person as p
    cross join lateral (select lpad(p.person_no::text, 12, '0') as digits) as n
    join population.person as o on o.household_id = p.household_id and o.person_id <> p.person_id
    join population.version as v on v.person_id = o.person_id and v.version_no = o.version_no
    where p.person_id = ${personId}
      and n.digits in (v.father_number, v.mother_number, v.spouse_number, v.head_number)
    order by o.person_id`;
}

/** Those who once lived with the person, live elsewhere now, and whose archives name the person by number. */
export async function kinElsewhere(tx: Tx, { personId, changes }: Pick<CorrectionRow, 'personId' | 'changes'>): Promise<readonly number[]> {
  if (!changes.some(({ field }) => field === 'fullName')) return [];
  const rows = await inSql(tx)<{ personId: number }[]>`
    select distinct o.person_id as "personId"
    from population.person as p
    cross join lateral (select lpad(p.person_no::text, 12, '0') as digits) as n
    join population.version as lived on lived.person_id = p.person_id
    join population.household_member as m on m.household_id = lived.household_id and m.person_id <> p.person_id
    join population.person as o on o.person_id = m.person_id and o.household_id is distinct from p.household_id
    join population.version as v on v.person_id = o.person_id and v.version_no = o.version_no
    where p.person_id = ${personId}
      and n.digits in (v.father_number, v.mother_number, v.spouse_number)
    order by 1`;
  return rows.map((row) => row.personId);
}
