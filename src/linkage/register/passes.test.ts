import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LinkRecord, recordsOf } from './made-up-forms.ts';
import { passesOf } from './passes.ts';
import { rowLength } from './records.ts';

const one: LinkRecord = { id: 1, source: 'dc01', fullName: 'Nguyễn Thị Kim Anh', dateOfBirth: 19950305, sex: 'F', residenceUnit: 30_000_001 };

/** The passes in which two forms meet. */
function meetIn(a: Partial<LinkRecord>, b: Partial<LinkRecord>): string[] {
  const records = recordsOf([
    { ...one, ...a, id: 1 },
    { ...one, ...b, id: 2 },
  ]);
  return passesOf(records)
    .filter(({ key }) => key(0) !== 0 && key(0) === key(rowLength))
    .map(({ id }) => id);
}

const byName = ['name-year', 'ends-year', 'name-commune', 'sound-year-commune'];

test('the same name and date in one commune', () => {
  assert.deepEqual(meetIn({}, {}), [
    ...['name-date', 'given-date', 'name-year', 'ends-year', 'name-commune', 'date-commune', 'sound-year-commune', 'given-day-commune', 'name-day'],
  ]);
});

test('day and month exchanged', () => {
  assert.deepEqual(meetIn({}, { dateOfBirth: 19950503 }), ['given-date', ...byName]);
});

test('a date of which only the year is known is no date that two share', () => {
  const yearOnly = { dateOfBirth: 19950000 };
  assert.deepEqual(meetIn(yearOnly, yearOnly), byName);
});

test('nothing that is missing brings two forms together', () => {
  const nothing = { fullName: null, dateOfBirth: null, sex: null, residenceUnit: null };
  assert.deepEqual(meetIn(nothing, nothing), []);
});
