import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { everyWord } from './plain-words.ts';

const holds = (word: string): boolean => /^[a-cĐ]+$/.test(word);
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'Đ', 'ỹ', '1'), maxLength: 40 });
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));

test('every word is judged as it would be alone, whatever stood in earlier texts', () => {
  const every = everyWord(holds);
  fc.assert(
    fc.property(text, (some) => every(some) === some.split(' ').every(holds)),
    { numRuns: 5000 },
  );
});

test('more words than are kept: each is still judged as it would be alone', () => {
  const every = everyWord((some) => Number(some) % 3 === 0);
  for (let number = 0; number < 150_000; number++) assert.equal(every(`0 ${number}`), number % 3 === 0);
  for (let number = 0; number < 1000; number++) assert.equal(every(`${number}`), number % 3 === 0);
});
