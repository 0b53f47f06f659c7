/** Every file of a delivery, in the order of paths, and what in it is no file to read. */
import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal, refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

/** `place` is given as bytes: a name need not be UTF-8. `path` is what people read: below the folder that was named, or the one that all named ones lie in, with `/`. */
export type DeliveredFile = { readonly place: Buffer; readonly path: string };
/** `why` is the code of its refusal; what it says, in both languages, is how to mend it. */
export type LeftOut = { readonly path: string; readonly why: string; readonly vi: string; readonly en: string };
export type Delivery = { readonly files: readonly DeliveredFile[]; readonly leftOut: readonly LeftOut[] };

const separator = Buffer.from(path.sep);
const dot = 46;

/** What is at a path that somebody named. Refused: nothing is there. */
export const namedPath = async (named: string): Promise<Stats> => stat(named).catch(() => refuse(refusals, 'delivery.path-unknown', { path: named }));

/** A path that is not there is refused; what lies in a folder and is no file to read is told. */
export async function listFiles(paths: readonly string[]): Promise<Delivery> {
  const files: DeliveredFile[] = [];
  const leftOut: LeftOut[] = [];
  const named = await Promise.all(paths.map(async (own) => ({ own, found: await namedPath(own) })));
  const shared = sharedFolder(named.map(({ own, found }) => path.resolve(found.isDirectory() ? own : path.dirname(own))));
  for (const { own, found } of named) {
    const shown = path.relative(shared, path.resolve(own)).split(path.sep).join('/');
    if (found.isDirectory()) await listFolder(Buffer.from(own), shown === '' ? '' : `${shown}/`, files, leftOut);
    else if (found.isFile()) files.push({ place: Buffer.from(own), path: shown });
    else leftOut.push(leave(own, leaving('file.not-a-file')));
  }
  return { files: files.sort(byPath), leftOut: leftOut.sort(byPath) };
}

/** The deepest folder in which all of these are, or that one of them is: two files of one name keep two paths. */
function sharedFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  const isAbove = (folder: string, other: string): boolean => !path.relative(folder, other).startsWith('..');
  let shared = first;
  while (shared !== path.dirname(shared) && !others.every((other) => isAbove(shared, other))) shared = path.dirname(shared);
  return shared;
}

async function listFolder(folder: Buffer, below: string, files: DeliveredFile[], leftOut: LeftOut[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, encoding: 'buffer' })) {
    const place = Buffer.concat([folder, separator, entry.name]);
    const shown = `${below}${entry.name.toString()}`;
    if (entry.name[0] === dot) leftOut.push(leave(shown, leaving('file.hidden')));
    else if (entry.isDirectory()) await listFolder(place, `${shown}/`, files, leftOut);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(place)))) files.push({ place, path: shown });
    else leftOut.push(leave(shown, leaving('file.not-a-file')));
  }
}

/** A link that leads nowhere is taken for a file, so that its loss is told when it is opened. */
async function isFile(place: Buffer): Promise<boolean> {
  const target = await stat(place).catch(() => lstat(place));
  return target.isFile() || target.isSymbolicLink();
}

export function leave(path: string, refusal: Refusal): LeftOut {
  return { path, why: refusal.code, vi: refusal.say('vi'), en: refusal.say('en') };
}

function leaving(code: 'file.hidden' | 'file.not-a-file'): Refusal {
  return new Refusal(code, refusals[code], {});
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
