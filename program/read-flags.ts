/** Reads what stands after a command: a value that cannot be meant is refused before anything is opened or made. */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { CommandNeeds } from '#database/index.ts';
import { type Command, type CommandFlag, type CommandInput, readIsoDate, refuse, type Words } from '#values/index.ts';
import { refusals } from './refusals.ts';

export type GivenFlags = { readonly [name: string]: string | readonly string[] | boolean | undefined };

type Value = string | number | boolean | undefined;

export function readInput(command: Pick<Command<CommandNeeds>, 'flags' | 'takes'>, given: GivenFlags, words: readonly string[]): CommandInput {
  const { name = '', brief = { vi: '', en: '' } } = command.takes ?? {};
  if (words.some((word) => word.trim() === '')) refuse(refusals, 'program.word-empty', { name, what_vi: brief.vi, what_en: brief.en });
  const read = Object.fromEntries(
    Object.entries(command.flags ?? {}).map(([flag, shape]) => [
      flag,
      [given[flag]].flat().map((one) => readFlag(flag, shape, one as string | boolean | undefined)),
    ]),
  );
  const first = (flag: string): Value => read[flag]?.[0];
  return {
    words,
    text: (flag) => (first(flag) === undefined ? undefined : String(first(flag))),
    texts: (flag) => (read[flag] ?? []).filter((value) => value !== undefined).map(String),
    count: (flag) => (first(flag) === undefined ? undefined : Number(first(flag))),
    yes: (flag) => first(flag) === true,
  };
}

/** Refused: what is not of the flag's kind, or lies outside of what the flag allows. */
export function readFlag(flag: string, shape: CommandFlag, found: string | boolean | undefined): Value {
  if (found === undefined || typeof found === 'boolean') return found;
  const value = valueOf(shape, found);
  if (value !== undefined) return value;
  const { vi, en } = expectedBy(shape);
  return refuse(refusals, 'program.flag-value', { flag, found, expected_vi: vi, expected_en: en });
}

function valueOf(shape: CommandFlag, found: string): string | number | undefined {
  const { kind, least = kind === 'count' ? 1 : 0, most = Number.MAX_SAFE_INTEGER, oneOf } = shape;
  const within = (value: number): number | undefined => (value >= least && value <= most ? value : undefined);
  switch (kind) {
    case 'count':
      return /^\d{1,15}$/.test(found) ? within(Number(found)) : undefined;
    case 'size':
      return within(bytesIn(found));
    case 'day':
      return isDay(found) ? found : undefined;
    case 'moment':
      return isMoment(found) ? found : undefined;
    case 'file':
      return found !== '' && kindAt(found) === 'file' ? path.resolve(found) : undefined;
    case 'new-file':
      return found !== '' && !/[\\/]$/.test(found) && kindAt(found) !== 'folder' && kindAt(path.dirname(path.resolve(found))) === 'folder'
        ? path.resolve(found)
        : undefined;
    case 'folder':
      return found !== '' && kindAt(found) !== 'file' ? path.resolve(found) : undefined;
    default:
      return found.trim() !== '' && (oneOf === undefined || oneOf.includes(found)) ? found : undefined;
  }
}

const unitBytes: { readonly [unit: string]: number } = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** NaN where it is no size. */
function bytesIn(text: string): number {
  const size = /^(\d{1,9}(?:\.\d{1,3})?)([kmg])b?$/i.exec(text);
  return size ? Math.floor(Number(size[1]) * (unitBytes[(size[2] ?? '').toLowerCase()] ?? 1)) : Number.NaN;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && readIsoDate(text) !== undefined;

/** A day alone stands for its end; with a time it says its zone, so that it means the same everywhere. */
function isMoment(text: string): boolean {
  const [, day = '', time] = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(text) ?? [];
  return isDay(day) && (time === undefined || !Number.isNaN(Date.parse(text)));
}

/** Pipes and devices count as files: they can be read and written. Undefined also where we may not look. */
function kindAt(place: string): 'file' | 'folder' | undefined {
  try {
    return statSync(place).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** Years and ports stay in one piece. */
const grouped = (count: number, as: string): string => (count < 100_000 ? String(count) : count.toLocaleString(as));

function expectedBy({ kind, least = 1, most, oneOf }: CommandFlag): Words {
  if (oneOf) return { vi: `một trong: ${oneOf.join(', ')}`, en: `one of: ${oneOf.join(', ')}` };
  switch (kind) {
    case 'count':
      return most === undefined
        ? { vi: `số nguyên từ ${least} trở lên`, en: `a whole number from ${least} on` }
        : { vi: `số nguyên từ ${least} đến ${grouped(most, 'vi-VN')}`, en: `a whole number from ${least} to ${grouped(most, 'en-GB')}` };
    case 'size': {
      const smallest = `${Math.ceil(least / 2 ** 20)}m`;
      return { vi: `dung lượng từ ${smallest} trở lên, ví dụ 512m hoặc 1g`, en: `a size of ${smallest} or more, such as 512m or 1g` };
    }
    case 'day':
      return { vi: 'một ngày có thật, viết năm-tháng-ngày như 2025-07-01', en: 'a day that exists, as 2025-07-01' };
    case 'moment':
      return {
        vi: 'một ngày như 2025-07-01, hoặc một lúc kèm múi giờ như 2025-07-01T09:00:00+07:00',
        en: 'a day as 2025-07-01, or a moment with its zone as 2025-07-01T09:00:00+07:00',
      };
    case 'file':
      return { vi: 'đường dẫn của một tệp có sẵn', en: 'the path of a file that is there' };
    case 'new-file':
      return { vi: 'tên một tệp để ghi, trong thư mục có sẵn', en: 'the name of a file to write, in a folder that is there' };
    case 'folder':
      return { vi: 'đường dẫn của một thư mục', en: 'the path of a folder' };
    default:
      return { vi: 'chữ, không để trống', en: 'text, not empty' };
  }
}
