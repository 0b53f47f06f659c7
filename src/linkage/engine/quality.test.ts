import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addQuality, noQuality, qualityOf } from './quality.ts';

/** 1000 joins of four pairs each, ten of them doubtful; nothing left apart. */
const sums = { ...noQuality, joined: 4000, right: 3980e6, squares: 16_000, variance: 40e6, met: 4000, once: 0, twice: 400 };

test('nothing joined: nothing to expect', () => {
  assert.deepEqual(qualityOf(noQuality), { precision: null, recall: null, precisionInterval: null, recallInterval: null });
});

test('precision is what joins expect; its interval is wide where errors come in lumps', () => {
  const { precision, precisionInterval } = qualityOf(sums);
  assert.equal(precision, 0.995);
  assert.ok(precisionInterval!.from < 0.992 && precisionInterval!.to > 0.997);
  const alone = qualityOf({ ...sums, variance: 15e6 }).precisionInterval!;
  assert.ok(alone.from > precisionInterval!.from && alone.to < precisionInterval!.to);
});

test('probable pairs left apart are missed, and so are as many as no block brought together', () => {
  const { recall } = qualityOf({ ...sums, apart: 40e6 });
  assert.ok(Math.abs(recall! - 3980 / (3980 + 40)) < 1e-9);
  assert.ok(qualityOf({ ...sums, met: 3900, once: 400, twice: 400 }).recall! < 1);
});

test('where fewer of all pairs differ than of those that an identifier proves, such pairs were missed', () => {
  const alike = { ...sums, proven: 1000, provenUnlike: 10, unlike: 40 };
  assert.equal(qualityOf(alike).recall, 1);
  const missing = qualityOf({ ...alike, provenUnlike: 40 });
  assert.ok(Math.abs(missing.recall! - 0.96 / 0.99) < 1e-6, `${missing.recall}`);
  assert.ok(missing.recallInterval!.from < 0.96 && missing.recallInterval!.to > missing.recall!);
  assert.equal(qualityOf({ ...alike, proven: 100, provenUnlike: 40 }).recall, 1, 'a hundred prove nothing');
});

test('sums of parts are the sums of the whole', () => {
  assert.deepEqual(addQuality(sums, sums), Object.fromEntries(Object.entries(sums).map(([key, value]) => [key, 2 * value])));
});
