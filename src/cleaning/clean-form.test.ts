/** Promises of the cleaner: nothing is lost, nothing sound is touched, what is doubted is marked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FormField, formFields, type ReceivedForm, type SourceName, sourceNames } from '#intake/index.ts';
import { type FormId, type PartialDate, unitId } from '#values/index.ts';
import { makeCleaner } from './clean-form.ts';
import { householdIdOf } from './household-id.ts';

type Fields = ReceivedForm['fields'];

const today = 20261124 as PartialDate;
const clean = makeCleaner(today);
const received = (fields: Fields, source: SourceName = 'dc01'): ReceivedForm => ({
  formId: (2 ** 32 + 1) as FormId,
  source,
  line: 2,
  byteOffset: 90,
  byteLength: 80,
  fields,
});
const cleaned = (fields: Fields, source?: SourceName) => clean(received(fields, source));
const rulesOf = (fields: Fields, source?: SourceName): string[] => cleaned(fields, source).findings.map(({ rule }) => rule);
const isDoubted = (doubted: number, field: FormField): boolean => Math.floor(doubted / 2 ** formFields.indexOf(field)) % 2 === 1;

const sound: Fields = {
  fullName: 'Nguyễn Thị Thu Hà',
  dateOfBirth: '15/3/1995',
  sex: 'Nữ',
  maritalStatus: 'Đã kết hôn',
  birthRegistrationPlace: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  originPlace: 'Tỉnh Nam Định',
  ethnicity: 'Kinh',
  nationality: 'Việt Nam',
  documentNumber: '001195000123',
  residencePlace: 'Số 5, P. Mai Động, Q. Hoàng Mai, HN',
  headName: 'Lê Minh Đức',
  relationToHead: 'Vợ',
  spouseName: 'Lê Minh Đức',
  residenceFile: 'HS-0457',
  office: '00310',
  officer: 'Trần Văn Lâm',
  filledOn: '14/9/2017',
};

test('a sound form is read whole, and nothing is found on it', () => {
  const { form, findings } = cleaned(sound);
  assert.deepEqual(findings, []);
  assert.equal(form.doubted, 0);
  const commune = unitId('commune', '00310', 0);
  const {
    fullName,
    dateOfBirth,
    sex,
    maritalStatus,
    ethnicity,
    nationality,
    personNumber,
    relationToHead,
    filledOn,
    officeUnit,
    residenceUnit,
    birthRegistrationUnit,
    originUnit,
    householdId,
  } = form;
  assert.deepEqual(
    {
      fullName,
      dateOfBirth,
      sex,
      maritalStatus,
      ethnicity,
      nationality,
      personNumber,
      relationToHead,
      filledOn,
      officeUnit,
      residenceUnit,
      birthRegistrationUnit,
      originUnit,
      householdId,
    },
    {
      fullName: 'Nguyễn Thị Thu Hà',
      dateOfBirth: 19950315,
      sex: 'F',
      maritalStatus: 'married',
      ethnicity: 1,
      nationality: 'VNM',
      personNumber: '001195000123',
      relationToHead: 'spouse',
      filledOn: 20170914,
      officeUnit: commune,
      residenceUnit: commune,
      birthRegistrationUnit: commune,
      originUnit: unitId('province', '36', 0),
      householdId: householdIdOf(commune, 'HS-0457'),
    },
  );
});

test('members of one household share its key however their address is written; another file or commune has another', () => {
  const key = cleaned(sound).form.householdId;
  assert.equal(cleaned({ ...sound, residencePlace: 'Ngõ 12, phường Mai Động, quận Hoàng Mai, thành phố Hà Nội' }).form.householdId, key);
  assert.notEqual(cleaned({ ...sound, residenceFile: 'HS-0458' }).form.householdId, key);
  assert.notEqual(cleaned({ ...sound, residencePlace: 'Phường Tân Mai, Quận Hoàng Mai, Hà Nội', office: '00319' }).form.householdId, key);
});

test('a DC01 with another commune in its address stays in the household of the commune that collected it', () => {
  const key = cleaned(sound).form.householdId;
  const elsewhere = 'Phường Tân Mai, Quận Hoàng Mai, Hà Nội';
  for (const residencePlace of [elsewhere, 'Hà Nội', 'Xã Không Có', ''])
    assert.equal(cleaned({ ...sound, residencePlace }).form.householdId, key, residencePlace);
  const lodger = { ...sound, residencePlace: elsewhere, relationToHead: 'Người ở thuê' };
  assert.equal(cleaned(lodger).form.householdId, householdIdOf(unitId('commune', '00319', 0), 'HS-0457'));
  assert.equal(cleaned({ ...sound, residencePlace: elsewhere, office: '' }).form.householdId, householdIdOf(unitId('commune', '00319', 0), 'HS-0457'));
});

test('a province keeps no residence files: an address without its commune gives no household', () => {
  assert.equal(cleaned({ ...sound, office: '', residencePlace: 'Hà Nội' }).form.householdId, undefined);
});

test('a birth entry that names no place of registration is registered where its book is kept', () => {
  const { form } = cleaned({ fullName: 'Lê Gia Hân', dateOfBirth: '2018-03-02', filledOn: '2018-03-20', office: '00310' }, 'khai-sinh');
  assert.equal(form.birthRegistrationUnit, unitId('commune', '00310', 0));
  assert.equal(form.birthRegistrationPlace, 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội');
});

test('a record in an old font is read in it as a whole, each text received kept in its finding', () => {
  const { form, findings } = cleaned(
    {
      fullName: 'Vâ ThÞ Tó',
      dateOfBirth: '15-03-1975',
      sex: '0',
      ethnicity: 'Th¸i',
      originPlace: 'X· Tµ C¹, HuyÖn Kú S¬n, NghÖ An',
      fatherName: 'Vò Hång',
      office: 'NghÖ An',
    },
    'cmnd',
  );
  assert.equal(form.fullName, 'Võ Thị Tú');
  assert.equal(form.ethnicity, 3);
  assert.equal(form.fatherName, 'Vũ Hồng');
  assert.equal(form.officeUnit, unitId('province', '40', 0));
  assert.deepEqual(findings.find(({ field }) => field === 'fullName')?.found, 'Vâ ThÞ Tó');
  assert.ok(
    findings.every(({ rule, state }) => /-encoding$/.test(rule) && state === 'repaired'),
    JSON.stringify(findings),
  );
});

test('day and month are put right where only one order is before the day of the form', () => {
  const { form, findings } = cleaned({
    ...sound,
    dateOfBirth: '03/12/2020',
    filledOn: '01/06/2020',
    documentNumber: '',
    maritalStatus: '',
    spouseName: '',
    relationToHead: 'con đẻ',
  });
  assert.equal(form.dateOfBirth, 20200312);
  assert.deepEqual(
    findings.map(({ rule, found, repaired, state }) => ({ rule, found, repaired, state })),
    [{ rule: 'born-after-form', found: '03/12/2020', repaired: '12/03/2020', state: 'repaired' }],
  );
  assert.equal(form.doubted, 0);
});

test('a repair that would break another rule is not kept: the value is doubted and waits for its commune', () => {
  const { form, findings } = cleaned({
    ...sound,
    dateOfBirth: '25/12/2020',
    filledOn: '01/06/2020',
    documentNumber: '',
    maritalStatus: '',
    spouseName: '',
    relationToHead: 'con đẻ',
  });
  assert.equal(form.dateOfBirth, 20201225);
  assert.ok(isDoubted(form.doubted, 'dateOfBirth'));
  assert.deepEqual(
    findings.map(({ rule, state, ownerUnit }) => ({ rule, state, ownerUnit })),
    [{ rule: 'born-after-form', state: 'open', ownerUnit: unitId('commune', '00310', 0) }],
  );
});

test('a finding is mended by the commune of residence, else by the office that filled the form in', () => {
  const ownerOf = (fields: Fields) =>
    cleaned({ ...sound, maritalStatus: 'đang bận', ...fields }).findings.find(({ rule }) => rule === 'marital-status-unknown')?.ownerUnit;
  assert.equal(ownerOf({ residencePlace: 'Phường Tân Mai, Quận Hoàng Mai, Hà Nội' }), unitId('commune', '00319', 0));
  assert.equal(ownerOf({ residencePlace: '' }), unitId('commune', '00310', 0));
});

test('letters for digits are read in relatives’ numbers too, and said; one that cannot be read is left out, and said', () => {
  const { form, findings } = cleaned({ ...sound, fatherNumber: 'OO1068000456', motherNumber: '12', headNumber: '012 345 678' });
  assert.deepEqual([form.fatherNumber, form.motherNumber, form.headNumber], ['001068000456', undefined, '012345678']);
  assert.deepEqual(
    findings.map(({ rule, field, found, repaired }) => ({ rule, field, found, repaired })),
    [
      { rule: 'number-letters-for-digits', field: 'fatherNumber', found: 'OO1068000456', repaired: '001068000456' },
      { rule: 'number-shape', field: 'motherNumber', found: '12', repaired: undefined },
    ],
  );
});

test('a number that tells another year is doubted on a collection form, and kept on a card', () => {
  const onForm = cleaned({ ...sound, documentNumber: '001188000123' });
  assert.ok(isDoubted(onForm.form.doubted, 'personNumber'));
  const onCard = cleaned({ fullName: 'Nguyễn Thị Thu Hà', dateOfBirth: '15-03-1995', sex: '0', identityCard: '001188000123', filledOn: '15-03-2013' }, 'cmnd');
  assert.equal(onCard.form.personNumber, '001188000123');
  assert.equal(onCard.form.doubted, 0);
  assert.deepEqual(
    onCard.findings.map(({ rule }) => rule),
    ['number-kept-at-wish'],
  );
});

test('bad dates: no such day, unknown parts, a far past, the future, a sheet’s day number', () => {
  const child = { fullName: 'Lê Gia Hân', sex: 'Nữ' };
  const birth = (dateOfBirth: string, source: SourceName = 'dc01') => cleaned({ ...child, dateOfBirth }, source);
  assert.equal(birth('00/00/1948').form.dateOfBirth, 19480000);
  assert.deepEqual(
    birth('00/00/1948').findings.map(({ rule }) => rule),
    ['year-only-birth'],
  );
  for (const text of ['31/02/1995', '29/02/1900']) {
    assert.equal(birth(text).form.dateOfBirth, undefined);
    assert.deepEqual(
      birth(text).findings.map(({ rule, found }) => [rule, found]),
      [['date-unreadable', text]],
    );
  }
  for (const [text, rule] of [
    ['01/05/1026', 'birth-year-too-early'],
    ['01/05/2031', 'born-in-future'],
  ] as const) {
    const { form, findings } = birth(text);
    assert.ok(
      findings.some((finding) => finding.rule === rule && finding.state === 'open'),
      text,
    );
    assert.ok(isDoubted(form.doubted, 'dateOfBirth'));
  }
  assert.deepEqual(
    birth('34773', 'bhxh').findings.map(({ rule, repaired }) => [rule, repaired]),
    [['date-excel-serial', '15/03/1995']],
  );
  assert.equal(birth('34773', 'bhxh').form.dateOfBirth, 19950315);
});

test('two dates of one form that cannot be read are one finding, which its table can hold', () => {
  const findings = cleaned({ fullName: 'Lê Gia Hân', dateOfDeath: 'hôm qua', filledOn: 'hôm nay' }, 'khai-tu').findings.filter(
    ({ rule }) => rule === 'date-unreadable',
  );
  assert.equal(findings.length, 1);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc.constantFrom(...Object.values(sound).map(String), '', ' ', 'NguyÔn V¨n Hïng', 'Nguyá»…n', '1.23E+11', '000012345678', '34773', '\u202E', '\uD800'),
);
const fieldNames = [
  ...Object.keys(sound),
  'religion',
  'personNumber',
  'identityCard',
  'currentPlace',
  'fatherName',
  'fatherNumber',
  'motherName',
  'motherNumber',
  'spouseNumber',
  'headNumber',
  'insuranceNumber',
  'phone',
  'dateOfDeath',
  'entryNumber',
  'entryBook',
];
/** A NUL never comes so far: intake refuses the row. */
const anyFields = fc.dictionary(
  fc.constantFrom(...fieldNames),
  anyText.map((text) => text.replaceAll('\0', '')),
  { maxKeys: fieldNames.length },
);

