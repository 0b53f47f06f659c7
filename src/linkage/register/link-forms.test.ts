import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formFields } from '#intake/index.ts';
import { type Linked, linkRecords } from '../engine/link-records.ts';
import { probabilityOf } from '../engine/model.ts';
import { startPool } from '../engine/pool.ts';
import { type LinkRecord, type MadeUpForm, madeUpForms, recordsOf } from './made-up-forms.ts';
import { at, numberReader, type Records, rowLength } from './records.ts';
import { schemaThatCounts } from './schema.ts';

type Run = { readonly linked: Linked; readonly records: Records; personOf(id: number): number };

async function link(forms: readonly LinkRecord[], threads = 1): Promise<Run> {
  const records = recordsOf(forms);
  const pool = startPool({ threads });
  try {
    const linked = await linkRecords({ ...schemaThatCounts(records), pool });
    const places = new Map(forms.map(({ id }, place) => [id, place]));
    return { linked, records, personOf: (id) => linked.clusterOf[places.get(id)!]! };
  } finally {
    await pool.end();
  }
}

const ground = madeUpForms(1500, 11);
/** A case stands among the forms of a small country, which teach the model. */
const first = ground.length + 1;
const among = (...cases: readonly Omit<LinkRecord, 'id'>[]): Promise<Run> => link([...ground, ...cases.map((form, place) => ({ ...form, id: first + place }))]);

const child: Omit<LinkRecord, 'id'> = {
  source: 'dc01',
  fullName: 'Nguyễn Thị Kim Anh',
  dateOfBirth: 20040312,
  sex: 'F',
  fatherName: 'Nguyễn Văn Bảo',
  motherName: 'Trần Thị Chúc',
  residenceUnit: 30_000_001,
  officeUnit: 30_000_001,
  birthRegistrationUnit: 30_000_001,
  originUnit: 30_000_001,
  householdId: 77_000_001,
  residenceFile: '77000001',
  relationToHead: 'con',
  headName: 'Nguyễn Văn Bảo',
  filledOn: 20180101,
  ethnicity: 1,
};

test('one child at the registrar and at the police is one person, with marks lost and a slip in the date', async () => {
  const birth = {
    ...child,
    source: 'khai-sinh',
    householdId: null,
    residenceFile: null,
    relationToHead: null,
    headName: null,
    entry: '15, 01/2004',
    filledOn: 20040320,
  };
  const { personOf } = await among(child, birth, {
    ...birth,
    source: 'y-te',
    entry: null,
    fullName: 'NGUYEN THI KIM ANH',
    dateOfBirth: 20040313,
    fatherName: null,
    motherName: null,
    filledOn: 20210901,
  });
  assert.equal(personOf(first + 1), personOf(first));
  assert.equal(personOf(first + 2), personOf(first));
});

test('twins of one house stay apart: same parents, same date, names one word apart', async () => {
  const twin = { ...child, fullName: 'Nguyễn Thị Kim Oanh' };
  const { personOf } = await among(
    child,
    twin,
    { ...child, source: 'khai-sinh', householdId: null, entry: '15' },
    { ...twin, source: 'khai-sinh', householdId: null, entry: '16' },
  );
  assert.notEqual(personOf(first), personOf(first + 1));
  assert.equal(personOf(first), personOf(first + 2));
  assert.equal(personOf(first + 1), personOf(first + 3));
});

test('one form of each twin is not one person misnamed, though nothing else tells them apart', async () => {
  const birth = {
    ...child,
    source: 'khai-sinh',
    fullName: 'Nguyễn Thị Kim Trang',
    householdId: null,
    residenceFile: null,
    relationToHead: null,
    headName: null,
    entry: '16',
  };
  const { personOf } = await among(child, birth);
  assert.notEqual(personOf(first), personOf(first + 1));
});

test('a slip in the name of their father proves nothing between twins or brothers: their forms show it as often as those of one child', async () => {
  const { model } = (await link(madeUpForms(4000, 12))).linked;
  for (const parent of ['father', 'mother']) {
    const { levels } = model.comparisons.find(({ id }) => id === parent)!;
    const oddsOf = (level: string, other: string): number => levels.find(({ id }) => id === level)!.m / levels.find(({ id }) => id === level)!.u[other]!;
    for (const level of ['marks', 'near', 'given', 'differs'])
      for (const other of ['twin', 'sibling']) assert.ok(oddsOf(level, other) <= oddsOf('same', other) + 1e-9, `${parent}.${level} against ${other}`);
  }
});

