/** A table in files: what was read stands there for a run that is taken up, and for what is asked of single records. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../../engine/parts/record-files.ts';
import type { ReadTable, Table } from './read-tables.ts';
import { rowsInFile } from './rows.ts';
import { type KeptTexts, keptTexts, textsInFile } from './text-store.ts';

/** Small things; rows, ids and values stand in files beside it. */
type Kept = Pick<Table, 'count' | 'columns' | 'rowLength' | 'starts' | 'unread' | 'notes'> & {
  /** Of which files and settings it is. */
  readonly run: string;
  readonly ids: KeptTexts;
  readonly listOf: readonly number[];
  readonly lists: readonly KeptTexts[];
};

const listName = (list: number): string => `values.${list}`;

/** The table, but for its rows, is written; last what is asked first. */
export function keepTable(folder: string, run: string, { count, columns, rowLength, starts, unread, notes, ids, lists, listOf }: ReadTable): void {
  const keptLists = lists.map((texts, list) => {
    const store = textsInFile(folder, listName(list));
    for (let value = 0; value < texts.count; value++) store.add(texts.of(value));
    return store.finish();
  });
  const kept: Kept = { run, count, columns, rowLength, starts, unread, notes, ids: ids.finish(), listOf, lists: keptLists };
  writeWhole(path.join(folder, 'table.json'), JSON.stringify(kept));
}

/** `undefined` where nothing whole was kept of this run. */
export function keptTable(folder: string, run: string): Table | undefined {
  const file = path.join(folder, 'table.json');
  if (!existsSync(file)) return undefined;
  const { run: own, ids, listOf, lists, ...kept } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  if (own !== run) return undefined;
  return {
    ...kept,
    rows: rowsInFile(folder, kept.count, kept.rowLength),
    ids: keptTexts(folder, 'ids', ids),
    lists: lists.map((list, number) => keptTexts(folder, listName(number), list)),
    listOf,
  };
}
