/** The register's database: a pool of connections to the embedded server of a folder, or to the server that DATABASE_URL names. */
import { randomBytes } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import postgres from 'postgres';
import { Refusal, refuse } from '#values/index.ts';
import { holdsRegister, joinServer } from './embedded-server.ts';
import { migrate } from './migrate.ts';
import { refusals } from './refusals.ts';

declare const brand: unique symbol;
/** A running transaction; only a room's `store.ts` looks inside, by `inSql`. */
export type Tx = { readonly [brand]: 'transaction' };

export type Database = {
  /** The register's folder: received files, keys, and the embedded server's data. */
  readonly dataDir: string;
  readonly sql: postgres.Sql<{ bigint: number }>;
  readonly embedded: boolean;
  /** PostgreSQL's version. */
  readonly version: string;
  /** Name of the database within its server. */
  readonly databaseName: string;
  /** The register's time: the machine's, unless a demo's clock was moved. */
  now(): Date;
  /** After the clock was moved, here or by another program. */
  readClock(): Promise<void>;
  /** Lets go of connections and server, once. */
  close(): Promise<void>;
};

/** bigint as number (all of ours are below 2^53), date as text: a day has no time zone. */
const types = {
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
  date: { to: 1082, from: [1082], serialize: String, parse: String },
};

export type OpenOptions = {
  /** At most; absent: `ownConnections`. */
  readonly connections?: number;
  readonly databaseName?: string;
  /** False: a folder or database that holds no register is refused and left as it is. */
  readonly make?: boolean;
};

/** Of a program that has the register open, at most. */
export const ownConnections = 6;

/** Opens the register of a folder, making it where it is new and `make` lets it; brings its schema to this version. */
export async function openDatabase(dataDir: string, options: OpenOptions = {}): Promise<Database> {
  const url = process.env['DATABASE_URL'];
  const { make = true } = options;
  if (!url && !make && !holdsRegister(dataDir)) refuse(refusals, 'database.no-register', { place: path.resolve(dataDir) });
  const server = url ? undefined : await joinServer(path.resolve(dataDir));
  const name = options.databaseName ?? 'sogoc';
  const max = options.connections ?? ownConnections;
  const connection = { application_name: `sogoc ${process.pid} ${randomBytes(4).toString('hex')}` }; // by which a pool knows its own
  const shared = { max, types, onnotice: () => {}, connection, connect_timeout: 20, socket: promptSocket };
  if (server) await makeDatabase(server.port, server.password, name);
  const sql = url
    ? postgres(url, shared)
    : postgres({ ...shared, host: '127.0.0.1', port: server?.port ?? 0, user: 'sogoc', password: server?.password ?? '', database: name });
  let version = '';
  let aheadMs = 0;
  const readClock = async (): Promise<void> => {
    const [clock] = await sql<{ aheadMs: number }[]>`select ahead_ms as "aheadMs" from database.clock`;
    aheadMs = clock?.aheadMs ?? 0;
  };
  try {
    const [row] = await sql<{ version: string; migrated: boolean }[]>`
      select current_setting('server_version') as version, to_regclass('database.migration') is not null as migrated`;
    version = row?.version ?? '';
    if (!make && !row?.migrated) refuse(refusals, 'database.no-register', { place: url ? 'DATABASE_URL' : path.resolve(dataDir) });
    await migrate(sql);
    await readClock();
  } catch (error) {
    await sql.end({ timeout: 1 });
    server?.release();
    throw error;
  }
  let ending: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    await sql.end({ timeout: 5 });
    server?.release();
  };
  const close = (): Promise<void> => (ending ??= end());
  return {
    dataDir: path.resolve(dataDir),
    sql: sql as unknown as postgres.Sql<{ bigint: number }>,
    embedded: !url,
    version,
    databaseName: name,
    now: () => new Date(Date.now() + aheadMs),
    readClock,
    close,
  };
}

/** For a library that opens connections of its own; they are known to the server by this name. */
export function connectionString({ sql }: Database, applicationName: string): string {
  const given = process.env['DATABASE_URL'];
  const { host, port, user, pass, database } = sql.options;
  const url = new URL(given ?? 'postgres://127.0.0.1');
  if (!given) Object.assign(url, { hostname: host[0], port: String(port[0]), username: user, password: String(pass), pathname: `/${database}` });
  url.searchParams.set('application_name', applicationName);
  return url.href;
}

/**
 * Without it the end of a COPY, a small packet after a large one, waits for the other side's delayed acknowledgement: 0.1 s a COPY
 * seen, which with three a slice was three quarters of the time of cleaning.
 */
function promptSocket({ host, port }: { readonly host: readonly string[]; readonly port: readonly number[] }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: host[0] ?? '127.0.0.1', port: port[0] ?? 5432, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

async function makeDatabase(port: number, password: string, name: string): Promise<void> {
  const sql = postgres({ host: '127.0.0.1', port, user: 'sogoc', password, database: 'postgres', max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`.catch(ignoreDuplicate);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

/**
 * Runs the work in one transaction: all of it is there afterwards, or nothing.
 * A lost connection or a full disk becomes a refusal that says what is kept.
 */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return (await db.sql.begin((sql) => work(sql as unknown as Tx))) as T;
  } catch (error) {
    throw asRefusal(error, db.dataDir);
  }
}

/**
 * A slice that the same command does again if it is lost: its commit does not wait for the disk. A crash of the server may take
 * the newest of such transactions, each whole; the next ordinary commit makes all before it safe.
 */
export async function inSliceTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransaction(db, async (tx) => {
    await inSql(tx)`set local synchronous_commit = off`;
    return await work(tx);
  });
}

/** For `store.ts` only: the transaction as a tag for SQL. */
export function inSql(tx: Tx): postgres.ISql<{ bigint: number }> {
  return tx as unknown as postgres.ISql<{ bigint: number }>;
}

const lostCodes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
]);

/** Less free space than this, and a lost server was lost for want of it: a segment of its log is 16 MB. */
const leastFreeBytes = 32 * 2 ** 20;

/** Environment errors as refusals with a remedy; anything else as it is. PostgreSQL dies of a full disk, so a lost connection asks the disk. */
export function asRefusal(error: unknown, dataDir: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  const code = isDriversFall(error) ? 'CONNECTION_CLOSED' : ((error as { code?: string }).code ?? '');
  try {
    if (code === '53100' || code === 'ENOSPC' || (lostCodes.has(code) && freeBytes(dataDir) < leastFreeBytes))
      refuse(refusals, 'database.disk-full', { reason: error.message });
    if (code === '53300') refuse(refusals, 'database.no-connection', { reason: error.message });
    if (lostCodes.has(code)) refuse(refusals, 'database.lost', { reason: error.message });
  } catch (refusal) {
    (refusal as Error).cause = error;
    return refusal;
  }
  return error;
}

/** postgres.js 3.4.9 writes once more to a socket that is gone when the server dies in a COPY; nobody can catch it but the process. */
function isDriversFall(error: Error): boolean {
  return error instanceof TypeError && /reading '(write|resume)'/.test(error.message) && /postgres[\\/]src[\\/]connection\.js/.test(error.stack ?? '');
}

function freeBytes(folder: string): number {
  try {
    const disk = statfsSync(folder);
    return disk.bavail * disk.bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
