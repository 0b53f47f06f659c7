/** Promises of the reading rules: each is noted for a text that breaks it, and a form as it should be is noted by none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceivedForm, SourceName } from '#intake/index.ts';
import type { FormId, PartialDate } from '#values/index.ts';
import { makeCleaner } from '../clean-form.ts';
import { readingRules } from './index.ts';

type Fields = ReceivedForm['fields'];
type RuleId = keyof typeof readingRules;

const sound: Fields = {
  fullName: 'Nguyễn Thị Thu Hà',
  dateOfBirth: '15/3/1995',
  sex: 'Nữ',
  maritalStatus: 'Đã kết hôn',
  ethnicity: 'Kinh',
  documentNumber: '001195000123',
  residencePlace: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  relationToHead: 'Vợ',
  headName: 'Lê Minh Đức',
  phone: '0912345678',
  insuranceNumber: '0112345678',
  office: '00310',
  filledOn: '14/9/2017',
};
const sheet: Fields = {
  fullName: 'Nguyễn Thị Thu Hà',
  dateOfBirth: '15/03/1995',
  sex: 'Nữ',
  documentNumber: '001195000123',
  insuranceNumber: '0112345678',
  phone: '0912345678',
};

const breaches: { readonly [rule in RuleId]: { readonly source?: SourceName; readonly fields: Fields; readonly repaired?: string } } = {
  'name-encoding': { fields: { fullName: 'NguyÔn V¨n Hïng', sex: 'Nam', documentNumber: '001095000123' }, repaired: 'Nguyễn Văn Hùng' },
  'name-normal-form': { fields: { fullName: 'Ðỗ Thị Thu Hà' }, repaired: 'Đỗ Thị Thu Hà' },
  'name-digits-for-letters': { fields: { fullName: 'N9UYỄN TH0A' }, repaired: 'NGUYỄN THOA' },
  'name-typing-residue': { fields: { fullName: 'Nguyeenx Thij Thu Haf' }, repaired: 'Nguyễn Thị Thu Hà' },
  'name-unreadable': { fields: { fullName: 'Nguy?n Th? H?' } },
  'date-excel-serial': { source: 'bhxh', fields: { dateOfBirth: '34773' } },
  'date-unreadable': { source: 'khai-tu', fields: { dateOfDeath: '31/02/2018' } },
  'number-letters-for-digits': { fields: { documentNumber: 'OO1195000l23' }, repaired: '001195000123' },
  'number-lost-zero': { source: 'bhxh', fields: { documentNumber: '1195000123' }, repaired: '001195000123' },
  'number-padded': { fields: { documentNumber: '000012345678' }, repaired: '012345678' },
  'number-scientific': { source: 'bhxh', fields: { documentNumber: '1.23E+11' } },
  'number-shape': { fields: { documentNumber: '12345' } },
  'place-encoding': { fields: { residencePlace: 'Ph\u00ADêng Mai §éng, QuËn Hoµng Mai, Hµ Néi' }, repaired: 'Phường Mai Động, Quận Hoàng Mai, Hà Nội' },
  'place-unknown': { fields: { residencePlace: 'Xã Không Có, Huyện Không Có, Tỉnh Không Có' } },
  'place-ambiguous': { fields: { originPlace: 'Xã Tân Tiến' } },
  'ethnicity-unknown': { fields: { ethnicity: 'Sao Hoả' } },
  'nationality-unknown': { fields: { nationality: 'Sao Hoả' } },
  'sex-unknown': { fields: { sex: 'có' } },
  'marital-status-unknown': { fields: { maritalStatus: 'đang bận' } },
  'relation-unknown': { fields: { relationToHead: 'hàng xóm' } },
  'office-lost-zero': { fields: { office: '310' }, repaired: '00310' },
  'office-unknown': { fields: { office: '99999' } },
  'phone-shape': { fields: { phone: '12' } },
  'insurance-shape': { source: 'bhxh', fields: { insuranceNumber: '12' } },
};

const clean = makeCleaner(20261124 as PartialDate);
const findingsOf = (fields: Fields, source: SourceName = 'dc01') =>
  clean({ formId: 1 as FormId, source, line: 2, byteOffset: 0, byteLength: 1, fields }).findings.filter(({ rule }) => rule in readingRules);

for (const [id, { source, fields, repaired }] of Object.entries(breaches)) {
  test(`${id}: noted where it is broken, the text kept as received`, () => {
    const findings = findingsOf({ ...(source === 'bhxh' ? sheet : sound), ...fields }, source);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      [id],
    );
    assert.ok(Object.values(fields).includes(findings[0]?.found ?? 'nothing'));
    if (repaired !== undefined) assert.equal(findings[0]?.repaired, repaired);
    assert.ok(readingRules[id as RuleId].judges.includes(findings[0]?.field ?? 'religion'), `${findings[0]?.field} is not among those that ${id} judges`);
  });
}

test('a telephone whose zero was eaten is repaired as other numbers are, and keeps what was received', () => {
  assert.deepEqual(
    findingsOf({ ...sheet, phone: '912345678' }, 'bhxh').map(({ rule, field, found, repaired, state }) => [rule, field, found, repaired, state]),
    [['number-lost-zero', 'phone', '912345678', '0912345678', 'repaired']],
  );
});

test('a commune code is put right only where a commune had it on the day of the form', () => {
  const rules = (office: string, filledOn: string) => findingsOf({ ...sound, office, filledOn }).map(({ rule }) => rule);
  assert.deepEqual(rules('310', '14/9/2017'), ['office-lost-zero']);
  assert.deepEqual(rules('310', '14/9/2025'), ['office-unknown']); // no commune has the code 00310 since the reform
});

test('a form as it should be is noted by no reading rule', () => {
  assert.deepEqual(findingsOf(sound), []);
  assert.deepEqual(findingsOf(sheet, 'bhxh'), []);
});

test('a text that says {repaired} is that of a rule which always repairs', () => {
  for (const rule of Object.values(readingRules)) {
    const { source, fields } = breaches[rule.id as RuleId];
    const [finding] = findingsOf({ ...(source === 'bhxh' ? sheet : sound), ...fields }, source);
    assert.equal(rule.vi.includes('{repaired}'), finding?.repaired !== undefined, rule.id);
  }
});
