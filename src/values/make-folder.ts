/** Places on the disk that somebody has named to write into, and why one cannot be written. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Words } from './command.ts';
import { refuse } from './refusal.ts';
import { refusals } from './refusals.ts';

/**
 * A folder into which this process may write, made with all that is missing above it. One after the other: Node's own `recursive`
 * tries for ever where a file system says of a folder that is there that it is not, as /proc does (Node 26). Refused, with what
 * stands in the way; folders above that were made by then stay.
 */
export function makeFolder(folder: string): void {
  try {
    for (const missing of missingOf(path.resolve(folder))) makeOne(missing);
    accessSync(`${folder}/.`, constants.W_OK | constants.X_OK); // no such place in a file
  } catch (error) {
    notWritable(folder, error);
  }
}

/** Refuses a place by what the system said when it was to be written; what is no word of the system is thrown as it is. */
export function notWritable(place: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  const why = code === undefined ? undefined : reasons[code];
  if (!why) throw error;
  return refuse(refusals, 'place.not-writable', { place: brief(place), why_vi: why.vi, why_en: why.en });
}

const [file, forbidden]: readonly Words[] = [
  { vi: 'giữa đường dẫn có một tệp', en: 'a file stands in its path' },
  { vi: 'không có quyền ghi ở đó', en: 'nothing may be written there' },
];
const reasons: { readonly [code: string]: Words | undefined } = {
  ENOTDIR: file,
  EEXIST: file,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: forbidden,
  EISDIR: { vi: 'đó là một thư mục', en: 'it is a folder' },
  ENOENT: { vi: 'hệ thống không tạo gì ở đó', en: 'the system makes nothing there' },
  ELOOP: { vi: 'đường dẫn quay vòng', en: 'its path leads in a circle' },
  ENAMETOOLONG: { vi: 'tên quá dài', en: 'its name is too long' },
  ERR_INVALID_ARG_VALUE: { vi: 'tên có ký tự NUL', en: 'its name has a NUL in it' },
};

/** From the highest down. */
function missingOf(folder: string): string[] {
  const missing: string[] = [];
  for (let at = folder; !isThere(at); at = path.dirname(at)) missing.unshift(at);
  return missing;
}

const isThere = (place: string): boolean => statSync(place, { throwIfNoEntry: false }) !== undefined;

/** Somebody else may make it at the same time. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The end of a long path says what it is. */
const brief = (place: string): string => (place.length <= 120 ? place : `…${place.slice(-100)}`).replaceAll('\0', '␀');
