/** Links the records of CSV files: `sogoc link`, from the first look at the files to the report. */
import { createHash } from 'node:crypto';
import { readFile, realpath, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Language, type Progress, refuse } from '#values/index.ts';
import { mostPasses } from './blocks/choose-passes.ts';
import { bytesOf, type Linked, linkTables, type Phase, threadsFor } from './link-tables.ts';
import { lockFolder } from './lock-folder.ts';
import { brokenPromises, type Measure, measure, readTruth } from './measure.ts';
import { modelFileOf, readModel } from './model/model-file.ts';
import type { Estimate } from './model/threshold.ts';
import { estimateValues } from './read/estimate-values.ts';
import { type CsvFile, openCsv } from './read/read-csv.ts';
import { sampleRows, type Table } from './read/read-tables.ts';
import { tableOf } from './read/table-of-files.ts';
import { bytesOfUnread } from './read/unread-rows.ts';
import type { Windows } from './records-in-parts.ts';
import { refusals } from './refusals.ts';
import { askedPairs } from './report/asked-pairs.ts';
import { reportPage } from './report/report-page.ts';
import { ensureResources, exposeGarbageCollector, idBytes, planResources, type Resources, recordsIn, sayBytes, windowsOf } from './resources.ts';
import { makePlan, type Note, type Plan } from './settings/plan.ts';
import { readSettings, type Settings } from './settings/settings.ts';
import { type Step, stepClock } from './step-clock.ts';
import { sourceName, unreadName, writeBytes, writeClusters, writeJson, writePairs, writeWhole } from './write-results.ts';

type Needs = {
  readonly now: Date;
  readonly language: Language;
  readonly stopping: AbortSignal;
  progress(step: Progress): void;
};

export type LinkFilesOptions = {
  readonly files: readonly string[];
  readonly out: string;
  readonly settings?: string | undefined;
  readonly model?: string | undefined;
  readonly truth?: readonly string[];
  /** Pairs to explain in the report, `LEFT=RIGHT` by id. */
  readonly pairs?: readonly string[];
  readonly memoryBytes?: number | undefined;
  /** Threads; absent: as many as there are cores. */
  readonly workers?: number | undefined;
  /** In parts of these sizes, whatever memory there is: for tests. */
  readonly windows?: Windows;
};

export type LinkReport = {
  readonly records: number;
  readonly files: readonly { readonly source: string; readonly file: string; readonly records: number }[];
  readonly compared: number;
  readonly accepted: number;
  readonly near: number;
  readonly clusters: number;
  readonly threshold: number;
  readonly estimated: { readonly precision: Estimate | null; readonly recall: Estimate | null };
  /** Only with a truth. */
  readonly precision?: number | null;
  readonly recall?: number | null;
  readonly f1?: number | null;
  /** Also written to `unread-a.csv` and so on, to be mended. */
  readonly unread: readonly { readonly source: string; readonly file: string; readonly line: number; readonly flaw: string }[];
  readonly notes: readonly Note[];
  readonly resumed: boolean;
  readonly expected: Resources;
  readonly seconds: number;
  readonly steps: readonly Step[];
  readonly peakMemoryMb: number;
  readonly out: string;
};

const phaseWords: { readonly [phase in Phase | 'read' | 'write']: { readonly vi: string; readonly en: string } } = {
  read: { vi: 'Đọc bản ghi', en: 'Reading records' },
  blocks: { vi: 'Chọn cách gom', en: 'Choosing what to compare' },
  learn: { vi: 'Học mô hình', en: 'Learning the model' },
  score: { vi: 'Cân từng cặp', en: 'Weighing pairs' },
  cluster: { vi: 'Ghép thành nhóm', en: 'Joining into clusters' },
  write: { vi: 'Ghi kết quả', en: 'Writing results' },
};

