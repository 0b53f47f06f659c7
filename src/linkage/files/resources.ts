/** What a run will need of disk and memory, told before it starts; whether memory holds all rows, and if not, how many. */
import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { refuse } from '#values/index.ts';
import type { ValueEstimate } from './read/estimate-values.ts';
import type { CsvFile } from './read/read-csv.ts';
import type { Windows } from './records-in-parts.ts';
import { refusals } from './refusals.ts';
import type { Column } from './settings/kinds.ts';

export type Resources = {
  /** About. */
  readonly records: number;
  /** In parts: what may be taken. */
  readonly memoryBytes: number;
  /** What would be taken with all rows in memory. */
  readonly wholeBytes: number;
  readonly diskBytes: number;
  /** Rows stand in files, and some of them at a time in memory. */
  readonly inParts: boolean;
};

/** Node itself, its code, and what any run makes beside records; young objects, which grow with the work up to that of so many records. */
const groundBytes = 245 * 2 ** 20;
const young = { bytes: 120 * 2 ** 20, records: 100_000 } as const;
/** In parts, where a limit is to be held: the same at its most, while records are read; and each thread beside the first. */
const groundInParts = 310 * 2 ** 20;
const threadBytes = 40 * 2 ** 20;
/** By measurement, from 15 to a million records: rows, ids, blocks of some twenty passes, pairs kept; and what distinct values take beside their text. */
const bytesPerRecord = 200;
const bytesPerTextByte = 1.6;
/** Accepted and near pairs, clusters. */
const diskBytesPerRecord = 220;
const reportBytes = 4 * 2 ** 20;

/** In parts, for every record: while its keys are sorted and pairs compared, and while clusters are made. */
const besideWindow = { compare: 8, cluster: 28 } as const;
/** What a record takes in the window beside its row and 4 bytes a pass, and while it is brought there. */
const windowBytesPerRecord = 72;
/** A window of fewer is read too often. */
const leastWindow = 20_000;
/** What an entry takes while entries are sorted. */
const bytesPerEntry = 72;
/** On disk: id, known, edges, accepted pairs; and a pass: keys, blocks and members. */
const partBytesPerRecord = 90;
const partBytesPerPass = 12;

type Asked = {
  readonly files: readonly CsvFile[];
  /** Of an average row, from a sample. */
  readonly rowBytes: number;
  readonly columns: readonly Column[];
  readonly passes: number;
  readonly threads: number;
};

/** By measurement, bytes of a distinct value beside its letters: while it is read, while comparisons and keys of its list are made ready, and after. */
const valueBytes = { read: 50, ready: { byWords: 160, other: 40 }, held: { byWords: 24, other: 20 } } as const;
/** What is held of a value of several words, for each of its letters. */
const bytesPerLetter = 3;
const byWords: readonly Column['kind'][] = ['given-name', 'surname', 'full-name', 'company', 'address', 'text'];

const rowLengthOf = (columns: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, columns)));
const groundOf = (threads: number): number => groundInParts + threadBytes * (threads - 1);
const windowBytes = (rowLength: number, passes: number): number => windowBytesPerRecord + 4 * (rowLength + passes);

const allowedMemory = (limit: number | undefined): number => limit ?? (process.constrainedMemory() || totalmem()) * 0.9;

const sizeOf = (files: readonly CsvFile[]): number => files.reduce((sum, file) => sum + (file.size - file.offset), 0);

/** About, by an average row. */
export const recordsIn = (files: readonly CsvFile[], rowBytes: number): number => Math.ceil(sizeOf(files) / Math.max(1, rowBytes));

/** `isForced`: in parts, whatever memory there is. */
export function planResources({ files, rowBytes, columns, passes, threads }: Asked, limit: number | undefined, isForced = false): Resources {
  const size = sizeOf(files);
  const records = recordsIn(files, rowBytes);
  const grown = young.bytes * Math.min(1, records / young.records);
  const wholeBytes = Math.round(groundBytes + threadBytes * (threads - 1) + grown + records * bytesPerRecord + size * bytesPerTextByte);
  const diskBytes = Math.round(reportBytes + records * diskBytesPerRecord);
  const allowed = allowedMemory(limit);
  if (wholeBytes <= allowed && !isForced) return { records, memoryBytes: wholeBytes, wholeBytes, diskBytes, inParts: false };
  const partBytes = partBytesPerRecord + 4 * rowLengthOf(columns.length) + passes * partBytesPerPass;
  return { records, memoryBytes: Math.round(allowed), wholeBytes, diskBytes: Math.round(diskBytes + records * partBytes), inParts: true };
}

