/** The serving program dies while officers read: whatever anybody was answered has its entry, and the log verifies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder, runSogoc, startSogoc } from '../support/program.ts';
import { signInAt } from '../support/served-demo.ts';

async function serve(data: string) {
  const child = startSogoc(['demo', '--data', data, '--port', '0']);
  let said = '';
  child.stderr?.resume();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (said += text));
  while (!said.includes('openapi.json')) {
    assert.equal(child.exitCode, null, said);
    await pause(50);
  }
  return { child, address: /http:\/\/localhost:\d+\//.exec(said)?.[0] ?? '' };
}

test('killed between an entry and its answer, under twelve readers: no answer without an entry that can be proved', { timeout: 400_000 }, async (t) => {
  const data = freshFolder(t);
  const answered: string[] = [];
  for (const kill of [40, 90]) {
    const { child, address } = await serve(data);
    t.after(() => child.kill('SIGKILL'));
    const headers = { authorization: `Bearer ${await signInAt(address, 'hoa')}`, 'content-type': 'application/json', 'sogoc-purpose': 'cleaning' };
    const gone = new Promise<void>((resolve) => void child.once('close', () => resolve()));
    const read = async (): Promise<void> => {
      while (child.exitCode === null && child.signalCode === null) {
        const reply = await fetch(new URL('/v1/persons/search', address), { method: 'POST', headers, body: '{"q":"nguyen van"}' });
        assert.equal(reply.status, 200);
        await reply.arrayBuffer();
        answered.push(reply.headers.get('sogoc-audit') ?? 'none');
        if (answered.length === kill) child.kill('SIGKILL');
      }
    };
    await Promise.allSettled(Array.from({ length: 12 }, read)); // those that were under way have no answer
    await gone;
  }
  assert.ok(answered.length >= 90);
  const verified = await runSogoc(['audit', 'verify', '--data', data, '--json']);
  assert.equal(verified.code, 0, verified.stderr);
  const { ok, size } = JSON.parse(verified.stdout) as { ok: boolean; size: number };
  assert.ok(ok && size > 0);
  for (const entry of [answered[0], answered[39], answered.at(-1)] as string[]) {
    const proved = await runSogoc(['audit', 'prove', entry, '--data', data, '--out', `${data}/${entry}.tlog-proof`, '--json']);
    assert.equal(proved.code, 0, proved.stderr);
  }
  assert.equal(new Set(answered).size, answered.length, 'each with its own');
});
