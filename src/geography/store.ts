/** The statements of this room: units and changes as reference tables, so that SQL can join them. */

import { copyIn, copyRow, inSql, type Tx } from '#database/index.ts';
import { formatIso } from '#values/index.ts';
import { dayOfReform } from './generation.ts';
import type { Change } from './reconcile-changes.ts';
import type { Unit } from './unit.ts';

/** Adds what is missing and corrects what differs; a unit is never taken away, since forms may name it. */
export async function saveUnits(tx: Tx, units: readonly Unit[]): Promise<number> {
  const sql = inSql(tx);
  await sql`create temp table incoming_unit (like geography.unit) on commit drop`;
  await copyIn(tx, 'copy incoming_unit (unit_id, code, level, parent_id, name, valid_from, valid_to) from stdin', unitRows(units));
  const { count } = await sql`
    insert into geography.unit as unit (unit_id, code, level, parent_id, name, valid_from, valid_to)
    select unit_id, code, level, parent_id, name, valid_from, valid_to
    from incoming_unit
    on conflict (unit_id) do update
    set parent_id = excluded.parent_id, name = excluded.name, valid_from = excluded.valid_from, valid_to = excluded.valid_to
    where (unit.parent_id, unit.name, unit.valid_from, unit.valid_to) is distinct from (excluded.parent_id, excluded.name, excluded.valid_from, excluded.valid_to)`;
  return count;
}

/** Makes the table say exactly these changes; returns how many lines were added, corrected or removed. */
export async function saveChanges(tx: Tx, changes: readonly Change[]): Promise<number> {
  const sql = inSql(tx);
  await sql`create temp table incoming_change (like geography.change) on commit drop`;
  await copyIn(tx, 'copy incoming_change (from_unit, to_unit, on_date, certainty) from stdin', changeRows(changes));
  const removed = await sql`
    delete from geography.change as change
    where not exists (select from incoming_change as incoming where (incoming.from_unit, incoming.to_unit) = (change.from_unit, change.to_unit))`;
  const saved = await sql`
    insert into geography.change as change (from_unit, to_unit, on_date, certainty)
    select from_unit, to_unit, on_date, certainty
    from incoming_change
    on conflict (from_unit, to_unit) do update
    set on_date = excluded.on_date, certainty = excluded.certainty
    where (change.on_date, change.certainty) is distinct from (excluded.on_date, excluded.certainty)`;
  return removed.count + saved.count;
}

function* unitRows(units: readonly Unit[]): Generator<string> {
  for (const unit of units) {
    const validTo = unit.validTo === undefined ? undefined : formatIso(unit.validTo);
    yield copyRow([unit.id, unit.code, unit.level, unit.parent, unit.name, formatIso(unit.validFrom), validTo]);
  }
}

function* changeRows(changes: readonly Change[]): Generator<string> {
  const onDate = formatIso(dayOfReform);
  for (const { from, to, certainty } of changes) yield copyRow([from, to, onDate, certainty]);
}