/** What is written stays: a run that was ended goes on with the model that it had learned, if files and settings are the same. */
export async function linkFiles(needs: Needs, options: LinkFilesOptions): Promise<LinkReport> {
  const began = performance.now();
  const clock = stepClock();
  const say = (phase: Phase | 'read' | 'write', done: number, total?: number): void => {
    clock.enter(phase);
    needs.progress({ words: phaseWords[phase], done, ...(total !== undefined && { total }) });
  };
  const given = options.settings === undefined ? {} : await readSettings(options.settings);
  const files = await openFiles(options.files, given.header);
  const model = options.model === undefined ? undefined : await readModel(options.model);
  const plan = await makePlan(files, given);
  const samples = await sampleRows(files, 1000);
  const rowBytes = averageRow(samples);
  const workers = options.workers ?? availableParallelism();
  const threads = threadsFor(recordsIn(files, rowBytes), plan.columns, plan.settings, workers);
  const passes = plan.settings.blocking?.length ?? mostPasses(0);
  const asked = { files, rowBytes, columns: plan.columns, passes, threads };
  const expected = planResources(asked, options.memoryBytes, options.windows !== undefined);
  await ensureOutOfInput(files, options);
  const unlock = await lockFolder(options.out);
  try {
    await ensureResources(expected, options.out, asked, await estimateValues(files, plan.columns, expected.records));
    needs.progress({
      words: {
        vi: `Cần chừng ${sayBytes(expected.memoryBytes)} bộ nhớ, ${sayBytes(expected.diskBytes)} đĩa`,
        en: `About ${sayBytes(expected.memoryBytes)} of memory and ${sayBytes(expected.diskBytes)} of disk are needed`,
      },
      done: 0,
      isNotice: true,
    });
    const place = (name: string): string => path.join(options.out, name);
    const key = await runKey(options, files, plan);
    const folder = expected.inParts ? place(partsName) : undefined;
    if (folder !== undefined) exposeGarbageCollector();
    const table = await tableOf(files, plan, key, folder, place(partsName), {
      thisYear: needs.now.getFullYear(),
      expected: expected.records,
      stopping: needs.stopping,
      onRows: (rows) => say('read', rows, expected.records),
    });
    const pairs = askedPairs(table, options.pairs ?? []);
    const truth = options.truth && options.truth.length > 0 ? await readTruth(table, options.truth) : undefined;
    const entityOf = truth?.entityOf;
    const resumed = model === undefined && (await isKept(place('.link.json'), key)) ? await readModel(place('model.json')) : undefined;
    const own = model ?? resumed;
    const linked = await linkTables(table, {
      settings: plan.settings,
      ...(own && { model: own }),
      // from here on nothing is refused: what an earlier run left is of other settings
      onBegin: async () => {
        await writeJson(place('settings.json'), plan.settings);
        for (const name of [...results, ...files.map((_, source) => unreadName(source)), ...(own ? [] : ['model.json'])])
          await rm(place(name), { force: true });
      },
      stopping: needs.stopping,
      workers,
      ...(folder !== undefined && {
        parts: {
          folder,
          windows: (most, valueBytes, own) => options.windows ?? windowsOf({ ...expected, records: table.count }, table.rowLength, most, valueBytes, own),
        },
      }),
      onProgress: say,
      onLearned: async (shares, comparisons) => {
        await writeJson(place('model.json'), modelFileOf(shares, comparisons));
        await writeJson(place('.link.json'), { key });
      },
    });
    say('write', 0);
    globalThis.gc?.();
    table.ids.hold(idBytes({ ...expected, records: table.count }, bytesOf(linked.single.spec), threads));
    const accepted = await writePairs(place('pairs.csv'), table, linked.sourceOf, linked.accepted());
    const near = await writePairs(place('near.csv'), table, linked.sourceOf, linked.near());
    const clusters = await writeClusters(place('clusters.csv'), table, linked.sourceOf, linked.clusters.clusterOf);
    for (const [source, file] of files.entries()) {
      const rows = table.unread.filter((row) => row.source === source);
      if (rows.length > 0) await writeBytes(place(unreadName(source)), bytesOfUnread(file, rows));
    }
    const measured: Measure | undefined = entityOf && measure(table, entityOf, linked.sourceOf, linked.accepted());
    const report: LinkReport = {
      records: table.count,
      files: files.map(({ name }, source) => ({
        source: sourceName(source),
        file: name,
        records: (table.starts[source + 1] as number) - (table.starts[source] as number),
      })),
      compared: linked.compared,
      accepted,
      near,
      clusters,
      threshold: Number(linked.threshold.toFixed(4)),
      estimated: linked.quality,
      ...measured,
      unread: table.unread.map(({ source, line, flaw }) => ({ source: sourceName(source), file: (files[source] as CsvFile).name, line, flaw })),
      notes: [
        ...plan.notes,
        ...table.notes,
        ...(truth?.notes ?? []),
        ...(measured ? brokenPromises(measured, linked.quality) : []),
        ...notesOf(table, linked, accepted),
      ],
      resumed: resumed !== undefined,
      expected,
      seconds: Number(((performance.now() - began) / 1000).toFixed(2)),
      steps: clock.steps(),
      peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
      out: options.out,
    };
    await writeWhole(
      place('report.html'),
      reportPage({ table, linked, report, asked: pairs, settings: plan.settings, language: needs.language, now: needs.now, entityOf }),
    );
    await rm(place('.link.json'), { force: true });
    await rm(place(partsName), { recursive: true, force: true });
    return report;
  } finally {
    await unlock();
  }
}

