import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personsInSlice, proposePersons } from './propose-persons.ts';
import { recordsOf } from './register/made-up-forms.ts';

/** Record n is of the cluster given; a person where it already has one. */
function proposed(forms: readonly { readonly id: number; readonly cluster: number; readonly personId?: number }[]) {
  return proposePersons(
    recordsOf(forms.map(({ id, personId }) => ({ id, source: 'dc01', personId: personId ?? null }))),
    Uint32Array.from(forms, ({ cluster }) => cluster),
  );
}

test('a new person is named by its least form, one that gains a form keeps its name, one that gains none is left out', () => {
  const persons = proposed([
    { id: 11, cluster: 0, personId: 900 },
    { id: 12, cluster: 1, personId: 12 },
    { id: 21, cluster: 0 },
    { id: 22, cluster: 3 },
    { id: 23, cluster: 3 },
  ]);
  assert.equal(persons.count, 2);
  assert.deepEqual(
    Array.from(persons.rows(), ({ formId, personId, slice, changed }) => [formId, personId, slice, changed]),
    [
      [11, 900, 0, false],
      [21, 900, 0, true],
      [22, 22, 0, true],
      [23, 22, 0, true],
    ],
  );
});

test('slices hold 5,000 persons each, in order of person', () => {
  const count = personsInSlice + 10;
  const old = Array.from({ length: count }, (_, place) => ({ id: place + 1, cluster: place, personId: 1_000_000 - place }));
  const gained = Array.from({ length: count }, (_, place) => ({ id: 2_000_000 + place, cluster: place }));
  const slices = new Map<number, Set<number>>();
  for (const { personId, slice } of proposed([...old, ...gained]).rows()) slices.set(slice, (slices.get(slice) ?? new Set()).add(personId));
  assert.deepEqual([slices.get(0)!.size, slices.get(1)!.size, slices.size], [personsInSlice, 10, 2]);
  assert.ok(Math.max(...slices.get(0)!) < Math.min(...slices.get(1)!));
});
