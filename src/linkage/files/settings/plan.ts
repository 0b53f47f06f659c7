/** What a run does, settled: each setting given or guessed, and checked against the files that are there. */
import { refuse } from '#values/index.ts';
import type { CsvFile } from '../read/read-csv.ts';
import { sampleRows } from '../read/read-tables.ts';
import { refusals } from '../refusals.ts';
import { ensureHeader } from './ensure-header.ts';
import { guessSettings, looksLikeId } from './guess-kinds.ts';
import { type Column, partsIn } from './kinds.ts';
import { type Guessed, type Matched, matchColumns } from './match-columns.ts';
import { type GivenColumn, idColumnOf, type Settings } from './settings.ts';

export type Plan = {
  /** As written to settings.json: whole, so that the same run can be had again. */
  readonly settings: Settings & { readonly id: NonNullable<Settings['id']> | null; readonly columns: { readonly [name: string]: GivenColumn } };
  readonly columns: readonly Column[];
  /** What was noticed and does not stop the run. */
  readonly notes: readonly Note[];
};

export type Note = { readonly vi: string; readonly en: string };

export async function makePlan(files: readonly CsvFile[], given: Settings): Promise<Plan> {
  if (files.length === 0) return refuse(refusals, 'link.no-files', {});
  for (const { name, header } of files) {
    const twice = header.find((column, at) => column !== '' && header.indexOf(column) !== at);
    if (twice !== undefined) refuse(refusals, 'link.column-twice', { file: name, column: twice });
  }
  ensureIds(files, given.id);
  const guessed = await guessPlan(files, given);
  const columns = given.columns ?? guessed.columns;
  ensureColumns(files, columns);
  const compared = Object.entries(columns).flatMap(([name, own]): Column[] => {
    if (own.kind === 'ignore') return [];
    const byFile = own.in?.map((parts) => [parts].flat());
    return [
      {
        name,
        kind: own.kind,
        of: own.of ?? byFile?.[0] ?? [name],
        ...(byFile && { in: byFile }),
        ...(own.format !== undefined && { format: own.format }),
        isRaw: given.comparisons?.[name] !== undefined,
      },
    ];
  });
  const shared = compared.filter((column) => files.every(({ header }, source) => partsIn(column, source).every((part) => header.includes(part))));
  if (shared.length === 0) refuseNothing(files, guessed.id, compared.length === 0 && guessed.hasCommon);
  for (const name of [...Object.keys(given.comparisons ?? {}), ...(given.blocking?.flat() ?? [])]) {
    if (!compared.some((column) => column.name === name))
      refuse(refusals, 'link.column-unknown', { column: name, expected: compared.map((column) => column.name).join(', ') });
  }
  const missing = compared.filter((column) => !shared.includes(column));
  return {
    settings: { ...given, id: guessed.id, columns },
    columns: shared,
    notes: [
      ...(guessed.hasRows ? idNotes(files, guessed.id, given) : []),
      ...matchedNotes(files, guessed.matched, guessed.rest),
      ...missing.map(({ name }) => ({
        vi: `Cột “${name}” không có ở mọi tệp nên không được so.`,
        en: `The column “${name}” is not in every file and is not compared.`,
      })),
    ],
  };
}

function ensureIds(files: readonly CsvFile[], id: Settings['id']): void {
  if (id === undefined || id === null) return;
  if (typeof id !== 'string' && id.length !== files.length) refuse(refusals, 'link.columns-by-file', { place: 'id', found: id.length, expected: files.length });
  for (const [source, { name, header }] of files.entries()) {
    const column = idColumnOf(id, source) as string;
    if (!header.includes(column)) refuse(refusals, 'link.id-unknown', { file: name, column, expected: header.join(', ') });
  }
}

function ensureColumns(files: readonly CsvFile[], columns: NonNullable<Settings['columns']>): void {
  const all = [...new Set(files.flatMap(({ header }) => header))];
  for (const [name, { of = [name], in: byFile }] of Object.entries(columns)) {
    if (!byFile) for (const part of of) if (!all.includes(part)) refuse(refusals, 'link.column-unknown', { column: part, expected: all.join(', ') });
    if (byFile && byFile.length !== files.length)
      refuse(refusals, 'link.columns-by-file', { place: `columns.${name}.in`, found: byFile.length, expected: files.length });
    for (const [source, { name: file, header }] of files.entries()) {
      const lacking = [byFile?.[source] ?? []].flat().find((part) => !header.includes(part));
      if (lacking !== undefined) refuse(refusals, 'link.column-of-file-unknown', { file, column: lacking, expected: header.join(', ') });
    }
  }
}

/** `isIgnored`: there are columns in common, and all of them are left out. */
function refuseNothing(files: readonly CsvFile[], id: Settings['id'], isIgnored: boolean): never {
  const [first, last] = [files[0] as CsvFile, files.at(-1) as CsvFile];
  if (files.length === 1 || isIgnored) return refuse(refusals, 'link.nothing-to-compare', {});
  const column = (source: number): string => {
    const { header } = files[source] as CsvFile;
    return header.find((name) => name !== '' && name !== idColumnOf(id, source) && !looksLikeId(name)) ?? header.at(-1) ?? '';
  };
  const example = JSON.stringify({ columns: { [column(0)]: { kind: 'text', in: files.map((_, source) => column(source)) } } });
  return refuse(refusals, 'link.nothing-common', { first: first.header.join(', '), file: last.name, expected: last.header.join(', '), example });
}

