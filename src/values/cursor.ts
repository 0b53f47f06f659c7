/** Cursors of lists: opaque to whoever reads a list, the key of its last row to us. */
import { readIsoDate } from './birth-date.ts';
import { refuse } from './refusal.ts';
import { refusals } from './refusals.ts';

/** What a key is made of, as the database can compare it: `id` is a bigint, `int` an integer, `day` an ISO day. */
const parts = {
  id: (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
  int: (value: unknown): value is number => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  day: (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && readIsoDate(value) !== undefined,
  text: (value: unknown): value is string => typeof value === 'string' && !value.includes('\0'),
  yes: (value: unknown): value is boolean => typeof value === 'boolean',
} as const;

type Part = keyof typeof parts;
type Made = { readonly id: number; readonly int: number; readonly day: string; readonly text: string; readonly yes: boolean };
type KeyOf<Shape extends readonly Part[]> = { readonly [at in keyof Shape]: Made[Shape[at]] };

export const writeCursor = (key: readonly (string | number | boolean)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The key of the row after which the page begins; undefined where the list begins. Refused: a cursor that the list cannot have given.
 *
 * @example readCursor(writeCursor([7, 'a']), ['id', 'text']) // => [7, 'a']
 */
export function readCursor<const Shape extends readonly Part[]>(cursor: string | undefined, shape: Shape): KeyOf<Shape> | undefined {
  if (cursor === undefined) return undefined;
  const { vi, en } = refusals['list.cursor'].expected;
  return keyOfCursor(cursor, shape) ?? refuse(refusals, 'list.cursor', {}, [{ pointer: '/cursor', code: 'cursor', expected: { vi, en } }]);
}

/** The key of which `writeCursor` made this text; undefined where it made none of this shape. */
export function keyOfCursor<const Shape extends readonly Part[]>(text: string, shape: Shape): KeyOf<Shape> | undefined {
  const key = keyIn(text);
  const isOurs = key?.length === shape.length && shape.every((part, at) => parts[part](key[at])) && writeCursor(key as KeyOf<Shape>) === text;
  return isOurs ? (key as unknown as KeyOf<Shape>) : undefined;
}

function keyIn(cursor: string): readonly unknown[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) ? key : undefined;
  } catch {
    return undefined;
  }
}
