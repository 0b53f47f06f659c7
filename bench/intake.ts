/** Intake of one large file against DuckDB's and csv-parse's reading of it: CPU seconds, each side a process of its own, in turns. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bench, Result } from './benches.ts';
import { median, sogoc } from './run-sogoc.ts';

const rowsInFile = 1_000_000;
const rounds = 3;
/** A folder in which npm has installed `@duckdb/node-api`. */
const duckdbFolder = process.env['SOGOC_DUCKDB'];
const sides = ['ours', 'csv-parse', ...(duckdbFolder === undefined ? [] : (['duckdb'] as const))] as const;
type Side = 'ours' | 'csv-parse' | 'duckdb';

async function* run(): AsyncGenerator<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-bench-'));
  try {
    const file = makeFile(folder);
    const seconds: { readonly [side in Side]: number[] } = { ours: [], 'csv-parse': [], duckdb: [] };
    for (let round = 0; round < rounds; round++) for (const side of sides) seconds[side].push(cpuSecondsOf(side, file, folder, round));
    const own = median(seconds.ours);
    const what = 'a million rows of dc01: cut, split, mapped, shape and dates judged';
    const ours = `${own.toFixed(2)} CPU s`;
    const parsed = median(seconds['csv-parse']);
    yield { what, ours, otherIs: 'csv-parse, texts only', other: `${parsed.toFixed(2)} CPU s`, ratio: own / parsed, goal: 1 / 2.5 };
    if (duckdbFolder === undefined) console.log('  skipped: DuckDB (SOGOC_DUCKDB names no folder with @duckdb/node-api)');
    else {
      const read = median(seconds.duckdb);
      yield { what, ours, otherIs: 'DuckDB read_csv, one thread, texts only', other: `${read.toFixed(2)} CPU s`, ratio: own / read, goal: 2 };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of simulated communes in UTF-8, again and again until there are enough. */
function makeFile(folder: string): string {
  const files = path.join(folder, 'files');
  sogoc('simulate', '--people', '40000', '--seed', '4242', '--out', files);
  const sheets = readdirSync(path.join(files, 'dc01')).filter((name) => name.endsWith('.csv'));
  const texts = sheets.map((name) => new TextDecoder().decode(readFileSync(path.join(files, 'dc01', name))).replaceAll('\r\n', '\n'));
  const header = texts.map((text) => text.slice(0, text.indexOf('\n') + 1)).find((line) => line.split(',').length > 10) ?? '';
  const bodies = texts.filter((text) => text.startsWith(header) && !text.includes('\ufffd')).map((text) => text.slice(header.length).split('\n').slice(0, -1));
  const file = path.join(folder, 'dc01.csv');
  const into = openSync(file, 'w');
  writeSync(into, header);
  for (let rows = 0, at = 0; rows < rowsInFile; at++) {
    const body = (bodies[at % bodies.length] as string[]).slice(0, rowsInFile - rows);
    writeSync(into, `${body.join('\n')}\n`);
    rows += body.length;
  }
  closeSync(into);
  return file;
}

function cpuSecondsOf(side: Side, file: string, folder: string, round: number): number {
  const register = path.join(folder, `${side}-${round}`);
  const child = spawnSync(process.execPath, [path.join(import.meta.dirname, 'run-intake.ts'), side, file, register], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`${side} ended with ${child.status}`);
  rmSync(register, { recursive: true, force: true });
  const { rows, cpuSeconds } = JSON.parse(child.stdout) as { rows: number; cpuSeconds: number };
  if (Math.abs(rows - rowsInFile) > rowsInFile / 100) throw new Error(`${side} read ${rows} rows`); // a broken quote costs each reader other rows
  return cpuSeconds;
}

export const intake: Bench = { name: 'intake', about: '1,000,000 rows of one file read', run };
