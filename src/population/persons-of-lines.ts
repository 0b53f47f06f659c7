/** Whose the forms are that stand at given lines of received files. */
import type { Tx } from '#database/index.ts';
import { type PersonNumber, personNumberFrom } from '#values/index.ts';
import { type PersonOfLineRow, personsOfLineRows } from './line-store.ts';

/** A received file by its path in its delivery, and a physical line of it. */
export type FileLine = { readonly file: string; readonly line: number };
export type PersonOfLine = { readonly personId: number; readonly personNumber: PersonNumber | null; readonly fullName: string };

/** In the order of the lines; undefined where no form stands there, or none that is linked yet. */
export async function personsOfLines(tx: Tx, lines: readonly FileLine[]): Promise<(PersonOfLine | undefined)[]> {
  const rows = await personsOfLineRows(tx, [...new Set(lines.map(({ file }) => file))]);
  const byPlace = new Map<string, PersonOfLineRow>(rows.map((row) => [`${row.file}:${row.line}`, row]));
  return lines.map(({ file, line }) => {
    const row = byPlace.get(`${file}:${line}`);
    return row && { personId: row.personId, personNumber: row.personNo === null ? null : personNumberFrom(row.personNo), fullName: row.fullName };
  });
}
