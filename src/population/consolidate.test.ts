import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unitCatalogue } from '#geography/index.ts';
import { type Form, type FormField, formFields } from '#intake/index.ts';
import { formId, type PartialDate, type PersonNumber, unitId } from '#values/index.ts';
import { consolidate } from './consolidate.ts';
import { type PersonField, placeOf } from './fields.ts';
import { fromNoForm, type PersonHistory, type PersonVersion, valueOf } from './person-version.ts';
import { isSamePlace } from './same-place.ts';

const catalogue = unitCatalogue();
const maiDong = unitId('commune', '00310', 0);
const hoanKiem = unitId('commune', '00070', 0);
const haNoi = unitId('province', '01', 0);

type Told = { [field in keyof Form]?: unknown } & { doubts?: FormField[]; no?: number };
let record = 0;
function form({ doubts = [], no, ...told }: Told): Form {
  const doubted = doubts.reduce((bits, field) => bits + 2 ** formFields.indexOf(field), 0);
  return {
    formId: told.source === 'act' ? formId(0, no ?? ++record) : formId(1, no ?? ++record),
    source: 'dc01',
    line: 1,
    byteOffset: 0,
    byteLength: 1,
    ...told,
    doubted,
  } as Form;
}
const context = { number: undefined as PersonNumber | undefined, knownOn: 20261123 as PartialDate, isSamePlace: isSamePlace.bind(null, catalogue) };
const live = (...forms: Form[]): PersonHistory => consolidate(forms, context);
const holding = (history: PersonHistory, on: number): PersonVersion | undefined => history.versions.findLast(({ validFrom }) => validFrom <= on);
const now = (field: PersonField, ...forms: Form[]): unknown => valueOf(live(...forms).versions.at(-1) as PersonVersion, field);
const dc01 = (told: Told): Form =>
  form({
    fullName: 'Nguyễn Văn Nam',
    dateOfBirth: 19800512,
    sex: 'M',
    filledOn: 20170601,
    residencePlace: 'Mai Động, Hoàng Mai, Hà Nội',
    residenceUnit: maiDong,
    ...told,
  });

test('one form: one version, valid from the day of birth, each value from that form', () => {
  const { evidence, versions } = live(dc01({ no: 77 }));
  assert.deepEqual(evidence, [formId(1, 77)]);
  assert.equal(versions.length, 1);
  assert.equal(versions[0]?.validFrom, 19800512);
  assert.equal(versions[0]?.state, 'alive');
  assert.equal(valueOf(versions[0] as PersonVersion, 'fullName'), 'Nguyễn Văn Nam');
  assert.equal(versions[0]?.provenance[placeOf.fullName], 0);
  assert.equal(versions[0]?.provenance[placeOf.phone], fromNoForm);
});

test('nothing is known of the birth: valid from the first form', () => {
  assert.equal(live(form({ fullName: 'A B', filledOn: 20180203 }), form({ fullName: 'A B', filledOn: 20170102 })).versions[0]?.validFrom, 20170102);
  assert.equal(live(form({ fullName: 'A B' })).versions[0]?.validFrom, 19000101);
  assert.equal(live(form({ fullName: 'A B', dateOfBirth: 19480000 })).versions[0]?.validFrom, 19480101);
});

test('names: marks before none, full before cut short, the birth entry before all, capitals only where nothing else', () => {
  const name = (source: string, fullName: string, more: Told = {}): Form => form({ source, fullName, ...more });
  assert.equal(now('fullName', name('cmnd', 'NGUYEN VAN NAM'), name('y-te', 'Nguyễn Văn Nam')), 'Nguyễn Văn Nam');
  assert.equal(now('fullName', name('dc01', 'Nguyễn V. Nam'), name('y-te', 'Nguyễn Văn Nam')), 'Nguyễn Văn Nam');
  assert.equal(now('fullName', name('dc01', 'Nguyễn Nam'), name('bhxh', 'Nguyễn Văn Nam')), 'Nguyễn Văn Nam');
  assert.equal(now('fullName', name('khai-sinh', 'Nguyễn Văn Nam'), name('cmnd', 'Nguyễn Văn Năm'), name('dc01', 'Nguyễn Văn Năm')), 'Nguyễn Văn Nam');
  assert.equal(now('fullName', name('khai-sinh', 'Nguyen Van Nam'), name('dc01', 'Nguyễn Văn Năm')), 'Nguyễn Văn Năm');
  assert.equal(now('fullName', name('cmnd', 'Nguyễn Văn Nám'), name('dc01', 'NGUYỄN VĂN NAM'), name('bhxh', 'Nguyễn Văn Nam')), 'Nguyễn Văn Nam');
  assert.equal(now('fullName', name('dc01', 'Trần Thị HOÀ'), name('cmnd', 'Trần Thị Hoa'), name('bhxh', 'Trần Thị Hòa')), 'Trần Thị HOÀ');
  assert.equal(now('fullName', name('dc01', 'Mai Lan Anh'), name('cmnd', 'Mai Lan Anh'), name('y-te', 'Mai Làn Anh')), 'Mai Lan Anh');
  assert.equal(now('fullName', name('cmnd', 'Nguyển Văn Nam'), name('dc01', 'Nguyễn Văn Nam')), 'Nguyễn Văn Nam');
  assert.equal(now('fullName', name('khai-sinh', 'Nguyên Văn Nam'), name('dc01', 'Nguyễn Văn Nam')), 'Nguyên Văn Nam');
  assert.equal(now('fullName', name('cmnd', 'Lê Thỉ Hoa'), name('dc01', 'LÊ THỊ HOA')), 'LÊ THỊ HOA');
  assert.equal(now('fullName', name('cmnd', 'Nguyên Văn Nam'), name('dc01', 'Phạm Văn Nam')), 'Nguyên Văn Nam');
  assert.equal(now('fullName', name('cmnd', 'Tráº§n VÄƒn PhÃºc'), name('bhxh', 'Trần Văn Phúc')), 'Trần Văn Phúc');
  assert.equal(now('fullName', name('cmnd', 'Nguyễn Văn Nám', { doubts: ['fullName'] }), name('y-te', 'NGUYEN VAN NAM')), 'NGUYEN VAN NAM');
});

