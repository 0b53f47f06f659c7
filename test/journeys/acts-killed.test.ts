/** Acts on persons from the command line: done, refused, told in JSON; killed in the middle, of one nothing is there. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, openDatabase } from '#database/index.ts';
import { digestRegister } from '#population/index.ts';
import { dc01File } from '../support/dc01.ts';
import { freshFolder, jsonOf, outcomeOf, runSogoc, startSogoc } from '../support/program.ts';

const [hoa, lan] = ['001195000123', '001195000131'];
const account = ['--reason', 'khai hai lần', '--officer', 'hoa', '--approved-by', 'tuan'];

async function registerOfTwo(t: TestContext): Promise<string> {
  const folder = freshFolder(t);
  const data = path.join(folder, 'register');
  mkdirSync(path.join(folder, 'files'));
  writeFileSync(path.join(folder, 'files/a.csv'), dc01File([{ so_giay_to: hoa }]));
  writeFileSync(
    path.join(folder, 'files/b.csv'),
    dc01File([{ so_phieu: '2', so_giay_to: lan, ho_ten: 'Trần Thị Lan', ngay_sinh: '9/9/1995', so_ho_so_cu_tru: '77' }]),
  );
  const { run } = await jsonOf(['build', path.join(folder, 'files'), '--data', data]);
  assert.equal(run.code, 0, run.stderr);
  return data;
}

test('merged, shown, undone; withdrawn and undone: each tells its act, and how a number that is out of use leads on', async (t) => {
  const data = await registerOfTwo(t);
  const told = await jsonOf<{ code: string; detail: string }>(['person', 'merge', hoa, lan, ...account, '--data', data]);
  assert.deepEqual([told.run.code, told.data.code], [3, 'merge.contradicts']);
  assert.match(told.data.detail, /Date of birth.*--despite-contradictions/);
  const merge = await jsonOf<{ actId: number; kept: { personNumber: string }; forms: number; contradicts: { field: string }[] }>([
    ...['person', 'merge', hoa, lan, '--despite-contradictions'],
    ...[...account, '--data', data],
  ]);
  assert.equal(merge.run.code, 0, merge.run.stderr);
  assert.deepEqual([merge.data.kept.personNumber, merge.data.forms], [hoa, 1]);
  assert.deepEqual(
    merge.data.contradicts.map(({ field }) => field),
    ['personNumber', 'fullName', 'dateOfBirth'],
  );
  const shown = await jsonOf<{ personNumber: string; asked: { state: string; successor: string; act: string } }>(['person', 'show', lan, '--data', data]);
  assert.deepEqual(
    [shown.data.personNumber, shown.data.asked.state, shown.data.asked.successor, shown.data.asked.act],
    [hoa, 'retired', hoa, String(merge.data.actId)],
  );
  const said = await runSogoc(['person', 'show', lan, '--data', data]);
  assert.match(said.stdout, /^The number 001 195 000 131 is no longer in use \(retired\)/);
  const again = await jsonOf<{ code: string; status: number }>(['person', 'merge', hoa, lan, ...account, '--data', data]);
  assert.deepEqual([again.run.code, again.data.code, again.data.status], [3, 'merge.same-person', 409]);
  const undone = await jsonOf<{ persons: number }>(['act', 'undo', String(merge.data.actId), ...account, '--data', data]);
  assert.deepEqual([undone.run.code, undone.data.persons], [0, 2]);
  const withdrawn = await jsonOf<{ actId: number; forms: number; persons: number; ended: number }>(['withdraw', 'b.csv', ...account, '--data', data]);
  assert.deepEqual([withdrawn.run.code, withdrawn.data.forms, withdrawn.data.persons, withdrawn.data.ended], [0, 1, 1, 1]);
  const gone = await jsonOf<{ state: string; asked: { successor: null } }>(['person', 'show', lan, '--data', data]);
  assert.deepEqual([gone.data.state, gone.data.asked.successor], ['withdrawn', null]);
  const sentAgain = await jsonOf<{ files: { leftOut: { why: string }[] } }>(['build', path.join(data, '../files/b.csv'), '--data', data]);
  assert.deepEqual(
    sentAgain.data.files.leftOut.map(({ why }) => why),
    ['file.withdrawn-before'],
  );
  assert.equal((await runSogoc(['act', 'undo', String(withdrawn.data.actId), ...account, '--data', data])).code, 0);
});

test('called wrongly: two numbers, a form, a reason and two officers are asked for, and nothing is done', async (t) => {
  const data = await registerOfTwo(t);
  const one = await jsonOf<{ code: string }>(['person', 'merge', hoa, ...account, '--data', data]);
  assert.deepEqual([one.run.code, one.data.code], [2, 'merge.two-persons']);
  const codes = async (...args: string[]): Promise<number | null> => (await runSogoc([...args, '--data', data])).code;
  assert.equal(await codes('person', 'merge', hoa, lan), 2);
  assert.equal(await codes('person', 'split', hoa, ...account), 3);
  assert.equal(await codes('person', 'split', hoa, 'x1', ...account), 3);
  assert.equal(await codes('withdraw', 'none.csv', ...account), 3);
  assert.equal(await codes('withdraw', 'a.csv', ...account.slice(2)), 2);
  assert.equal(await codes('act', 'undo', 'x', ...account), 3);
});

/** Waits until another session waits for a lock, or the program has ended. */
async function waitsForLock(db: Database, child: { exitCode: number | null }): Promise<boolean> {
  while (child.exitCode === null) {
    const waiting = await db.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return true;
    await pause(20);
  }
  return false;
}

for (const args of [
  ['person', 'merge', hoa, lan, '--despite-contradictions'],
  ['withdraw', 'b.csv'],
]) {
  test(`sogoc ${args.slice(0, 2).join(' ')} killed after its forms have moved: nothing of it is there, and the same command does all of it`, async (t) => {
    const data = await registerOfTwo(t);
    const db = await openDatabase(data);
    t.after(() => db.close());
    const digest = await digestRegister(db);
    const holder = await db.sql.reserve();
    await holder`begin`;
    await holder`lock table population.version in share mode`; // archives cannot be written: the act stops with its forms moved
    const child = startSogoc([...args, ...account, '--data', data]);
    const ended = outcomeOf(child);
    assert.ok(await waitsForLock(db, child), 'the act did not reach its archives');
    child.kill('SIGKILL');
    assert.equal((await ended).signal, 'SIGKILL');
    await holder`rollback`;
    holder.release();
    assert.equal(await digestRegister(db), digest);
    assert.equal((await db.sql`select from linkage.form_move`).length, 0);
    assert.equal((await db.sql`select from intake.act where kind <> 'build'`).length, 0);
    assert.equal((await runSogoc([...args, ...account, '--data', data])).code, 0);
    assert.equal((await db.sql`select from linkage.form_move`).length, 1);
    const checked = await jsonOf<{ ok: boolean }>(['check', 'invariants', '--data', data]);
    assert.ok(checked.data.ok);
  });
}
