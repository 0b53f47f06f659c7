/** What a run will need of disk and memory, told before it starts. */
import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { refuse } from '#values/index.ts';
import type { CsvFile } from './read/read-csv.ts';
import { refusals } from './refusals.ts';

export type Resources = { readonly records: number; readonly memoryBytes: number; readonly diskBytes: number };

/** Node itself, its code and its young objects. */
const groundBytes = 180 * 2 ** 20;
/** By measurement: rows, ids, blocks of some twenty passes, pairs kept; and what distinct values take beside their text. */
const bytesPerRecord = 500;
const bytesPerTextByte = 1.6;
/** Accepted and near pairs, clusters. */
const diskBytesPerRecord = 220;
const reportBytes = 4 * 2 ** 20;

/** `rowBytes`: of an average row, from a sample. */
export function estimateResources(files: readonly CsvFile[], rowBytes: number): Resources {
  const size = files.reduce((sum, file) => sum + (file.size - file.offset), 0);
  const records = Math.ceil(size / Math.max(1, rowBytes));
  return {
    records,
    memoryBytes: Math.round(groundBytes + records * bytesPerRecord + size * bytesPerTextByte),
    diskBytes: Math.round(reportBytes + records * diskBytesPerRecord),
  };
}

/** Refused where the disk under the folder or the memory, of the machine or as limited, is less. */
export async function ensureResources(needed: Resources, folder: string, memoryLimit: number | undefined): Promise<void> {
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < needed.diskBytes) refuse(refusals, 'link.too-little-disk', { needed: sayBytes(needed.diskBytes), free: sayBytes(free), folder });
  const allowed = memoryLimit ?? (process.constrainedMemory() || totalmem()) * 0.9;
  if (allowed < needed.memoryBytes)
    refuse(refusals, 'link.too-little-memory', { needed: sayBytes(needed.memoryBytes), free: sayBytes(allowed), records: needed.records });
}

export const sayBytes = (bytes: number): string => (bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 2 ** 20))} MB`);