/** Where line numbers are ids, whoever reads the results must know it. */
function idNotes(files: readonly CsvFile[], id: Settings['id'], given: Settings): Note[] {
  if (given.id !== undefined || id !== null) return [];
  const called = files.flatMap(({ header }) => header).find((name) => looksLikeId(name));
  if (called === undefined) {
    return [
      {
        vi: 'Không thấy cột mã nào; mã trong kết quả và đáp án là số dòng. Nếu có cột mã, khai nó ở “id” trong cài đặt.',
        en: 'No column of ids was found; in results and truth, ids are line numbers. If there is one, name it as “id” in the settings.',
      },
    ];
  }
  return [
    {
      vi: `Cột “${called}” có giá trị lặp hoặc trống nên không dùng làm mã; mã là số dòng.`,
      en: `The column “${called}” has repeated or empty values and is no id; line numbers are.`,
    },
  ];
}

/** What was taken for one, and what is left over in more than one file. */
function matchedNotes(files: readonly CsvFile[], matched: readonly Matched[], rest: readonly (readonly string[])[]): Note[] {
  const notes: Note[] = [];
  if (matched.length > 0) {
    const pairs = matched.map((own) => own.in.map((parts) => `“${parts.join(' + ')}”`).join(' = ')).join(', ');
    notes.push({
      vi: `Cột gọi khác nhau được coi là một: ${pairs}. Nếu không phải, sửa ở “in” trong settings.json rồi chạy lại với --settings.`,
      en: `Columns called differently are taken for one: ${pairs}. If they are not, change “in” in settings.json and run again with --settings.`,
    });
  }
  if (rest.filter((names) => names.length > 0).length > 1) {
    const left = files.flatMap(({ name }, source) => (rest[source]?.length ? [`${name}: ${rest[source]?.join(', ')}`] : [])).join('; ');
    notes.push({
      vi: `Không được so, vì không chắc cột nào của tệp kia cùng nghĩa: ${left}. Nếu có, khai trong cài đặt, ví dụ "tel": {"kind": "phone", "in": ["tel", "phone"]}.`,
      en: `Not compared, since no column of the other file surely means the same: ${left}. If one does, say so in the settings, as "tel": {"kind": "phone", "in": ["tel", "phone"]}.`,
    });
  }
  return notes;
}

const sampled = 3000;

type PlanGuess = {
  readonly id: NonNullable<Settings['id']> | null;
  readonly columns: NonNullable<Settings['columns']>;
  readonly hasRows: boolean;
  /** Whether all files have a column that is no id. */
  readonly hasCommon: boolean;
  readonly matched: readonly Matched[];
  readonly rest: readonly (readonly string[])[];
};

async function guessPlan(files: readonly CsvFile[], given: Settings): Promise<PlanGuess> {
  const samples = await sampleRows(files, sampled);
  const hasRows = samples.some(({ rows }) => rows.length > 0);
  if (!given.columns && !given.header) for (const [source, { rows }] of samples.entries()) ensureHeader(files[source] as CsvFile, rows);
  const guesses = samples.map(({ header, rows }, source): Guessed => {
    const own = given.id === undefined ? undefined : (idColumnOf(given.id, source) ?? null);
    return { header, rows, ...guessSettings(header, rows, own === undefined ? {} : { id: own }) };
  });
  const id = given.id !== undefined ? given.id : idOf(guesses);
  const common = (files[0] as CsvFile).header.filter(
    (name) => files.every(({ header }) => header.includes(name)) && files.every((_, source) => name !== idColumnOf(id, source)),
  );
  const hasCommon = common.length > 0;
  if (given.columns) return { id, columns: given.columns, hasRows, hasCommon, matched: [], rest: [] };
  const pooled = samples.flatMap(({ header, rows }) => {
    const places = common.map((name) => header.indexOf(name));
    return rows.map((fields) => places.map((place) => fields[place] ?? ''));
  });
  const alike = guessSettings(common, pooled, { id: null }).columns;
  if (files.length === 1) return { id, columns: alike, hasRows, hasCommon, matched: [], rest: [] };
  const { matched, rest } = matchColumns(
    guesses.map((own, source) => ({ ...own, id: idColumnOf(id, source) ?? null })),
    common,
  );
  const columns = { ...alike, ...Object.fromEntries(matched.map((own): [string, GivenColumn] => [own.name, { kind: own.kind, in: own.in.map(plainly) }])) };
  return { id, columns, hasRows, hasCommon, matched, rest };
}

const plainly = (parts: readonly string[]): string | readonly string[] => (parts.length === 1 ? (parts[0] as string) : parts);

/** One for all files, else one by file; none where a file that has rows has none. A file without rows says nothing of its own. */
function idOf(guesses: readonly Guessed[]): NonNullable<Settings['id']> | null {
  const told = guesses.filter(({ rows }) => rows.length > 0).map(({ id }) => id);
  const byFile = guesses.map(({ header, rows, id }) =>
    rows.length > 0 ? id : (header.find((name) => told.includes(name)) ?? header.find((name) => looksLikeId(name)) ?? null),
  );
  const [first = null] = byFile;
  if (told.length === 0 || byFile.some((id) => id === null)) return null;
  return byFile.every((id) => id === first) ? first : (byFile as string[]);
}
