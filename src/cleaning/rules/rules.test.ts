/** Promises of the rules: each catches its breach, and lets pass the lawful form, household or archive that looks most like it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Form, formFields } from '#intake/index.ts';
import { type FormId, type PartialDate, type PersonNumber, unitId } from '#values/index.ts';
import { allRules, archiveRules, formRules, householdRules, ruleById } from './index.ts';
import type { FormRule, RuleContext } from './rule.ts';

const day = (yyyymmdd: number): PartialDate => yyyymmdd as PartialDate;
const number = (digits: string): PersonNumber => digits as PersonNumber;
const context: RuleContext = { today: day(20261124) };

const lawful: Form = {
  formId: (2 ** 32) as FormId,
  source: 'dc01',
  line: 2,
  byteOffset: 400,
  byteLength: 300,
  doubted: 0,
  filledOn: day(20170914),
  officeUnit: unitId('commune', '00310', 0),
  fullName: 'Nguyễn Thị Thu Hà',
  dateOfBirth: day(19950315),
  sex: 'F',
  maritalStatus: 'married',
  birthRegistrationPlace: 'Phường Mai Động, Quận Hoàng Mai, Hà Nội',
  birthRegistrationUnit: unitId('commune', '00310', 0),
  originPlace: 'Nam Định',
  originUnit: unitId('province', '36', 0),
  ethnicity: 1,
  nationality: 'VNM',
  personNumber: number('001195000123'),
  residencePlace: 'Phường Mai Động, Quận Hoàng Mai, Hà Nội',
  residenceUnit: unitId('commune', '00310', 0),
  fatherName: 'Nguyễn Văn Hùng',
  fatherNumber: '001068000456',
  motherName: 'Trần Thị Lan',
  motherNumber: '001170000789',
  spouseName: 'Lê Minh Đức',
  spouseNumber: '001093000321',
  headName: 'Lê Minh Đức',
  headNumber: '001093000321',
  relationToHead: 'spouse',
  residenceFile: '1234',
};
const head: Form = {
  ...lawful,
  formId: (2 ** 32 + 1) as FormId,
  fullName: 'Lê Minh Đức',
  dateOfBirth: day(19930702),
  sex: 'M',
  personNumber: number('001093000321'),
  spouseName: 'Nguyễn Thị Thu Hà',
  spouseNumber: '001195000123',
  relationToHead: 'head',
};
const son: Form = {
  formId: (2 ** 32 + 2) as FormId,
  source: 'dc01',
  line: 4,
  byteOffset: 1000,
  byteLength: 200,
  doubted: 0,
  filledOn: day(20170914),
  fullName: 'Lê Gia Bảo',
  dateOfBirth: day(20160520),
  sex: 'M',
  headName: 'Lê Minh Đức',
  headNumber: '001093000321',
  relationToHead: 'child',
};

/** The form with other values; `undefined` takes a field away. */
function having(base: Form, changes: { readonly [field in keyof Form]?: Form[field] | undefined }): Form {
  return Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined)) as unknown as Form;
}
const form = (changes: Parameters<typeof having>[1]): Form => having(lawful, changes);

type Cases<Subject> = { readonly [rule: string]: { readonly breach: readonly Subject[]; readonly lawful: readonly Subject[] } };

