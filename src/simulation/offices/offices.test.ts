import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAt, today } from '../calendar.ts';
import { chanceOf } from '../chance.ts';
import { readCountry, settle } from '../country.ts';
import { imagineHousehold, type World } from '../imagine-household.ts';
import { giveNumbers } from '../numbers.ts';
import { type Household, maritalOn, numberOn, oldCardOn, type Person } from '../person.ts';
import { type Statement, stateTruly } from '../statement.ts';
import { csvField, type Filing, type Office } from './filing.ts';
import { offices } from './index.ts';

const seed = 'offices';
const country = readCountry(seed);
const settlements = settle(country, seed, 3_000, ['00310', '16852']);
const settled = Map.groupBy(
  settlements.map(({ commune }) => commune),
  ({ province }) => province.code,
);
const world: World = { seed, country, settled, numbers: giveNumbers(seed) };
const households: readonly Household[] = settlements.flatMap(({ commune }) =>
  Array.from({ length: 500 }, (_, index) => imagineHousehold(world, commune, index, 99)),
);

type Form = {
  readonly office: Office;
  readonly person: Person;
  readonly household: Household;
  readonly filing: Filing;
  readonly statement: Statement;
  readonly row: (cut?: boolean) => string;
};

const forms: readonly Form[] = households.flatMap((household) =>
  household.people.flatMap((person) =>
    offices.flatMap((office) =>
      office.filings(chanceOf(person.id, office.source), { world, mix: 'even', household, person }).map((filing): Form => {
        const statement = stateTruly(chanceOf(person.id, filing.on), { source: office.source, person, household, office: filing.office, on: filing.on });
        filing.adjust?.(statement);
        return {
          office,
          person,
          household,
          filing,
          statement,
          row: (cut = false) => office.layOut({ ...statement, cut }, { ordinal: 7, officer: 'Nguyễn Văn An', chance: chanceOf('row', person.id), filing }),
        };
      }),
    ),
  ),
);
const of = (source: string): readonly Form[] => forms.filter(({ office }) => office.source === source);