test('father and son of one name in one house stay apart', async () => {
  const son = { ...child, fullName: 'Nguyễn Văn Bảo', sex: 'M' as const };
  const father = { ...son, dateOfBirth: 19760708, relationToHead: 'chủ hộ', fatherName: 'Nguyễn Văn Cảnh', motherName: 'Lê Thị Dần' };
  const { personOf } = await among(son, father);
  assert.notEqual(personOf(first), personOf(first + 1));
});

test('cousins of one name, one commune and one year stay apart; a form that fits both belongs to neither', async () => {
  const cousin = {
    ...child,
    dateOfBirth: 20041105,
    fatherName: 'Nguyễn Văn Chiến',
    motherName: 'Lê Thị Dần',
    headName: 'Nguyễn Văn Chiến',
    householdId: 77_000_002,
    residenceFile: '77000002',
  };
  const { personOf } = await among(child, cousin, {
    source: 'y-te',
    fullName: 'NGUYEN THI KIM ANH',
    dateOfBirth: 20040000,
    sex: 'F',
    residenceUnit: 30_000_001,
    filledOn: 20210901,
  });
  const [one, other, vague] = [personOf(first), personOf(first + 1), personOf(first + 2)];
  assert.equal(new Set([one, other, vague]).size, 3);
});

test('forms that agree but bear two valid numbers become a conflict, not a person', async () => {
  const numbered = { ...child, personNumber: 1_304_000_123 };
  const { personOf, linked } = await among(numbered, { ...numbered, householdId: null, source: 'khai-sinh', personNumber: 1_304_777_777, entry: '15' });
  assert.notEqual(personOf(first), personOf(first + 1));
  assert.ok(linked.conflicts.some(({ a, b, contradiction }) => contradiction === 'two-numbers' && a === first - 1 && b === first));
});

const ofNumber = 2 ** formFields.indexOf('personNumber');

test('a number that fits not the year of its form still finds its person: name and day agree, the year slipped', async () => {
  const numbered = { ...child, personNumber: 1_304_000_123 };
  const { personOf } = await among(numbered, {
    source: 'y-te',
    fullName: 'NGUYEN THI KIM ANH',
    dateOfBirth: 20050310,
    sex: 'F',
    personNumber: 1_304_000_123,
    doubted: ofNumber,
    residenceUnit: 30_000_001,
    filledOn: 20210901,
  });
  assert.equal(personOf(first + 1), personOf(first));
});

test('the number of the head typed for a child makes no one person of the two', async () => {
  const head = { ...child, fullName: 'Nguyễn Văn Bảo', dateOfBirth: 19760708, sex: 'M' as const, relationToHead: 'chủ hộ', personNumber: 1_076_000_123 };
  const { personOf } = await among(
    head,
    { ...child, personNumber: 1_076_000_123, doubted: ofNumber },
    { ...child, fullName: 'Nguyễn Văn Bảo', sex: 'M', personNumber: 1_076_000_123, doubted: ofNumber, householdId: null, source: 'y-te' },
  );
  assert.equal(new Set([personOf(first), personOf(first + 1), personOf(first + 2)]).size, 3);
});

test('a card made anew under another number is the same person, where name, date, house and parents agree', async () => {
  const card = {
    ...child,
    dateOfBirth: 19840312,
    source: 'cmnd',
    householdId: null,
    residenceFile: null,
    relationToHead: null,
    headName: null,
    residencePlace: 'Thôn 3, Xã A',
  };
  const { personOf } = await among(
    { ...card, identityCard: 311_000_123, filledOn: 20020101 },
    { ...card, identityCard: 312_777_777, filledOn: 20130101 },
    { ...card, source: 'dc01', personNumber: 1_184_000_123, spouseName: 'Lê Quang Vinh' },
    { ...card, source: 'bhxh', personNumber: 1_184_000_123, filledOn: 20190101, identityCard: 312_777_777 },
  );
  assert.equal(new Set([0, 1, 2, 3].map((place) => personOf(first + place))).size, 1);
});

