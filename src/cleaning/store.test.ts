/** Promises of the form's two spellings: what is written as a line of COPY is read back the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Form, formFields } from '#intake/index.ts';
import { formColumns, formFromRow, formRow } from './store.ts';

const text = fc.string({ minLength: 1, unit: 'binary' }).map((value) => value.replaceAll('\0', '0').toWellFormed());
const whole = fc.integer({ min: 1, max: 99_991_231 });
const numbers = new Set<string>(['dateOfBirth', 'birthRegistrationUnit', 'originUnit', 'ethnicity', 'residenceUnit', 'currentUnit', 'dateOfDeath']);
const digits = fc.integer({ min: 0, max: 999_999_999_999 }).map((value) => String(value).padStart(12, '0'));
const valueOf = (field: string) => (field === 'personNumber' ? digits : numbers.has(field) ? whole : text);

const anyForm = fc.record(
  {
    formId: fc.maxSafeInteger().map(Math.abs),
    source: text,
    line: whole,
    byteOffset: fc.maxSafeInteger().map(Math.abs),
    byteLength: whole,
    doubted: fc.integer({ min: 0, max: 2 ** 30 - 1 }),
    filledOn: whole,
    officer: text,
    officeUnit: whole,
    entry: text,
    householdId: fc.integer({ min: 0, max: 2 ** 52 - 1 }),
    ...Object.fromEntries(formFields.map((field) => [field, valueOf(field)])),
  },
  { requiredKeys: ['formId', 'source', 'line', 'byteOffset', 'byteLength', 'doubted'] },
) as unknown as fc.Arbitrary<Form>;

const signs: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t' };
/** As PostgreSQL reads a line of COPY. */
const rowOf = (line: string): (string | null)[] =>
  line
    .slice(0, -1)
    .split('\t')
    .map((field) => (field === '\\N' ? null : field.replace(/\\(.)/gs, (_, letter: string) => signs[letter] ?? letter)));

test('a form goes through a line of COPY and comes back as it was', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const row = rowOf(formRow(form));
      assert.equal(row.length, formColumns.length);
      assert.deepEqual(Object.fromEntries(Object.entries(formFromRow(row)).filter(([, value]) => value !== undefined)), { ...form });
    }),
  );
});
