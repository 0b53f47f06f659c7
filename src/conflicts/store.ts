/** All statements of the room. */
import { copyIn, copyRow, inSql, type Tx } from '#database/index.ts';
import type { ConflictState } from './conflict-states.ts';
import type { Blocked, ConflictKind } from './kinds.ts';
import type { OwnerRule } from './owner-rules.ts';
import type { MoveKind, Turn } from './turns.ts';

export type ConflictRow = {
  readonly kind: ConflictKind;
  readonly ownerUnit: number | null;
  readonly ownerRule: OwnerRule | null;
  readonly dueOn: string;
  readonly blocks: Blocked;
  readonly detail: string | null;
};
export type PartyRow = { readonly formId: number; readonly personId: number };

/** As many ids as asked for, ascending. */
export async function drawConflictIds(tx: Tx, count: number): Promise<number[]> {
  const rows = await inSql(tx)<{ id: number }[]>`
    select nextval('conflicts.conflict_number') as id
    from generate_series(1, ${count})`;
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

export async function insertConflicts(tx: Tx, actId: number, rows: Iterable<readonly [id: number, row: ConflictRow]>): Promise<void> {
  await copyIn(tx, 'copy conflicts.conflict (conflict_id, kind, owner_unit, owner_rule, state, due_on, blocks, detail, act_id) from stdin', lines());
  function* lines(): Generator<string> {
    for (const [id, { kind, ownerUnit, ownerRule, dueOn, blocks, detail }] of rows)
      yield copyRow([id, kind, ownerUnit, ownerRule, 'open', dueOn, blocks, detail, actId]);
  }
}

export async function insertParties(tx: Tx, rows: Iterable<readonly [id: number, party: PartyRow]>): Promise<void> {
  await copyIn(tx, 'copy conflicts.party (conflict_id, form_id, person_id) from stdin', lines());
  function* lines(): Generator<string> {
    for (const [id, { formId, personId }] of rows) yield copyRow([id, formId, personId]);
  }
}

/** Forms that one of these open conflicts does not have yet; noted as a step of each that gained some. */
export async function joinParties(tx: Tx, actId: number, rows: readonly (readonly [id: number, party: PartyRow])[]): Promise<void> {
  if (rows.length === 0) return;
  const joined = await inSql(tx)<TurnedRow[]>`
    with added as (
      insert into conflicts.party (conflict_id, form_id, person_id)
      select p.conflict_id, p.form_id, p.person_id
      from unnest(
        ${rows.map(([id]) => id)}::bigint[], ${rows.map(([, { formId }]) => formId)}::bigint[], ${rows.map(([, { personId }]) => personId)}::bigint[]
      ) as p (conflict_id, form_id, person_id)
      join conflicts.conflict as c on c.conflict_id = p.conflict_id and c.state = 'open'
      on conflict (conflict_id, form_id) do nothing
      returning conflict_id
    )
    update conflicts.conflict
    set version = version + 1
    where conflict_id in (select conflict_id from added)
    returning conflict_id as "conflictId", version`;
  await noteTurned(tx, 'joined', actId, joined);
}

/** In which order they are worth asking about, the least first; says nothing of what they are, so their version stays. */
export async function rankConflicts(tx: Tx, ranks: readonly { readonly conflictId: number; readonly priority: number }[]): Promise<void> {
  await inSql(tx)`
    update conflicts.conflict as c
    set priority = r.priority
    from unnest(${ranks.map(({ conflictId }) => conflictId)}::bigint[], ${ranks.map(({ priority }) => priority)}::int[]) as r (conflict_id, priority)
    where c.conflict_id = r.conflict_id and c.priority <> r.priority`;
}

/** Of one act, and only what nobody has settled. */
export async function deleteConflicts(tx: Tx, actId: number, kinds: readonly ConflictKind[]): Promise<number> {
  const sql = inSql(tx);
  const own = sql`
    select conflict_id
    from conflicts.conflict
    where act_id = ${actId} and kind = any(${kinds as string[]}) and state = 'open'`;
  await sql`delete from conflicts.party where conflict_id in (${own})`;
  await sql`delete from conflicts.move where conflict_id in (${own})`;
  const deleted = await sql`
    delete from conflicts.conflict
    where act_id = ${actId} and kind = any(${kinds as string[]}) and state = 'open'`;
  return deleted.count;
}

export type ListedConflict = {
  readonly conflictId: number;
  readonly kind: ConflictKind;
  readonly ownerUnit: number | null;
  readonly state: ConflictState;
  readonly dueOn: string;
  readonly blocks: Blocked;
  readonly detail: string | null;
  readonly actId: number;
  /** The act that settled it; null while open. */
  readonly settledBy: number | null;
  readonly turn: Turn;
  readonly turnUnit: number | null;
  readonly turnDueOn: string | null;
  readonly ownerRule: OwnerRule | null;
  readonly version: number;
  readonly parties: readonly PartyRow[];
};

export type ConflictFilter = {
  readonly conflictId?: number;
  readonly among?: readonly number[];
  readonly state?: ConflictState;
  readonly ownerUnit?: number;
  readonly personId?: number;
  readonly kind?: ConflictKind;
};

/** The most urgent first. `after` is the last one of the page before. */
export async function selectConflicts(
  tx: Tx,
  filter: ConflictFilter,
  after: { readonly dueOn: string; readonly conflictId: number } | undefined,
  limit: number,
): Promise<ListedConflict[]> {
  const sql = inSql(tx);
  const rows = await sql<ListedConflict[]>`
    select c.conflict_id as "conflictId", c.kind, c.owner_unit as "ownerUnit", c.state, c.due_on as "dueOn", c.blocks, c.detail, c.act_id as "actId", c.settled_by as "settledBy",
      c.turn, c.turn_unit as "turnUnit", c.turn_due_on as "turnDueOn", c.owner_rule as "ownerRule", c.version,
      (
        select coalesce(json_agg(json_build_object('formId', p.form_id, 'personId', p.person_id) order by p.form_id), '[]'::json)
        from conflicts.party as p
        where p.conflict_id = c.conflict_id
      ) as parties
    from conflicts.conflict as c
    where true
      ${filter.conflictId === undefined ? sql`` : sql`and c.conflict_id = ${filter.conflictId}`}
      ${filter.among === undefined ? sql`` : sql`and c.conflict_id = any(${filter.among as number[]}::bigint[])`}
      ${filter.state === undefined ? sql`` : sql`and c.state = ${filter.state}`}
      ${filter.kind === undefined ? sql`` : sql`and c.kind = ${filter.kind}`}
      ${filter.ownerUnit === undefined ? sql`` : sql`and c.owner_unit = ${filter.ownerUnit}`}
      ${filter.personId === undefined ? sql`` : sql`and c.conflict_id in (select conflict_id from conflicts.party where person_id = ${filter.personId})`}
      ${after === undefined ? sql`` : sql`and (c.due_on, c.conflict_id) > (${after.dueOn}, ${after.conflictId})`}
    order by c.due_on, c.conflict_id
    limit ${limit}`;
  return [...rows];
}

export async function countByKind(tx: Tx, state: ConflictState): Promise<readonly { readonly kind: ConflictKind; readonly count: number }[]> {
  const rows = await inSql(tx)<{ kind: ConflictKind; count: number }[]>`
    select kind, count(*) as count
    from conflicts.conflict
    where state = ${state}
    group by kind
    order by kind`;
  return [...rows];
}

export type OpenConflict = { readonly conflictId: number; readonly kind: ConflictKind; readonly blocks: Blocked; readonly parties: readonly PartyRow[] };

/** Open conflicts that one of these persons is party to, each with all its parties. */
export async function openConflictsOf(tx: Tx, persons: readonly number[]): Promise<OpenConflict[]> {
  return await inSql(tx)<OpenConflict[]>`
    select c.conflict_id as "conflictId", c.kind, c.blocks,
      (
        select json_agg(json_build_object('formId', p.form_id, 'personId', p.person_id) order by p.form_id)
        from conflicts.party as p
        where p.conflict_id = c.conflict_id
      ) as parties
    from conflicts.conflict as c
    where c.state = 'open'
      and c.conflict_id in (select conflict_id from conflicts.party where person_id = any(${persons as number[]}::bigint[]))
    order by c.conflict_id`;
}

/** Of these persons, conflicts that officers have settled as nothing to change, or by saying whose a number is; each with its forms. */
export async function seenAsRight(tx: Tx, persons: readonly number[]): Promise<readonly { readonly kind: ConflictKind; readonly forms: readonly number[] }[]> {
  if (persons.length === 0) return [];
  return await inSql(tx)<{ kind: ConflictKind; forms: number[] }[]>`
    select c.kind, array_agg(p.form_id) as forms
    from conflicts.conflict as c
    join conflicts.party as p using (conflict_id)
    join intake.act as a on a.act_id = c.settled_by and a.kind in ('settle', 'award')
    where c.conflict_id in (select conflict_id from conflicts.party where person_id = any(${persons as number[]}::bigint[]))
    group by c.conflict_id, c.kind`;
}

/** Settles what of these is open. */
export async function settleConflicts(tx: Tx, actId: number, conflicts: readonly number[]): Promise<void> {
  if (conflicts.length === 0) return;
  const sql = inSql(tx);
  const settled = await sql<TurnedRow[]>`
    update conflicts.conflict
    set state = 'settled', settled_by = ${actId}, turn = 'owner', turn_unit = null, turn_due_on = null, version = version + 1
    where conflict_id = any(${conflicts as number[]}::bigint[]) and state = 'open'
    returning conflict_id as "conflictId", version`;
  await noteTurned(tx, 'settled', actId, settled);
}

/** Open conflicts that less than two forms are left to speak of, once these forms are nobody's. */
export async function settleWithout(tx: Tx, actId: number, forms: readonly number[]): Promise<void> {
  const less = await inSql(tx)<{ id: number }[]>`
    with gone as materialized (select unnest(${forms as number[]}::bigint[]) as form_id)
    select p.conflict_id as id
    from conflicts.party as p
    left join gone as g using (form_id)
    where p.conflict_id in (select conflict_id from conflicts.party join gone using (form_id))
    group by p.conflict_id
    having count(*) - count(g.form_id) < 2`;
  await settleConflicts(
    tx,
    actId,
    less.map(({ id }) => id),
  );
}

/** Opens again what these acts had settled; `undoing` took them back. */
export async function reopenConflicts(tx: Tx, acts: readonly number[], undoing: number): Promise<void> {
  const reopened = await inSql(tx)<TurnedRow[]>`
    update conflicts.conflict
    set state = 'open', settled_by = null, version = version + 1
    where settled_by = any(${acts as number[]}::bigint[])
    returning conflict_id as "conflictId", version`;
  await noteTurned(tx, 'reopened', undoing, reopened);
}

/** What an act, or the first doing of it, settled. */
export async function conflictsSettledBy(tx: Tx, actId: number): Promise<number[]> {
  const rows = await inSql(tx)<{ id: number }[]>`
    select distinct conflict_id as id
    from conflicts.move
    where act_id = ${actId} and kind = 'settled'
    order by 1`;
  return rows.map(({ id }) => id);
}

type TurnedRow = { readonly conflictId: number; readonly version: number };

/** What an act did, with its officers, reason and time. */
async function noteTurned(tx: Tx, kind: MoveKind, actId: number, turned: readonly TurnedRow[]): Promise<void> {
  if (turned.length === 0) return;
  await inSql(tx)`
    insert into conflicts.move (conflict_id, version, kind, at, by_name, words, act_id)
    select t.conflict_id, t.version, ${kind}, a.recorded_at, array_to_string(a.officers, ', '), a.reason, a.act_id
    from unnest(${turned.map(({ conflictId }) => conflictId)}::bigint[], ${turned.map(({ version }) => version)}::int[]) as t (conflict_id, version)
    join intake.act as a on a.act_id = ${actId}`;
}

export type LockedConflict = {
  readonly conflictId: number;
  readonly kind: ConflictKind;
  readonly state: ConflictState;
  readonly ownerUnit: number | null;
  readonly dueOn: string;
  readonly turn: Turn;
  readonly turnUnit: number | null;
  readonly turnDueOn: string | null;
  readonly version: number;
  readonly parties: readonly PartyRow[];
};

/** Until commit nobody else moves it. */
export async function lockConflict(tx: Tx, conflictId: number): Promise<LockedConflict | undefined> {
  const [row] = await inSql(tx)<LockedConflict[]>`
    select c.conflict_id as "conflictId", c.kind, c.state, c.owner_unit as "ownerUnit", c.due_on as "dueOn", c.turn, c.turn_unit as "turnUnit", c.turn_due_on as "turnDueOn",
      c.version,
      (
        select json_agg(json_build_object('formId', p.form_id, 'personId', p.person_id) order by p.form_id)
        from conflicts.party as p
        where p.conflict_id = c.conflict_id
      ) as parties
    from conflicts.conflict as c
    where c.conflict_id = ${conflictId}
    for update of c`;
  return row;
}

export type MoveRow = {
  readonly kind: MoveKind;
  readonly at: Date;
  readonly byAccount: number | null;
  readonly byName: string | null;
  readonly words: string | null;
  readonly fromUnit: number | null;
  readonly toUnit: number | null;
  readonly dueOn: string | null;
  readonly actId: number | null;
  readonly proposalId: number | null;
};

/** One step of a locked conflict, and how it stands since; gives its new version. */
export async function saveMove(
  tx: Tx,
  conflict: Pick<LockedConflict, 'conflictId' | 'version'>,
  { kind, at, byAccount, byName, words, fromUnit, toUnit, dueOn, actId, proposalId }: MoveRow,
  since: Pick<LockedConflict, 'turn' | 'turnUnit' | 'ownerUnit' | 'dueOn'> & { readonly turnDueOn: string | null; readonly keepsRule: boolean },
): Promise<number> {
  const sql = inSql(tx);
  const version = conflict.version + 1;
  await sql`
    update conflicts.conflict
    set turn = ${since.turn}, turn_unit = ${since.turnUnit}, turn_due_on = ${since.turnDueOn}, owner_unit = ${since.ownerUnit}, due_on = ${since.dueOn},
      owner_rule = case when ${since.keepsRule} then owner_rule end, version = ${version}
    where conflict_id = ${conflict.conflictId}`;
  await sql`
    insert into conflicts.move (conflict_id, version, kind, at, by_account, by_name, words, from_unit, to_unit, due_on, act_id, proposal_id)
    values (${conflict.conflictId}, ${version}, ${kind}, ${at}, ${byAccount}, ${byName}, ${words}, ${fromUnit}, ${toUnit}, ${dueOn}, ${actId}, ${proposalId})`;
  return version;
}

/** All steps, the oldest first: how it was found, and what was done since. */
export async function movesOf(tx: Tx, conflictId: number): Promise<(MoveRow & { readonly version: number })[]> {
  return await inSql(tx)<(MoveRow & { version: number })[]>`
    select version, kind, at, by_account as "byAccount", by_name as "byName", words, from_unit as "fromUnit", to_unit as "toUnit",
      due_on as "dueOn", act_id as "actId", proposal_id as "proposalId"
    from conflicts.move
    where conflict_id = ${conflictId}
    union all
    select 1, 'found', a.recorded_at, null, array_to_string(a.officers, ', '), null, null, null, null, a.act_id, null
    from conflicts.conflict as c
    join intake.act as a using (act_id)
    where c.conflict_id = ${conflictId}
    order by 1`;
}

/** A conflict is shown with the person that each of its forms belongs to: these forms belong to others now. */
export async function moveParties(tx: Tx, moves: readonly { readonly formId: number; readonly to: number | null }[]): Promise<void> {
  const kept = moves.filter(({ to }) => to !== null);
  await inSql(tx)`
    update conflicts.party as p
    set person_id = m.person_id
    from unnest(${kept.map(({ formId }) => formId)}::bigint[], ${kept.map(({ to }) => to as number)}::bigint[]) as m (form_id, person_id)
    where p.form_id = m.form_id and p.person_id <> m.person_id`;
}

/** Whoever has a step to take that is due on this day or before: the commune in charge, or the one that was asked; a proposal has a clock of its own. */
export async function selectDueConflicts(
  tx: Tx,
  until: string,
): Promise<readonly { readonly conflictId: number; readonly kind: ConflictKind; readonly turn: Turn; readonly dueOn: string; readonly unit: number | null }[]> {
  return await inSql(tx)<{ conflictId: number; kind: ConflictKind; turn: Turn; dueOn: string; unit: number | null }[]>`
    select conflict_id as "conflictId", kind, turn, coalesce(turn_due_on, due_on) as "dueOn", coalesce(turn_unit, owner_unit) as unit
    from conflicts.conflict
    where state = 'open' and turn <> 'approver' and coalesce(turn_due_on, due_on) <= ${until}
    order by conflict_id`;
}
