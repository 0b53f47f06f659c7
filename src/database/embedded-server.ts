/**
 * The embedded PostgreSQL: started by the first program that needs it, shared by all, ended when the last one is gone.
 *
 * Every holder keeps the named pipe `alive` open for writing. The server's shell wrapper reads it: end of file comes when
 * no holder is left, by whatever death, and then it ends the server. Nothing but the kernel keeps count.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { makeFolder, refuse } from '#values/index.ts';
import { readableBinaries } from './embedded-binaries.ts';
import { refusals } from './refusals.ts';

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const nobody = 65_534;
const asRoot = process.getuid?.() === 0;
const credentials = asRoot ? { uid: nobody, gid: nobody } : {};

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  work_mem: '64MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '5min', // a build sees to statistics itself, and would share its cores with vacuums of what it has just written
  wal_buffers: '16MB',
  jit: 'off',
  timezone: 'Asia/Ho_Chi_Minh',
};

/**
 * Reads the pipe for as long as somebody holds it; lines in it are joiners who ask whether it is still read. Then a fast shutdown,
 * which writes everything out; where that takes too long an immediate one, which loses nothing either: its log is replayed.
 */
const wrapper =
  '"$@" 4<&- & server=$!; { while read _ <&4; do :; done; kill -INT $server; sleep 0.6; kill -QUIT $server; } 2>/dev/null & watch=$!; wait $server; kill $watch 2>/dev/null';

/** So often in a row a server may end at once, with no other one's lock to blame, before it is told. */
const mostFailures = 5;

export type EmbeddedServer = {
  readonly port: number;
  readonly password: string;
  /** Lets go of the server; the last holder's letting go ends it. */
  release(): void;
};

/** Whether a register was made in this folder: its cluster is renamed into place whole, after its secret was written. */
export const holdsRegister = (folder: string): boolean => existsSync(path.join(folder, 'data')) && existsSync(path.join(folder, 'secret'));

/** Joins the server of this folder, or makes and starts it. */
export async function joinServer(folder: string): Promise<EmbeddedServer> {
  makeFolder(folder);
  const password = ownSecret(path.join(folder, 'secret'));
  const pipe = path.join(folder, 'alive');
  if (!existsSync(pipe)) spawnSync('mkfifo', ['-m', '600', pipe]);
  const hold = openSync(pipe, constants.O_RDWR);
  try {
    makeCluster(folder, password);
    const port = await runningServer(folder, password, pipe, hold);
    return { port, password, release: () => closeSync(hold) };
  } catch (error) {
    closeSync(hold);
    throw error;
  }
}

