import assert from 'node:assert/strict';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { freshFolder, startSogoc } from '../../../test/support/program.ts';
import { refusedWith } from '../../../test/support/promises.ts';
import { signerFrom, verifierText } from '../log/signed-note.ts';
import { holdFolder } from './hold-folder.ts';
import { openWitnessFolder } from './witness-folder.ts';

test('two at once on one folder: one holds it, one is refused; it is free when it was released', async (t) => {
  const folder = freshFolder(t);
  openWitnessFolder(folder);
  const first = await holdFolder(folder);
  await assert.rejects(holdFolder(folder), refusedWith('audit.witness-folder-held'));
  await assert.rejects(holdFolder(path.join(folder, '.')), refusedWith('audit.witness-folder-held'), 'under another name');
  await (await holdFolder(freshFolder(t))).release();
  await first.release();
  await (await holdFolder(folder)).release();
});

test('a second program is refused and says why; killed, the first leaves the folder free', async (t) => {
  const folder = freshFolder(t);
  const log = verifierText(signerFrom(Buffer.alloc(32, 1), () => 'log', 1));
  const start = () => startSogoc(['audit', 'witness', '--state', folder, '--log', log, '--port', '0']);
  const first = start();
  t.after(() => first.kill('SIGKILL'));
  await once(first.stderr as NodeJS.ReadableStream, 'data');
  const second = start();
  let said = '';
  second.stderr?.setEncoding('utf8').on('data', (text: string) => void (said += text));
  const [code] = (await once(second, 'close')) as [number];
  assert.equal(code, 4);
  assert.match(said, /nhân chứng khác|Another witness/);
  first.kill('SIGKILL');
  await once(first, 'close');
  await (await holdFolder(folder)).release();
});
