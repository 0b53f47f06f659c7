/** Promises of the tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSql, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { unitCatalogue } from './catalogue.ts';
import { seedUnits } from './seed-units.ts';

test('the tables say what the catalogue says; seeding again writes nothing, seeding a damaged table mends it', async (t) => {
  const db = await withTestDatabase(t);
  const { units, reconciliation } = unitCatalogue();
  const { changes } = reconciliation();
  const seed = () => inTransaction(db, seedUnits);

  assert.deepEqual(await seed(), { units: units.length, changes: changes.length });
  await inTransaction(db, async (tx) => {
    const sql = inSql(tx);
    const stored =
      await sql`select unit_id as id, code, level, parent_id as parent, name, to_char(valid_from, 'yyyymmdd')::integer as valid_from, to_char(valid_to, 'yyyymmdd')::integer as valid_to from geography.unit order by unit_id`;
    assert.deepEqual(
      [...stored].map((row) => ({ ...row })),
      units.map(({ id, code, level, parent, name, validFrom, validTo }) => ({
        id,
        code,
        level,
        parent: parent ?? null,
        name,
        valid_from: validFrom,
        valid_to: validTo ?? null,
      })),
    );
    const lines =
      await sql`select from_unit as from, to_unit as to, certainty, to_char(on_date, 'yyyymmdd') as on_date from geography.change order by from_unit, to_unit`;
    assert.deepEqual(
      [...lines].map((row) => ({ ...row })),
      changes.map((change) => ({ ...change, on_date: '20250701' })),
    );
  });

  assert.deepEqual(await seed(), { units: 0, changes: 0 });

  await inTransaction(db, async (tx) => {
    const sql = inSql(tx);
    await sql`update geography.unit set name = 'Phường Khác' where unit_id = 30003100`;
    await sql`delete from geography.change where from_unit = 30003100`;
    await sql`insert into geography.change (from_unit, to_unit, on_date, certainty) values (30003100, 10000011, '2025-07-01', 'whole')`;
  });
  assert.deepEqual(await seed(), { units: 1, changes: 2 });
});
