/** Promises of the tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSql, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { unitCatalogue } from './catalogue.ts';
import { dayOfReform } from './generation.ts';
import { seedUnits } from './seed-units.ts';

test('the tables say what the catalogue says; seeding again writes nothing, seeding a damaged table mends it', async (t) => {
  const db = await withTestDatabase(t);
  const { units, reconciliation } = unitCatalogue();
  const { changes } = reconciliation();
  const seed = () => inTransaction(db, seedUnits);

  assert.deepEqual(await seed(), { units: units.length, changes: changes.length });
  await inTransaction(db, async (tx) => {
    const sql = inSql(tx);
    const storedUnits = await sql`
      select unit_id, code, level, parent_id, name, to_char(valid_from, 'yyyymmdd') as valid_from, to_char(valid_to, 'yyyymmdd') as valid_to
      from geography.unit order by unit_id`;
    assert.deepEqual(
      firstDifference(
        storedUnits,
        units.map((unit) => [unit.id, unit.code, unit.level, unit.parent, unit.name, unit.validFrom, unit.validTo]),
      ),
      undefined,
    );
    const storedChanges = await sql`
      select from_unit, to_unit, certainty, to_char(on_date, 'yyyymmdd') as on_date
      from geography.change order by from_unit, to_unit`;
    assert.deepEqual(
      firstDifference(
        storedChanges,
        changes.map(({ from, to, certainty }) => [from, to, certainty, dayOfReform]),
      ),
      undefined,
    );
  });

  assert.deepEqual(await seed(), { units: 0, changes: 0 });

  await inTransaction(db, async (tx) => {
    const sql = inSql(tx);
    await sql`update geography.unit set name = 'Phường Khác' where unit_id = 30003100`;
    await sql`delete from geography.change where from_unit = 30003100`;
    await sql`insert into geography.change (from_unit, to_unit, on_date, certainty) values (30003100, 10000011, '2025-07-01', 'whole')`;
  });
  assert.deepEqual(await seed(), { units: 1, changes: 3 }); // the two candidates of Mai Động are back, the wrong one is gone
});

/** The first row that differs, since a list of thousands tells its reader nothing. */
function firstDifference(rows: readonly object[], expected: readonly (readonly unknown[])[]): unknown {
  if (rows.length !== expected.length) return { rows: rows.length, expected: expected.length };
  const texts = rows.map((row) =>
    Object.values(row)
      .map((value) => value ?? '')
      .join('|'),
  );
  const at = texts.findIndex((text, n) => text !== expected[n]?.map((value) => value ?? '').join('|'));
  return at < 0 ? undefined : { row: texts[at], expected: expected[at] };
}
