/** One record of a received file into the fields that its source says of a person, or the reason why it is no form. */
import { columnName } from './detect-source.ts';
import { makeFields, type ReceivedField, type ReceivedForm, receivedFields } from './form.ts';
import { unguardCell } from './guard-cells.ts';
import { foundColumn, isUntouched } from './mending-sheet.ts';
import type { OpenedFile } from './open-received.ts';
import { readSourceDate } from './read-date.ts';
import type { RowCode } from './row-refusals.ts';
import { columnOf, type Source } from './sources/source.ts';
import { splitFields } from './split-fields.ts';
import { makeCellReader } from './workbook/read-cells.ts';
import { readSharedTexts } from './workbook/shared-texts.ts';

export type Fields = ReceivedForm['fields'];
/** `field` is the source's own column. */
export type Fault = { readonly code: RowCode; readonly field?: string; readonly found: string };
/** `mends`: the refused row that this one was sent in place of. */
export type Row = { readonly fields?: Fields; readonly fault?: Fault; readonly mends?: string };
/** `text` is the record decoded, without flaw; `places` and `head`: where its cells lie, if that is known (`Window.cells`). */
export type RowReader = (text: string, quoted: boolean, places?: Int32Array, head?: number) => Row;

/** A record's cells by position. */
type Cells = { readonly count: number; textAt(column: number): string };

/** For a workbook its shared texts are read first, once. */
export async function makeRowReader(received: OpenedFile): Promise<RowReader> {
  const judge = makeJudge(received.source);
  const { shape } = received;
  if (shape.kind === 'jsonl') return makeEntryReader(received.source, judge);
  const { names, fields, mends } = shape.header;
  const nameAt = fields.indexOf('fullName');

  const inOrder = received.source.columns.map((column) => names.indexOf(columnName(column.name)));
  const touched = (reference: string, cells: readonly string[]): boolean => {
    const own = inOrder.map((at) => cells[at] ?? '');
    return !isUntouched(reference, own, cells[names.indexOf(foundColumn)] ?? '');
  };

  const valueOf = fieldReader(fields);

  const readCells = (given: Cells, whole: string): Row => {
    const reference = mends < 0 || mends >= given.count ? '' : given.textAt(mends).trim();
    const mended = reference === '' ? {} : { mends: reference };
    if (given.count < names.length) return { ...mended, fault: { code: 'row.cut-short', found: whole } };
    for (let at = names.length; at < given.count; at++) {
      if (given.textAt(at) !== '') return { ...mended, fault: { code: 'row.too-wide', found: whole } };
    }
    if (given.textAt(nameAt) === names[nameAt] && names.every((name, at) => columnName(given.textAt(at)) === name)) {
      return { fault: { code: 'row.header-again', found: whole } };
    }
    if (reference === '') return judged(makeFields(valueOf(given)), {});
    const cells = names.map((_, at) => unguardCell(given.textAt(at)));
    const read = judged(makeFields(valueOf(inArray(cells))), mended);
    return read.fault || touched(reference, cells) ? read : { ...mended, fault: { code: 'row.untouched', found: whole } };
  };
  const judged = (read: Fields, mended: Pick<Row, 'mends'>): Row => {
    const fault = judge(read);
    return fault ? { ...mended, fault } : { ...mended, fields: read };
  };

  if (shape.kind === 'csv') {
    const inPlaces = placedCells();
    return (text, quoted, places, head) =>
      readCells(places && head !== undefined ? inPlaces(text, places, head) : inArray(splitFields(text, shape.delimiter, quoted)), text);
  }
  const { workbook } = shape;
  const reader = makeCellReader(await readSharedTexts(workbook), workbook.dateStyles, workbook.from1904);
  return (xml) => {
    const cells = reader.read(xml);
    if (!cells) return { fault: { code: 'row.xml', found: xml } };
    while (cells.length < names.length) cells.push('');
    return readCells(inArray(cells), cells.join(', '));
  };
}

const inArray = (cells: readonly string[]): Cells => ({ count: cells.length, textAt: (column) => cells[column] ?? '' });

