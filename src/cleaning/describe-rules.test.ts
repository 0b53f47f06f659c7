/** Promises of the sheet of rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRules } from './describe-rules.ts';

const sheets = describeRules();

test('at least 25 rules of three kinds: 15 on a form, 5 on a household, 5 on an archive', () => {
  const count = (kind: string): number => sheets.filter((rule) => rule.kind === kind).length;
  assert.ok(sheets.length >= 25);
  assert.ok(count('form') >= 15 && count('household') >= 5 && count('archive') >= 5);
  assert.equal(count('form') + count('household') + count('archive'), sheets.length);
});

test('each safe repair is told: encodings, typing keys, split letters, lost zeros, letters for digits, swapped days', () => {
  const repairing = new Set(sheets.filter(({ repairs }) => repairs).map(({ id }) => id));
  for (const id of [
    'name-encoding',
    'place-encoding',
    'name-typing-residue',
    'name-digits-for-letters',
    'name-normal-form',
    'number-lost-zero',
    'number-padded',
    'number-letters-for-digits',
    'born-after-form',
  ]) {
    assert.ok(repairing.has(id), id);
  }
  for (const id of ['number-scientific', 'name-unreadable', 'two-heads', 'two-numbers']) assert.ok(!repairing.has(id), id);
});
