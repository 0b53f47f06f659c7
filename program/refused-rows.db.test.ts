/** Rows that could not be read go back to the commune whose file they stand in: nobody else's officers read or count them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { buildRegister } from '#population/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { type Dc01, dc01File } from '../test/support/dc01.ts';
import { testKey } from '../test/support/made-register.ts';
import { serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';

/** With a line that has too few columns. */
const fileOf = (forms: readonly Dc01[], secret: string): string => `${dc01File(forms)}99,${secret}\n`;

test("a commune's officer is given the rows of their own file, the centre those of all; a file of two communes is the centre's", async (t) => {
  const db = await withTestDatabase(t);
  const now = db.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-returned-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'files'));
  writeFileSync(path.join(folder, 'files/a.csv'), fileOf([{ so_giay_to: '001195000123' }, { ho_ten: 'Lê Văn Bình', gioi_tinh: 'Nam' }], 'Của Mai Động'));
  writeFileSync(path.join(folder, 'files/b.csv'), fileOf([{ ma_xa: '17107' }], 'Của xã khác'));
  writeFileSync(path.join(folder, 'files/c.csv'), fileOf([{ ho_ten: 'Trần Thị Cúc' }, { ho_ten: 'Vũ Thị Dung', ma_xa: '17107' }], 'Của hai xã'));
  const needs = { db, now, stopping: new AbortController().signal, progress: () => {} };
  await buildRegister(needs, { paths: [path.join(folder, 'files')], numberKey: testKey, workers: 1 });
  const { at, get } = await serveDemoOf(t, db, { clock: () => now });

  const seenBy = async (role: 'commune-police' | 'national-operator', unit: typeof maiDong | null) => {
    const { headers } = await signInAs(db, role, { unit, now });
    const { body } = await get('/v1/refused', headers);
    const sheets = await fetch(`${at}/v1/refused/sheets`, { headers });
    const { body: queues } = await get('/v1/queues', headers);
    const waiting = (queues['items'] as { slug: string; count: number }[]).find(({ slug }) => slug === 'refused')?.count ?? 0;
    assert.equal(sheets.status, 200);
    return { files: (body['items'] as { file: string }[]).map(({ file }) => file), waiting };
  };
  assert.deepEqual(await seenBy('commune-police', maiDong), { files: ['a.csv'], waiting: 1 });
  assert.deepEqual(await seenBy('commune-police', unitId('commune', '17107', 0)), { files: ['b.csv'], waiting: 1 });
  assert.deepEqual(await seenBy('commune-police', unitId('commune', '00001', 0)), { files: [], waiting: 0 });
  assert.deepEqual(await seenBy('national-operator', null), { files: ['a.csv', 'b.csv', 'c.csv'], waiting: 3 });
});