const forms: Cases<Form> = {
  'born-after-form': {
    breach: [form({ dateOfBirth: day(20180315) }), form({ dateOfBirth: day(20170915) })],
    lawful: [form({ dateOfBirth: day(20170914) }), form({ dateOfBirth: day(20170000) })],
  },
  'born-in-future': {
    breach: [form({ filledOn: undefined, dateOfBirth: day(20270101) }), form({ filledOn: day(20271231), dateOfBirth: day(20270101) })],
    lawful: [form({ filledOn: undefined, dateOfBirth: day(20261124) }), form({ dateOfBirth: day(20270101) })],
  },
  'birth-year-too-early': {
    breach: [form({ dateOfBirth: day(10260315) }), form({ dateOfBirth: day(18791231) })],
    lawful: [form({ dateOfBirth: day(18800101) })],
  },
  'too-old': {
    breach: [form({ dateOfBirth: day(19000101) })],
    lawful: [form({ dateOfBirth: day(19010101) }), form({ dateOfBirth: day(19000101), dateOfDeath: day(19850101) })],
  },
  'year-only-birth': { breach: [form({ dateOfBirth: day(19950000) }), form({ dateOfBirth: day(19950300) })], lawful: [form({ dateOfBirth: undefined })] },
  'died-before-born': { breach: [form({ dateOfDeath: day(19950314) })], lawful: [form({ dateOfDeath: day(19950315) }), form({ dateOfDeath: day(19950000) })] },
  'died-after-form': { breach: [form({ dateOfDeath: day(20170915) })], lawful: [form({ dateOfDeath: day(20170914) })] },
  'died-in-future': {
    breach: [form({ filledOn: undefined, dateOfDeath: day(20261125) }), form({ filledOn: day(20271231), dateOfDeath: day(20261201) })],
    lawful: [form({ filledOn: undefined, dateOfDeath: day(20261124) }), form({ dateOfDeath: day(20261125) })],
  },
  'filled-in-future': { breach: [form({ filledOn: day(20261125) })], lawful: [form({ filledOn: day(20261124) }), form({ filledOn: day(20260000) })] },
  'number-prefix-unknown': {
    breach: [form({ personNumber: number('000195000123') }), form({ personNumber: number('099195000123') })],
    lawful: [form({ personNumber: number('101195000123') })],
  },
  'number-disagrees': {
    breach: [form({ personNumber: number('001095000123') }), form({ personNumber: number('001196000123') })],
    lawful: [form({ sex: undefined, personNumber: number('001095000123') }), form({ source: 'cmnd', personNumber: number('001095000123') })],
  },
  'number-kept-at-wish': {
    breach: (['cmnd', 'khai-sinh', 'khai-tu', 'act'] as const).map((source) => form({ source, personNumber: number('001095000123') })),
    lawful: [form({ source: 'cmnd' }), form({ source: 'bhxh', personNumber: number('001095000123') })],
  },
  'number-disagrees-place': {
    breach: [form({ personNumber: number('079195000123') }), form({ birthRegistrationUnit: unitId('province', '37', 1) })],
    lawful: [
      form({ personNumber: number('036195000123'), birthRegistrationUnit: unitId('province', '37', 1) }), // Nam Định became part of Ninh Bình
      form({ personNumber: number('037195000123'), birthRegistrationUnit: unitId('province', '36', 0) }),
      form({ personNumber: number('000195000123') }),
      form({ personNumber: number('079195000123'), birthRegistrationUnit: undefined }),
    ],
  },
  'number-year-ahead': {
    breach: [form({ dateOfBirth: undefined, personNumber: number('001318000123') })],
    lawful: [form({ dateOfBirth: undefined, personNumber: number('001317000123') }), form({ personNumber: number('001318000123') })],
  },
  'number-of-head-on-member': {
    breach: [
      form({ personNumber: number('001093000321') }),
      having(son, { identityCard: '012345678', headNumber: '012345678' }),
      form({ personNumber: number('001093000321'), headName: undefined }),
    ],
    lawful: [
      head,
      having(head, { relationToHead: undefined }),
      having(head, { relationToHead: 'other' }),
      form({ headNumber: undefined, personNumber: undefined }),
    ],
  },
  'number-of-parent': {
    breach: [
      form({ personNumber: number('001068000456') }),
      form({ personNumber: number('001170000789') }),
      form({ personNumber: undefined, identityCard: '012345678', motherNumber: '012345678' }),
    ],
    lawful: [form({ fatherName: 'NGUYEN THI THU HA', fatherNumber: '001195000123' })],
  },
  'number-of-spouse': { breach: [form({ personNumber: number('001093000321') })], lawful: [form({ spouseNumber: undefined, personNumber: undefined })] },
  'name-one-word': { breach: [form({ fullName: 'Hà' })], lawful: [form({ fullName: 'Y Blô' }), form({ fullName: undefined })] },
  'name-has-signs': {
    breach: [form({ fullName: 'Nguyễn Thị Hà 2' }), form({ fullName: 'Nguyễn Hà (Tý)' }), form({ fullName: 'Nguyễn_Hà' })],
    lawful: ["H'Hen Niê", 'Ng. T. Hà', 'Nguy?n Hà', 'Đinh Kơ-rô', 'ĐẶNG ƯỚC'].map((fullName) => form({ fullName })),
  },
  'name-abbreviated': {
    breach: ['Ng. T. Lan', 'Nguyễn T Lan', 'NG THI LAN', 'Đ Văn Nam'].map((fullName) => form({ fullName })),
    lawful: ['A Ly', 'Y Blô Niê', 'H Mai Êban', 'K Brẻoh', "H'Hen Niê", 'Lê Ý An', 'Vũ Thị Gia'].map((fullName) => form({ fullName })),
  },
  'name-without-marks': {
    breach: [form({ fullName: 'NGUYEN VAN NAM' }), form({ fullName: 'Cao Thi Nga' })],
    lawful: [
      form({ fullName: 'Mai Anh Thu' }),
      form({ fullName: 'Nguyễn Van Nam' }),
      form({ fullName: 'DANG LEE KIM', nationality: 'SGP' }),
      form({ fullName: 'Siu Nam' }),
      form({ fullName: 'Ho Lam' }),
    ],
  },
  'name-odd-for-sex': {
    breach: [form({ sex: 'M' }), form({ fullName: 'TRẦN VĂN HÀ' })],
    lawful: [
      form({ fullName: 'Văn Thị Hà' }),
      form({ fullName: 'Nguyễn Văn Thị Hà' }),
      form({ fullName: 'Nguyễn Hồng Hà', sex: 'M' }),
      form({ fullName: 'Lê Thị', sex: 'M' }),
      form({ sex: undefined }),
    ],
  },
  'father-of-itself': {
    breach: [form({ fatherName: 'NGUYEN THI THU HA', fatherNumber: '001195000123' })],
    lawful: [form({ fatherName: 'Nguyễn Thị Thu Hà' }), form({ fatherNumber: '001195000123' })],
  },
  'mother-of-itself': {
    breach: [form({ motherName: 'Nguyễn Thị Thu Hà', motherNumber: '012345678', identityCard: '012345678' })],
    lawful: [form({ motherName: 'Nguyễn Thị Thu Hà' }), form({ motherNumber: '001195000123' })],
  },
  'parents-same': { breach: [form({ fatherNumber: '001170000789' })], lawful: [form({ fatherNumber: undefined, motherNumber: undefined })] },
  'parents-swapped': {
    breach: [form({ fatherNumber: '001170000789', motherNumber: '001068000456' }), form({ motherNumber: '001070000789' })],
    lawful: [form({ fatherNumber: '012345678', motherNumber: '112345678' }), form({ fatherNumber: '001170000789', motherNumber: '001170000789' })],
  },
  'parent-too-young': {
    breach: [form({ motherNumber: '001184000789' }), form({ fatherNumber: '001095000456' })],
    lawful: [form({ motherNumber: '001183000789' }), form({ fatherNumber: '001195000123' }), form({ motherNumber: '184000789' })],
  },
  'married-too-young': {
    breach: [form({ dateOfBirth: day(20050101) }), form({ dateOfBirth: day(20050000), maritalStatus: 'widowed' })],
    lawful: [form({ dateOfBirth: day(20041231) }), form({ dateOfBirth: day(20100101), maritalStatus: 'single' }), form({ dateOfBirth: day(20180101) })],
  },
  'single-with-spouse': {
    breach: [form({ maritalStatus: 'single' })],
    lawful: [form({ maritalStatus: 'single', spouseName: undefined, spouseNumber: undefined }), form({ maritalStatus: 'widowed' })],
  },
  'head-is-another': {
    breach: [form({ relationToHead: 'head' })],
    lawful: [having(head, { headName: 'LE MINH DUC' }), having(head, { headName: 'Lê Đưc' }), having(head, { headName: undefined })],
  },
  'place-old-name': {
    breach: [form({ filledOn: day(20250701) })],
    lawful: [form({ filledOn: day(20250630) }), form({ filledOn: day(20250701), residenceUnit: unitId('province', '01', 1) }), form({ filledOn: undefined })],
  },
  'residence-outside-office': {
    breach: [form({ officeUnit: unitId('commune', '00313', 0) })],
    lawful: [
      form({ officeUnit: unitId('commune', '00313', 0), relationToHead: 'lodger' }),
      form({ officeUnit: unitId('commune', '00313', 0), source: 'cmnd' }),
      form({ officeUnit: unitId('commune', '00340', 1) }),
      form({ officeUnit: unitId('province', '36', 0) }),
    ],
  },
};

