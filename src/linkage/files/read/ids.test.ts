import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newIds } from './ids.ts';

test('each record has its own id back, of whatever length and letters', () => {
  const ids = newIds();
  const texts = Array.from({ length: 150_000 }, (_, record) => (record % 1000 === 0 ? `王${'x'.repeat(record / 100)}` : `r${record}`));
  for (const text of texts) ids.add(text);
  assert.equal(ids.count, texts.length);
  for (const [record, text] of texts.entries()) assert.equal(ids.of(record), text);
});

test('repeated ids are counted, and the first of them in the file is named', () => {
  const ids = newIds();
  for (const text of ['a', 'b', 'c', 'b', 'a', 'a', 'd']) ids.add(text);
  assert.deepEqual(ids.repeated(0, 7), { count: 3, first: 'b' });
  assert.equal(ids.repeated(2, 5), undefined);
  assert.equal(ids.repeated(0, 0), undefined);
});
