/** A paper is being sent when its program dies: nothing half is left by the next start, and the paper can be sent again. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pdfOf } from '../support/papers.ts';
import { freshFolder, startSogoc } from '../support/program.ts';

async function serve(t: TestContext, data: string) {
  const child = startSogoc(['demo', '--data', data, '--port', '0']);
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  child.stderr?.resume();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (said += text));
  while (!said.includes('openapi.json')) {
    assert.equal(child.exitCode, null, said);
    await pause(50);
  }
  const address = /http:\/\/localhost:\d+\//.exec(said)?.[0] ?? '';
  const signedIn = await fetch(new URL('/demo/sign-in', address), {
    method: 'POST',
    body: '{"persona":"hoa"}',
    headers: { 'content-type': 'application/json' },
  });
  const { token } = (await signedIn.json()) as { token: string };
  return { child, address, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf', 'sogoc-filename': 'x.pdf' } };
}

test('killed while a paper comes in: its part is gone after the next start', { timeout: 180_000 }, async (t) => {
  const data = freshFolder(t);
  const parts = path.join(data, 'documents/papers/part');
  const left = () => (existsSync(parts) ? readdirSync(parts) : []);
  const first = await serve(t, data);
  const { port } = new URL(first.address);
  const lines = Object.entries({ ...first.headers, host: `localhost:${port}`, 'content-length': '1000000' }).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), 'localhost', () => {
    socket.write(`POST /v1/documents HTTP/1.1\r\n${lines.join('')}\r\n`);
    socket.write(Buffer.alloc(500_000, 65));
  }).on('error', () => {});
  while (left().length === 0) await pause(20);
  first.child.kill('SIGKILL');
  await new Promise((resolve) => socket.once('close', resolve));
  assert.equal(left().length, 1);
  const second = await serve(t, data);
  assert.deepEqual(left(), []);
  const sent = await fetch(new URL('/v1/documents', second.address), { method: 'POST', body: new Uint8Array(pdfOf()), headers: second.headers });
  assert.equal(sent.status, 201);
});
