import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { distance } from './distance.ts';
import { jaro, jaroWinkler, mostJaro, mostJaroWinkler } from './jaro-winkler.ts';
import { listed } from './text-list.ts';
import { packTexts, unlikeAtLeast } from './texts.ts';

type Vector = readonly [a: string, b: string, jaroWinkler: number, jaro: number, damerauLevenshtein: number, jaroWinklerOfBytes: number];
const { vectors } = JSON.parse(readFileSync(new URL('duckdb-similarity.vectors.json', import.meta.url), 'utf8')) as { vectors: readonly Vector[] };

test("Jaro–Winkler and Jaro are DuckDB's own, to the last bit but two", () => {
  for (const [a, b, winkler, plain] of vectors) {
    const texts = packTexts(listed(['', a, b]));
    assert.ok(Math.abs(jaroWinkler(texts, 1, 2) - winkler) < 1e-12, `${a} | ${b}: ${jaroWinkler(texts, 1, 2)} for ${winkler}`);
    assert.ok(Math.abs(jaro(texts, 1, 2) - plain) < 1e-12, `${a} | ${b}: ${jaro(texts, 1, 2)} for ${plain}`);
  }
});

test('where a character is a byte, older DuckDB says the same', () => {
  for (const [a, b, , , , ofBytes] of vectors) {
    if (/[^ -~]/.test(a + b)) continue;
    assert.ok(Math.abs(jaroWinkler(packTexts(listed(['', a, b])), 1, 2) - ofBytes) < 1e-12, `${a} | ${b}`);
  }
});

test('what is said of two texts before they are compared is never less than what they are', () => {
  for (const [a, b, winkler, plain, full] of vectors) {
    const texts = packTexts(listed(['', a, b]));
    assert.ok(mostJaroWinkler(texts, 1, 2) >= winkler, `${a} | ${b}`);
    assert.ok(mostJaro(texts, 1, 2) >= plain, `${a} | ${b}`);
    assert.ok(unlikeAtLeast(texts, 1, 2) <= 2 * full, `${a} | ${b}`);
  }
  const texts = packTexts(listed(['', 'mill lane', 'high street', 'mall lane']));
  assert.ok(mostJaroWinkler(texts, 1, 2) < 0.9);
  assert.equal(unlikeAtLeast(texts, 1, 3), 2);
});

test('more characters than bytes: texts that differ in rare ones only may be taken for alike, never the other way', () => {
  const many = Array.from({ length: 3000 }, (_, at) => String.fromCodePoint(0x4e00 + at));
  const texts = packTexts(listed(['', ...many, '王小明', '王小明', '王小名']));
  assert.equal(jaroWinkler(texts, 3001, 3002), 1);
  assert.ok(jaroWinkler(texts, 3001, 3003) >= 0.8);
});

test('the bounded distance is the full one up to its bound', () => {
  for (const [a, b, , , full] of vectors) {
    const texts = packTexts(listed(['', a, b]));
    for (const most of [1, 2, 3]) {
      const own = distance(texts, 1, 2, most);
      // DuckDB lets letters be put between exchanged ones; that is a slip more here
      assert.ok(own === Math.min(full, most + 1) || (own > full && full > 1), `${a} | ${b}: ${own} for ${full}, at most ${most}`);
    }
  }
});