function ownSecret(file: string): string {
  try {
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

/** initdb into a folder of its own, then one rename: a crash leaves no half cluster, two at once leave one. */
function makeCluster(folder: string, password: string): void {
  const data = path.join(folder, 'data');
  if (existsSync(path.join(data, 'PG_VERSION'))) return;
  if (existsSync(data) && readdirSync(data).length > 0) refuse(refusals, 'database.folder-foreign', { folder: data });
  for (const left of readdirSync(folder)) {
    if (left.startsWith('data.') && !isAlive(Number(left.slice(5)))) rmSync(path.join(folder, left), { recursive: true, force: true });
  }
  const making = path.join(folder, `data.${process.pid}`);
  const secret = path.join(folder, `secret.${process.pid}`);
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (asRoot) for (const file of [making, secret]) chownSync(file, nobody, nobody);
  const handles = [openSync(making, constants.O_RDONLY), openSync(secret, 'r')];
  const run = spawnSync(
    path.join(readableBinaries(), 'bin/initdb'),
    [
      '-D',
      reachable(making, 3),
      '-U',
      'sogoc',
      '-A',
      'scram-sha-256',
      '--pwfile',
      reachable(secret, 4),
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { ...credentials, cwd: '/', stdio: ['ignore', 'pipe', 'pipe', ...handles], encoding: 'utf8' },
  );
  handles.forEach(closeSync);
  rmSync(secret, { force: true });
  if (run.status !== 0) {
    rmSync(making, { recursive: true, force: true });
    refuse(refusals, 'database.not-created', { folder, reason: lastLine(run.stderr ?? String(run.error)) });
  }
  try {
    renameSync(making, data);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(data)) throw error;
  }
}

/** Nobody may not walk into a folder that only root may enter; an inherited handle needs no walking (Linux). */
function reachable(file: string, handle: number): string {
  return asRoot && process.platform === 'linux' ? `/proc/self/fd/${handle}` : file;
}

/**
 * A server that still answers may be ending: its last holder left before this one came. It is believed when its wrapper still reads
 * the pipe, since from then on our own hold keeps it; or when it goes on answering for longer than any ending takes.
 */
async function runningServer(folder: string, password: string, pipe: string, hold: number): Promise<number> {
  const began = Date.now();
  let deadline = began + longestStartMs;
  let reason = '';
  let child: ChildProcess | undefined;
  let failures = 0;
  let answersSince: number | undefined;
  while (Date.now() < deadline && failures < mostFailures) {
    const port = recordedPort(folder);
    if (port !== undefined) {
      const answer = await connectionError(port, password);
      if (answer?.code === startingUp) deadline = Math.min(Date.now() + longestStartMs, began + longestReplayMs);
      if (answer === undefined) {
        answersSince ??= Date.now();
        if ((await isWatched(pipe, hold)) || Date.now() - answersSince > longestEndingMs) return port;
        continue;
      }
      reason = answer.message;
    }
    answersSince = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
      if (child !== undefined && recordedPid(folder) === 0) failures++;
      if (failures < mostFailures) child = await startServer(folder, pipe); // refused by its own lock file where another still runs
    }
    await pause(50);
  }
  return refuse(refusals, 'database.not-started', { reason: reason || lastLine(readFileSync(logFile(folder), 'utf8')), log: logFile(folder) });
}

const longestStartMs = 30_000;

/** A server that says so replays its log: up to 4 GB after a large build, a minute and more where the machine has much else to do. */
const startingUp = '57P03';
const longestReplayMs = 30 * 60_000;

/** A fast shutdown is given 0.6 s; on a machine with much else to do it is seen later. */
const longestEndingMs = 5000;

/** Whether somebody has the register of this folder open: its server answers, and goes on for longer than any ending takes. */
export async function isOpen(folder: string): Promise<boolean> {
  if (!holdsRegister(folder)) return false;
  const password = ownSecret(path.join(folder, 'secret'));
  for (const until = Date.now() + longestEndingMs; ; await pause(100)) {
    const port = recordedPort(folder);
    if (port === undefined) return false;
    const error = await connectionError(port, password);
    if (error !== undefined && error.code !== startingUp) return false;
    if (Date.now() > until) return true;
  }
}

/** Whether the wrapper takes a line out of the pipe; one that it did not take is taken back. */
async function isWatched(pipe: string, hold: number): Promise<boolean> {
  writeSync(hold, 'here\n');
  await pause(10);
  const look = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return readSync(look, Buffer.alloc(4096)) === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return true; // nothing is left in it
    throw error;
  } finally {
    closeSync(look);
  }
}

const logFile = (folder: string): string => path.join(folder, 'postgres.log');

async function startServer(folder: string, pipe: string): Promise<ChildProcess> {
  const data = path.join(folder, 'data');
  const log = openSync(logFile(folder), 'a', 0o600);
  const handles = [openSync(data, constants.O_RDONLY), openSync(pipe, constants.O_RDONLY)];
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = [path.join(readableBinaries(), 'bin/postgres'), '-D', reachable(data, 3), '-p', String(await freePort()), ...options];
  const child = spawn('sh', ['-c', wrapper, 'sh', ...server], { ...credentials, cwd: '/', detached: true, stdio: ['ignore', log, log, ...handles] });
  child.unref();
  [log, ...handles].forEach(closeSync);
  return child;
}

function postmasterFile(folder: string): string[] {
  try {
    return readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

const recordedPid = (folder: string): number => Number(postmasterFile(folder)[0] ?? 0);

function recordedPort(folder: string): number | undefined {
  const port = Number(postmasterFile(folder)[3]);
  return port > 0 ? port : undefined;
}

/** The postmaster's process, for tests that kill it. */
export function serverPid(folder: string): number | undefined {
  const pid = recordedPid(folder);
  return isAlive(pid) ? pid : undefined;
}

function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function connectionError(port: number, password: string): Promise<{ readonly message: string; readonly code?: string } | undefined> {
  const sql = postgres({ host: '127.0.0.1', port, user: 'sogoc', password, database: 'postgres', max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return undefined;
  } catch (error) {
    return error as Error & { code?: string };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