test('place and unit come from one form', () => {
  const forms = [form({ source: 'cmnd', originPlace: 'Hà Nội', originUnit: haNoi }), form({ originPlace: 'Mai Động, Hà Nội', originUnit: maiDong })];
  const version = live(...forms).versions[0] as PersonVersion;
  assert.deepEqual([valueOf(version, 'originPlace'), valueOf(version, 'originUnit')], ['Mai Động, Hà Nội', maiDong]);
  assert.equal(version.provenance[placeOf.originPlace], version.provenance[placeOf.originUnit]);
});

test('a number that a form states names that form; a drawn one names none', () => {
  const forms = [dc01({ personNumber: '001080000009' }), form({ source: 'y-te', personNumber: '001080000001' })];
  const kept = consolidate(forms, { ...context, number: '001080000001' as PersonNumber }).versions[0] as PersonVersion;
  assert.equal(valueOf(kept, 'personNumber'), '001080000001');
  assert.equal(kept.provenance[placeOf.personNumber], 1);
  const drawn = consolidate(forms, { ...context, number: '001080123456' as PersonNumber }).versions[0] as PersonVersion;
  assert.equal(drawn.provenance[placeOf.personNumber], fromNoForm);
});

test('a move: the old place up to the day of the new form, then the new one', () => {
  const history = live(
    dc01({ householdId: 11, relationToHead: 'con', residenceFile: 'A' }),
    dc01({ filledOn: 20220310, residencePlace: 'Hoàn Kiếm', residenceUnit: hoanKiem, householdId: 22, relationToHead: 'chu-ho' }),
  );
  assert.deepEqual(
    history.versions.map(({ validFrom }) => validFrom),
    [19800512, 20220310],
  );
  const at = (on: number, field: PersonField): unknown => valueOf(holding(history, on) as PersonVersion, field);
  assert.deepEqual([at(20220309, 'residenceUnit'), at(20220310, 'residenceUnit')], [maiDong, hoanKiem]);
  assert.deepEqual([at(20220309, 'householdId'), at(20220310, 'householdId')], [11, 22]);
  assert.deepEqual([at(20220309, 'residenceFile'), at(20220310, 'residenceFile')], ['A', undefined]);
  assert.equal(holding(history, 19800511), undefined);
});

test('the same place under another name, or said less exactly, is no move', () => {
  const projected = catalogue.project(maiDong, 20250701 as PartialDate);
  assert.ok('unit' in projected || projected.candidates.length > 0);
  const renamed = 'unit' in projected ? projected.unit : projected.candidates[0];
  assert.equal(live(dc01({}), dc01({ filledOn: 20251001, residenceUnit: renamed })).versions.length, 1);
  const less = live(dc01({}), dc01({ filledOn: 20220101, residencePlace: 'Hà Nội', residenceUnit: haNoi }));
  assert.equal(less.versions.length, 1);
  assert.equal(valueOf(less.versions[0] as PersonVersion, 'residenceUnit'), maiDong);
});

