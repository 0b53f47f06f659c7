/** What linking so many forms needs of memory and disk: told, and refused where it is not there, before it begins. */
import { mkdir, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

export type LinkPlan = {
  /** Whether rows stand in files, and one part of them after the other in memory. */
  readonly inParts: boolean;
  /** About what the process of linkage will hold; in parts, what it may. */
  readonly memoryBytes: number;
  /** In parts, of files that are gone when linkage is done. */
  readonly diskBytes: number;
};

/** Node itself, its code and its young objects; and of each thread beside the first. */
const groundBytes = 210 * 2 ** 20;
const threadBytes = 40 * 2 ** 20;
/** By measurement, at 1 and 10 million forms: rows, keys and blocks, edges, and the names that they hold. */
const bytesPerForm = 480;
/** In parts, beside the window: for every form while pairs are compared, while clusters are made, and at most; and for distinct names. */
const besideWindow = { compare: 8, cluster: 20, most: 24 } as const;
const bytesPerName = 80;
const namesPerForm = 0.25;
/** What a form takes in the window: its row, what it knows, its blocks, its places; and while it is brought there. */
const windowBytesPerForm = 236;
/** A window of fewer is read too often. */
const leastWindow = 50_000;
const diskBytesPerForm = 520;

/** Without a limit linkage may take this share of the machine. */
const shareOfMachine = 0.6;

export function planLinkage(forms: number, threads: number, limit: number | undefined): LinkPlan {
  const allowed = limit ?? (process.constrainedMemory() || totalmem()) * shareOfMachine;
  const ground = groundBytes + threadBytes * (threads - 1);
  const needed = ground + forms * bytesPerForm;
  return needed <= allowed
    ? { inParts: false, memoryBytes: needed, diskBytes: 0 }
    : { inParts: true, memoryBytes: allowed, diskBytes: forms * diskBytesPerForm };
}

/** Refused before anything is read where linking so many forms would be refused. */
export async function ensureLinkable(forms: number, threads: number, limit: number | undefined, dataDir: string): Promise<void> {
  const plan = planLinkage(forms, threads, limit);
  if (plan.inParts) await ensureRoom(plan, forms, threads, partsFolder(dataDir));
}

/** Where a run in parts keeps its files. */
export const partsFolder = (dataDir: string): string => join(dataDir, 'linkage');

/** Refused where even the least window does not fit, or files would not. Makes the folder. */
export async function ensureRoom({ memoryBytes, diskBytes }: LinkPlan, forms: number, threads: number, folder: string): Promise<void> {
  const least =
    groundBytes + threadBytes * (threads - 1) + forms * (besideWindow.most + namesPerForm * bytesPerName) + Math.min(forms, leastWindow) * windowBytesPerForm;
  if (memoryBytes < least) refuse(refusals, 'linkage.too-little-memory', { needed: inMegabytes(least), free: inMegabytes(memoryBytes), forms });
  await mkdir(folder, { recursive: true });
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < diskBytes) refuse(refusals, 'linkage.too-little-disk', { needed: inMegabytes(diskBytes), free: inMegabytes(free), folder });
}

/** How many forms the window holds, once the distinct names are known. */
export function windowsOf({ memoryBytes }: LinkPlan, forms: number, names: number, threads: number): { readonly compare: number; readonly cluster: number } {
  const rest = memoryBytes - groundBytes - threadBytes * (threads - 1) - names * bytesPerName;
  const window = (beside: number): number => Math.max(leastWindow, Math.min(forms, Math.floor((rest - forms * beside) / windowBytesPerForm)));
  return { compare: window(besideWindow.compare), cluster: window(besideWindow.cluster) };
}

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;
