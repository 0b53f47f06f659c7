import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../chance.ts';
import { readCountry, settle } from '../country.ts';
import { imagineHousehold, type World } from '../imagine-household.ts';
import { type MixName, mixes, mixNames, shareIn } from '../mixes.ts';
import { giveNumbers } from '../numbers.ts';
import { offices } from '../offices/index.ts';
import { type Statement, stateTruly } from '../statement.ts';
import { withNewTonePlace } from './encodings.ts';
import { mistakes, spoil } from './index.ts';

const seed = 'errors';
const country = readCountry(seed);
const settlements = settle(country, seed, 3_000, ['00310', '16852', '26734', '24121']);
const settled = Map.groupBy(
  settlements.map(({ commune }) => commune),
  ({ province }) => province.code,
);
const world: World = { seed, country, settled, numbers: giveNumbers(seed) };

function* statements(): Generator<Statement> {
  for (const { commune } of settlements) {
    for (let index = 0; index < 220; index++) {
      const household = imagineHousehold(world, commune, index, 99);
      for (const person of household.people) {
        for (const office of offices) {
          for (const [nth, filing] of office.filings(chanceOf('p', person.id, office.source), { world, mix: 'even', household, person }).entries()) {
            const statement = stateTruly(chanceOf(person.id, nth), { source: office.source, person, household, office: filing.office, on: filing.on });
            filing.adjust?.(statement);
            yield statement;
          }
        }
      }
    }
  }
}
const all = [...statements()];
const copy = (statement: Statement): Statement => ({
  ...statement,
  father: { ...statement.father },
  mother: { ...statement.mother },
  ...(statement.permanent ? { permanent: { ...statement.permanent } } : {}),
  ...(statement.origin ? { origin: { ...statement.origin } } : {}),
  ...(statement.birthPlace ? { birthPlace: { ...statement.birthPlace } } : {}),
});
const look = ({ person: _p, household: _h, office: _o, ...written }: Statement): string =>
  JSON.stringify(written, (key, value) => (key === 'commune' ? value.code : value));

test('every mistake is met, and does what it says to the field that it is about', () => {
  for (const mistake of mistakes) {
    const met = all.filter(mistake.applies);
    if (mistake.id === 'surname-cut' || mistake.id === 'district-of-once') continue; // rare by nature; below
    assert.ok(met.length > 20, `${mistake.id}: ${met.length}`);
    const changed = met.slice(0, 300).filter((statement, at) => {
      const spoilt = copy(statement);
      mistake.spoil(spoilt, chanceOf(mistake.id, at));
      return look(spoilt) !== look(statement);
    });
    assert.ok(changed.length > 0, `${mistake.id} changes nothing`);
  }
});

const one = (id: string) => mistakes.find((mistake) => mistake.id === id)!;
const spoilt = (id: string, change: Partial<Statement>, nth = 0): Statement => {
  const statement = { ...copy(all[0]!), ...change };
  one(id).spoil(statement, chanceOf('one', id, nth));
  return statement;
};

test('names: dropped, abbreviated, without marks, in keys', () => {
  assert.equal(spoilt('middle-dropped', { fullName: 'Nguyễn Thị Thu Hà' }).fullName, 'Nguyễn Thu Hà');
  assert.match(spoilt('abbreviated', { fullName: 'Nguyễn Thị Lan' }).fullName, /^(Ng\.|Nguyễn) T\. Lan$/);
  assert.equal(spoilt('no-marks', { fullName: 'Đỗ Thị Lan' }).fullName, 'Do Thi Lan');
  assert.equal(spoilt('capitals-no-marks', { fullName: 'Đỗ Thị Lan' }).fullName, 'DO THI LAN');
  assert.match(spoilt('eth-for-d', { fullName: 'Đỗ Thị Lan' }).fullName, /^[ÐƉ]ỗ Thị Lan$/);
  assert.equal(spoilt('decomposed', { fullName: 'Lê' }).fullName, 'Le\u0302');
  assert.equal(spoilt('hook-for-tilde', { fullName: 'Lê Mỹ' }).fullName, 'Lê Mỷ');
  assert.equal(withNewTonePlace('Hòa Thúy Khỏe Hoàn Thủy Quý'), 'Hoà Thuý Khoẻ Hoàn Thuỷ Quý');
});

test('numbers: zeros eaten, digits lost, filled up, a letter', () => {
  assert.equal(spoilt('zero-eaten', { documentNumber: '001195000123' }).documentNumber, '1195000123');
  assert.equal(spoilt('scientific', { documentNumber: '123456789012' }).documentNumber, '1.23E+11');
  assert.equal(spoilt('padded-to-twelve', { documentNumber: '013231190' }).documentNumber, '000013231190');
  assert.equal(spoilt('letter-o', { documentNumber: '001195000123' }).documentNumber, 'O01195000123');
  for (let nth = 0; nth < 50; nth++) {
    const turned = spoilt('digits-turned', { documentNumber: '001195000123' }, nth).documentNumber;
    assert.notEqual(turned, '001195000123');
    assert.deepEqual([...turned].sort(), [...'001195000123'].sort());
    assert.notEqual(spoilt('digit-wrong', { documentNumber: '001195000123' }, nth).documentNumber, '001195000123');
  }
});

test('dates: swapped, a year only, no such day', () => {
  const birth = { year: 1955, month: 3, day: 11 };
  assert.deepEqual(spoilt('day-and-month-swapped', { birth }).birth, { year: 1955, month: 11, day: 3 });
  assert.deepEqual(spoilt('year-only', { birth }).birth, { year: 1955, month: 0, day: 0 });
  assert.match(JSON.stringify(spoilt('no-such-day', { birth }).birth), /"month":2,"day":3[01]/);
  assert.equal(one('day-and-month-swapped').applies({ ...all[0]!, birth: { year: 1955, month: 3, day: 13 } }), false);
});

test('a mistake comes as often as the mix says', () => {
  let [missing, having] = [0, 0];
  const counts = new Map<string, number>();
  for (const [at, statement] of all.entries()) {
    if (statement.source !== 'khai-sinh' && statement.source !== 'cmnd' && statement.documentNumber !== '') {
      having++;
      const after = copy(statement);
      const happened = spoil(after, chanceOf('rates', at), 'even');
      if (happened.includes('number-missing')) missing++;
      for (const id of happened) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  assert.ok(Math.abs(missing / having - 0.05) < 0.012, `${missing} of ${having}`);
  assert.ok((counts.get('sex-wrong') ?? 0) / having < 0.008);
});

test('mixes differ in kinds: each spoils some kind far more than `even` does', () => {
  const shareOf = (mix: MixName, id: string) => shareIn(mix, one(id));
  assert.ok(shareOf('clerical', 'digit-wrong') > 2.5 * shareOf('even', 'digit-wrong'));
  assert.ok(shareOf('encodings', 'legacy-letters') > 2.5 * shareOf('even', 'legacy-letters'));
  assert.ok(shareOf('moves', 'neighbour-commune') > 2.5 * shareOf('even', 'neighbour-commune'));
  assert.ok(shareOf('sparse', 'father-missing') > 2.5 * shareOf('even', 'father-missing'));
  assert.ok(shareOf('paper', 'day-and-month-swapped') > 2.5 * shareOf('even', 'day-and-month-swapped'));
  assert.deepEqual(mixNames, Object.keys(mixes));
  for (const mix of mixNames) for (const mistake of mistakes) assert.ok(shareIn(mix, mistake) <= 0.6);
});