const crowd = (count: number): Form[] =>
  Array.from({ length: count }, (_, at) =>
    having(son, { fullName: `Lê ${'Ă'.repeat(at + 1)}`, relationToHead: 'lodger', formId: at as FormId, dateOfBirth: day(19000000 + at * 10_000) }),
  );
const brother = having(son, { fullName: 'Lê Gia Khánh' });
const wife2 = having(lawful, { fullName: 'Vũ Kim Oanh', dateOfBirth: day(19900101), personNumber: number('001190000555') });
const head2 = having(head, { fullName: 'Lê Quốc Trung', dateOfBirth: day(19640101), personNumber: number('001064000555') });

const households: Cases<readonly Form[]> = {
  'no-head': { breach: [[lawful, son], [son]], lawful: [[lawful, head, son], [having(son, { relationToHead: undefined })], []] },
  'two-heads': {
    breach: [
      [head, head2],
      [having(head, { filledOn: day(20160101) }), head, head2],
    ],
    lawful: [
      [head, having(head, { fullName: 'LE MINH DUC', personNumber: undefined })],
      [head, having(head, { fullName: 'Lê Minh Đưc', dateOfBirth: day(19930207), personNumber: undefined })],
      [head, having(head2, { filledOn: day(20190101) })],
    ],
  },
  'head-named-otherwise': {
    breach: [[head, having(son, { headName: 'Phạm Quốc Trung', headNumber: undefined })]],
    lawful: [
      [head, lawful, son, having(son, { headName: 'LE DUC', headNumber: undefined })],
      [head, having(son, { headName: 'Phạm Quốc Trung' })],
      [head, having(son, { headName: undefined, headNumber: undefined })],
      [head, having(son, { headName: 'Phạm Quốc Trung', headNumber: undefined, filledOn: day(20150101) })],
    ],
  },
  'two-spouses': {
    breach: [[head, lawful, wife2]],
    lawful: [
      [head, lawful, having(lawful, { fullName: 'Nguyễn Hà', personNumber: undefined })],
      [lawful, having(wife2, { filledOn: day(20210101) })],
    ],
  },
  'child-older-than-head': {
    breach: [
      [head, having(son, { dateOfBirth: day(19900101) })],
      [head, having(son, { dateOfBirth: day(20040101), headNumber: undefined })],
      [head, having(son, { dateOfBirth: day(20040101), headName: 'Đức' })],
      [having(head, { dateOfBirth: undefined, personNumber: undefined }), head, having(son, { dateOfBirth: day(20040101) })],
    ],
    lawful: [
      [head, son],
      [head, having(son, { dateOfBirth: day(19960101), headName: 'Lê Quốc Trung', headNumber: undefined })],
      [head, having(son, { dateOfBirth: undefined })],
      [head, having(son, { dateOfBirth: day(20050101) })],
      [having(head, { fullName: undefined, personNumber: undefined }), having(son, { dateOfBirth: day(19960101) })],
    ],
  },
  'parents-of-each-other': {
    breach: [[having(head, { fatherNumber: '001316000777' }), having(son, { personNumber: number('001316000777'), fatherNumber: '001093000321' })]],
    lawful: [
      [head, having(son, { personNumber: number('001216000777'), fatherNumber: '001093000321' })],
      [having(head, { fatherNumber: '001093000321' }), having(head, { fatherNumber: '001093000321' })],
    ],
  },
  'too-many-members': { breach: [crowd(61)], lawful: [crowd(60), Array.from({ length: 70 }, () => son)] },
  'same-person-twice': {
    breach: [[son, having(son, { fullName: 'LE GIA BAO' })]],
    lawful: [
      [son, brother],
      [son, having(son, { filledOn: day(20190101) })],
      [son, having(son, { source: 'y-te' })],
      [having(son, { dateOfBirth: undefined }), having(son, { dateOfBirth: undefined })],
      [having(son, { filledOn: undefined }), having(son, { filledOn: undefined })],
    ],
  },
};

