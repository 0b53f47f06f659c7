import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formFields } from '#intake/index.ts';
import { unitFactsOf } from '../unit-facts.ts';
import { comparisonsOf } from './comparisons.ts';
import { flatFrequencies } from './frequencies.ts';
import { type LinkRecord, lineOf } from './made-up-forms.ts';
import { formReader } from './read-forms.ts';
import { rowLength } from './records.ts';

/** The level of a comparison of two forms, by its id; `undefined` where it says nothing. */
function levelOf(comparison: string, a: Partial<LinkRecord>, b: Partial<LinkRecord>): string | undefined {
  const reader = formReader(unitFactsOf);
  for (const [place, form] of [a, b].entries()) reader.read(Buffer.from(lineOf({ source: 'dc01', ...form, id: place + 1 })));
  const records = reader.finish();
  const { knows, compare, levels } = comparisonsOf(records, flatFrequencies(records)).find(({ id }) => id === comparison)!;
  return knows(0) && knows(rowLength) ? levels[compare(0, rowLength) - 1]?.id : undefined;
}

const doubted = 2 ** formFields.indexOf('personNumber');
const number = 1_095_000_123;
const [old14, new14, old12] = [30_268_820, 30_268_821, 30_268_810]; // Phường 14, Phường An Hội Tây of the same code, Phường 12: An Hội Tây took both
const baDinh = 30_000_010;

const cases: readonly (readonly [string, string, Partial<LinkRecord>, Partial<LinkRecord>, string | undefined])[] = [
  ['one personal number', 'number', { personNumber: number }, { personNumber: number }, 'same'],
  ['a digit wrong', 'number', { personNumber: number }, { personNumber: number + 4 }, 'slip'],
  ['two digits exchanged', 'number', { personNumber: 1_095_000_123 }, { personNumber: 1_095_000_132 }, 'slip'],
  ['a digit left out, and padded again', 'number', { personNumber: 1_095_000_123 }, { personNumber: 109_500_012 }, 'differs'],
  ['another number', 'number', { personNumber: number }, { personNumber: 1_095_777_777 }, 'differs'],
  ['one number, though it fits not the year of one form', 'number', { personNumber: number }, { personNumber: number, doubted }, 'doubted'],
  ['another number, which fits not its form: that of the head', 'number', { personNumber: number }, { personNumber: 1_065_000_777, doubted }, 'other'],
  ['nine digits say nothing of twelve', 'number', { personNumber: number }, { identityCard: 11_000_123 }, undefined],
  ['nor twelve of nine', 'card', { personNumber: number }, { identityCard: 11_000_123 }, undefined],
  ['one card', 'card', { identityCard: 11_000_123 }, { identityCard: 11_000_123 }, 'same'],
  ['a digit of the card wrong', 'card', { identityCard: 11_000_123 }, { identityCard: 11_000_128 }, 'slip'],
  ['another card', 'card', { identityCard: 11_000_123 }, { identityCard: 11_777_123 }, 'differs'],
  ['one commune', 'residence', { residenceUnit: old14 }, { residenceUnit: old14 }, 'commune'],
  ['one code before and after the reform is no one unit, but here one ground', 'residence', { residenceUnit: old14 }, { residenceUnit: new14 }, 'area'],
  ['two communes of before that became one', 'residence', { residenceUnit: old12 }, { residenceUnit: old14 }, 'area'],
  ['a commune of another province', 'residence', { residenceUnit: old14 }, { residenceUnit: baDinh }, 'differs'],
  [
    'where one lives now against where the other is registered',
    'residence',
    { residenceUnit: baDinh, currentUnit: old14 },
    { residenceUnit: old14 },
    'commune',
  ],
  [
    'a father by number, whatever his name',
    'father',
    { fatherNumber: number, fatherName: 'Bình' },
    { fatherNumber: number, fatherName: 'Lê Văn Bình' },
    'number',
  ],
  ['by name without marks', 'father', { fatherName: 'Lê Văn Bình' }, { fatherName: 'LE VAN BINH' }, 'marks'],
  ['without his surname', 'father', { fatherName: 'Lê Văn Bình' }, { fatherName: 'Văn Bình' }, 'near'],
  ['by the given name only', 'father', { fatherName: 'Lê Văn Bình' }, { fatherName: 'Bình' }, 'given'],
  ['another father', 'father', { fatherName: 'Lê Văn Bình' }, { fatherName: 'Trần Cao' }, 'differs'],
  ['the sex', 'sex', { sex: 'M' }, { sex: 'F' }, 'differs'],
  ['a minority says more than Kinh', 'ethnicity', { ethnicity: 12 }, { ethnicity: 12 }, 'minority'],
  ['Kinh', 'ethnicity', { ethnicity: 1 }, { ethnicity: 1 }, 'kinh'],
  ['filled in long after the death', 'life', { dateOfDeath: 20150201 }, { filledOn: 20180101 }, 'after'],
];
for (const [promise, comparison, a, b, expected] of cases) {
  test(`${comparison}: ${promise}: ${expected ?? 'says nothing'}`, () => {
    assert.equal(levelOf(comparison, a, b), expected);
    assert.equal(levelOf(comparison, b, a), expected);
  });
}
