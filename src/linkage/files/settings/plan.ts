/** What a run does, settled: each setting given or guessed, and checked against the files that are there. */
import { refuse } from '#values/index.ts';
import type { CsvFile } from '../read/read-csv.ts';
import { sampleRows } from '../read/read-tables.ts';
import { refusals } from '../refusals.ts';
import { guessSettings, looksLikeId } from './guess-kinds.ts';
import type { Column } from './kinds.ts';
import type { GivenColumn, Settings } from './settings.ts';

export type Plan = {
  /** As written to settings.json: whole, so that the same run can be had again. */
  readonly settings: Settings & { readonly id: string | null; readonly columns: { readonly [name: string]: GivenColumn } };
  readonly columns: readonly Column[];
  /** What was noticed and does not stop the run. */
  readonly notes: readonly Note[];
};

export type Note = { readonly vi: string; readonly en: string };

export async function makePlan(files: readonly CsvFile[], given: Settings): Promise<Plan> {
  const [first] = files;
  if (!first) return refuse(refusals, 'link.no-files', {});
  for (const { name, header } of files) {
    const twice = header.find((column, at) => column !== '' && header.indexOf(column) !== at);
    if (twice !== undefined) refuse(refusals, 'link.column-twice', { file: name, column: twice });
  }
  const common = first.header.filter((name) => files.every(({ header }) => header.includes(name)));
  const all = [...new Set(files.flatMap(({ header }) => header))];
  if (typeof given.id === 'string') {
    for (const { name, header } of files) {
      if (!header.includes(given.id)) refuse(refusals, 'link.id-unknown', { file: name, column: given.id, expected: header.join(', ') });
    }
  }
  const guessed = await guessedSettings(files, common, given);
  const columns = given.columns ?? guessed.columns;
  for (const [name, { of }] of Object.entries(columns)) {
    for (const part of of ?? [name]) if (!all.includes(part)) refuse(refusals, 'link.column-unknown', { column: part, expected: all.join(', ') });
  }
  const compared = Object.entries(columns).flatMap(([name, own]): Column[] =>
    own.kind === 'ignore'
      ? []
      : [
          {
            name,
            kind: own.kind,
            of: own.of ?? [name],
            ...(own.format !== undefined && { format: own.format }),
            isRaw: given.comparisons?.[name] !== undefined,
          },
        ],
  );
  const shared = compared.filter(({ of }) => files.every(({ header }) => of.every((part) => header.includes(part))));
  if (compared.length === 0)
    refuse(
      refusals,
      common.length === 0 || common.every((name) => name === guessed.id) ? 'link.nothing-common' : 'link.nothing-to-compare',
      commonValues(files),
    );
  if (shared.length === 0) refuse(refusals, 'link.nothing-common', commonValues(files));
  for (const name of [...Object.keys(given.comparisons ?? {}), ...(given.blocking?.flat() ?? [])]) {
    if (!compared.some((column) => column.name === name))
      refuse(refusals, 'link.column-unknown', { column: name, expected: compared.map((column) => column.name).join(', ') });
  }
  const missing = compared.filter((column) => !shared.includes(column));
  return {
    settings: { ...given, id: guessed.id, columns },
    columns: shared,
    notes: [
      ...(guessed.hasRows ? idNotes(all, guessed.id, given) : []),
      ...missing.map(({ name }) => ({
        vi: `Cột “${name}” không có ở mọi tệp nên không được so.`,
        en: `The column “${name}” is not in every file and is not compared.`,
      })),
    ],
  };
}

/** Where line numbers are ids, whoever reads the results must know it. */
function idNotes(all: readonly string[], id: string | null, given: Settings): Note[] {
  if (given.id !== undefined || id !== null) return [];
  const called = all.find((name) => looksLikeId(name));
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

const commonValues = (files: readonly CsvFile[]) => ({
  first: files[0]?.header.join(', ') ?? '',
  file: files.at(-1)?.name ?? '',
  expected: files.at(-1)?.header.join(', ') ?? '',
});

const sampled = 3000;

async function guessedSettings(files: readonly CsvFile[], common: readonly string[], given: Settings) {
  const samples = await sampleRows(files, sampled);
  const rows = samples.flatMap(({ header, rows: own }) => {
    const places = common.map((name) => header.indexOf(name));
    return own.map((fields) => places.map((place) => fields[place] ?? ''));
  });
  if (given.id !== undefined && given.columns) return { id: given.id, columns: given.columns, hasRows: rows.length > 0 };
  const perFile = samples.map(({ header, rows: own }) => guessSettings(header, own, given.id === undefined ? {} : { id: given.id }));
  const ids = new Set(perFile.map(({ id }) => id));
  const id = given.id !== undefined ? given.id : ids.size === 1 ? (perFile[0]?.id ?? null) : null;
  return { id, columns: guessSettings(common, rows, { id }).columns, hasRows: rows.length > 0 };
}
