/** Files into columns of small numbers: each distinct value is cleaned once, a record holds its id; 0 says nothing. */
import type { Column } from '../settings/kinds.ts';
import { familyOf, partsIn } from '../settings/kinds.ts';
import type { Note } from '../settings/plan.ts';
import { idColumnOf } from '../settings/settings.ts';
import { saysNothing } from '../text/fold.ts';
import { type DistinctTexts, distinctTexts, type TextList } from '../text/text-list.ts';
import { cleanerOf } from './clean-value.ts';
import { type CsvFile, readRows } from './read-csv.ts';
import { type DateOrder, datePart, orderOfValues } from './read-date.ts';
import { type Rows, writeRowsInFile, writeRowsInMemory } from './rows.ts';
import { type TextStore, textsInFile, textsInMemory } from './text-store.ts';
import type { UnreadRow } from './unread-rows.ts';

export type Table = {
  readonly count: number;
  readonly columns: readonly Column[];
  /** A power of two. */
  readonly rowLength: number;
  /** Of each record, in place `c` the value of column `c`. */
  readonly rows: Rows;
  /** Cleaned values; columns of one family share one list, so that their ids can be compared. */
  readonly lists: readonly TextList[];
  /** By column: which of the lists is its. */
  readonly listOf: readonly number[];
  readonly ids: Pick<TextStore, 'of' | 'hashOf' | 'hold'>;
  /** Records of file `s` are `starts[s]` to `starts[s + 1] - 1`. */
  readonly starts: readonly number[];
  readonly unread: readonly UnreadRow[];
  /** What was read all the same, and is to be looked at. */
  readonly notes: readonly Note[];
};

type ColumnReader = {
  /** Places in the row of each file. */
  readonly places: readonly (readonly number[])[];
  readonly list: DistinctTexts;
  /** Written value to id: of those that came first, so many. */
  readonly known: Map<string, number>;
  readonly mostKnown: number;
  readonly clean: (text: string) => string;
  /** Written dates that are none. */
  readonly unfit: DistinctTexts | undefined;
};

type Options = {
  /** Of all files, or by file; absent: line numbers are ids. */
  readonly idColumn: string | readonly string[] | undefined;
  readonly thisYear: number;
  /** Records, about: room for so many is made at once. */
  readonly expected?: number;
  /** Where rows and ids are to stand; absent: in memory. */
  readonly folder?: string | undefined;
  readonly onRows?: (rows: number) => void;
  readonly stopping?: AbortSignal;
};

/** What was read; in parts, still to be kept. */
export type ReadTable = Table & { readonly ids: TextStore };

const rowsToCollect = 200_000;

export async function readTables(files: readonly CsvFile[], columns: readonly Column[], options: Options): Promise<ReadTable> {
  const { folder, expected = 0 } = options;
  const rowLength = 2 ** Math.ceil(Math.log2(Math.max(1, columns.length)));
  const readers = await columnReaders(files, columns, options.thisYear, folder === undefined ? Number.POSITIVE_INFINITY : mostKnown);
  const into = folder === undefined ? writeRowsInMemory(rowLength, expected) : writeRowsInFile(folder, rowLength);
  const ids = folder === undefined ? textsInMemory() : textsInFile(folder, 'ids');
  const starts = [0];
  let collected = 0;
  const unread: UnreadRow[] = [];
  const uneven: Uneven = { count: 0, first: undefined };
  for (const [source, file] of files.entries()) {
    const idColumn = idColumnOf(options.idColumn, source);
    const idPlace = idColumn === undefined ? -1 : file.header.indexOf(idColumn);
    for await (const batch of readRows(file)) {
      options.stopping?.throwIfAborted();
      for (const { line, fields, flaw, offset, length } of batch) {
        if (flaw) {
          unread.push({ source, line, flaw, offset, length });
          continue;
        }
        if (!isEven(fields, file.header.length)) {
          uneven.count++;
          uneven.first ??= { file: file.name, line, found: fields.length, expected: file.header.length };
        }
        const { rows, at } = into.next();
        for (let number = 0; number < readers.length; number++) rows[at + number] = idOfCell(readers[number] as ColumnReader, source, fields);
        ids.add(idPlace < 0 ? String(line) : (fields[idPlace] ?? '').trim());
      }
      options.onRows?.(ids.count);
      if (folder !== undefined && ids.count - collected > rowsToCollect) {
        globalThis.gc?.(); // cells of rows, with which the heap would grow as far as the machine lets it
        collected = ids.count;
      }
    }
    starts.push(ids.count);
  }
  const lists = [...new Set(readers.map(({ list }) => list))];
  return {
    count: ids.count,
    columns,
    rowLength,
    rows: into.finish(),
    ids,
    starts,
    unread,
    notes: [...unevenNote(uneven), ...readers.flatMap(({ unfit }, number) => (unfit ? unfitNote(columns[number]!, unfit) : []))],
    lists,
    listOf: readers.map(({ list }) => lists.indexOf(list)),
  };
}

/** What is written in place `column` of a record, cleaned. */
export const textOf = ({ rows, lists, listOf }: Table, record: number, column: number): string => lists[listOf[column]!]!.of(rows.valueAt(record, column));

type Uneven = { count: number; first: { readonly file: string; readonly line: number; readonly found: number; readonly expected: number } | undefined };