/** Fields of one row; quotes as in RFC 4180. */
function fieldsOf(row: string, separator: string): string[] {
  const fields: string[] = [];
  for (const [, quoted, bare] of row.matchAll(new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}]*))`, 'g')))
    fields.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
  return fields;
}

test('nothing is dated before its time or after today', () => {
  for (const { office, person, filing } of forms) {
    assert.ok(filing.on <= today && filing.on >= person.born, `${office.source} ${person.id}`);
    if (office.source === 'dc01') assert.ok(filing.on >= dayAt(2016, 1, 1));
    if (office.source === 'y-te') assert.ok(filing.on >= dayAt(2021, 3, 8));
    if (office.source === 'khai-tu') assert.ok(person.diedOn !== undefined && filing.on >= person.diedOn);
    if (office.source === 'y-te' || office.source === 'khai-sinh') assert.ok(filing.on <= (person.diedOn ?? today));
  }
});

test('DC01: as many fields as columns, true where nothing was spoilt', () => {
  for (const { office, person, household, filing, statement, row } of of('dc01')) {
    const columns = office.header.split(',');
    const fields = Object.fromEntries(fieldsOf(row(), ',').map((field, at) => [columns[at]!, field]));
    assert.equal(Object.keys(fields).length, columns.length);
    assert.equal(fields.ho_ten!.toUpperCase(), person.name.full.toUpperCase());
    assert.equal(fields.so_giay_to, numberOn(person, filing.on) ?? oldCardOn(person, filing.on)?.number ?? '');
    assert.equal(fields.ma_xa, filing.office.code);
    assert.equal(fields.gioi_tinh, person.sex === 'M' ? 'Nam' : 'Nữ');
    if (filing.office === household.commune && !filing.adjust) assert.equal(fields.so_ho_so_cu_tru, household.file);
    if (statement.marital === 'Chưa kết hôn') assert.equal(fields.vo_chong_ho_ten, '');
  }
});

test('a field is quoted where it must be, and its quotes doubled', () => {
  assert.equal(csvField('Tổ 7', ','), 'Tổ 7');
  assert.equal(csvField('Tổ 7, Mai Động', ','), '"Tổ 7, Mai Động"');
  assert.equal(csvField('Tổ 7, Mai Động', ';'), 'Tổ 7, Mai Động');
  assert.equal(csvField('Tổ "7"', ';'), '"Tổ ""7"""');
  assert.equal(csvField('Tổ\n7', ';'), '"Tổ\n7"');
});

test('DC01: of the dead whom the teams did not find alive, four in ten are listed all the same', () => {
  const missed = households.flatMap(({ people, collectedOn }) => people.filter((person) => person.diedOn !== undefined && person.diedOn <= collectedOn));
  const listed = missed.filter((person) => of1(person).length > 0);
  assert.ok(missed.length > 15 && Math.abs(listed.length / missed.length - 0.4) < 0.2, `${listed.length} of ${missed.length}`);
});

test('DC01: one form for all but the dead; a second one in the commune of before, earlier', () => {
  for (const household of households) {
    for (const person of household.people) {
      const own = of1(person);
      if (person.diedOn === undefined) assert.ok(own.length >= 1 && own.length <= 2, person.id);
      for (const { filing } of own.filter((form) => form.filing.adjust)) {
        assert.notEqual(filing.office, household.commune);
        assert.ok(filing.on < own[0]!.filing.on);
      }
    }
  }
});
const dc01Of = Map.groupBy(of('dc01'), ({ person }) => person);
const of1 = (person: Person): readonly Form[] => dc01Of.get(person) ?? [];

test('every row that was cut lacks columns, or is no JSON', () => {
  for (const { office, row } of forms.slice(0, 4_000)) {
    const [whole, cut] = [row(), row(true)];
    if (office.ending === 'jsonl') {
      assert.doesNotThrow(() => JSON.parse(whole));
      assert.throws(() => JSON.parse(cut), SyntaxError);
    } else if (office.ending === 'csv') {
      const separator = office.source === 'cmnd' ? ';' : ',';
      assert.equal(fieldsOf(whole, separator).length, office.header.split(separator).length, whole);
      assert.ok(fieldsOf(cut, separator).length < office.header.split(separator).length - 1);
    } else assert.ok(!cut.includes('r="B'));
  }
});

test('births: the number from 2016 on, none before; parents of the person', () => {
  for (const { person, row, filing } of of('khai-sinh')) {
    const { nguoi, cha, me, ma_xa } = JSON.parse(row()) as { nguoi: { so_dinh_danh?: string }; cha: { ho_ten: string }; me: { ho_ten: string }; ma_xa: string };
    assert.equal(nguoi.so_dinh_danh, filing.on >= dayAt(2016, 1, 1) ? person.number : undefined);
    assert.equal(cha.ho_ten, person.father!.name);
    assert.equal(me.ho_ten, person.mother!.name);
    assert.equal(ma_xa, person.birthCommune.code);
  }
  const since2010 = households
    .flatMap(({ people }) => people)
    .filter((person) => person.born >= dayAt(2010, 1, 1) && person.birthCommune === households.find(({ people }) => people.includes(person))!.commune);
  const registered = new Set(of('khai-sinh').map(({ person }) => person));
  assert.ok(since2010.filter((person) => registered.has(person)).length / since2010.length > 0.85);
});

test('old cards: nine digits, from fourteen on, a form for each card', () => {
  for (const { person, filing, row } of of('cmnd')) {
    const [number] = fieldsOf(row(), ';');
    assert.ok(person.oldCards.some((card) => card.number === number && card.issuedOn === filing.on));
    assert.match(number!, /^\d{9}$/);
    assert.ok(filing.on - person.born >= 14 * 365);
    assert.ok(filing.on <= dayAt(2020, 12, 31));
  }
  const two = of('cmnd').filter(({ person }) => person.oldCards.length > 1);
  assert.ok(two.length > 0, 'a mover has two');
});

test('vaccinations: doses in order, weeks apart', () => {
  for (const doses of Map.groupBy(of('y-te'), ({ person }) => person).values()) {
    for (const [at, { filing }] of doses.entries()) {
      assert.equal(filing.dose, at + 1);
      if (at > 0) assert.ok(filing.on - doses[at - 1]!.filing.on >= 21);
    }
    assert.ok(doses.length <= 3);
  }
});

test('marriage by date: single before it, married until the other dies', () => {
  const wed = households.flatMap(({ people }) => people).filter((person) => person.marriedOn !== undefined);
  for (const person of wed) {
    assert.equal(maritalOn(person, person.marriedOn! - 1), 'single');
    const other = person.spouse?.person?.diedOn;
    if (other !== undefined) assert.deepEqual([maritalOn(person, other - 1), maritalOn(person, other)], ['married', 'widowed']);
  }
  assert.ok(wed.some((person) => person.spouse?.person?.diedOn !== undefined));
});