/** Refused where the disk under the folder, or the memory of the machine or as limited, is less than the least part takes. `values`: by column. */
export async function ensureResources(
  needed: Resources,
  folder: string,
  { columns, passes, threads }: Pick<Asked, 'columns' | 'passes' | 'threads'>,
  values: readonly ValueEstimate[],
): Promise<void> {
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < needed.diskBytes) refuse(refusals, 'link.too-little-disk', { needed: sayBytes(needed.diskBytes), free: sayBytes(free), folder });
  const { read, ready, held } = bytesOfValues(columns, values);
  const window = Math.min(needed.records, leastWindow) * windowBytes(rowLengthOf(columns.length), passes);
  const least = groundOf(threads) + Math.max(read, ready, held + needed.records * besideWindow.cluster + window);
  if (needed.inParts && needed.memoryBytes < least) refuseMemory(least, needed);
}

function bytesOfValues(columns: readonly Column[], values: readonly ValueEstimate[]): { readonly read: number; readonly ready: number; readonly held: number } {
  let [read, most, held] = [0, 0, 0];
  for (const [place, { distinct, bytes }] of values.entries()) {
    const kind = byWords.includes((columns[place] as Column).kind) ? 'byWords' : 'other';
    read += distinct * (valueBytes.read + bytes);
    held += distinct * (valueBytes.held[kind] + bytes * (kind === 'byWords' ? bytesPerLetter : 1));
    most = Math.max(most, distinct * (valueBytes.ready[kind] + bytes));
  }
  return { read, ready: held + most, held };
}

/** `least`: in parts. A small file needs less than that as a whole. */
function refuseMemory(least: number, { memoryBytes, wholeBytes, records }: Resources): never {
  return refuse(refusals, 'link.too-little-memory', { needed: sayBytes(Math.min(least, wholeBytes)), free: sayBytes(memoryBytes), records });
}

/** Of ids, while results are written: what is left beside clusters and values. */
export function idBytes({ memoryBytes, records }: Resources, valueBytes: number, threads: number): number {
  return Math.max(2 ** 24, memoryBytes - groundOf(threads) - valueBytes - records * besideWindow.cluster);
}

/** How many records the window holds beside distinct values of so many bytes; refused where hardly any would. */
export function windowsOf(planned: Resources, rowLength: number, passes: number, valueBytes: number, threads: number): Windows {
  const { memoryBytes, records } = planned;
  const rest = memoryBytes - groundOf(threads) - valueBytes;
  const each = windowBytes(rowLength, passes);
  const window = (beside: number): number => Math.min(records, Math.floor((rest - records * beside) / each));
  const least = Math.min(records, leastWindow);
  if (window(besideWindow.cluster) < least) refuseMemory(memoryBytes - rest + records * besideWindow.cluster + least * each, planned);
  return {
    compare: window(besideWindow.compare),
    cluster: window(besideWindow.cluster),
    entries: Math.max(leastWindow, Math.floor((rest - records * besideWindow.cluster) / bytesPerEntry)),
  };
}

/** Rather too much than too little: who gives what is said has enough. */
export const sayBytes = (bytes: number): string =>
  bytes >= 2 ** 30 ? `${(Math.ceil((bytes / 2 ** 30) * 10) / 10).toFixed(1)} GB` : `${Math.max(1, Math.ceil(bytes / 2 ** 20))} MB`;

/** A run in parts gives back what it no longer needs at once: windows are shared memory, of which the collector of garbage feels no weight. */
export function exposeGarbageCollector(): void {
  setFlagsFromString('--expose-gc');
  globalThis.gc ??= runInNewContext('gc') as NodeJS.GCFunction;
}