/** Empty fields at the end of a row are a habit of some programs. */
function isEven(fields: readonly string[], expected: number): boolean {
  return fields.length === expected || (fields.length > expected && fields.slice(expected).every((field) => field.trim() === ''));
}

function unevenNote({ count, first }: Uneven): Note[] {
  if (!first) return [];
  const { file, line, found, expected } = first;
  return [
    {
      vi: `${count} dòng có số ô khác dòng tên cột, như ${file}:${line} (${found} ô, cần ${expected}). Giá trị có thể đứng sai cột: xem dấu phẩy không nằm trong ngoặc kép.`,
      en: `Rows with more or fewer fields than the header: ${count}, such as ${file}:${line} (${found} instead of ${expected}). Values may stand in the wrong column: look for commas outside of quotes.`,
    },
  ];
}

function unfitNote({ name, format }: Column, unfit: DistinctTexts): Note[] {
  const count = unfit.count - 1; // beside the empty text
  if (count === 0) return [];
  const first = unfit.of(1).trim().slice(0, 40);
  return [
    {
      vi: `Cột “${name}”: ${count} giá trị khác nhau không đọc được thành ngày${format === undefined ? '' : ` kiểu ${format}`}, như “${first}”; chúng được coi là trống.`,
      en: `Column “${name}”: different values that are no date${format === undefined ? '' : ` of the form ${format}`}: ${count}, such as “${first}”. They count as empty.`,
    },
  ];
}

/** Where memory is short. */
const mostKnown = 100_000;

function idOfCell({ places, list, known, mostKnown: most, clean, unfit }: ColumnReader, source: number, fields: readonly string[]): number {
  const own = places[source] as readonly number[];
  const text = own.length === 1 ? fields[own[0] as number] : own.length === 0 ? '' : joined(own, fields);
  if (!text) return 0;
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const cleaned = clean(text);
  if (cleaned === '' && unfit && !saysNothing(text, true)) unfit.numberOf(text);
  const id = list.numberOf(cleaned);
  if (known.size < most) known.set(detached(text), id);
  return id;
}

/** Between the parts of a value that is spread over columns. */
const between = '\u0001';

/** The parts of one value; empty where all are. */
function joined(places: readonly number[], fields: readonly string[]): string {
  const parts = places.map((place) => (fields[place] ?? '').trim());
  return parts.every((part) => part === '') ? '' : parts.join(between);
}

/** V8 keeps the whole row alive from which a text of 13 or more signs was cut; a copy lets it go. */
function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}

async function columnReaders(files: readonly CsvFile[], columns: readonly Column[], thisYear: number, most: number): Promise<ColumnReader[]> {
  const families = new Map<string, DistinctTexts>();
  const samples = await sampleRows(files, 2000);
  return columns.map((column) => {
    const family = column.isRaw
      ? `raw ${column.name}`
      : familyOf[column.kind] === column.kind && column.kind !== 'address' && column.kind !== 'phone' && column.kind !== 'identifier'
        ? `own ${column.name}`
        : familyOf[column.kind];
    const list = families.get(family) ?? distinctTexts();
    families.set(family, list);
    const clean = cleanerOf(column, orderOf(column, samples), thisYear);
    return {
      places: files.map(({ header }, source) =>
        partsInOrder(column.kind, partsIn(column, source))
          .map((name) => header.indexOf(name))
          .filter((place) => place >= 0),
      ),
      list,
      known: new Map(),
      unfit: column.kind === 'date' ? distinctTexts() : undefined,
      mostKnown: most,
      clean: (text) => clean(!text.includes(between) ? text : column.kind === 'date' ? dateOfParts(text) : text.replaceAll(between, ' ')),
    };
  });
}

/** In which order its dates stand that are written in one column. */
function orderOf(column: Column, samples: Awaited<ReturnType<typeof sampleRows>>): DateOrder {
  if (column.kind !== 'date') return 'ymd';
  return orderOfValues(
    samples.flatMap(({ header, rows }, source) => {
      const [place, ...more] = partsIn(column, source).map((name) => header.indexOf(name));
      return place === undefined || more.length > 0 ? [] : rows.map((fields) => fields[place] ?? '');
    }),
  );
}

/** Year, month, day: by the names of the columns, else as they are listed. */
function partsInOrder(kind: Column['kind'], of: readonly string[]): readonly string[] {
  if (kind !== 'date' || of.length < 2) return of;
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => of.find((name) => datePart(name) === part));
  if (of.length === 2) return month === of[0] || year === of[1] ? [...of].reverse() : of;
  return year && month && day ? [year, month, day] : of;
}

function dateOfParts(text: string): string {
  const [year = '', month = '', day = ''] = text.split(between).map((part) => part.replace(/\.0+$/, '').replace(/\D/g, ''));
  return `${year.length <= 2 && year !== '' ? year : year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The first rows of each file, for guesses. */
export async function sampleRows(
  files: readonly CsvFile[],
  most: number,
): Promise<readonly { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }[]> {
  const samples: { header: readonly string[]; rows: (readonly string[])[] }[] = [];
  for (const file of files) {
    const rows: (readonly string[])[] = [];
    for await (const batch of readRows(file)) {
      for (const { fields, flaw } of batch) if (!flaw && rows.length < most) rows.push(fields);
      if (rows.length >= most) break;
    }
    samples.push({ header: file.header, rows });
  }
  return samples;
}