test('two persons on one number stay apart', async () => {
  const { personOf } = await among(
    { ...child, personNumber: 1_304_000_123 },
    {
      source: 'dc01',
      fullName: 'Lê Quang Vinh',
      dateOfBirth: 19620505,
      sex: 'M',
      personNumber: 1_304_000_123,
      fatherName: 'Lê Quang Tạo',
      motherName: 'Vũ Thị Ơn',
      residenceUnit: 30_000_000,
      filledOn: 20180101,
    },
  );
  assert.notEqual(personOf(first), personOf(first + 1));
});

const dead: Omit<LinkRecord, 'id'> = {
  source: 'khai-tu',
  fullName: child.fullName!,
  dateOfBirth: 19400520,
  sex: 'F',
  residenceUnit: 30_000_001,
  dateOfDeath: 20150201,
  filledOn: 20150203,
  entry: '3',
};

test("a form filled in long after a death is not the dead person's because name and date agree", async () => {
  const { personOf, linked } = await among(dead, { ...child, dateOfBirth: 19400520, relationToHead: 'mẹ' });
  assert.notEqual(personOf(first), personOf(first + 1));
  assert.ok(linked.conflicts.some(({ contradiction, a }) => contradiction === 'after-death' && a === first - 1));
});

test('dead but still listed, number and parents and all: one person, whom the rules on archives will find', async () => {
  const { personOf } = await among(
    { ...dead, personNumber: 1_140_000_123 },
    { ...child, dateOfBirth: 19400520, relationToHead: 'mẹ', personNumber: 1_140_000_123 },
  );
  assert.equal(personOf(first), personOf(first + 1));
});

test('two existing persons are never made one: a form that fits both opens a conflict', async () => {
  const { personOf, linked } = await among(
    { ...child, personId: 501 },
    { ...child, householdId: null, source: 'khai-sinh', entry: '15', personId: 502 },
    { ...child, householdId: null, source: 'y-te', filledOn: 20210901 },
  );
  assert.notEqual(personOf(first), personOf(first + 1));
  assert.ok(linked.conflicts.some(({ contradiction }) => contradiction === 'two-persons'));
});

test('forms of an existing person stay together, whatever they say', async () => {
  const { personOf } = await among({ ...child, personId: 501 }, { source: 'act', fullName: 'Bùi Tiến Quyết', dateOfBirth: 19800101, personId: 501 });
  assert.equal(personOf(first), personOf(first + 1));
});

test('none, one and two records are linked without a word', async () => {
  for (const forms of [
    [],
    ground.slice(0, 1),
    [
      { ...child, id: 1 },
      { ...child, id: 2, householdId: null },
    ],
  ]) {
    const { linked } = await link(forms);
    assert.equal(linked.clusterOf.length, forms.length);
  }
});

test('twenty thousand times the same form is done in seconds and stays one person', async () => {
  const { linked } = await link(
    Array.from({ length: 20_000 }, (_, place) => ({
      ...child,
      householdId: null,
      residenceFile: null,
      source: 'y-te',
      personNumber: 1_304_000_123,
      filledOn: 20_210_101,
      id: place + 1,
    })),
  );
  assert.deepEqual(new Set(linked.clusterOf), new Set([0]));
});

test('ten thousand people named Nguyễn Văn Nam, born on 1 January of some year, are not one', async () => {
  const { linked } = await link([
    ...ground,
    ...Array.from({ length: 10_000 }, (_, place) => ({
      id: first + place,
      source: 'dc01',
      fullName: 'Nguyễn Văn Nam',
      dateOfBirth: (1950 + (place % 40)) * 10_000 + 101,
      sex: 'M' as const,
      residenceUnit: 30_000_000,
    })),
  ]);
  const sizes = new Map<number, number>();
  for (const cluster of linked.clusterOf.subarray(ground.length)) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  assert.ok(Math.max(...sizes.values()) < 10);
});

