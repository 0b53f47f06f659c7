import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { sixDigits, stratumSize } from './draw.ts';

const { vectors } = JSON.parse(readFileSync(new URL('./aes-ff1-six-digits.vectors.json', import.meta.url), 'utf8')) as {
  vectors: { tcId: number; key: string; tweak: string; plain: string; cipher: string }[];
};

test(`SP 800-38G, algorithms 7 and 8: Wycheproof's ${vectors.length} vectors of six digits, there and back`, () => {
  assert.ok(vectors.length >= 100);
  for (const { tcId, key, tweak, plain, cipher } of vectors) {
    const permutation = sixDigits(Buffer.from(key, 'hex'));
    assert.deepEqual([...permutation.permute(Buffer.from(tweak, 'hex'), Uint32Array.of(Number(plain)))], [Number(cipher)], `tcId ${tcId}`);
    assert.deepEqual([...permutation.undo(Buffer.from(tweak, 'hex'), Uint32Array.of(Number(cipher)))], [Number(plain)], `tcId ${tcId} back`);
  }
});

test('a stratum is a bijection: a million counters give a million numbers', () => {
  const drawn = sixDigits(Buffer.alloc(32, 7)).permute(
    Buffer.from('001195'),
    Uint32Array.from({ length: stratumSize }, (_, counter) => counter),
  );
  const seen = new Uint8Array(stratumSize);
  for (const value of drawn) seen[value] = 1;
  assert.equal(seen.indexOf(0), -1);
});

test('a batch draws what single draws draw, and undo gives the counters back', () => {
  const permutation = sixDigits(Buffer.alloc(32, 1));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 13 }), fc.array(fc.nat(stratumSize - 1), { maxLength: 20 }), (tweak, counters) => {
      const batch = permutation.permute(tweak, Uint32Array.from(counters));
      assert.deepEqual(
        [...batch],
        counters.map((counter) => permutation.permute(tweak, Uint32Array.of(counter))[0]),
      );
      assert.deepEqual([...permutation.undo(tweak, batch)], counters);
    }),
    { numRuns: 200 },
  );
});

test('refused: a counter of seven digits, a tweak of fourteen bytes', () => {
  const permutation = sixDigits(Buffer.alloc(32));
  assert.throws(() => permutation.permute(Buffer.alloc(6), Uint32Array.of(stratumSize)), RangeError);
  assert.throws(() => permutation.permute(Buffer.alloc(14), Uint32Array.of(1)), RangeError);
});
