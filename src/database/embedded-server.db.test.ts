import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const holder = path.resolve(import.meta.dirname, '../../test/support/hold-database.ts');

/** Starts a program that holds the folder's register; gives the process and the server's pid. */
async function hold(t: TestContext, folder: string): Promise<{ child: ChildProcess; server: number }> {
  const child = spawn(process.execPath, [holder, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  for await (const bytes of child.stdout ?? []) {
    const said = /^open (\d+)/.exec(String(bytes));
    if (said) return { child, server: Number(said[1]) };
  }
  throw new Error('the holder ended before it was open');
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits up to `ms` for a process to be gone. */
async function goneWithin(pid: number, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(20)) if (!lives(pid)) return true;
  return !lives(pid);
}

function freshFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-server-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('killed by SIGKILL, its only holder leaves no server one second later', async (t) => {
  const { child, server } = await hold(t, freshFolder(t));
  assert.ok(lives(server));
  child.kill('SIGKILL');
  assert.ok(await goneWithin(server, 1_000));
});

test('two programs share one server; it lives until the second is gone', async (t) => {
  const folder = freshFolder(t);
  const [first, second] = await Promise.all([hold(t, folder), hold(t, folder)]);
  assert.equal(first.server, second.server);
  first.child.kill('SIGKILL');
  assert.equal(await goneWithin(second.server, 400), false);
  second.child.kill('SIGTERM');
  assert.ok(await goneWithin(second.server, 1_000));
});

test('a folder that only its owner may enter will do', async (t) => {
  const outer = freshFolder(t);
  chmodSync(outer, 0o700);
  const { server } = await hold(t, path.join(outer, 'register'));
  assert.ok(lives(server));
});

test('after the server itself was killed, the next program starts it again', async (t) => {
  const folder = freshFolder(t);
  const first = await hold(t, folder);
  process.kill(first.server, 'SIGKILL');
  first.child.kill('SIGKILL');
  const second = await hold(t, folder);
  assert.notEqual(second.server, first.server);
});

/** Its parent as the system tells it (Linux); 0 where it has ended. */
function parentOf(pid: number): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}
const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((child) => parentOf(child) === pid);

test('a server that is about to end, though it answers still, is not joined: the next one is', {
  skip: process.platform !== 'linux' && 'no /proc',
}, async (t) => {
  const folder = freshFolder(t);
  const { server } = await hold(t, folder);
  const [watcher = 0] = childrenOf(parentOf(server)).filter((pid) => pid !== server);
  process.kill(watcher, 'SIGSTOP'); // as one that has seen the last holder go, and has not ended the server yet
  t.after(() => lives(watcher) && process.kill(watcher, 'SIGKILL'));
  const joining = hold(t, folder);
  assert.equal(await Promise.race([joining, pause(1_500)]), undefined);
  process.kill(server, 'SIGINT');
  const joined = await joining;
  assert.notEqual(joined.server, server);
  assert.ok(lives(joined.server));
});
