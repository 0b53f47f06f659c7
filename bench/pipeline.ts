/** The whole pipeline against the floor under it: a bare COPY of the same bytes into a keyed table of the same server. */
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyIn, copyRow, inSql, inTransaction, openDatabase } from '#database/index.ts';
import { bundlesToRead, cutSlices, readSlice, receiveFiles } from '#intake/index.ts';
import type { Bench, Result } from './benches.ts';
import { median, sogoc } from './run-sogoc.ts';

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

/** At most 3.5 times the bare COPY (docs/performance.md says what bounds it), under 1.5 GB; forms per person are about 2.45. */
async function* pipelineOf(people: number): AsyncGenerator<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-bench-'));
  try {
    const files = path.join(folder, 'files');
    const register = path.join(folder, 'register');
    sogoc('simulate', '--people', String(people), '--seed', '4242', '--out', files);
    const report = sogoc<Report>('build', files, '--data', register);
    const { precision, recall } = sogoc<Report>('build', files, '--truth', path.join(files, 'truth.csv'), '--data', register); // measured apart: it is no part of the work
    const bare = median(await bareCopies(folder, register, files));
    const steps = report.steps.map(({ name, seconds, peakMemoryMb }) => `${name} ${seconds.toFixed(1)} s ${peakMemoryMb} MB`).join(' · ');
    yield {
      what: `${report.forms.toLocaleString('en')} forms, whole pipeline`,
      ours: `${report.seconds.toFixed(1)} s (${Math.round(report.forms / report.seconds).toLocaleString('en')} forms/s)`,
      otherIs: 'bare COPY',
      other: `${bare.toFixed(1)} s`,
      ratio: report.seconds / bare,
      goal: 3.5,
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

/**
 * Seconds for a COPY of what the forms say, as received, into a table with a key and a text column a field: what PostgreSQL alone
 * needs to hold the same bytes. The lines are made before the clock starts; the server is the one that has just built the register,
 * with its log files at hand (a fresh one needs half as long again).
 */
async function bareCopies(folder: string, register: string, files: string): Promise<number[]> {
  const lines = path.join(folder, 'bare.copy');
  const fields = await writeReceived(path.join(folder, 'bare'), files, lines);
  const db = await openDatabase(register);
  try {
    const seconds: number[] = [];
    for (let round = 0; round < 3; round++) {
      await inTransaction(db, async (tx) => {
        const sql = inSql(tx);
        await sql`drop schema if exists bench cascade`;
        await sql`create schema bench`;
        await sql.unsafe(`create table bench.received (form_id bigint primary key, ${fields.map((_, at) => `field_${at} text`).join(', ')})`);
        const from = performance.now();
        await copyIn(tx, 'copy bench.received from stdin', createReadStream(lines, { encoding: 'utf8', highWaterMark: 1 << 18 }));
        seconds.push((performance.now() - from) / 1000);
      });
    }
    return seconds;
  } finally {
    await db.close();
  }
}

async function writeReceived(folder: string, files: string, to: string): Promise<string[]> {
  const db = await openDatabase(folder, { make: true });
  await receiveFiles(db, [files], { now: new Date() });
  await cutSlices(db);
  const into = openSync(to, 'w');
  let fields: string[] = [];
  for (const { slices } of await inTransaction(db, bundlesToRead)) {
    for (const slice of slices) {
      for await (const { forms } of readSlice(db.dataDir, slice)) {
        for (const form of forms) {
          fields = Object.keys(form.fields);
          writeSync(into, copyRow([form.formId, ...Object.values(form.fields).map((text) => text?.replaceAll('\0', ''))]));
        }
      }
    }
  }
  closeSync(into);
  await db.close();
  return fields;
}

export const pipeline: Bench = { name: 'pipeline', about: '200,000 forms in, archives in PostgreSQL out', run: () => pipelineOf(82_000) };
export const pipelineMillion: Bench = { name: 'pipeline-million', about: '1,000,000 forms', run: () => pipelineOf(410_000) };
export const pipelineTenMillion: Bench = {
  name: 'pipeline-ten-million',
  about: '10,000,000 forms; 25 GB of disk',
  onlyNamed: true,
  run: () => pipelineOf(4_100_000),
};
