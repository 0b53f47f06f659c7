import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { fieldErrors, unkeptTexts } from './field-errors.ts';

const schema = z.strictObject({
  q: z.string().min(2).max(4).optional(),
  born: z.int().min(1800).optional(),
  day: z.iso.date().optional(),
  knownOn: z.union([z.iso.date(), z.iso.datetime()]).optional(),
  kind: z.enum(['a', 'b']).optional(),
  changes: z.object({ 'a/b~c': z.string() }).optional(),
});

function errorsOf(value: unknown): (readonly [string, string, string])[] {
  const result = schema.safeParse(value);
  assert.ok(!result.success, JSON.stringify(value));
  return fieldErrors(schema, value, result.error.issues).map(({ pointer, code, expected }) => {
    assert.notEqual(expected.vi, expected.en);
    return [pointer, code, expected.en];
  });
}

test('each field that is not as it should be has its pointer, its code and what is expected', () => {
  assert.deepEqual(errorsOf({ q: 5 }), [['/q', 'type', 'text']]);
  assert.deepEqual(errorsOf({ q: 'a', born: 1.5 }), [
    ['/q', 'too-small', '2 characters or more'],
    ['/born', 'type', 'a whole number'],
  ]);
  assert.deepEqual(errorsOf({ q: 'abcde' }), [['/q', 'too-big', '4 characters or fewer']]);
  assert.deepEqual(errorsOf({ born: 1 }), [['/born', 'too-small', '1800 or more']]);
  assert.deepEqual(errorsOf({ day: '31/01/2025' }), [['/day', 'format', 'a day that exists, as 2025-07-01']]);
  assert.deepEqual(errorsOf({ knownOn: 'x' }), [['/knownOn', 'format', 'a day that exists, as 2025-07-01; or a moment in UTC, as 2025-07-01T02:00:00Z']]);
  assert.deepEqual(errorsOf({ kind: 'c' }), [['/kind', 'value', 'one of: a, b']]);
});

test('what is missing and what nobody asked for are told by name; a pointer is one of RFC 6901', () => {
  assert.deepEqual(errorsOf({ changes: {} }), [['/changes/a~1b~0c', 'missing', 'text']]);
  assert.deepEqual(errorsOf({ asof: 1, limt: 2 }), [
    ['/asof', 'unknown', 'one of the fields q, born, day, knownOn, kind, changes'],
    ['/limt', 'unknown', 'one of the fields q, born, day, knownOn, kind, changes'],
  ]);
  assert.deepEqual(errorsOf([]), [['', 'type', 'a JSON object']]);
});

test('a text that no database keeps is told by its pointer, a name of a field too; all others pass', () => {
  const told = (value: unknown) => unkeptTexts(value).map(({ pointer, code }) => [pointer, code]);
  assert.deepEqual(told({ q: 'Đỗ 👩‍👩‍👧 \u200b', list: ['a', 1, null], deep: { at: new Date() } }), []);
  assert.deepEqual(told({ q: 'a\0b', list: ['x', '\ud800'], deep: { 'n\0': 'y' } }), [
    ['/q', 'characters'],
    ['/list/1', 'characters'],
    ['/deep', 'characters'],
  ]);
  assert.deepEqual(told('\0'), [['', 'characters']]);
});
