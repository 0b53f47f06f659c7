/** What a run will need of disk and memory, told before it starts; whether memory holds all rows, and if not, how many. */
import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { refuse } from '#values/index.ts';
import type { CsvFile } from './read/read-csv.ts';
import type { Windows } from './records-in-parts.ts';
import { refusals } from './refusals.ts';

export type Resources = {
  /** About. */
  readonly records: number;
  /** In parts: what may be taken. */
  readonly memoryBytes: number;
  readonly diskBytes: number;
  /** Rows stand in files, and some of them at a time in memory. */
  readonly inParts: boolean;
};

/** Node itself, its code and its young objects. */
const groundBytes = 180 * 2 ** 20;
/** In parts, where a limit is to be held: the same at its most, while records are read; and each thread beside the first. */
const groundInParts = 310 * 2 ** 20;
const threadBytes = 40 * 2 ** 20;
/** By measurement: rows, ids, blocks of some twenty passes, pairs kept; and what distinct values take beside their text. */
const bytesPerRecord = 500;
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

type Asked = { readonly files: readonly CsvFile[]; readonly rowBytes: number; readonly columns: number; readonly passes: number; readonly threads: number };

const rowLengthOf = (columns: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, columns)));
const groundOf = (threads: number): number => groundInParts + threadBytes * (threads - 1);
const windowBytes = (rowLength: number, passes: number): number => windowBytesPerRecord + 4 * (rowLength + passes);

export const allowedMemory = (limit: number | undefined): number => limit ?? (process.constrainedMemory() || totalmem()) * 0.9;

/** `rowBytes`: of an average row, from a sample. `isForced`: in parts, whatever memory there is. */
export function planResources({ files, rowBytes, columns, passes }: Asked, limit: number | undefined, isForced = false): Resources {
  const size = files.reduce((sum, file) => sum + (file.size - file.offset), 0);
  const records = Math.ceil(size / Math.max(1, rowBytes));
  const memoryBytes = Math.round(groundBytes + records * bytesPerRecord + size * bytesPerTextByte);
  const diskBytes = Math.round(reportBytes + records * diskBytesPerRecord);
  const allowed = allowedMemory(limit);
  if (memoryBytes <= allowed && !isForced) return { records, memoryBytes, diskBytes, inParts: false };
  const partBytes = partBytesPerRecord + 4 * rowLengthOf(columns) + passes * partBytesPerPass;
  return { records, memoryBytes: Math.round(allowed), diskBytes: Math.round(diskBytes + records * partBytes), inParts: true };
}

/** Refused where the disk under the folder, or the memory of the machine or as limited, is less than the least part takes. */
export async function ensureResources(needed: Resources, folder: string, { columns, passes, threads }: Omit<Asked, 'files' | 'rowBytes'>): Promise<void> {
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < needed.diskBytes) refuse(refusals, 'link.too-little-disk', { needed: sayBytes(needed.diskBytes), free: sayBytes(free), folder });
  const least = groundOf(threads) + needed.records * besideWindow.cluster + Math.min(needed.records, leastWindow) * windowBytes(rowLengthOf(columns), passes);
  if (needed.inParts && needed.memoryBytes < least) refuseMemory(least, needed);
}

function refuseMemory(least: number, { memoryBytes, records }: Resources): never {
  return refuse(refusals, 'link.too-little-memory', { needed: sayBytes(least), free: sayBytes(memoryBytes), records });
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

export const sayBytes = (bytes: number): string => (bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 2 ** 20))} MB`);

/** A run in parts gives back what it no longer needs at once: windows are shared memory, of which the collector of garbage feels no weight. */
export function exposeGarbageCollector(): void {
  setFlagsFromString('--expose-gc');
  globalThis.gc ??= runInNewContext('gc') as NodeJS.GCFunction;
}
