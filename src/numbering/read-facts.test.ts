import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPerson, factColumns, type PersonsForms, readNumbers } from './read-facts.ts';

const lineOf = (...cells: string[]): string => `${cells.join('\t')}\n`;
const nothing = Array.from({ length: factColumns.length - 1 }, () => '\\N');

async function personsIn(...lines: readonly string[]): Promise<PersonsForms[]> {
  async function* pieces() {
    for (const some of lines) yield Buffer.from(some);
  }
  const persons: PersonsForms[] = [];
  for await (const some of byPerson(pieces())) persons.push(...some);
  return persons;
}

test('what a form says comes back as it was written, what it leaves out is not there', async () => {
  const persons = await personsIn(
    lineOf('7', '7', '20250102', '19950300', '10010', '1095000001', '5', 'F', 't', 'khai-sinh') + lineOf('7', '9', ...nothing.with(4, '0').with(7, 'act')),
  );
  const empty = { filledOn: undefined, fullName: undefined, sex: undefined, dateOfBirth: undefined, birthRegistrationUnit: undefined, personNumber: undefined };
  assert.deepEqual(persons, [
    {
      personId: 7,
      forms: [
        {
          formId: 7,
          source: 'khai-sinh',
          doubted: 5,
          filledOn: 20250102,
          fullName: '…',
          sex: 'F',
          dateOfBirth: 19950300,
          birthRegistrationUnit: 10010,
          personNumber: '001095000001',
        },
        { formId: 9, source: 'act', doubted: 0, ...empty },
      ],
    },
  ]);
});

test('the forms of a person stay together wherever the lines are cut', async () => {
  const form = (person: string, id: string): string => lineOf(person, id, ...nothing.with(4, '0').with(7, 'dc01'));
  const persons = await personsIn(form('1', '1') + form('1', '4'), form('1', '5') + form('2', '2'), form('3', '3'));
  assert.deepEqual(
    persons.map(({ personId, forms }) => [personId, ...forms.map(({ formId }) => formId)]),
    [
      [1, 1, 4, 5],
      [2, 2],
      [3, 3],
    ],
  );
});

test('numbers of twelve digits are seen on every form, whosever they are; others are none', () => {
  const seen: number[] = [];
  const lines = lineOf('1095000001', '001095000002', '\\N', '\\N', '123456789') + lineOf('\\N', '\\N', '00109500000x', '\\N', '001095000004');
  readNumbers(Buffer.from(lines), (number) => seen.push(number));
  assert.deepEqual(seen, [1095000001, 1095000002, 1095000004]);
});