test('whatever stands in the fields, a form comes out, its findings have keys of their own', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sourceNames), anyFields, (source, fields) => {
      const { form, findings } = cleaned(fields as Fields, source);
      assert.equal(form.formId, 2 ** 32 + 1);
      assert.equal(new Set(findings.map(({ rule, field }) => `${rule}|${field}`)).size, findings.length);
    }),
    { numRuns: 300 },
  );
});

test('cleaning is done once: what is clean stays as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sourceNames), anyFields, (source, fields) => {
      const once = cleaned(fields as Fields, source).form;
      const again = cleaned({ ...(fields as Fields), ...texts(once) }, source).form;
      assert.deepEqual(texts(again), texts(once));
    }),
    { numRuns: 300 },
  );
});

function texts({
  fullName,
  fatherName,
  motherName,
  spouseName,
  headName,
  residencePlace,
  originPlace,
  identityCard,
  phone,
  insuranceNumber,
}: ReturnType<typeof clean>['form']): Fields {
  const all = { fullName, fatherName, motherName, spouseName, headName, residencePlace, originPlace, identityCard, phone, insuranceNumber };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined)) as Fields;
}

test('the same form cleaned twice gives the same, whatever came between', () => {
  const first = cleaned(sound);
  for (let at = 0; at < 1000; at++) cleaned({ ...sound, fullName: `Nguyễn Văn ${at}`, residencePlace: `Số ${at}, Hà Nội` });
  assert.deepEqual(cleaned(sound), first);
  assert.deepEqual(rulesOf(sound), []);
});
