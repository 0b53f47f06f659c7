import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formFields } from '#intake/index.ts';
import { formId, type PartialDate } from '#values/index.ts';
import { chooseBirthFacts } from './birth-facts.ts';
import { chooseForm, compareForms, isDoubted, type Statement } from './choose-value.ts';

let record = 0;
const form = (told: Partial<Record<keyof Statement, unknown>>): Statement =>
  ({ formId: formId(1, ++record), source: 'dc01', doubted: 0, ...told }) as Statement;
const doubt = (field: (typeof formFields)[number]): number => 2 ** formFields.indexOf(field);
const chosen = (forms: Statement[], field: 'fullName' | 'sex' | 'phone', manner = {}): unknown => {
  const sorted = forms.toSorted(compareForms);
  return sorted[chooseForm(sorted, field, manner)]?.[field];
};

test('evidence stands in order of trust, then from new to old', () => {
  const forms = [
    form({ source: 'y-te' }),
    form({ filledOn: 20180101 }),
    form({ source: 'khai-sinh' }),
    form({ filledOn: 20210101 }),
    { ...form({}), source: 'act' as const },
  ];
  assert.deepEqual(
    forms.toSorted(compareForms).map(({ source, filledOn }) => `${source} ${filledOn ?? ''}`.trim()),
    ['act', 'khai-sinh', 'dc01 20210101', 'dc01 20180101', 'y-te'],
  );
});

test('the birth entry outweighs any number of other papers; an act outweighs the birth entry', () => {
  const forms = [form({ source: 'khai-sinh', sex: 'F' }), form({ sex: 'M' }), form({ source: 'cmnd', sex: 'M' }), form({ source: 'bhxh', sex: 'M' })];
  assert.equal(chosen(forms, 'sex'), 'F');
  assert.equal(chosen([...forms, form({ source: 'act', sex: 'M' })], 'sex'), 'M');
});

test('a doubted value loses to any that is not', () => {
  assert.equal(chosen([form({ source: 'khai-sinh', sex: 'F', doubted: doubt('sex') }), form({ source: 'y-te', sex: 'M' })], 'sex'), 'M');
  assert.ok(isDoubted(form({ doubted: doubt('dateOfDeath') + doubt('fullName') }), 'dateOfDeath'));
  assert.ok(!isDoubted(form({ doubted: doubt('dateOfDeath') + doubt('fullName') }), 'phone'));
});

test('below the birth entry two sources that agree outweigh one; two forms of one source are one voice', () => {
  const lone = form({ source: 'cmnd', fullName: 'Nguyễn Văn Nàm' });
  assert.equal(chosen([lone, form({ fullName: 'Nguyễn Văn Nam' }), form({ source: 'bhxh', fullName: 'Nguyễn Văn Nam' })], 'fullName'), 'Nguyễn Văn Nam');
  assert.equal(
    chosen([lone, form({ source: 'y-te', fullName: 'Nguyễn Văn Nam' }), form({ source: 'y-te', fullName: 'Nguyễn Văn Nam' })], 'fullName'),
    'Nguyễn Văn Nàm',
  );
});

test('what changes in a life: the newest form', () => {
  assert.equal(
    chosen([form({ source: 'bhxh', phone: '0901', filledOn: 20150101 }), form({ source: 'y-te', phone: '0902', filledOn: 20210801 })], 'phone', {
      newestFirst: true,
    }),
    '0902',
  );
});

test('of two acts the later one holds', () => {
  const acts = [
    { ...form({ source: 'act', sex: 'M' }), formId: formId(0, 7) },
    { ...form({ source: 'act', sex: 'F' }), formId: formId(0, 9) },
  ];
  assert.equal(chosen(acts, 'sex'), 'F');
});

test('dates: whole before a year, a known day before 1 January, the birth entry before all', () => {
  const born = (source: string, dateOfBirth: number): Statement => form({ source, dateOfBirth: dateOfBirth as PartialDate });
  const choose = (...forms: Statement[]): unknown => {
    const sorted = forms.toSorted(compareForms);
    return sorted[chooseBirthFacts(sorted).dateOfBirth]?.dateOfBirth;
  };
  assert.equal(choose(born('cmnd', 19480000), born('y-te', 19480512)), 19480512);
  assert.equal(choose(born('cmnd', 19480101), born('y-te', 19480512)), 19480512);
  assert.equal(choose(born('cmnd', 19480101), born('y-te', 19490512)), 19480101);
  assert.equal(choose(born('khai-sinh', 19480000), born('dc01', 19480512), born('cmnd', 19480512)), 19480000);
});

test('each form is looked at a few times, however many a person has: all born 1 January, and of two sexes by turns', () => {
  let looks = 0;
  const watched = (told: { readonly dateOfBirth: number; readonly sex: string }): Statement => {
    const own = form(told);
    return Object.defineProperties(
      {},
      Object.fromEntries(
        Object.entries(own).map(([field, value]) => [
          field,
          {
            enumerable: true,
            get: () => {
              looks++;
              return value;
            },
          },
        ]),
      ),
    ) as Statement;
  };
  const looksAt = (count: number): number => {
    const forms = Array.from({ length: count }, (_, place) =>
      watched({ dateOfBirth: 19800101 + (place % 3 === 0 ? 10_000 : 0), sex: place % 2 === 0 ? 'M' : 'F' }),
    );
    looks = 0;
    chooseBirthFacts(forms);
    return looks;
  };
  assert.ok(looksAt(2000) < looksAt(1000) * 2.5);
});
