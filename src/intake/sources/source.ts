/** The shape of a source: what an office sends, column by column; the six records of this folder are the documentation. */
import type { ReceivedField, SourceName } from '../form.ts';

/** `serial` is a day as Excel counts it: 33000 is 07/05/1990. */
export type DateFormat = 'd/m/yyyy' | 'dd-mm-yyyy' | 'yyyy-mm-dd' | 'yyyy' | 'serial';

export type ColumnFormat = 'text' | 'name' | 'date' | 'sex' | 'place' | 'number' | 'code' | 'phone';

export type SourceColumn = {
  /** As it stands in the header; in JSON Lines the path of the key: `nguoi.ho_ten`. */
  readonly name: string;
  /** What it says of the person; a column without one is kept in the file and not read. */
  readonly field?: ReceivedField;
  readonly format: ColumnFormat;
  readonly vi: string;
  readonly en: string;
};

export type Source = {
  readonly name: SourceName;
  readonly file: 'csv' | 'jsonl' | 'xlsx';
  /** As the office writes it; `,` `;` and tab are all read. */
  readonly delimiter: ',' | ';';
  readonly vi: string;
  readonly en: string;
  /** How dates of birth may be written; the first is the usual one. */
  readonly dates: readonly DateFormat[];
  readonly columns: readonly SourceColumn[];
  /** One record as an office would send it; made up. */
  readonly example: string;
};

export const dateExamples: { readonly [format in DateFormat]: string } = {
  'd/m/yyyy': '15/3/1995',
  'dd-mm-yyyy': '15-03-1975',
  'yyyy-mm-dd': '1995-03-15',
  yyyy: '1948',
  serial: '33000',
};

/** The column that holds a field, by the source's own name for it. */
export function columnOf(source: Source, field: ReceivedField): string | undefined {
  return source.columns.find((column) => column.field === field)?.name;
}