const dead = having(lawful, { source: 'khai-tu', dateOfDeath: day(20180101), filledOn: day(20180103) });
const archives: Cases<readonly Form[]> = {
  'two-numbers': {
    breach: [[lawful, form({ personNumber: number('001195999999') })]],
    lawful: [
      [lawful, lawful],
      [lawful, form({ personNumber: number('000195999999') })],
      [lawful, form({ personNumber: number('001195999999'), doubted: 2 ** formFields.indexOf('personNumber') })],
    ],
  },
  'births-disagree': {
    breach: [
      [lawful, form({ dateOfBirth: day(19960317) })],
      [lawful, form({ dateOfBirth: day(19970000) })],
      [lawful, form({ dateOfBirth: day(19950628) })],
    ],
    lawful: [
      ...[19950000, 19950101, 19950325, 19850315].map((date) => [lawful, form({ dateOfBirth: day(date) })]),
      [form({ dateOfBirth: day(19950306) }), form({ dateOfBirth: day(19950603) })],
      [lawful, form({ dateOfBirth: day(20010909), doubted: 2 ** formFields.indexOf('dateOfBirth') })],
    ],
  },
  'sexes-disagree': { breach: [[lawful, form({ sex: 'M' })]], lawful: [[lawful, form({ sex: undefined }), lawful]] },
  'mothers-disagree': {
    breach: [[lawful, form({ motherName: 'Trần Thị Cúc' })]],
    lawful: [[lawful, form({ motherName: 'TRAN LAN' }), form({ motherName: undefined })]],
  },
  'fathers-disagree': { breach: [[lawful, form({ fatherName: 'Nguyễn Văn Sơn' })]], lawful: [[lawful, form({ fatherName: 'Nguyễn Hung' })]] },
  'alive-after-death': {
    breach: [
      [dead, form({ filledOn: day(20180303) })],
      [having(dead, { dateOfDeath: day(20170000) }), form({ filledOn: day(20180101) })],
    ],
    lawful: [
      [dead, form({ filledOn: day(20180302) })],
      [dead, having(dead, { filledOn: day(20200101) })],
      [dead, form({ source: 'act', filledOn: day(20200101) })],
      [having(dead, { doubted: 2 ** formFields.indexOf('dateOfDeath') }), form({ filledOn: day(20200101) })],
      [having(dead, { dateOfDeath: day(20180000) }), form({ filledOn: day(20181231) })],
      [lawful],
    ],
  },
  'residences-at-once': {
    breach: [[lawful, form({ residenceUnit: unitId('commune', '00313', 0) })]],
    lawful: [
      [lawful, lawful],
      [lawful, form({ residenceUnit: unitId('commune', '00313', 0), filledOn: day(20190101) })],
      [lawful, form({ residenceUnit: unitId('commune', '00313', 0), source: 'bhxh' })],
    ],
  },
  'incomplete-archive': {
    breach: (
      ['fullName', 'dateOfBirth', 'sex', 'birthRegistrationPlace', 'originPlace', 'ethnicity', 'nationality', 'residencePlace', 'relationToHead'] as const
    ).map((field) => [form({ [field]: undefined })]),
    lawful: [
      [form({ residencePlace: undefined, currentPlace: 'Hà Nội' })],
      [form({ sex: undefined }), form({ ethnicity: undefined })],
      [having(dead, { ethnicity: undefined })],
      [],
    ],
  },
  'crowded-archive': { breach: [Array.from({ length: 201 }, () => lawful)], lawful: [Array.from({ length: 200 }, () => lawful)] },
  'known-from-death-only': { breach: [[dead], [dead, dead]], lawful: [[dead, lawful], []] },
};

