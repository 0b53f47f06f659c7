/** `npm start` as a visitor lives it: up, up again, ended by every death, and nothing of ours left one second later. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { serverPid } from '#database/index.ts';
import { leftAfter, processesMarked } from '../support/processes.ts';
import { freshFolder, jsonOf } from '../support/program.ts';
import { signInAt } from '../support/served-demo.ts';

const root = path.resolve(import.meta.dirname, '../..');
const npm = process.env['npm_execpath'];

type Started = { child: ChildProcess; mark: string; address: string; said: string; seconds: number };

/** Runs `npm start` on a folder and waits for its address. */
async function npmStart(t: TestContext, data: string, ...flags: string[]): Promise<Started> {
  const mark = `SOGOC_MARK=${randomBytes(12).toString('hex')}`;
  const env = { ...process.env, SOGOC_MARK: mark.slice(11), SOGOC_LANG: 'en' };
  const from = performance.now();
  const child = npm
    ? spawn(process.execPath, [npm, 'start', '--', '--data', data, ...flags], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
    : spawn('npm', ['start', '--', '--data', data, ...flags], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  t.after(() => {
    for (const pid of processesMarked(mark)) process.kill(pid, 'SIGKILL');
  });
  let said = '';
  for await (const text of child.stdout?.setEncoding('utf8') ?? []) {
    said += text;
    const address = /http:\/\/localhost:\d+\//.exec(said);
    if (address && said.includes('openapi.json')) return { child, mark, address: address[0], said, seconds: (performance.now() - from) / 1000 };
  }
  throw new Error(`npm start ended without an address: ${said}`);
}

/** The folder in which the first test makes the sample register; the others start on it. */
let data: string;
before((t) => {
  data = path.join(freshFolder(t as TestContext), 'register');
});

test('the first start makes the sample register and prints its addresses; Ctrl-C leaves no process', async (t) => {
  const { child, mark, address, said } = await npmStart(t, data);
  assert.match(said, /DỮ LIỆU TỔNG HỢP/);
  const health = (await (await fetch(new URL('/health', address))).json()) as { status: string };
  assert.equal(health.status, 'ok');
  const status = (await (await fetch(new URL('/v1/status', address), { headers: { authorization: `Bearer ${await signInAt(address, 'hoa')}` } })).json()) as {
    register: { records: number; forms: number; refused: number; persons: number };
    waiting: object | null;
  };
  assert.equal(status.register.records, status.register.forms + status.register.refused);
  assert.ok(status.register.persons > 4_000);
  assert.ok(status.waiting, 'one delivery waits for the visitor');
  process.kill(-(child.pid ?? 0), 'SIGINT'); // as a terminal sends it: to the whole group
  assert.deepEqual(await leftAfter(mark, 1_500), []);
});

test('a second start is up within 8 seconds; while it runs, a third prints its address and ends with 0', async (t) => {
  const second = await npmStart(t, data);
  assert.ok(second.seconds < 8, `took ${second.seconds} s`);
  const third = await npmStart(t, data);
  assert.equal(third.address, second.address);
  assert.equal(await new Promise((resolve) => third.child.once('exit', resolve)), 0);
  const fresh = await jsonOf<{ code: string }>(['demo', '--fresh', '--data', data]);
  assert.deepEqual([fresh.run.code, fresh.data.code], [3, 'program.fresh-while-running']);
  process.kill(-(second.child.pid ?? 0), 'SIGINT');
  assert.deepEqual(await leftAfter(second.mark, 1_500), []);
});

test('another address than loopback is refused', async (t) => {
  await assert.rejects(npmStart(t, data, '--host', '0.0.0.0'), /ended without an address/);
});

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`npm ended by ${signal}: no process of ours one second later`, async (t) => {
    const { child, mark } = await npmStart(t, data);
    process.kill(child.pid ?? 0, signal);
    assert.deepEqual(await leftAfter(mark, 1_000), []);
  });
}

test('the program ended by SIGKILL: no process of ours one second later', async (t) => {
  const { mark } = await npmStart(t, data);
  const { pid } = JSON.parse(readFileSync(path.join(data, 'serving.json'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  assert.deepEqual(await leftAfter(mark, 1_000), []);
});

test('PostgreSQL ended by SIGKILL: the program says so and ends; the next start is up again', async (t) => {
  const first = await npmStart(t, data);
  process.kill(serverPid(data) ?? 0, 'SIGKILL');
  assert.deepEqual(await leftAfter(first.mark, 15_000), []);
  const next = await npmStart(t, data);
  process.kill(-(next.child.pid ?? 0), 'SIGINT');
  assert.deepEqual(await leftAfter(next.mark, 1_500), []);
});
