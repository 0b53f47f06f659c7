import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from './made-up-forms.ts';
import { othersOf } from './others.ts';

test('names of twins are alike as those of brothers are, but for what is told apart by names: given and middle names as learned', () => {
  const { reckon } = othersOf(recordsOf([])).find(({ id }) => id === 'twin')!;
  const shares: { readonly [other: string]: { readonly [level: string]: number } } = { sibling: { oneLetter: 0.01, surname: 0.5 }, twin: { surname: 0.6 } };
  const reckoned = (comparison: string, level: string) => reckon!(comparison, level, (other, _, of) => shares[other]![of]!);
  assert.equal(reckoned('name', 'exact'), 1e-5);
  assert.ok(Math.abs(reckoned('name', 'oneLetter')! - (0.01 / 0.5) * 0.6) < 1e-12);
  for (const level of ['middle', 'surname', 'given', 'else']) assert.equal(reckoned('name', level), undefined, level);
  assert.equal(reckoned('birth', 'exact'), undefined);
});