/** What is written when all is known. */
const results = ['pairs.csv', 'near.csv', 'clusters.csv', 'report.html'];

/** A file of the folder that is read cannot be a result of the run. */
async function ensureOutOfInput(files: readonly CsvFile[], { out, truth = [] }: LinkFilesOptions): Promise<void> {
  const names = [...results, ...files.map((_, source) => unreadName(source))];
  const written = await Promise.all(names.map((name) => realpath(path.join(out, name)).catch(() => '')));
  for (const file of [...files.map((own) => own.path), ...truth]) {
    if (written.includes(await realpath(file).catch(() => file))) refuse(refusals, 'link.out-over-input', { file });
  }
}

async function openFiles(paths: readonly string[], header: Settings['header']): Promise<CsvFile[]> {
  if (paths.length === 0) refuse(refusals, 'link.no-files', {});
  const files: CsvFile[] = [];
  for (const file of paths) files.push(await openCsv(path.resolve(file), header));
  return files;
}

function averageRow(samples: Awaited<ReturnType<typeof sampleRows>>): number {
  let [bytes, rows] = [0, 0];
  for (const sample of samples) {
    for (const fields of sample.rows) {
      rows++;
      bytes += fields.length;
      for (const field of fields) bytes += Buffer.byteLength(field);
    }
  }
  return rows === 0 ? 50 : bytes / rows;
}

/** Where a run in parts keeps its files until it has ended well. */
const partsName = '.link-parts';

/** The same files, by size and time, under the same settings. */
async function runKey(options: LinkFilesOptions, files: readonly CsvFile[], plan: Plan): Promise<string> {
  const facts = await Promise.all(files.map(async ({ path: file }) => ({ file, size: (await stat(file)).size, changed: (await stat(file)).mtimeMs })));
  return createHash('sha256')
    .update(JSON.stringify([facts, plan.settings, options.model ?? null]))
    .digest('hex');
}

async function isKept(file: string, key: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.includes(`"${key}"`);
}

function notesOf(table: Table, { clusters, choice, comparisons, frequencies, isByHand, trained }: Linked, accepted: number): Note[] {
  if (table.count === 0) return [{ vi: 'Tệp có tên cột mà không có bản ghi nào.', en: 'There are names of columns and no records.' }];
  const notes: Note[] = [];
  if (clusters.oneToOne)
    notes.push({ vi: 'Mỗi bản ghi được ghép với nhiều nhất một bản ghi của tệp kia.', en: 'Each record is linked to at most one of the other file.' });
  for (const [number, { id }] of comparisons.entries()) {
    if (frequencies.known[number] === 0) notes.push({ vi: `Cột “${id}” không có giá trị nào.`, en: `The column “${id}” has no values.` });
    else if ((frequencies.agreement[number] as number) > 0.999)
      notes.push({ vi: `Cột “${id}” ở mọi bản ghi đều như nhau.`, en: `The column “${id}” is the same in all records.` });
  }
  if (table.count > 1 && choice.passes.length === 0)
    notes.push({ vi: 'Không cột nào gom được bản ghi; không cặp nào được so.', en: 'No column brings records together; no pair was compared.' });
  else if (table.count > 1 && accepted === 0)
    notes.push({
      vi: 'Không cặp nào đạt ngưỡng; những cặp gần nhất, nếu có, ở near.csv.',
      en: 'No pair reaches the threshold; the nearest, if any, are in near.csv.',
    });
  if (trained.shares.caution > 0)
    notes.push({
      vi: 'Các cột không chứng thực cho nhau: hầu như không cặp nào đứng được nhờ một cột, hay khi bỏ đi một cột bất kỳ. Hai bản ghi giống nhau là một, hay ở người lạ các cột ấy vẫn đi cùng nhau, thì các tệp này không nói được; vì vậy chỉ nhận những cặp vẫn đứng được cả khi ấy. Hãy thêm một cột khác, hoặc xem near.csv và cho “threshold” trong tệp cài đặt.',
      en: 'The columns do not bear each other out: hardly a pair would stand by one column alone, or without any one of them. Whether records that agree are one, or these columns go together among strangers, cannot be told from the files; so only pairs that would stand even then are accepted. Give a further column, or look at near.csv and give a “threshold” in the settings.',
    });
  if (isByHand)
    notes.push({
      vi: 'Mọi trọng số được cho trước mà không có “prior”: chúng không nói xác suất, nên không ước tính độ đúng và độ đủ.',
      en: 'All weights were given, without a “prior”: they tell no probability, so precision and recall are not estimated.',
    });
  return notes;
}
