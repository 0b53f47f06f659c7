/** Precision and recall against a truth of ids and entities, over the pairs that linking could have made. */
import path from 'node:path';
import { refuse } from '#values/index.ts';
import type { Quality } from './model/threshold.ts';
import { openCsv, readRows } from './read/read-csv.ts';
import type { Table } from './read/read-tables.ts';
import { refusals } from './refusals.ts';
import { numbersIn } from './report/numbers.ts';
import type { Note } from './settings/plan.ts';
import { sourceName } from './write-results.ts';

export type Measure = { readonly precision: number | null; readonly recall: number | null; readonly f1: number | null };

export type Truth = {
  /** By record: number of its entity; 0 where the truth does not know it. */
  readonly entityOf: Int32Array;
  readonly notes: readonly Note[];
};

/** One file of truth a file, or one for all. */
export async function readTruth(table: Table, files: readonly string[]): Promise<Truth> {
  const sources = table.starts.length - 1;
  const [firstFile = ''] = files;
  if (files.length !== sources && files.length !== 1) refuse(refusals, 'link.truth-count', { found: files.length, expected: sources });
  const entities = new Map<string, number>();
  const entityOf = new Int32Array(table.count);
  const notes: Note[] = [];
  const ofAll = files.length === 1 ? await readEntities(firstFile) : undefined;
  for (let source = 0; source < sources; source++) {
    const known = ofAll ?? (await readEntities(files[source] ?? firstFile));
    let found = 0;
    let unknown: string | undefined;
    for (let record = table.starts[source] as number; record < (table.starts[source + 1] as number); record++) {
      const entity = known.get(table.ids.of(record));
      if (entity === undefined) {
        unknown ??= table.ids.of(record);
        continue;
      }
      found++;
      const number = entities.get(entity) ?? entities.size + 1;
      entities.set(entity, number);
      entityOf[record] = number;
    }
    if (found === 0 && (table.starts[source + 1] as number) > (table.starts[source] as number))
      refuse(refusals, 'link.truth-of-others', {
        file: files[source] ?? firstFile,
        found: known.keys().next().value ?? '–',
        source: sourceName(source),
        expected: table.ids.of(table.starts[source] as number),
      });
    const lacking = (table.starts[source + 1] as number) - (table.starts[source] as number) - found;
    if (unknown !== undefined) notes.push(lackingNote(files[source] ?? firstFile, sourceName(source), lacking, unknown));
  }
  return { entityOf, notes };
}

const lackingNote = (file: string, source: string, lacking: number, first: string): Note => ({
  vi: `Đáp án ${path.basename(file)} thiếu ${lacking} bản ghi của tệp ${source}, như “${first}”; mỗi bản ghi ấy được coi là không trùng với ai.`,
  en: `The truth ${path.basename(file)} lacks ${lacking} of the records of file ${source}, such as “${first}”; each of them is judged as the same as nobody else.`,
});

async function readEntities(file: string): Promise<Map<string, string>> {
  const csv = await openCsv(file);
  const header = csv.header.map((name) => name.toLowerCase());
  const [id, entity] = [header.indexOf('id'), header.indexOf('entity')];
  if (id < 0 || entity < 0) refuse(refusals, 'link.truth-columns', { file, found: csv.header.join(', ') });
  const known = new Map<string, string>();
  for await (const rows of readRows(csv)) {
    for (const { fields, flaw, line } of rows) {
      const [own = '', of = ''] = [fields[id]?.trim(), fields[entity]?.trim()];
      if (flaw || own === '' || of === '') continue;
      const first = known.get(own) ?? of;
      if (first !== of) refuse(refusals, 'link.truth-contradicts', { file, id: own, first, second: of, line });
      known.set(own, of);
    }
  }
  return known;
}

/** What is measured below the interval of its estimate, which promised more than it held. What is better than promised harms nobody. */
export function brokenPromises({ precision, recall }: Measure, estimated: Quality): Note[] {
  const found = (
    [
      ['độ đúng', 'precision', precision, estimated.precision],
      ['độ đủ', 'recall', recall, estimated.recall],
    ] as const
  ).flatMap(([vi, en, measured, estimate]) => (measured !== null && estimate && measured < estimate.from ? [{ vi, en, measured, estimate }] : []));
  const [own, english] = [numbersIn('vi'), numbersIn('en')];
  return found.map(({ vi, en, measured, estimate: { from, to } }) => ({
    vi: `Theo đáp án, ${vi} là ${own.percent(measured)}, thấp hơn khoảng ước tính ${own.percent(from)} – ${own.percent(to)}: với những tệp như thế này, đừng tin khoảng ước tính.`,
    en: `By the truth, a ${en} of ${english.percent(measured)} is below its estimate of ${english.percent(from)} – ${english.percent(to)}: for files like these, do not trust the estimate.`,
  }));
}

/** `accepted` are the pairs of the run. */
export function measure(
  table: Table,
  entityOf: Int32Array,
  sourceOf: Uint16Array | undefined,
  accepted: Iterable<{ readonly a: number; readonly b: number }>,
): Measure {
  let [taken, right] = [0, 0];
  for (const { a, b } of accepted) {
    taken++;
    if (entityOf[a] !== 0 && entityOf[a] === entityOf[b]) right++;
  }
  const sources = table.starts.length - 1;
  const counts = new Map<number, number[]>();
  for (let record = 0; record < table.count; record++) {
    const entity = entityOf[record] as number;
    if (entity === 0) continue;
    const own = counts.get(entity) ?? new Array<number>(sources).fill(0);
    own[sourceOf ? (sourceOf[record] as number) : 0]!++;
    counts.set(entity, own);
  }
  let all = 0;
  for (const own of counts.values()) {
    const total = own.reduce((sum, count) => sum + count, 0);
    all += (total * (total - 1)) / 2;
    if (sourceOf) for (const count of own) all -= (count * (count - 1)) / 2;
  }
  const [precision, recall] = [taken === 0 ? null : right / taken, all === 0 ? null : right / all];
  return { precision, recall, f1: taken + all === 0 ? null : (2 * right) / (taken + all) };
}