for (const [seed, people] of [
  [21, 1500],
  [22, 6000],
] as const) {
  test(`precision at least 0.99 and recall at least 0.97 on ${people} made-up people, seed ${seed}; the model expects about what is true`, async () => {
    const forms = madeUpForms(people, seed);
    const { linked } = await link(forms);
    const { precision, recall } = measure(forms, linked.clusterOf);
    assert.ok(precision >= 0.99 && recall >= 0.97, `precision ${precision}, recall ${recall}`);
    const { quality } = linked;
    assert.ok(Math.abs(quality.precision! - precision) < 0.01 && Math.abs(quality.recall! - recall) < 0.05, JSON.stringify(quality));
    const holds = ({ from, to }: { readonly from: number; readonly to: number }, value: number): boolean => from <= value && value <= to;
    assert.ok(holds(quality.precisionInterval!, precision) && holds(quality.recallInterval!, recall), JSON.stringify({ quality, precision, recall }));
  });
}

test('where pairs of one person are few, brothers who moved apart are not taken for them', async () => {
  const forms = madeUpForms(10_000, 77).filter(({ source }) => source === 'dc01');
  const { linked } = await link(forms);
  const { precision, recall } = measure(forms, linked.clusterOf);
  assert.ok(precision >= 0.99 && recall >= 0.97, `precision ${precision}, recall ${recall}`);
  assert.ok(linked.conflicts.length < 10, `${linked.conflicts.length} conflicts`);
});

test('forms that know years only are joined as far as the rest proves it', async () => {
  const forms = madeUpForms(3000, 78).map((form) => ({ ...form, dateOfBirth: Math.floor(form.dateOfBirth! / 10_000) * 10_000 }));
  const { linked } = await link(forms);
  const { precision, recall } = measure(forms, linked.clusterOf);
  assert.ok(precision >= 0.99 && recall >= 0.8, `precision ${precision}, recall ${recall}`);
});

test('the same forms give the same persons, weights and model', async () => {
  const forms = madeUpForms(800, 5);
  const [one, other] = [await link(forms), await link(forms)];
  assert.deepEqual(one.linked.clusterOf, other.linked.clusterOf);
  assert.deepEqual(one.linked.edges, other.linked.edges);
  assert.deepEqual(one.linked.model, other.linked.model);
});

for (const threads of [2, 3]) {
  test(`so do ${threads} threads instead of one, to the last bit`, async () => {
    const forms = madeUpForms(2500, 5);
    const [one, other] = [await link(forms), await link(forms, threads)];
    assert.deepEqual(other.linked.edges, one.linked.edges);
    assert.deepEqual(other.linked.model, one.linked.model);
    assert.deepEqual(other.linked.clusterOf, one.linked.clusterOf);
    assert.equal(other.linked.compared, one.linked.compared);
  });
}

test('no person holds two numbers that a slip cannot explain', async () => {
  const forms = madeUpForms(3000, 6, { name: 0.1, noMarks: 0.3, date: 0.1, yearOnly: 0.3, noNumber: 0.2, wrongNumber: 0.2, place: 0.2 });
  const { linked, records } = await link(forms);
  const numbers = new Map<number, Set<string>>();
  for (let record = 0; record < records.count; record++) {
    const number = numberReader(records.rows, at.number)(record * rowLength);
    if (number === 0) continue;
    const own = numbers.get(linked.clusterOf[record]!) ?? new Set();
    numbers.set(linked.clusterOf[record]!, own.add(String(number).slice(0, -1)));
  }
  assert.ok(numbers.size > 1000);
  for (const own of numbers.values()) assert.equal(own.size, 1);
});

test('the model says what it is: shares between 0 and 1, a threshold that asks for 97 percent or more', async () => {
  const { model } = (await link(ground)).linked;
  for (const { levels } of model.comparisons) for (const { m, u } of levels) for (const share of [m, ...Object.values(u)]) assert.ok(share > 0 && share <= 1);
  assert.ok(probabilityOf(model.threshold) >= 0.969);
});

function measure(forms: readonly MadeUpForm[], clusterOf: Uint32Array): { precision: number; recall: number } {
  const pairs = (keys: readonly string[]): number => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const both = pairs(forms.map(({ trueId }, place) => `${trueId} ${clusterOf[place]}`));
  return { precision: both / pairs([...clusterOf].map(String)), recall: both / pairs(forms.map(({ trueId }) => String(trueId))) };
}