for (const rule of formRules) {
  const cases = forms[rule.id];
  test(`${rule.id}: caught on a form, and the nearest lawful form passes`, () => {
    assert.ok(cases && cases.breach.length > 0 && cases.lawful.length > 0, 'a rule without a breach and a lawful form');
    for (const [at, one] of cases.breach.entries()) assert.equal(rule.holds(one, context), false, `breach ${at}`);
    for (const [at, one] of [...cases.lawful, lawful, head, son].entries()) assert.equal(rule.holds(one, context), true, `lawful ${at}`);
  });
}

for (const [rules, cases, sound] of [
  [
    householdRules,
    households,
    [
      [lawful, head, son],
      [having(lawful, { filledOn: day(20190101) }), lawful, head, son],
    ],
  ],
  [archiveRules, archives, [[lawful], [lawful, form({ filledOn: day(20190101) }), form({ source: 'bhxh', fullName: 'NGUYEN T HA' })]]],
] as const) {
  for (const rule of rules) {
    test(`${rule.id}: caught, and only forms of the ${rule.kind} are at fault; the nearest lawful ${rule.kind} passes`, () => {
      const { breach, lawful: passing } = cases[rule.id] ?? { breach: [], lawful: [] };
      assert.ok(breach.length > 0 && passing.length > 0, 'a rule without a breach and a lawful case');
      for (const [at, some] of breach.entries()) {
        const found = rule.breaches(some);
        assert.ok(found.length > 0 && found.every((one) => some.some((form) => form === one)), `breach ${at}`);
      }
      for (const [at, some] of [...passing, ...sound].entries()) assert.deepEqual(rule.breaches(some), [], `lawful ${at}`);
    });
  }
}

