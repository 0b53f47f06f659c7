/** A day's delivery after the first build, by the real program: killed in the middle; after officers have merged, split and withdrawn. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, openDatabase } from '#database/index.ts';
import { type Dc01, dc01File } from '../support/dc01.ts';
import { freshFolder, jsonOf, outcomeOf, startSogoc } from '../support/program.ts';

type Report = { readonly digest: string; readonly linked: { readonly read: number; readonly learned: boolean } };

const account = ['--reason', 'thử', '--officer', 'hoa', '--approved-by', 'tuan'];

const [quy, tam, bay] = ['001195000123', '001080000244', '001072000365'];
/** Two papers of one woman, who changed her name and whose day of birth was written otherwise: no linkage dares. */
const before: Dc01 = { ho_ten: 'Lường Thị Quý', ngay_sinh: '9/9/1995', gioi_tinh: 'Nữ', so_giay_to: quy, so_ho_so_cu_tru: '7701', cha_ho_ten: 'Lường Văn Pản' };
const after: Dc01 = { ho_ten: 'Quàng Mỹ Diệp', ngay_sinh: '2/1/1991', gioi_tinh: 'Nữ', so_giay_to: '', so_ho_so_cu_tru: '7702', cha_ho_ten: 'Quàng Văn Ơn' };
/** Two men of one name and day: linkage takes them for one. */
const elder: Dc01 = { ho_ten: 'Vừ Mí Sáu', ngay_sinh: '11/4/1980', gioi_tinh: 'Nam', so_giay_to: tam, so_ho_so_cu_tru: '7703', cha_ho_ten: 'Vừ Chứ Lầu' };
const younger: Dc01 = { ...elder, so_giay_to: '', so_ho_so_cu_tru: '7704', vo_chong_ho_ten: 'Sùng Thị Dợ', me_ho_ten: 'Giàng Thị Mỷ' };
const gone: Dc01 = { ho_ten: 'Tráng A Bảy', ngay_sinh: '3/7/1972', gioi_tinh: 'Nam', so_giay_to: bay, so_ho_so_cu_tru: '7705', cha_ho_ten: 'Tráng A Chu' };

/** A made-up country of a few hundred people, some more whom the day speaks of, and the sheet of that day. */
async function someFiles(t: TestContext): Promise<{ readonly folder: string; readonly files: string; readonly day: string; readonly key: string }> {
  const folder = freshFolder(t);
  const [files, day, key] = ['files', 'later.csv', 'number.key'].map((name) => path.join(folder, name)) as [string, string, string];
  writeFileSync(key, Buffer.alloc(32, 5));
  const { run } = await jsonOf(['simulate', '--people', '400', '--seed', '31', '--out', files]);
  assert.equal(run.code, 0, run.stderr);
  writeFileSync(path.join(files, 'acts.csv'), dc01File([before, after, elder, younger]));
  writeFileSync(path.join(files, 'gone.csv'), dc01File([gone]));
  writeFileSync(day, dc01File([before, after, elder, younger, gone].map((said) => ({ ...said, ngay_lap: '5/10/2021' }))));
  return { folder, files, day, key };
}

async function build(paths: string, data: string, key: string): Promise<Report> {
  const { run, data: report } = await jsonOf<Report>(['build', paths, '--number-key', key, '--workers', '1', '--data', data]);
  assert.equal(run.code, 0, run.stderr);
  return report;
}

/** Waits until another session waits for a lock, or the program has ended. */
async function waitsForLock(db: Database, child: { exitCode: number | null }): Promise<boolean> {
  while (child.exitCode === null) {
    const waiting = await db.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return true;
    await pause(20);
  }
  return false;
}

test('killed while a day is linked: the same command takes it up, and the digest is that of a day that nobody touched', async (t) => {
  const { folder, files, day, key } = await someFiles(t);
  const [whole, killed] = ['whole', 'killed'].map((name) => path.join(folder, name)) as [string, string];
  for (const data of [whole, killed]) await build(files, data, key);
  const untouched = await build(day, whole, key);
  assert.equal(untouched.linked.learned, false);
  const db = await openDatabase(killed);
  t.after(() => db.close());
  const holder = await db.sql.reserve();
  await holder`begin`;
  await holder`lock table linkage.index_chunk in share mode`; // what the day leaves in the index cannot be written: edges and proposals are
  const child = startSogoc(['build', day, '--number-key', key, '--workers', '1', '--data', killed]);
  const ended = outcomeOf(child);
  assert.ok(await waitsForLock(db, child), 'the day did not reach the index');
  child.kill('SIGKILL');
  assert.equal((await ended).signal, 'SIGKILL');
  await holder`rollback`;
  holder.release();
  const again = await build(day, killed, key);
  assert.deepEqual([again.digest, again.linked], [untouched.digest, untouched.linked]);
});

/** Of forms by their sheet and line: the person of each, undefined for nobody. */
async function personsOf(db: Database, sheet: string): Promise<(number | undefined)[]> {
  const rows = await db.sql<{ person: number | null }[]>`
    select l.person_id as person
    from cleaning.form as f
    join intake.file as i on i.file_no = f.form_id / 4294967296
    left join linkage.form_person as l using (form_id)
    where i.path like ${`%${sheet}`}
    order by f.line`;
  return rows.map(({ person }) => person ?? undefined);
}

test('a day after a merge, a split and a withdrawal: the merged person stays one, those who were split stay two, the withdrawn one begins anew', async (t) => {
  const { folder, files, day, key } = await someFiles(t);
  const data = path.join(folder, 'register');
  await build(files, data, key);
  const db = await openDatabase(data);
  t.after(() => db.close());
  const [one, other, both, same] = await personsOf(db, 'acts.csv');
  assert.notEqual(one, other);
  assert.equal(both, same);
  const numberOf = async (person: number | undefined): Promise<string> => {
    const [row] = await db.sql<{ number: string }[]>`
      select lpad(person_no::text, 12, '0') as number from numbering.number where person_id = ${person!} and state = 'active'`;
    return row!.number;
  };
  const [{ form }] = await db.sql<[{ form: number }]>`
    select f.form_id as form from cleaning.form as f join intake.file as i on i.file_no = f.form_id / 4294967296 where i.path like '%acts.csv' and f.line = 5`;
  for (const act of [
    ['person', 'merge', await numberOf(one), await numberOf(other), '--despite-contradictions'],
    ['person', 'split', tam, String(form)],
    ['withdraw', 'gone.csv'],
  ]) {
    const { run } = await jsonOf([...act, ...account, '--data', data]);
    assert.equal(run.code, 0, run.stderr);
  }
  const decided = await personsOf(db, 'acts.csv');
  assert.ok(decided[0] === decided[1] && decided[2] !== decided[3], String(decided));
  const { linked } = await build(day, data, key);
  assert.equal(linked.learned, false);
  const [quyAgain, diepAgain, elderAgain, youngerAgain, anew] = await personsOf(db, 'later.csv');
  assert.deepEqual([quyAgain, diepAgain, elderAgain, youngerAgain], decided);
  assert.ok(anew !== undefined && !decided.includes(anew));
  assert.deepEqual(await personsOf(db, 'gone.csv'), [undefined]);
  const checked = await jsonOf<{ ok: boolean }>(['check', 'invariants', '--data', data]);
  assert.ok(checked.data.ok);
});
