/** The whole pipeline against the floor under it: a bare COPY of the same bytes into a keyed table of the same server. */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { copyIn, copyRow, inSql, inTransaction, openDatabase } from '#database/index.ts';
import type { Bench, Result } from './benches.ts';

const main = path.resolve(import.meta.dirname, '../program/main.ts');

type Report = {
  records: number;
  forms: number;
  refused: number;
  persons: number;
  precision: number;
  recall: number;
  seconds: number;
  peakMemoryMb: number;
  steps: { name: string; seconds: number; peakMemoryMb: number }[];
};

function sogoc<T>(...args: string[]): T {
  const run = spawnSync(process.execPath, [main, ...args, '--json'], { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] });
  if (run.status !== 0) throw new Error(`sogoc ${args[0]} ended with ${run.status}`);
  return JSON.parse(run.stdout) as T;
}

/** First mark of the project: at most 25 times the bare COPY, under 1.5 GB; forms per person are about 2.45. */
async function* pipelineOf(people: number): AsyncGenerator<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-bench-'));
  try {
    const files = path.join(folder, 'files');
    const register = path.join(folder, 'register');
    sogoc('simulate', '--people', String(people), '--seed', '4242', '--out', files);
    const report = sogoc<Report>('build', files, '--data', register);
    const { precision, recall } = sogoc<Report>('build', files, '--truth', path.join(files, 'truth.csv'), '--data', register); // measured apart: it is no part of the work
    const bare = median([await bareCopy(register, files), await bareCopy(register, files), await bareCopy(register, files)]);
    const steps = report.steps.map(({ name, seconds, peakMemoryMb }) => `${name} ${seconds.toFixed(1)} s ${peakMemoryMb} MB`).join(' · ');
    yield {
      what: `${report.forms.toLocaleString('en')} forms, whole pipeline`,
      ours: `${report.seconds.toFixed(1)} s (${Math.round(report.forms / report.seconds).toLocaleString('en')} forms/s)`,
      otherIs: 'bare COPY',
      other: `${bare.toFixed(1)} s`,
      ratio: report.seconds / bare,
      goal: 25,
      note: `${steps}; precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
    };
    yield {
      what: 'peak memory of the program',
      ours: `${report.peakMemoryMb} MB`,
      otherIs: 'limit',
      other: '1500 MB',
      ratio: report.peakMemoryMb / 1500,
      goal: 1,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds for one COPY of every line of the files, as they are, into a table with a key. */
async function bareCopy(register: string, files: string): Promise<number> {
  const db = await openDatabase(register);
  try {
    return await inTransaction(db, async (tx) => {
      await inSql(tx)`drop schema if exists bench cascade`;
      await inSql(tx)`create schema bench`;
      await inSql(tx)`create table bench.line (line_id bigint primary key, line text not null)`;
      const from = performance.now();
      await copyIn(tx, 'copy bench.line (line_id, line) from stdin', allLines(files));
      return (performance.now() - from) / 1000;
    });
  } finally {
    await db.close();
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function* allLines(folder: string): AsyncGenerator<string> {
  let id = 0;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const at = path.join(folder, file);
    if (!statSync(at).isFile() || file === 'truth.csv' || file === 'people.csv') continue;
    for await (const line of createInterface({ input: createReadStream(at, 'latin1') })) yield copyRow([++id, line.replaceAll('\0', '')]);
  }
}

export const pipeline: Bench = { name: 'pipeline', about: '200,000 forms in, archives in PostgreSQL out', run: () => pipelineOf(82_000) };
export const pipelineMillion: Bench = { name: 'pipeline-million', about: '1,000,000 forms', run: () => pipelineOf(410_000) };
