/** One side of the bench `intake`, in a process of its own: `node run-intake.ts ours|csv-parse|duckdb FILE FOLDER`; prints rows and CPU seconds. */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse } from 'csv-parse';
import { inTransaction, openDatabase } from '#database/index.ts';
import { bundlesToRead, cutSlices, readSlice, receiveFiles } from '#intake/index.ts';

type Work = () => Promise<number>;

/** Every record cut, split, its fields mapped, its shape and its date of birth judged; the file was received before. */
async function ours(file: string, folder: string): Promise<{ work: Work; end: () => Promise<void> }> {
  const db = await openDatabase(folder, { make: true });
  await receiveFiles(db, [file], { now: new Date() });
  const work = async (): Promise<number> => {
    await cutSlices(db);
    let rows = 0;
    for (const { slices } of await inTransaction(db, bundlesToRead)) {
      for (const slice of slices) for await (const { forms, refused } of readSlice(db.dataDir, slice)) rows += forms.length + refused.length;
    }
    return rows;
  };
  return { work, end: () => db.close() };
}

/** Every record as texts, nothing judged. */
async function csvParse(file: string): Promise<{ work: Work; end: () => Promise<void> }> {
  const work = async (): Promise<number> => {
    let rows = -1; // the header
    for await (const _ of createReadStream(file, { highWaterMark: 1 << 18 }).pipe(parse({ relax_column_count: true, relax_quotes: true }))) rows++;
    return rows;
  };
  return { work, end: async () => {} };
}

type DuckDb = { DuckDBInstance: { create(place: string, settings: object): Promise<{ connect(): Promise<Connection> }> } };
type Connection = { run(sql: string): Promise<unknown>; runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }> };

/** Every record as texts in a table in memory, nothing judged; one thread. */
async function duckdb(file: string): Promise<{ work: Work; end: () => Promise<void> }> {
  const { DuckDBInstance } = createRequire(path.join(process.env['SOGOC_DUCKDB'] ?? '', 'none.js'))('@duckdb/node-api') as DuckDb;
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const work = async (): Promise<number> => {
    await connection.run(`create table received as select * from read_csv('${file}', all_varchar = true)`);
    return Number((await connection.runAndReadAll('select count(*) from received')).getRows()[0]?.[0]);
  };
  return { work, end: async () => {} };
}

const [side = '', file = '', folder = ''] = process.argv.slice(2);
const sides = { ours, 'csv-parse': csvParse, duckdb };
const { work, end } = await sides[side as keyof typeof sides](file, folder);
const before = process.cpuUsage();
const rows = await work();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ rows, cpuSeconds: (user + system) / 1e6 }));
await end();
