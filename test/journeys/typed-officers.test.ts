/** Before a register has accounts two officers are named on the command line; from the first account on each of the two signs in. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '#database/index.ts';
import { dc01File } from '../support/dc01.ts';
import { freshFolder, jsonOf } from '../support/program.ts';
import { signInAs } from '../support/signed-in.ts';

test('refused on a register that has accounts: two typed names are no two officers; a file is withdrawn, and that taken back, as before', async (t) => {
  const folder = freshFolder(t);
  const [file, data] = [path.join(folder, 'a.csv'), path.join(folder, 'data')];
  writeFileSync(file, dc01File([{ so_giay_to: '001195000123' }]));
  await jsonOf(['build', file, '--data', data]);
  const number = '001195000123';
  const account = ['--reason', 'theo giấy khai sinh', '--officer', 'Ông A', '--approved-by', 'Bà B', '--data', data];
  const run = async (...words: string[]) => {
    const { run, data } = await jsonOf<{ code?: string; actId?: number }>([...words, ...account]);
    return { exit: run.code, code: data.code, act: String(data.actId) };
  };
  const corrected = await run('person', 'correct', number, 'fullName=Nguyễn Thị Hoài');
  assert.equal(corrected.exit, 0);
  const db = await openDatabase(data);
  await signInAs(db, 'commune-police');
  await db.close();
  for (const words of [
    ['person', 'correct', number, 'fullName=Nguyễn Thị Hoà'],
    ['person', 'merge', number, '001195000456'],
    ['person', 'split', number, '4294967297'],
    ['person', 'renumber', number, '--ground', 'sex-or-year'],
    ['person', 'keep-number', number],
    ['act', 'undo', corrected.act],
  ])
    assert.deepEqual(await run(...words).then(({ exit, code }) => [words.slice(0, 2), exit, code]), [words.slice(0, 2), 3, 'act.typed-officers']);
  const withdrawn = await run('withdraw', 'a.csv');
  assert.deepEqual([withdrawn.exit, withdrawn.code], [0, undefined]);
  assert.equal((await run('act', 'undo', withdrawn.act)).exit, 0);
});
