import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCursor, writeCursor } from './cursor.ts';
import type { Refusal } from './refusal.ts';

const shape = ['id', 'text', 'int', 'day', 'yes'] as const;

test('a cursor gives back the key that it was made of; none begins the list', () => {
  const key = [2 ** 40, 'nguyen van', 19480000, '2026-11-25', true] as const;
  assert.deepEqual(readCursor(writeCursor(key), shape), key);
  assert.equal(readCursor(undefined, shape), undefined);
});

test('refused: whatever this list did not give, with the place and what stands there', () => {
  const good = [1, 'a', 2, '2026-11-25', true] as const;
  const swap = (at: number, value: string | number | boolean) => writeCursor(good.map((part, place) => (place === at ? value : part)));
  for (const cursor of [
    '',
    'x',
    'null',
    '%%%',
    Buffer.from('{"a":1}').toString('base64url'),
    writeCursor([]),
    writeCursor(good.slice(1)),
    writeCursor([...good, 1]),
    `${writeCursor(good)}=`,
    swap(0, -1),
    swap(0, 1e300),
    swap(0, '1'),
    swap(1, 'a\0'),
    swap(2, 2 ** 31),
    swap(3, '2026-02-30'),
    swap(4, 1),
  ])
    assert.throws(
      () => readCursor(cursor, shape),
      (error: Refusal) => error.code === 'list.cursor' && error.kind === 'input' && error.errors[0]?.pointer === '/cursor',
      cursor,
    );
});
