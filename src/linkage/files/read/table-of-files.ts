/** The files as one table: read, or as an earlier run in parts has read them; what cannot be linked is refused. */
import { mkdir, rm } from 'node:fs/promises';
import { refuse } from '#values/index.ts';
import { refusals } from '../refusals.ts';
import type { Plan } from '../settings/plan.ts';
import { idColumnOf } from '../settings/settings.ts';
import { repeatedId } from './ids.ts';
import { keepTable, keptTable } from './keep-table.ts';
import type { CsvFile } from './read-csv.ts';
import { type ReadTable, readTables, type Table } from './read-tables.ts';

type Reading = { readonly thisYear: number; readonly expected: number; readonly stopping: AbortSignal; onRows(rows: number): void };

/** What an earlier run has read of the same files stands in the folder; what is of others is thrown away. */
export async function tableOf(
  files: readonly CsvFile[],
  plan: Plan,
  key: string,
  folder: string | undefined,
  partsFolder: string,
  reading: Reading,
): Promise<Table> {
  const kept = folder === undefined ? undefined : keptTable(folder, key);
  if (kept) return kept;
  const throwAway = (): Promise<void> => rm(partsFolder, { recursive: true, force: true });
  await throwAway();
  if (folder !== undefined) await mkdir(folder);
  try {
    const read = await readTables(files, plan.columns, { ...reading, idColumn: plan.settings.id ?? undefined, folder });
    refuseUnread(files, read);
    refuseRepeatedIds(files, read, plan);
    if (folder === undefined) return read;
    keepTable(folder, key, read);
  } catch (error) {
    await throwAway();
    throw error;
  }
  globalThis.gc?.(); // what reading took beside what it wrote
  return keptTable(folder, key) as Table;
}

function refuseUnread(files: readonly CsvFile[], { count, unread }: ReadTable): void {
  const [first] = unread;
  if (count === 0 && first) refuse(refusals, 'link.nothing-read', { count: unread.length, file: files[first.source]?.name ?? '', line: first.line });
}

function refuseRepeatedIds(files: readonly CsvFile[], table: ReadTable, plan: Plan): void {
  if (plan.settings.id === null) return;
  for (const [source, { name }] of files.entries()) {
    const repeated = repeatedId(table.ids, table.starts[source] as number, table.starts[source + 1] as number);
    if (repeated)
      refuse(refusals, 'link.id-repeated', {
        found: repeated.first,
        column: idColumnOf(plan.settings.id, source) as string,
        file: name,
        count: repeated.count,
      });
  }
}