test('an identity card tells where somebody lived before; hearsay only where nothing else is known', () => {
  const card = form({ source: 'cmnd', filledOn: 20050203, residencePlace: 'Hoàn Kiếm', residenceUnit: hoanKiem });
  const vaccination = form({ source: 'y-te', filledOn: 20210909, residencePlace: 'Hoàn Kiếm', residenceUnit: hoanKiem });
  const history = live(card, dc01({}));
  assert.deepEqual(
    history.versions.map(({ validFrom, values }) => [validFrom, values[placeOf.residenceUnit]]),
    [
      [19800512, hoanKiem],
      [20170601, maiDong],
    ],
  );
  assert.equal(now('residenceUnit', dc01({}), vaccination), maiDong);
  assert.equal(now('residenceUnit', vaccination), hoanKiem);
  assert.equal(now('residenceUnit', dc01({ doubts: ['residenceUnit'] }), vaccination), hoanKiem);
});

test('a police form that contradicts its own office loses to a source that agrees with the office; alone it stands', () => {
  const slipped = dc01({ officeUnit: maiDong, residencePlace: 'Hoàn Kiếm', residenceUnit: hoanKiem });
  const insured = form({ source: 'bhxh', residencePlace: 'Mai Động', residenceUnit: maiDong });
  assert.equal(now('residenceUnit', slipped, insured), maiDong);
  assert.equal(now('residenceUnit', slipped), hoanKiem);
  assert.equal(now('residenceUnit', slipped, form({ source: 'bhxh', residenceUnit: hoanKiem })), hoanKiem);
});

test('a form dated in the future, or before the birth, changes nothing on its day', () => {
  assert.equal(live(dc01({}), dc01({ filledOn: 20310101, residenceUnit: hoanKiem })).versions.length, 1);
  assert.equal(live(dc01({}), dc01({ filledOn: 19700101, residenceUnit: hoanKiem })).versions.length, 1);
});

test('marriage and role change on the day of the later form', () => {
  const history = live(
    dc01({ maritalStatus: 'single', relationToHead: 'con', householdId: 5 }),
    dc01({ filledOn: 20210101, maritalStatus: 'married', spouseName: 'Lê Thị Hà', relationToHead: 'chu-ho', householdId: 5 }),
  );
  assert.deepEqual(
    history.versions.map((version) => [
      version.validFrom,
      valueOf(version, 'maritalStatus'),
      valueOf(version, 'spouseName'),
      valueOf(version, 'relationToHead'),
    ]),
    [
      [19800512, 'single', undefined, 'con'],
      [20210101, 'married', 'Lê Thị Hà', 'chu-ho'],
    ],
  );
});

test('a later form that repeats the status does not lose the spouse that an earlier one named', () => {
  assert.equal(
    now('spouseName', dc01({ maritalStatus: 'married', spouseName: 'Lê Thị Hà' }), dc01({ filledOn: 20210101, maritalStatus: 'married' })),
    'Lê Thị Hà',
  );
  assert.equal(
    now('spouseName', dc01({ maritalStatus: 'married' }), dc01({ filledOn: 20210101, maritalStatus: 'married', spouseName: 'Lê Thị Hà' })),
    'Lê Thị Hà',
  );
});

test('death: a version from that day on, out of the household; what is told of later days is not believed', () => {
  const death = form({ source: 'khai-tu', fullName: 'Nguyễn Văn Nam', filledOn: 20200110, dateOfDeath: 20200105 });
  const history = live(dc01({ householdId: 5, relationToHead: 'con' }), death, dc01({ filledOn: 20210101, residenceUnit: hoanKiem, householdId: 6 }));
  assert.deepEqual(
    history.versions.map(({ validFrom, state }) => [validFrom, state]),
    [
      [19800512, 'alive'],
      [20200105, 'dead'],
    ],
  );
  const last = history.versions.at(-1) as PersonVersion;
  assert.deepEqual(
    [valueOf(last, 'householdId'), valueOf(last, 'relationToHead'), valueOf(last, 'residenceUnit'), valueOf(last, 'dateOfDeath')],
    [undefined, undefined, maiDong, 20200105],
  );
});

test('an act corrects the day that an entry of the death tells; by itself it makes nobody dead', () => {
  const act = form({ source: 'act', dateOfDeath: 20200106 });
  const states = (...forms: Form[]) => live(...forms, act).versions.map(({ validFrom, state }) => [validFrom, state]);
  assert.deepEqual(states(dc01({})), [[19800512, 'alive']]);
  assert.deepEqual(states(dc01({}), form({ source: 'khai-tu', fullName: 'Nguyễn Văn Nam', dateOfDeath: 20200105 })), [
    [19800512, 'alive'],
    [20200106, 'dead'],
  ]);
});

test('dead on the day of birth, or in its year as far as is known: one version, dead', () => {
  assert.deepEqual(
    live(form({ source: 'khai-tu', dateOfBirth: 20200105, dateOfDeath: 20200105 })).versions.map(({ validFrom, state }) => [validFrom, state]),
    [[20200105, 'dead']],
  );
  assert.deepEqual(
    live(form({ source: 'khai-tu', dateOfBirth: 20200305, dateOfDeath: 20200000 })).versions.map(({ validFrom, state }) => [validFrom, state]),
    [[20200305, 'dead']],
  );
});

