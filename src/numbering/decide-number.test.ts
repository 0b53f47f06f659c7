import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FormField, formFields } from '#intake/index.ts';
import { type FormId, formId, type PartialDate, type PersonNumber, type UnitId, unitId } from '#values/index.ts';
import type { Statement } from './choose-value.ts';
import { decideNumber } from './decide-number.ts';

const hanoi = unitId('commune', '00310', 0);
const prefixes = { prefixOf: (unit: UnitId) => (unit === hanoi ? '001' : undefined), isKnownPrefix: (prefix: string) => ['001', '040'].includes(prefix) };
const number = (text: string): PersonNumber => text as PersonNumber;

let record = 0;
type Told = Partial<Omit<Statement, 'doubted' | 'dateOfBirth'>> & { dateOfBirth?: number; doubts?: FormField[] };
function form({ doubts = [], ...told }: Told = {}): Statement {
  const doubted = doubts.reduce((bits, field) => bits + 2 ** formFields.indexOf(field), 0);
  return { formId: formId(1, ++record) as FormId, source: 'dc01', ...told, doubted } as Statement;
}
const facts = { fullName: 'Lê Thị Hoà', sex: 'F', dateOfBirth: 19950315 as PartialDate, birthRegistrationUnit: hanoi } as const;

test('nobody states a number: one is drawn from place, sex and year', () => {
  assert.deepEqual(decideNumber([form(facts)], prefixes), { kind: 'drawn', stratum: '001195' });
});

test('a number that agrees is kept, whoever states it', () => {
  assert.deepEqual(decideNumber([form(facts), form({ source: 'y-te', personNumber: number('001195000123') })], prefixes), {
    kind: 'kept',
    number: '001195000123',
  });
});

test('a number that contradicts sex, year or province is kept from civil status and the card register only', () => {
  for (const wrong of ['001095000123', '001194000123', '040195000123'].map(number)) {
    assert.deepEqual(decideNumber([form({ ...facts, personNumber: wrong })], prefixes), { kind: 'drawn', stratum: '001195' }, wrong);
    for (const source of ['cmnd', 'khai-sinh'] as const) {
      assert.deepEqual(decideNumber([form(facts), form({ source, personNumber: wrong })], prefixes), { kind: 'kept', number: wrong }, `${source} ${wrong}`);
    }
  }
});

test('a doubted number, and one whose province does not exist, are no claims', () => {
  const doubted = form({ ...facts, personNumber: number('001195000123'), doubts: ['personNumber'] });
  assert.deepEqual(decideNumber([doubted], prefixes), { kind: 'drawn', stratum: '001195' });
  assert.deepEqual(decideNumber([form({ ...facts, source: 'cmnd', personNumber: number('099195000123') })], prefixes), { kind: 'drawn', stratum: '001195' });
});

test('two numbers: the more trusted source, then the more forms; where neither outweighs, none', () => {
  const [a, b] = [number('001195000001'), number('001195000002')];
  assert.deepEqual(
    decideNumber([form({ ...facts, personNumber: a }), form({ source: 'y-te', personNumber: b }), form({ source: 'y-te', personNumber: b })], prefixes),
    { kind: 'kept', number: a },
  );
  assert.deepEqual(decideNumber([form({ ...facts, personNumber: a }), form({ personNumber: b }), form({ personNumber: b })], prefixes), {
    kind: 'kept',
    number: b,
  });
  assert.deepEqual(decideNumber([form({ ...facts, personNumber: a }), form({ personNumber: b })], prefixes), { kind: 'none', reason: 'contradiction' });
});

test('a fact that is missing or only doubted is never guessed', () => {
  const { sex: _sex, ...noSex } = facts;
  const { dateOfBirth: _birth, ...noBirth } = facts;
  const { birthRegistrationUnit: _unit, ...noPlace } = facts;
  assert.deepEqual(decideNumber([form(noSex)], prefixes), { kind: 'none', reason: 'no-sex' });
  assert.deepEqual(decideNumber([form(noBirth)], prefixes), { kind: 'none', reason: 'no-birth-year' });
  assert.deepEqual(decideNumber([form(noPlace)], prefixes), { kind: 'none', reason: 'no-place' });
  assert.deepEqual(decideNumber([form({ ...facts, doubts: ['sex'] })], prefixes), { kind: 'none', reason: 'no-sex' });
  const { fullName: _name, ...noName } = facts;
  assert.deepEqual(decideNumber([form(noName)], prefixes), { kind: 'none', reason: 'no-name' });
  for (const [field, reason] of [
    ['fullName', 'no-name'],
    ['dateOfBirth', 'no-birth-year'],
    ['birthRegistrationUnit', 'no-place'],
  ] as const)
    assert.deepEqual(decideNumber([form({ ...facts, doubts: [field] }), form({ ...facts, doubts: [field] })], prefixes), { kind: 'none', reason });
  assert.deepEqual(decideNumber([form({ ...facts, dateOfBirth: 18991231 })], prefixes), { kind: 'none', reason: 'born-before-1900' });
});

test('a name doubted on one form and sound on another draws; an act that states no name is no name', () => {
  const doubted = form({ ...facts, fullName: 'Lê Thị H0à 2', doubts: ['fullName'] });
  assert.deepEqual(decideNumber([doubted, form(facts)], prefixes), { kind: 'drawn', stratum: '001195' });
  assert.deepEqual(decideNumber([doubted, form({ source: 'act', sex: 'F' })], prefixes), { kind: 'none', reason: 'no-name' });
});

test('a number that stands on the form stays, though the name beside it is doubted', () => {
  const stated = form({ ...facts, personNumber: number('001195000123'), doubts: ['fullName'] });
  assert.deepEqual(decideNumber([stated], prefixes), { kind: 'kept', number: '001195000123' });
});

test('known only from the death book: no number, even where one stands there', () => {
  assert.deepEqual(decideNumber([form({ ...facts, source: 'khai-tu', personNumber: number('001195000123') })], prefixes), {
    kind: 'none',
    reason: 'death-only',
  });
});

test('the order in which the forms came changes nothing', () => {
  const forms = [
    form({ ...facts, source: 'cmnd' }),
    form({ ...facts, dateOfBirth: 19950000 }),
    form({ ...facts, sex: 'M', source: 'khai-sinh' }),
    form({ ...facts, dateOfBirth: 19960315, source: 'bhxh' }),
  ];
  assert.deepEqual(decideNumber(forms, prefixes), { kind: 'drawn', stratum: '001095' });
  assert.deepEqual(decideNumber(forms.toReversed(), prefixes), { kind: 'drawn', stratum: '001095' });
});
