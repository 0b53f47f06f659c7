import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { repeatedId } from './ids.ts';
import { keptTexts, textsInFile, textsInMemory } from './text-store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-texts-'));
after(() => rmSync(folder, { recursive: true, force: true }));

for (const [where, make] of [
  ['memory', () => textsInMemory()],
  ['a file', () => textsInFile(folder, 'texts')],
] as const) {
  test(`each text is given back from ${where}, of whatever length and letters, also while more come`, () => {
    const store = make();
    const texts = Array.from({ length: 150_000 }, (_, place) => (place % 1000 === 0 ? `王${'x'.repeat(place / 100)}` : `r${place}`));
    for (const text of texts.slice(0, 70_000)) store.add(text);
    assert.equal(store.of(65_536), texts[65_536]);
    for (const text of texts.slice(70_000)) store.add(text);
    const kept = store.finish();
    const stores = where === 'memory' ? [store] : [store, keptTexts(folder, 'texts', kept)];
    for (const own of stores) {
      own.hold(1);
      assert.equal(own.count, texts.length);
      for (const [place, text] of texts.entries()) assert.equal(own.of(place), text);
      for (const place of [149_999, 3, 80_000, 4]) assert.equal(own.of(place), texts[place]);
    }
  });
}

test('repeated ids are counted, and the first of them in the file is named', () => {
  const ids = textsInMemory();
  for (const text of ['a', 'b', 'c', 'b', 'a', 'a', 'd']) ids.add(text);
  assert.deepEqual(repeatedId(ids, 0, 7), { count: 3, first: 'b' });
  assert.equal(repeatedId(ids, 2, 5), undefined);
  assert.equal(repeatedId(ids, 0, 0), undefined);
});
