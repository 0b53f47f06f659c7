/**
 * New forms against a register: a day's forms linked into it, in CPU a form beside linking all of them (PostgreSQL counted); and one
 * form asked about, in milliseconds beside `select 1` of the same driver.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanSlices, formColumns, formFromRow, makeSliceCleaner } from '#cleaning/index.ts';
import { copyOut, type Database, inSql, inTransaction, openDatabase, serverPid } from '#database/index.ts';
import { bundlesToRead, closeFiles, cutSlices, type Form, receiveFiles, recordAct } from '#intake/index.ts';
import { linkRegister, matchForm } from '#linkage/index.ts';
import type { Bench, Result } from './benches.ts';
import { sogoc } from './run-sogoc.ts';

const now = new Date('2026-11-30T03:00:00Z');

async function* matchingOf(people: number): AsyncGenerator<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-bench-match-'));
  const [files, day, register] = [path.join(folder, 'files'), path.join(folder, 'day'), path.join(folder, 'register')];
  try {
    sogoc('simulate', '--people', String(people), '--seed', '4242', '--out', files);
    moveADay(files, day);
    const db = await openDatabase(register);
    try {
      const all = await takeIn(db, files);
      const own = await takeIn(db, day);
      yield {
        what: `${own.forms.toLocaleString('en')} new forms linked into ${all.forms.toLocaleString('en')}; ${own.read.toLocaleString('en')} read`,
        ours: `${((own.cpu / own.forms) * 1e6).toFixed(0)} µs of CPU a form`,
        otherIs: 'all forms, a form',
        other: `${((all.cpu / all.forms) * 1e6).toFixed(0)} µs`,
        ratio: own.cpu / own.forms / (all.cpu / all.forms),
        goal: 3,
      };
      yield await askedOnline(db);
    } finally {
      await db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 }); // the server is still ending
  }
}

/** Of the sheets of clinics so many that their bytes are about a hundredth of all. */
function moveADay(files: string, day: string): void {
  const sizeOf = (file: string): number => statSync(file).size;
  const all = readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(csv|xlsx|jsonl)$/.test(file) && file.includes(path.sep));
  const wanted = all.reduce((sum, file) => sum + sizeOf(path.join(files, file)), 0) / 100;
  mkdirSync(day);
  let moved = 0;
  for (const file of all.filter((name) => name.startsWith('y-te')).sort()) {
    if (moved >= wanted) return;
    moved += sizeOf(path.join(files, file));
    renameSync(path.join(files, file), path.join(day, path.basename(file)));
  }
}

type Linked = { readonly forms: number; readonly read: number; readonly cpu: number };

/** Received, cleaned and linked; archives are left out, but for the links. */
async function takeIn(db: Database, files: string): Promise<Linked> {
  await receiveFiles(db, [files], { now });
  await cutSlices(db);
  const actId = await inTransaction(db, (tx) => recordAct(tx, { kind: 'build', officers: ['bench'] }, now));
  const cleaner = makeSliceCleaner(now);
  let forms = 0;
  for (const { slices } of await inTransaction(db, bundlesToRead)) forms += (await cleanSlices(db, slices, { actId, now, cleaner }))?.forms ?? 0;
  await inTransaction(db, closeFiles);
  await db.sql`analyze cleaning.form`;
  const before = cpuSeconds(db);
  const { read } = await linkRegister(db, { actId, now, threads: 1 });
  const cpu = cpuSeconds(db) - before;
  await db.sql`insert into linkage.form_person (form_id, person_id, act_id) select form_id, person_id, ${actId}::bigint from linkage.proposal where changed`;
  await db.sql`analyze linkage.form_person`;
  return { forms, read, cpu };
}

const ticks = 100;

/** Of this process, and of the server with all its processes, those that are gone too. */
function cpuSeconds({ dataDir }: Database): number {
  const { user, system } = process.cpuUsage();
  const server = serverPid(dataDir);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(name)?.[1] === String(server));
  const ofServer = [String(server), ...children].reduce((sum, pid) => sum + (statOf(pid) ?? []).slice(11, 15).reduce((own, part) => own + Number(part), 0), 0);
  return (user + system) / 1e6 + ofServer / ticks;
}

/** Fields of `/proc/PID/stat` from the state on. */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // gone
  }
}

const asked = 300;

/** Forms of the register asked about anew, one after the other, in turns with `select 1`. */
async function askedOnline(db: Database): Promise<Result> {
  const forms = await someForms(db);
  const [ours, bare]: [number[], number[]] = [[], []];
  let found = 0;
  for (const [place, form] of forms.entries()) {
    const from = performance.now();
    found += (await inTransaction(db, (tx) => matchForm(tx, form))).length;
    const between = performance.now();
    await inTransaction(db, (tx) => inSql(tx)`select 1`);
    if (place < 30) continue; // until the code is compiled
    ours.push(between - from);
    bare.push(performance.now() - between);
  }
  const words = (times: readonly number[]): string => [0.5, 0.95, 0.99].map((share) => at(times, share).toFixed(1)).join(' / ');
  return {
    what: 'one form against the register, p50 / p95 / p99',
    ours: `${words(ours)} ms`,
    otherIs: 'limit',
    other: '50 ms at p95',
    ratio: at(ours, 0.95) / 50,
    goal: 1,
    note: `select 1 in a transaction of its own: ${words(bare)} ms; ${(found / forms.length).toFixed(1)} persons a form`,
  };
}

async function someForms(db: Database): Promise<Form[]> {
  return await inTransaction(db, async (tx) => {
    const forms: Form[] = [];
    const columns = formColumns.map((column) => `f.${column}`).join(', ');
    for await (const row of copyOut(tx, `copy (select ${columns} from cleaning.form as f order by hashint8(f.form_id) limit ${asked}) to stdout`))
      forms.push(formFromRow(row));
    return forms;
  });
}

const at = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

export const matching: Bench = { name: 'matching', about: 'new forms against a register of 82,000 people', run: () => matchingOf(82_000) };
export const matchingMillion: Bench = {
  name: 'matching-million',
  about: 'new forms against a register of 1,000,000 people',
  onlyNamed: true,
  run: () => matchingOf(1_000_000),
};
