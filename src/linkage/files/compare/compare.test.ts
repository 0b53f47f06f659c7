import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listed } from '../text/text-list.ts';
import { compareDates, dateLevels } from './compare-dates.ts';
import { overlapOf } from './compare-words.ts';
import { factsOf, foldAll } from './value-facts.ts';

test('dates: each kind of slip has its level', () => {
  const level = (a: number, b: number) => dateLevels[compareDates(a, b) - 1]?.id;
  assert.equal(level(19800203, 19800302), 'swapped');
  assert.equal(level(19800203, 19800204), 'slip');
  assert.equal(level(19800203, 19080203), 'slip');
  assert.equal(level(19800000, 19800203), 'partly');
  assert.equal(level(203, 19800203), 'partly');
  assert.equal(level(19800101, 19800725), 'newYear');
  assert.equal(level(19800725, 19800711), 'twoParts');
  assert.equal(level(19800725, 19800803), 'near');
  assert.equal(level(19800725, 19801103), 'year');
  assert.equal(level(19800725, 19811103), 'nearYear');
  assert.equal(level(19800725, 19651103), 'differs');
});

test('words: order, initials, abbreviations and slips; what is common counts less', () => {
  const texts = [
    '',
    'Jaro Winkler Street 12',
    '12 Jaro Winkler St',
    'J Winkler Street 12',
    'Jaro Winkler Street 14',
    'Acme Trading Limited',
    'Acme Ltd',
    'Bolt Trading Limited',
    'Acme Tradign Ltd',
  ];
  const { words, sorted } = factsOf(foldAll(listed(texts)), true);
  assert.equal(sorted[1], sorted[2]);
  assert.ok(overlapOf(words, 1, 3).dice > 0.7);
  assert.ok(overlapOf(words, 1, 4).otherNumber);
  assert.equal(overlapOf(words, 5, 6).lacking, 0);
  assert.ok(overlapOf(words, 5, 8).dice > 0.85);
  assert.ok(overlapOf(words, 5, 8).dice > overlapOf(words, 5, 7).dice);
});
