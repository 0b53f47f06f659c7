/** Two builds on one register at once: the second is refused, saying since when the first runs. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { freshFolder, jsonOf, outcomeOf, startSogoc, takesFiles } from '../support/program.ts';

test('twice at once: one builds, one is refused with exit 3 and a time', async (t) => {
  const folder = freshFolder(t);
  const files = path.join(folder, 'files');
  await jsonOf(['simulate', '--people', '20000', '--seed', '8', '--out', files]);
  const data = path.join(folder, 'register');
  const first = startSogoc(['build', files, '--data', data, '--json']);
  const ended = outcomeOf(first);
  await takesFiles(first, data);
  const second = await jsonOf<{ code: string; detail: string }>(['build', files, '--data', data]);
  assert.equal(second.run.code, 3);
  assert.equal(second.data.code, 'build.running');
  assert.match(second.data.detail, /20\d\d-/);
  const { code, stderr } = await ended;
  assert.equal(code, 0, stderr);
});