test('an act corrects one stretch of a life: to the next true change and no further', () => {
  const forms = [dc01({}), dc01({ filledOn: 20220310, residencePlace: 'Hoàn Kiếm', residenceUnit: hoanKiem })];
  const act = form({ source: 'act', filledOn: 19800512, residencePlace: 'Hà Nội', residenceUnit: haNoi });
  assert.deepEqual(
    live(...forms, act).versions.map((version) => [version.validFrom, valueOf(version, 'residenceUnit')]),
    [
      [19800512, haNoi],
      [20220310, hoanKiem],
    ],
  );
  const inside = form({ source: 'act', filledOn: 20190101, residencePlace: 'Hà Nội', residenceUnit: haNoi });
  assert.deepEqual(
    live(...forms, inside).versions.map((version) => [version.validFrom, valueOf(version, 'residenceUnit')]),
    [
      [19800512, maiDong],
      [20190101, haNoi],
      [20220310, hoanKiem],
    ],
  );
});

test('of two acts on one stretch the later one holds', () => {
  const acts = ['single', 'divorced'].map((maritalStatus) => form({ source: 'act', filledOn: 20170601, maritalStatus }));
  assert.equal(now('maritalStatus', dc01({ maritalStatus: 'married' }), ...acts), 'divorced');
});

test('an act on what stands for life holds in every version, and the later act over the earlier', () => {
  const forms = [dc01({}), dc01({ filledOn: 20220310, residenceUnit: hoanKiem })];
  const history = live(...forms, form({ source: 'act', fullName: 'Nguyễn Văn Năm' }), form({ source: 'act', fullName: 'Nguyễn Văn Nấm' }));
  assert.deepEqual(
    history.versions.map((version) => valueOf(version, 'fullName')),
    ['Nguyễn Văn Nấm', 'Nguyễn Văn Nấm'],
  );
  assert.equal(history.versions[0]?.provenance[placeOf.fullName], 0);
});

test('more forms than a byte can point at: all are evidence, none is pointed at wrongly', () => {
  const forms = Array.from({ length: 1000 }, (_, at) => dc01({ no: at + 1, phone: at === 999 ? '0901' : undefined }));
  const { evidence, versions } = live(...forms);
  assert.equal(evidence.length, 1000);
  assert.equal(valueOf(versions[0] as PersonVersion, 'phone'), undefined);
});

test('the same forms in any order are the same archive, and each value is that of the form it names', () => {
  const anyForm = fc.record({
    source: fc.constantFrom('act', 'khai-sinh', 'khai-tu', 'cmnd', 'dc01', 'bhxh', 'y-te'),
    filledOn: fc.option(fc.constantFrom(20100101, 20170601, 20220310, 20251001), { nil: undefined }),
    fullName: fc.constantFrom('Nguyễn Văn Nam', 'NGUYEN VAN NAM', 'Nguyễn Nam', 'Nguyễn Văn Năm'),
    dateOfBirth: fc.constantFrom(19800512, 19800000, 19800101, 19801205),
    residenceUnit: fc.option(fc.constantFrom(maiDong, hoanKiem, haNoi), { nil: undefined }),
    householdId: fc.option(fc.constantFrom(5, 6), { nil: undefined }),
    maritalStatus: fc.option(fc.constantFrom('single', 'married'), { nil: undefined }),
    dateOfDeath: fc.option(fc.constantFrom(20200105, 20230000), { nil: undefined }),
    doubts: fc.subarray<FormField>(['fullName', 'dateOfBirth', 'residenceUnit']),
  });
  fc.assert(
    fc.property(fc.array(anyForm, { minLength: 1, maxLength: 7 }), fc.integer(), (told, turn) => {
      const forms = told.map((one, at) => form({ ...one, ...(one.source !== 'khai-tu' && one.source !== 'act' && { dateOfDeath: undefined }), no: at + 1 }));
      const history = live(...forms);
      const shuffled = forms.toSorted((a, b) => ((a.formId * 7919 + turn) % 13) - ((b.formId * 7919 + turn) % 13));
      assert.deepEqual(live(...shuffled), history);
      const byId = new Map(forms.map((one) => [one.formId, one]));
      let before = 0;
      for (const version of history.versions) {
        assert.ok(version.validFrom > before);
        before = version.validFrom;
        for (const field of formFields) {
          const at = version.provenance[placeOf[field]] as number;
          const value = valueOf(version, field);
          if (at === fromNoForm) assert.equal(value, undefined);
          else assert.equal(value, byId.get(history.evidence[at] as Form['formId'])?.[field]);
        }
      }
    }),
    { numRuns: 400 },
  );
});
