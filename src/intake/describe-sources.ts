/** The sheet of each source: what an office must send, as data and as a page of `docs/sources`. */
import type { ReceivedField, SourceName } from './form.ts';
import { allSources } from './sources/index.ts';
import { type ColumnFormat, dateExamples, type Source } from './sources/source.ts';

export type SourceSheet = {
  readonly source: SourceName;
  readonly file: Source['file'];
  readonly delimiter: string | null;
  readonly encoding: string;
  readonly vi: string;
  readonly en: string;
  /** Ways in which a date of birth may be written, by example. */
  readonly dates: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly field: ReceivedField | null;
    readonly format: ColumnFormat;
    readonly vi: string;
    readonly en: string;
  }[];
  readonly example: string;
};

export function describeSources(): SourceSheet[] {
  return allSources.map((source) => ({
    source: source.name,
    file: source.file,
    delimiter: source.file === 'jsonl' ? null : source.delimiter,
    encoding: source.name === 'cmnd' ? 'UTF-8, TCVN3 or VNI, row by row' : 'UTF-8',
    vi: source.vi,
    en: source.en,
    dates: source.dates.map((format) => dateExamples[format]),
    columns: source.columns.map(({ name, field, format, vi, en }) => ({ name, field: field ?? null, format, vi, en })),
    example: source.example,
  }));
}

const fileWords: { readonly [file in Source['file']]: string } = {
  csv: 'CSV (RFC 4180), UTF-8; byte order mark, UTF-16 and any line end are read; also as .xlsx',
  jsonl:
    'JSON Lines, UTF-8: one object a line; an absent value is `null`, empty or left out. One kind a file, that of its first entry: an entry of another kind is a refused row, and `sogoc refused export` puts those into a file of their own, ready to be sent',
  xlsx: 'XLSX, first sheet, header in its first row; also as CSV with the same header',
};

const foundBy = ({ file, source }: SourceSheet): string =>
  file === 'jsonl'
    ? `Found by \`"loai":"${source}"\`, whatever the file is called. Keys may stand in any order; others are not read.`
    : 'Found by its header, whatever the file is called. Columns may stand in any order; others are not read; one that is missing leaves the file out.';

/** `docs/sources/<source>.md`, written by `tools/sources.ts`. */
export function sourcePage(sheet: SourceSheet): string {
  const rows = sheet.columns.map(({ name, field, format, vi, en }) => `| \`${name}\` | ${field ? `\`${field}\`` : '–'} | ${format} | ${vi} | ${en} |`);
  return `<!-- Written by tools/sources.ts from src/intake/sources/${sheet.source}.ts; change it there. -->
# \`${sheet.source}\`

${sheet.vi}.
${sheet.en}.

- File: ${fileWords[sheet.file]}.
${sheet.delimiter === null ? '' : `- Delimiter: \`${sheet.delimiter}\`; comma, semicolon and tab are all read.\n`}- Encoding: ${sheet.encoding}.
- Dates of birth: ${sheet.dates.map((date) => `\`${date}\``).join(', ')}; a year of two digits is not read.
- ${foundBy(sheet)}

| ${sheet.file === 'jsonl' ? 'key' : 'column'} | field | format | vi | en |
|---|---|---|---|---|
${rows.join('\n')}

${sheet.file === 'jsonl' ? 'An entry' : 'Header and a row'}, made up (dữ liệu tổng hợp):

\`\`\`
${sheet.file === 'jsonl' ? '' : `${sheet.columns.map(({ name }) => name).join(sheet.delimiter ?? ',')}\n`}${sheet.example}
\`\`\`
`;
}
