/** What of a request is not as its schema says: each field by its pointer, a code that does not change, and what is expected there. */
import { z } from 'zod';
import type { FieldError, Words } from '#values/index.ts';

type Issue = z.core.$ZodIssue;

/** In the order in which the schema was read; a name that the schema does not know is an error of its own. */
export function fieldErrors(schema: z.ZodType, value: unknown, issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
      return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), code: 'unknown', expected: nothingBut(known) }));
    }
    const missing = issue.path.length > 0 && valueAt(value, issue.path) === undefined;
    return [{ pointer: pointerTo(issue.path), code: missing ? 'missing' : (codes[issue.code] ?? 'value'), expected: expectedBy(issue) }];
  });
}

const asText: Words = { vi: 'chữ không có ký tự NUL và không có nửa ký tự (UTF-16)', en: 'text without NUL and without half of a character (UTF-16)' };

/** Texts that a database cannot keep, by their pointers; `value` has passed its schema. */
export function unkeptTexts(value: unknown, path: readonly PropertyKey[] = []): FieldError[] {
  if (typeof value === 'string')
    return value.isWellFormed() && !value.includes('\0') ? [] : [{ pointer: pointerTo(path), code: 'characters', expected: asText }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [...unkeptTexts(name, path), ...unkeptTexts(one, [...path, name])]);
}

const codes: { readonly [code: string]: string } = {
  invalid_type: 'type',
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_format: 'format',
  invalid_union: 'format',
};

/** RFC 6901. */
const pointerTo = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, part) => (at as { readonly [name: PropertyKey]: unknown } | null | undefined)?.[part], value);

const nothingBut = (known: readonly string[]): Words =>
  known.length === 0
    ? { vi: 'bỏ mục này', en: 'that it is left out' }
    : { vi: `một trong các mục ${known.join(', ')}`, en: `one of the fields ${known.join(', ')}` };

const typeWords: { readonly [type: string]: Words } = {
  string: { vi: 'chữ', en: 'text' },
  number: { vi: 'một số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  object: { vi: 'một đối tượng JSON', en: 'a JSON object' },
  array: { vi: 'một danh sách', en: 'a list' },
};

const formatWords: { readonly [format: string]: Words } = {
  date: { vi: 'một ngày có thật, ví dụ 2025-07-01', en: 'a day that exists, as 2025-07-01' },
  datetime: { vi: 'một lúc theo giờ UTC, ví dụ 2025-07-01T02:00:00Z', en: 'a moment in UTC, as 2025-07-01T02:00:00Z' },
};

function expectedBy(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? { vi: `kiểu ${issue.expected}`, en: issue.expected };
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum));
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return formatWords[issue.format] ?? { vi: `dạng ${issue.pattern ?? issue.format}`, en: `the form ${issue.pattern ?? issue.format}` };
    case 'invalid_union':
      return either(issue.errors.flatMap((errors) => errors.slice(0, 1).map(expectedBy)));
    case 'invalid_value':
      return { vi: `một trong: ${issue.values.join(', ')}`, en: `one of: ${issue.values.join(', ')}` };
    default:
      return { vi: 'như /openapi.json ghi', en: 'as /openapi.json says' };
  }
}

function atLeast(origin: string, least: number): Words {
  if (origin !== 'string') return { vi: `từ ${least} trở lên`, en: `${least} or more` };
  return least === 1 ? { vi: 'chữ, không để trống', en: 'text, not empty' } : { vi: `từ ${least} ký tự`, en: `${least} characters or more` };
}

const atMost = (origin: string, most: number): Words =>
  origin === 'string' ? { vi: `không quá ${most} ký tự`, en: `${most} characters or fewer` } : { vi: `không quá ${most}`, en: `${most} or less` };

const either = (all: readonly Words[]): Words => ({ vi: all.map(({ vi }) => vi).join('; hoặc '), en: all.map(({ en }) => en).join('; or ') });
