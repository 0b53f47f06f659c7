/** What was true on a day, as the register knew it on another day: a correction of a correction, and a household across the reform of 2025. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dc01File } from '../support/dc01.ts';
import { freshFolder, jsonOf } from '../support/program.ts';

type Shown = {
  personNumber: string;
  values: { [field: string]: { value: string; source: string; losers: { value: string }[] } };
  versions: { versionNo: number; actKind: string; recordedAt: string }[];
};
type Household = { members: { fullName: string; role: string }[]; residence: { entered: { path: string }; onThatDay: { path: string }[] } };

test('corrected, then the correction corrected: each day of knowing shows what was known then', async (t) => {
  const folder = freshFolder(t);
  const data = path.join(folder, 'register');
  mkdirSync(path.join(folder, 'files'));
  writeFileSync(path.join(folder, 'files/a.csv'), dc01File([{ so_giay_to: '001195000123' }]));
  const built = await jsonOf<{ persons: number; numbers: number }>(['build', path.join(folder, 'files'), '--data', data]);
  assert.deepEqual([built.data.persons, built.data.numbers], [1, 1]);
  const show = async (...flags: string[]): Promise<Shown> => (await jsonOf<Shown>(['person', 'show', '001195000123', ...flags, '--data', data])).data;
  const moments = [new Date().toISOString()];
  for (const name of ['Nguyễn Thị Hoà', 'Nguyễn Thị Hoài']) {
    const { run } = await jsonOf([
      'person',
      'correct',
      '001195000123',
      `fullName=${name}`,
      '--reason',
      'theo giấy khai sinh',
      '--officer',
      'hoa',
      '--approved-by',
      'tuan',
      '--data',
      data,
    ]);
    assert.equal(run.code, 0, run.stderr);
    moments.push(new Date().toISOString());
  }
  const names = await Promise.all(moments.map(async (moment) => (await show('--known-on', moment)).values['fullName']?.value));
  assert.deepEqual(names, ['Nguyễn Thị Hoa', 'Nguyễn Thị Hoà', 'Nguyễn Thị Hoài']);
  const now = await show();
  assert.equal(now.values['fullName']?.value, 'Nguyễn Thị Hoài');
  assert.ok(
    now.values['fullName']?.losers.some(({ value }) => value === 'Nguyễn Thị Hoa'),
    'the form that lost can still be read',
  );
  assert.equal((await show('--as-of', '2010-01-01')).values['fullName']?.value, 'Nguyễn Thị Hoài', 'a correction holds from birth');
  assert.equal((await jsonOf<{ ok: boolean }>(['check', 'invariants', '--data', data])).data.ok, true);
});

test('one officer alone may not correct', async (t) => {
  const folder = freshFolder(t);
  writeFileSync(path.join(folder, 'a.csv'), dc01File([{ so_giay_to: '001195000123' }]));
  const data = path.join(folder, 'register');
  await jsonOf(['build', path.join(folder, 'a.csv'), '--data', data]);
  const { run, data: problem } = await jsonOf<{ code: string }>([
    'person',
    'correct',
    '001195000123',
    'fullName=Nguyễn Thị Hoà',
    '--reason',
    'x',
    '--officer',
    'hoa',
    '--approved-by',
    'hoa',
    '--data',
    data,
  ]);
  assert.deepEqual([run.code, problem.code], [3, 'correction.one-officer']);
});

test('a household on 2025-06-30 and on 2025-07-01: the same people, in the units of each day', async (t) => {
  const folder = freshFolder(t);
  const data = path.join(folder, 'register');
  const head = { chu_ho_ten: 'Nguyễn Văn Hùng' };
  writeFileSync(
    path.join(folder, 'a.csv'),
    dc01File([
      { ...head, ho_ten: 'Nguyễn Văn Hùng', ngay_sinh: '2/9/1968', gioi_tinh: 'Nam', so_giay_to: '001068000456', quan_he_chu_ho: 'chủ hộ' },
      { ...head, ho_ten: 'Trần Thị Lan', ngay_sinh: '11/5/1970', so_giay_to: '001170000789', quan_he_chu_ho: 'vợ' },
      { ...head, ho_ten: 'Nguyễn Thị Hoa', so_giay_to: '001195000123', quan_he_chu_ho: 'con đẻ' },
    ]),
  );
  await jsonOf(['build', path.join(folder, 'a.csv'), '--data', data]);
  const on = async (day: string): Promise<Household> => (await jsonOf<Household>(['household', 'show', '001195000123', '--as-of', day, '--data', data])).data;
  const [before, after] = [await on('2025-06-30'), await on('2025-07-01')];
  assert.deepEqual(before.members.map(({ fullName }) => fullName).sort(), ['Nguyễn Thị Hoa', 'Nguyễn Văn Hùng', 'Trần Thị Lan']);
  assert.deepEqual(after.members, before.members);
  assert.deepEqual(
    before.residence.onThatDay.map((unit) => unit.path),
    ['Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội'],
  );
  assert.ok(
    after.residence.onThatDay.every((unit) => !unit.path.includes('Quận')),
    'there are no districts any more',
  );
  assert.notDeepEqual(after.residence.onThatDay, before.residence.onThatDay);
});
