/** The sheets of a whole register against a bare COPY of the same columns to a file: wall time, in turns, in one process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inSql, inTransaction, openDatabase, sameId } from '#database/index.ts';
import { exportedColumns, exportLinks, exportPersons } from '#population/index.ts';
import type { Bench, Result } from './benches.ts';
import { median, sogoc } from './run-sogoc.ts';

const rounds = 3;

async function* run(): AsyncGenerator<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-bench-'));
  const [files, register, sheet] = ['files', 'register', 'sheet.csv'].map((name) => path.join(folder, name)) as [string, string, string];
  try {
    sogoc('simulate', '--people', '410000', '--seed', '4242', '--out', files);
    sogoc('build', files, '--data', register);
    const db = await openDatabase(register);
    try {
      // The server may not walk to its own folder, since the bench's belongs to whoever runs it: it stands in it (Linux).
      const bare = (select: string) => inTransaction(db, (tx) => inSql(tx).unsafe(`copy (${select}) to '/proc/self/cwd/bare.copy'`));
      const persons = `select ${exportedColumns.join(', ')}, state, person_id from population.version`;
      const links = `
        select i.path, f.line, f.form_id, l.person_id, p.person_no
        from linkage.form_person as l
        join cleaning.form as f on ${sameId('f.form_id', 'l.form_id')}
        join intake.file as i on i.file_no = f.form_id >> 32
        join population.person as p on ${sameId('p.person_id', 'l.person_id')}`;
      yield await compared(
        'export persons, everyone',
        () => exportPersons(db, sheet, { now: new Date() }),
        () => bare(persons),
      );
      yield await compared(
        'export links, every form',
        () => exportLinks(db, sheet),
        () => bare(links),
      );
    } finally {
      await db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compared(what: string, ours: () => Promise<unknown>, other: () => Promise<unknown>): Promise<Result> {
  const [own, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    own.push(await secondsOf(ours));
    bare.push(await secondsOf(other));
  }
  const [mine, its] = [median(own), median(bare)];
  return { what, ours: `${mine.toFixed(2)} s`, otherIs: 'bare COPY TO of the same columns', other: `${its.toFixed(2)} s`, ratio: mine / its, goal: 2 };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

export const exportsBench: Bench = { name: 'exports', about: 'sheets of 412,000 persons and 1,024,000 links', run };