test('at fault are the forms that disagree, not those that fit', () => {
  const at = (id: string, some: readonly Form[]) => {
    const rule = ruleById(id);
    assert.ok(rule?.kind === 'household' || rule?.kind === 'archive');
    return rule.breaches(some).map((one) => (some as readonly unknown[]).indexOf(one));
  };
  assert.deepEqual(at('two-heads', [lawful, head, having(head, { filledOn: day(20190101) }), head2]), [1, 3]);
  assert.deepEqual(at('same-person-twice', [son, brother, having(son, { line: 9 })]), [2]);
  assert.deepEqual(at('two-numbers', [form({ personNumber: undefined }), lawful, form({ line: 7 }), form({ personNumber: number('001195999999') })]), [1, 3]);
  assert.deepEqual(at('alive-after-death', [dead, lawful, form({ filledOn: day(20200101) })]), [2]);
});

test('a repair holds where the swap proves itself, and is not offered where there is no such day', () => {
  const repaired = (id: string, broken: Form) => (ruleById(id) as FormRule).repair?.(broken, context);
  assert.deepEqual(repaired('born-after-form', form({ dateOfBirth: day(20171001) })), { dateOfBirth: 20170110 });
  assert.equal(repaired('born-after-form', form({ dateOfBirth: day(20171025) })), undefined);
  assert.deepEqual(repaired('born-in-future', form({ filledOn: undefined, dateOfBirth: day(20261201) })), { dateOfBirth: 20260112 });
  assert.deepEqual(repaired('died-after-form', form({ dateOfDeath: day(20171003) })), { dateOfDeath: 20170310 });
});

test('each rule is a file of its own name, and each file of this folder that makes a rule is in the list', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -3));
  const beside = ['ages', 'dissenters', 'doubted', 'index', 'likeness', 'rivals', 'rule'];
  assert.deepEqual(allRules.map(({ id }) => id).sort(), files.filter((name) => !beside.includes(name)).sort());
  for (const rule of allRules) assert.equal(ruleById(rule.id), rule);
  assert.equal(ruleById('no-such-rule'), undefined);
});

test('every rule speaks both languages, and shows the same values in both', () => {
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const { id, kind, vi, en } of allRules) {
    assert.match(vi, /^[\p{Lu}{].*\.$|…$/u, id);
    assert.match(en, /^[A-Z{].*\.$|…$/, id);
    assert.deepEqual(values(vi), values(en), id);
    assert.doesNotMatch(vi, /vui lòng|xin lỗi|hợp lệ|hệ thống|thao tác|!/i, id);
    for (const value of values(vi)) assert.ok(value === '{found}' || (value === '{repaired}' && kind === 'reading'), `${id}: ${value}`);
  }
});

test('what a form does not say is never held against it', () => {
  fc.assert(
    fc.property(fc.subarray(formFields.filter((field) => field in lawful)), fc.boolean(), (silent, dated) => {
      const partly = having(dated ? lawful : form({ filledOn: undefined }), Object.fromEntries(silent.map((field) => [field, undefined])));
      const broken = formRules.filter((rule) => !rule.holds(partly, context)).map(({ id }) => id);
      assert.deepEqual(broken, []);
      for (const rule of archiveRules) if (rule.id !== 'incomplete-archive') assert.deepEqual(rule.breaches([lawful, partly, lawful]), [], rule.id);
    }),
  );
});

test('only an error that judges one form or its text may block a field', () => {
  for (const { id, kind, severity, blocks } of allRules) if (blocks) assert.ok(severity === 'error' && (kind === 'form' || kind === 'reading'), id);
});