/** Cells by their places in the record's text; one object for all records. */
function placedCells(): (text: string, places: Int32Array, head: number) => Cells {
  let [text, places, head]: [string, Int32Array, number] = ['', new Int32Array(0), 0];
  const cells = {
    count: 0,
    textAt(column: number): string {
      const [from, to] = [places[head + 1 + column * 2] as number, places[head + 2 + column * 2] as number];
      return to >= 0 ? text.slice(from, to) : text.slice(from, ~to).replaceAll('""', '"');
    },
  };
  return (...record) => {
    [text, places, head] = record;
    cells.count = places[head] as number;
    return cells;
  };
}

/** Of cells, the value of a field by its place in `receivedFields`: the last cell of its columns that is not empty. */
function fieldReader(fields: readonly (ReceivedField | undefined)[]): (cells: Cells) => (place: number) => string | undefined {
  const columns = receivedFields.map((field) => fields.flatMap((own, column) => (own === field ? [column] : [])).reverse());
  let cells: Cells;
  const valueOf = (place: number): string | undefined => {
    for (const column of columns[place] as number[]) {
      const text = cells.textAt(column);
      if (text !== '') return text;
    }
    return undefined;
  };
  return (given) => {
    cells = given;
    return valueOf;
  };
}

/** A record that does not say whom it is about, or names a day of birth that is none, is not a form. Without a date it is one: cleaning asks for it. */
export function makeJudge(source: Source): (fields: Fields) => Fault | undefined {
  const nameColumn = columnOf(source, 'fullName') ?? '';
  const birthColumn = columnOf(source, 'dateOfBirth') ?? '';
  return ({ fullName, dateOfBirth }) => {
    if (fullName === undefined || fullName.trim() === '') return { code: 'row.name-missing', field: nameColumn, found: fullName ?? '' };
    if (dateOfBirth === undefined || dateOfBirth.trim() === '') return undefined;
    const date = readSourceDate(dateOfBirth, source.name);
    if (typeof date === 'number') return undefined;
    return { code: date === 'no-such-day' ? 'row.no-such-day' : 'row.date-unreadable', field: birthColumn, found: dateOfBirth };
  };
}

type Key = { readonly column: string; readonly outer: string; readonly inner: string | undefined; readonly place: number };
type Entry = { readonly [key: string]: unknown };

function makeEntryReader(source: Source, judge: (fields: Fields) => Fault | undefined): RowReader {
  const keys = source.columns.flatMap(({ name, field }): Key[] => {
    const [outer = '', inner] = name.split('.');
    return field === undefined ? [] : [{ column: name, outer, inner, place: receivedFields.indexOf(field) }];
  });
  return (text) => {
    const entry = parseEntry(text);
    if (!entry) return { fault: { code: 'row.not-json', found: text } };
    const { _tra_lai: about, ...own } = entry as { readonly [key: string]: unknown; readonly _tra_lai?: Entry | null };
    const reference = about?.['ma'];
    const mended = typeof reference === 'string' ? { mends: reference } : {};
    if (entry['loai'] !== source.name) return { ...mended, fault: { code: 'row.other-kind', field: 'loai', found: asWritten(entry['loai'] ?? '') } };
    const values: (string | undefined)[] = [];
    for (const { column, outer, inner, place } of keys) {
      const value = inner === undefined ? entry[outer] : within(entry[outer], inner);
      if (value === undefined || value === null || value === '') continue;
      if (value === notObject) return { ...mended, fault: { code: 'row.not-object', field: outer, found: asWritten(entry[outer]) } };
      if (typeof value !== 'string' && typeof value !== 'number') return { ...mended, fault: { code: 'row.not-text', field: column, found: asWritten(value) } };
      const written = String(value);
      if (written.includes('\u0000')) return { ...mended, fault: { code: 'row.nul', field: column, found: written } };
      values[place] = written;
    }
    const read = makeFields((place) => values[place]);
    const untouched = typeof reference === 'string' && isUntouched(reference, [JSON.stringify(own)], String(about?.['thay'] ?? ''));
    const fault = judge(read) ?? (untouched ? { code: 'row.untouched' as const, found: text } : undefined);
    return fault ? { ...mended, fault } : { ...mended, fields: read };
  };
}

const notObject = Symbol('not an object');

function within(outer: unknown, inner: string): unknown {
  if (outer === undefined || outer === null || outer === '') return undefined;
  return typeof outer === 'object' && !Array.isArray(outer) ? (outer as Entry)[inner] : notObject;
}

const asWritten = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function parseEntry(text: string): Entry | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    return typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}
