/** Promises of a slice: read, cleaned and stored as a whole, once. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { bundlesToRead, cutSlices, receiveFiles, recordAct, type Slice } from '#intake/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { cleanSlices, makeSliceCleaner } from './index.ts';
import { countByCommune, listFindings } from './list-findings.ts';

const now = new Date('2026-11-25T08:00:00+07:00');
const header =
  'so_phieu,ho_ten,ngay_sinh,gioi_tinh,tinh_trang_hon_nhan,noi_dk_khai_sinh,que_quan,dan_toc,quoc_tich,ton_giao,so_giay_to,thuong_tru,noi_o_hien_tai,cha_ho_ten,cha_so,me_ho_ten,me_so,vo_chong_ho_ten,vo_chong_so,chu_ho_ten,chu_ho_so,quan_he_chu_ho,so_ho_so_cu_tru,ma_xa,can_bo,ngay_lap';
const row = (name: string, born: string, number: string): string =>
  `1,${name},${born},Nữ,,"Mai Động, Hoàng Mai, Hà Nội",Nam Định,Kinh,Việt Nam,Không,${number},"Số 5, P. Mai Động, Q. Hoàng Mai, HN",,,,,,,,,,Vợ,HS-0457,00310,Trần Văn Lâm,14/9/2017`;
const sent = [
  header,
  row('Nguyễn Thị Thu Hà', '15/3/1995', '001195000123'),
  row('NguyÔn ThÞ H»ng', '2/5/1988', '1188000777'),
  row('Lê Thị Mai', '31/02/1990', ''),
  row('Trần Thị Cúc', '1/1/2031', ''),
].join('\r\n');

type Delivery = { readonly db: Database; readonly slice: Slice; readonly actId: number };

async function deliver(t: TestContext): Promise<Delivery> {
  const db = await withTestDatabase(t);
  const folder = path.join(db.dataDir, 'sent');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'a.csv'), sent);
  await receiveFiles(db, [folder], { now });
  await cutSlices(db);
  const slice = (await inTransaction(db, bundlesToRead))[0]?.slices[0];
  assert.ok(slice);
  const actId = await inTransaction(db, (tx) => recordAct(tx, { kind: 'build', officers: ['sogoc build'], reason: null, evidence: null, undoes: null }, now));
  return { db, slice, actId };
}

const stored = async (db: Database) =>
  (
    await db.sql<{ forms: number; findings: number; refused: number }[]>`select
    (select count(*)::int from cleaning.form) as forms, (select count(*)::int from cleaning.finding) as findings, (select count(*)::int from intake.refused) as refused`
  )[0];

test('no record is lost: records = forms + refused rows, each finding with what was received', async (t) => {
  const { db, slice, actId } = await deliver(t);
  const counts = await cleanSlices(db, [slice], { actId, now, cleaner: makeSliceCleaner(now) });
  assert.deepEqual(counts, { records: 4, forms: 3, refused: 1, findings: 3, repaired: 2 });
  assert.deepEqual(await stored(db), { forms: 3, findings: 3, refused: 1 });
  const findings = await inTransaction(db, (tx) => listFindings(tx, { rule: undefined, state: undefined, limit: 10 }));
  assert.deepEqual(
    findings.map(({ rule, found, repaired, state, line }) => ({ rule, found, repaired, state, line })),
    [
      { rule: 'name-encoding', found: 'NguyÔn ThÞ H»ng', repaired: 'Nguyễn Thị Hằng', state: 'repaired', line: 3 },
      { rule: 'number-lost-zero', found: '1188000777', repaired: '001188000777', state: 'repaired', line: 3 },
      { rule: 'born-after-form', found: '1/1/2031', repaired: null, state: 'open', line: 5 },
    ],
  );
  const counted = await inTransaction(db, countByCommune);
  assert.equal(counted.length, 3);
  assert.ok(counted.every(({ commune, name, count }) => commune === '00310' && name === 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội' && count === 1));
});

test('a slice stored once is not stored again', async (t) => {
  const { db, slice, actId } = await deliver(t);
  const needs = { actId, now, cleaner: makeSliceCleaner(now) };
  await cleanSlices(db, [slice], needs);
  const before = await stored(db);
  assert.equal(await cleanSlices(db, [slice], needs), undefined);
  assert.deepEqual(await stored(db), before);
});

test('broken off in the middle: neither form nor finding is there, and the slice is still to be read', async (t) => {
  const { db, slice, actId } = await deliver(t);
  const cleaner = makeSliceCleaner(now);
  let read = 0;
  const dying: typeof cleaner = (received) => {
    if (++read === 3) throw new Error('power cut');
    return cleaner(received);
  };
  await assert.rejects(cleanSlices(db, [slice], { actId, now, cleaner: dying }), /power cut/);
  assert.deepEqual(await stored(db), { forms: 0, findings: 0, refused: 0 });
  assert.equal((await inTransaction(db, bundlesToRead)).length, 1);
  assert.equal((await cleanSlices(db, [slice], { actId, now, cleaner }))?.forms, 3);
});

test('findings are asked for by rule and by state; refused: a rule or a state that there is not', async (t) => {
  const { db, slice, actId } = await deliver(t);
  await cleanSlices(db, [slice], { actId, now, cleaner: makeSliceCleaner(now) });
  const list = (rule: string | undefined, state: string | undefined) => inTransaction(db, (tx) => listFindings(tx, { rule, state, limit: 10 }));
  assert.deepEqual(
    (await list('number-lost-zero', undefined)).map(({ rule }) => rule),
    ['number-lost-zero'],
  );
  assert.deepEqual(
    (await list(undefined, 'open')).map(({ rule }) => rule),
    ['born-after-form'],
  );
  await assert.rejects(list('no-such-rule', undefined), { code: 'finding.unknown-rule' });
});
