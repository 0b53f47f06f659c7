/** What the command line refuses: exit code, a problem object for machines, a sentence with its remedy for people. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { openDatabase, tryLease } from '#database/index.ts';
import { freshFolder, jsonOf, outcomeOf, runSogoc, startSogoc } from '../support/program.ts';

type Problem = { code: string; status: number; detail: string; title: string; instance: string };

test('no command, and --help: what there is, exit 0', async () => {
  const { code, stdout } = await runSogoc(['--help']);
  assert.equal(code, 0);
  for (const word of ['build', 'simulate', 'person', 'refused', 'demo']) assert.match(stdout, new RegExp(`\\b${word}\\b`));
});

test('a word that is no command ends with 2 and names the nearest', async () => {
  const { code, stderr } = await runSogoc(['biuld']);
  assert.equal(code, 2);
  assert.match(stderr, /biuld.*build/);
  assert.match((await runSogoc(['biuld'], { SOGOC_LANG: 'vi' })).stderr, /Không có lệnh “biuld”; gần nhất là: `build`\. Xem cách gọi bằng sogoc --help\./);
});

test('with --json every mistake in the words themselves is a problem on stdout, exit 2, with the help that tells more', async () => {
  for (const [words, said] of [
    [['biuld'], /biuld.*build.*sogoc --help/],
    [[], /A command is missing.*sogoc --help/],
    [['person'], /A command is missing.*sogoc person --help/],
    [['build', '--nonsense'], /no flag --nonsense.*sogoc build --help/],
    [['rules', 'extra'], /extra.*too many/],
    [['export', 'links'], /--out is missing.*sogoc export links --help/],
    [['rules', '--json'], /--json is given twice/],
    [['form', 'show'], /<form> is missing/],
  ] as const) {
    const { run, data } = await jsonOf<Problem>(words);
    assert.deepEqual([run.code, data.code, data.status], [2, 'program.usage', 400], words.join(' '));
    assert.match(data.detail, said);
  }
});

test('a flag that cannot be read ends with 2 and says what is expected', async (t) => {
  const { run, data } = await jsonOf<Problem>(['simulate', '--people', 'many', '--out', freshFolder(t)]);
  assert.equal(run.code, 2);
  assert.equal(data.code, 'program.flag-value');
  assert.match(data.detail, /people.*many.*1 to 100,000,000/);
});

test('what no command can mean ends with 2, before anything is made', async (t) => {
  const folder = freshFolder(t);
  const register = path.join(folder, 'register');
  for (const [words, code] of [
    [['simulate', '--people', '0', '--out', path.join(folder, 'x')], 'program.flag-value'],
    [['simulate', '--people', '5', '--mix', 'bad', '--out', path.join(folder, 'x')], 'program.flag-value'],
    [['build', path.join(folder, 'nowhere')], 'delivery.path-unknown'],
    [['build', '--workers', '0'], 'program.flag-value'],
    [['build', '--source', 'nonsense'], 'program.flag-value'],
    [['build', '--truth', path.join(folder, 'nowhere')], 'program.flag-value'],
    [['findings', 'list', '--by', 'nonsense'], 'program.flag-value'],
    [['findings', 'list', '--state', 'lost'], 'program.flag-value'],
    [['export', 'links', '--out', path.join(folder, 'nowhere/links.csv')], 'program.flag-value'],
    [['person', 'find', ''], 'program.word-empty'],
    [['person', 'correct', '1', 'fullName=Lê Hoa', 'fullName=Lê Hà', '--reason', 'x', '--officer', 'a', '--approved-by', 'b'], 'correction.field-twice'],
    [['serve', '--port', '99999'], 'program.flag-value'],
    [['demo', '--now', '2025-02-30'], 'program.flag-value'],
  ] as const) {
    const { run, data } = await jsonOf<Problem>([...words, '--data', register]);
    assert.deepEqual([run.code, data.code], [2, code], words.join(' '));
  }
  assert.deepEqual(readdirSync(folder), []);
});

test('a place that cannot be written ends with 4 and says why, before any work', async (t) => {
  const folder = freshFolder(t);
  const [file, long] = [path.join(folder, 'people.csv'), path.join(folder, 'x'.repeat(300))];
  writeFileSync(file, 'id,name\n1,Lê Hoa\n2,Lê Hoà\n');
  for (const [words, why] of [
    [['simulate', '--people', '5', '--out', path.join(file, 'x')], /a file stands in its path/],
    [['simulate', '--people', '5', '--out', long], /its name is too long/],
    [['link', file, '--out', path.join(file, 'x')], /a file stands in its path/],
    [['build', file, '--data', path.join(file, 'x')], /a file stands in its path/],
    ...(existsSync('/proc/self') ? ([[['simulate', '--people', '5', '--out', '/proc/x'], /cannot be written/]] as const) : []),
  ] as const) {
    const { run, data } = await jsonOf<Problem>(words);
    assert.deepEqual([run.code, data.code], [4, 'place.not-writable'], words.join(' '));
    assert.match(data.detail, why);
  }
  assert.deepEqual(readdirSync(folder), ['people.csv']);
});

test('a folder that is no register is refused by every command that does not make one, and stays as it is', async (t) => {
  const folder = freshFolder(t);
  writeFileSync(path.join(folder, 'mine.txt'), 'mine');
  for (const words of [
    ['person', 'show', '001195000123'],
    ['person', 'find', 'nam'],
    ['household', 'show', '1'],
    ['findings', 'list'],
    ['conflicts', 'list'],
    ['refused', 'list'],
    ['form', 'show', '99'],
    ['export', 'links', '--out', path.join(folder, 'links.csv')],
    ['check', 'invariants'],
    ['act', 'undo', '1', '--reason', 'x', '--officer', 'a', '--approved-by', 'b'],
  ]) {
    const { run, data } = await jsonOf<Problem>([...words, '--data', folder]);
    assert.deepEqual([run.code, data.code], [3, 'database.no-register'], words.join(' '));
    assert.match(data.detail, /sogoc build/);
  }
  assert.deepEqual(readdirSync(folder), ['mine.txt']);
});

test('--fresh deletes nothing but a sample register', async (t) => {
  const folder = freshFolder(t);
  mkdirSync(path.join(folder, 'sample'));
  for (const words of [
    ['demo', '--fresh'],
    ['serve', '--fresh'],
  ]) {
    const { run, data } = await jsonOf<Problem>([...words, '--data', folder]);
    assert.deepEqual([run.code, data.code], [3, 'program.fresh-not-sample']);
  }
  assert.deepEqual(readdirSync(folder), ['sample']);
});

test('while another program makes the sample: a second start waits for nothing, and --fresh takes nothing away under it', async (t) => {
  const data = path.join(freshFolder(t), 'register');
  const db = await openDatabase(data);
  try {
    const lease = await tryLease(db, 'build', 0);
    const second = await jsonOf<Problem>(['demo', '--data', data]);
    assert.deepEqual([second.run.code, second.data.code], [3, 'demo.being-made']);
    const fresh = await jsonOf<Problem>(['demo', '--fresh', '--data', data]);
    assert.deepEqual([fresh.run.code, fresh.data.code, existsSync(path.join(data, 'data'))], [3, 'program.fresh-in-use', true]);
    await lease?.release();
  } finally {
    await db.close();
  }
});

test('whoever reads only the first lines ends the reading, not the program', async () => {
  const child = startSogoc(['rules']);
  child.stdout?.destroy();
  assert.deepEqual(await outcomeOf(child).then(({ code, stderr }) => [code, stderr]), [0, '']);
});

test('an address beyond this machine is refused', async (t) => {
  const { run, data } = await jsonOf<Problem>(['serve', '--host', '192.168.1.5', '--data', freshFolder(t)]);
  assert.equal(run.code, 3);
  assert.equal(data.code, 'program.not-loopback');
});

test('a day that the clock of the demo cannot have is refused before anything is made', async (t) => {
  const register = path.join(freshFolder(t), 'register');
  for (const day of ['2021-12-31', '2100-01-01']) {
    const { run, data } = await jsonOf<Problem>(['demo', '--now', day, '--data', register]);
    assert.deepEqual([run.code, data.code, existsSync(register)], [3, 'clock.too-far', false]);
  }
});

test('a port that was asked for and is taken is refused before anything is made; nothing else is taken in its place', async (t) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.after(() => other.close());
  const { port } = other.address() as { port: number };
  const register = path.join(freshFolder(t), 'register');
  for (const command of ['serve', 'demo']) {
    const { run, data } = await jsonOf<Problem>([command, '--port', String(port), '--data', register]);
    assert.deepEqual([run.code, data.code, existsSync(register)], [4, 'program.port-taken', false]);
  }
});

test('a person, an act, a form and a household that are not there are refused with 3', async (t) => {
  const register = freshFolder(t);
  await jsonOf(['build', '--data', register]);
  const form = await jsonOf<Problem>(['form', 'show', '99', '--data', register]);
  assert.deepEqual([form.run.code, form.data.code], [3, 'form.unknown']);
  const unknown = await jsonOf<Problem>(['person', 'show', '001195000123', '--data', register]);
  assert.deepEqual([unknown.run.code, unknown.data.code], [3, 'person.unknown']);
  for (const id of ['77', '99999999999999999999']) {
    const household = await jsonOf<Problem>(['household', 'show', id, '--data', register]);
    assert.deepEqual([household.run.code, household.data.code], [3, 'household.unknown']);
  }
  const act = await jsonOf<Problem>(['act', 'undo', '99', '--reason', 'x', '--officer', 'a', '--approved-by', 'b', '--data', register]);
  assert.deepEqual([act.run.code, act.data.code], [3, 'act.unknown']);
});

test('entries of the log are listed of one person, one officer, one unit or under one id: none or two at once end with 2', async () => {
  for (const words of [[], ['--person', '001195000123', '--officer', 'hoa']] as const) {
    const { run, data } = await jsonOf<Problem>(['audit', 'list', ...words]);
    assert.deepEqual([run.code, data.code], [2, 'audit-list.one'], words.join(' '));
  }
});
