import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sixDigits, stratumSize } from './draw.ts';
import { drawNumbers } from './draw-numbers.ts';

const permutation = sixDigits(Buffer.alloc(32, 3));
const stratum = 1195;
const counterOf = (number: number): number => permutation.undo(Buffer.from('001195'), Uint32Array.of(number % stratumSize))[0] as number;

test('counters are given in order of person, from where the stratum stood', () => {
  const { numbers, counters } = drawNumbers({ strata: [stratum, stratum, stratum], taken: [], permutation, counters: new Map([[stratum, 40]]) });
  assert.deepEqual([...numbers].map(counterOf), [40, 41, 42]);
  assert.deepEqual([...counters], [[stratum, 43]]);
  assert.ok([...numbers].every((number) => String(number).padStart(12, '0').startsWith('001195')));
});

test('a number that was seen anywhere is skipped, and its counter is used up', () => {
  const [second] = drawNumbers({ strata: [stratum], taken: [], permutation, counters: new Map([[stratum, 1]]) }).numbers;
  const { numbers, counters } = drawNumbers({ strata: [stratum, stratum], taken: [5, second as number, 96_000_000_000], permutation, counters: new Map() });
  assert.deepEqual([...numbers].map(counterOf), [0, 2]);
  assert.equal(counters.get(stratum), 3);
});

test('refused by counting: a stratum with one number left serves one person, the others get none', () => {
  const { numbers, counters } = drawNumbers({ strata: [stratum, stratum], taken: [], permutation, counters: new Map([[stratum, stratumSize - 1]]) });
  assert.equal(counterOf(numbers[0] as number), stratumSize - 1);
  assert.equal(numbers[1], 0);
  assert.equal(counters.get(stratum), stratumSize);
});

test('however many draw from however many strata, nobody gets a taken number and no two get one number', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1190, max: 1194 }), { maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }),
      (unsorted, skippedCounters) => {
        const strata = unsorted.toSorted((a, b) => a - b);
        const taken = skippedCounters
          .map((counter) => 1_191 * stratumSize + (permutation.permute(Buffer.from('001191'), Uint32Array.of(counter))[0] as number))
          .toSorted((a, b) => a - b);
        const { numbers } = drawNumbers({ strata, taken, permutation, counters: new Map() });
        assert.equal(new Set([...numbers, ...new Set(taken)]).size, numbers.length + new Set(taken).size);
        assert.deepEqual(
          [...numbers].map((number) => Math.floor(number / stratumSize)),
          strata,
        );
      },
    ),
    { numRuns: 100 },
  );
});
