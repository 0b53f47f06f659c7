import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormId } from '#values/index.ts';
import { factColumns, factReader } from './read-facts.ts';

const lineOf = (...cells: string[]): string => `${cells.join('\t')}\n`;
const nothing = Array.from({ length: factColumns.length - 1 }, () => '\\N');

test('what a form says comes back as it was written, what it leaves out is not there', () => {
  const facts = factReader(Float64Array.of(7, 9));
  facts.read(
    Buffer.from(
      lineOf('7', '20250102', '19950300', '10010', '1095000001', '5', 'F', 't', 'khai-sinh', '\\N', '001095000002', '\\N', '123456789') +
        lineOf('8', '20250102', '19950300', '10010', '1095000003', '5', 'M', 't', 'dc01', '00109500000x', '\\N', '\\N', '001095000004'),
    ),
  );
  facts.read(Buffer.from(lineOf('9', ...nothing.with(4, '0').with(7, 'act'))));
  assert.deepEqual(facts.statementOf(7 as FormId), {
    formId: 7,
    source: 'khai-sinh',
    doubted: 5,
    filledOn: 20250102,
    fullName: '…',
    sex: 'F',
    dateOfBirth: 19950300,
    birthRegistrationUnit: 10010,
    personNumber: '001095000001',
  });
  const empty = { filledOn: undefined, fullName: undefined, sex: undefined, dateOfBirth: undefined, birthRegistrationUnit: undefined, personNumber: undefined };
  assert.deepEqual(facts.statementOf(9 as FormId), { formId: 9, source: 'act', doubted: 0, ...empty });
});

test('numbers of twelve digits are seen on every form, whosever they are; others are none', () => {
  const facts = factReader(new Float64Array());
  facts.read(
    Buffer.from(lineOf('7', ...nothing.with(3, '1095000001').with(8, '001095000002').with(11, '123456789')) + lineOf('8', ...nothing.with(9, '00109500000x'))),
  );
  assert.deepEqual(facts.seen, [1095000001, 1095000002]);
});

test('a form that is wanted and was not read is an error, never a form that says nothing', () => {
  const facts = factReader(Float64Array.of(7));
  facts.read(Buffer.from(lineOf('8', ...nothing.with(4, '0').with(7, 'act'))));
  assert.throws(() => facts.statementOf(7 as FormId), /form 7/);
  assert.throws(() => facts.statementOf(6 as FormId), /form 6/);
});
