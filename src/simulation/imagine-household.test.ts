import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAt, today } from './calendar.ts';
import { readCountry, settle } from './country.ts';
import { imagineHousehold, type World } from './imagine-household.ts';
import { giveNumbers } from './numbers.ts';
import type { Household, Person } from './person.ts';

const seed = 'households';
const country = readCountry(seed);
const settlements = settle(country, seed, 6_000, ['00310', '26734', '24121', '16852']);
const settled = Map.groupBy(
  settlements.map(({ commune }) => commune),
  ({ province }) => province.code,
);
const world: World = { seed, country, settled, numbers: giveNumbers(seed) };
const houses = new Map<string, readonly Household[]>(
  settlements.map(({ commune }) => [commune.code, Array.from({ length: 1_500 }, (_, index) => imagineHousehold(world, commune, index, 99))]),
);
const all = [...houses.values()].flat();
const people = all.flatMap((household) => household.people);
const share = <T>(list: readonly T[], test: (one: T) => boolean): number => list.filter(test).length / list.length;

test('kin in the house bear the names that are written of them', () => {
  for (const person of people) {
    for (const kin of [person.father, person.mother, person.spouse]) {
      if (!kin?.person) continue;
      assert.equal(kin.name, kin.person.name.full);
      assert.equal(kin.birthYear, kin.person.birthYear);
    }
  }
  const children = people.filter((person) => person.relation === 'con đẻ');
  assert.ok(share(children, (child) => child.father?.person !== undefined) > 0.8);
  assert.ok(children.every((child) => child.father?.person === undefined || child.name.surname === child.father.person.name.surname));
});

test('brothers and sisters have the same parents, in the house or not', () => {
  for (const { people: members } of all) {
    const children = members.filter((one) => one.relation === 'con đẻ' && !one.spouse);
    assert.ok(new Set(children.map((one) => `${one.father?.name} ${one.mother?.name}`)).size <= 1, members[0]!.id);
  }
});

test("a son bears the father's whole name in four of a thousand cases", () => {
  const sons = people.filter((person) => person.sex === 'M' && person.father?.person !== undefined);
  const namesakes = share(sons, (son) => son.name.full === son.father!.name);
  assert.ok(namesakes > 0.001 && namesakes < 0.009, String(namesakes));
});

test('neighbouring houses of one line: brothers with the same parents, cousins of one name', () => {
  let [brothers, cousins, pairs] = [0, 0, 0];
  for (const list of houses.values()) {
    for (let index = 0; index + 1 < list.length; index += 2) {
      const [one, other] = [list[index]!, list[index + 1]!];
      const father = (household: Household) =>
        household.people.find((person) => person.sex === 'M' && (person.relation === 'chủ hộ' || person.relation === 'chồng'))?.father;
      pairs++;
      if (father(one) && father(one)!.name === father(other)?.name && !father(one)!.person) brothers++;
      const children = (household: Household): readonly Person[] => household.people.filter((person) => person.relation === 'con đẻ');
      if (children(one).some((child) => children(other).some((cousin) => cousin.name.full === child.name.full && cousin.mother!.name !== child.mother!.name)))
        cousins++;
    }
  }
  assert.ok(brothers / pairs > 0.02 && brothers / pairs < 0.25, `${brothers} of ${pairs}`);
  assert.ok(cousins >= 5, String(cousins));
});

test('where many have moved to, three in ten were registered elsewhere; elsewhere few, and their children here', () => {
  const grown = (code: string) =>
    houses
      .get(code)!
      .flatMap((household) => household.people)
      .filter((person) => person.relation === 'chủ hộ');
  const away = (code: string) => share(grown(code), (person) => person.birthCommune.province !== country.communes.get(code)!.province);
  assert.ok(away('26734') > 0.25 && away('26734') < 0.45, String(away('26734')));
  assert.ok(away('16852') < 0.15, String(away('16852')));
  const children = houses
    .get('16852')!
    .flatMap((household) => household.people)
    .filter((person) => person.birthYear >= 2010 && person.relation === 'con đẻ');
  assert.ok(share(children, (child) => child.birthCommune.code === '16852') > 0.85);
});

test('no two houses of a commune have one residence file', () => {
  for (const list of houses.values()) assert.equal(new Set(list.map(({ file }) => file)).size, list.length);
});

const childrenOf = new Map<Person, Person[]>();
for (const person of people)
  for (const kin of [person.father, person.mother]) if (kin?.person) childrenOf.set(kin.person, [...(childrenOf.get(kin.person) ?? []), person]);

test('the dead: two in a hundred, in the last six years, after their children and weddings', () => {
  const dead = people.filter((person) => person.diedOn !== undefined);
  assert.ok(Math.abs(dead.length / people.length - 0.023) < 0.007, String(dead.length / people.length));
  for (const person of dead) {
    assert.ok(person.diedOn! >= dayAt(2016, 1, 1) && person.diedOn! < today);
    assert.ok(person.diedOn! > person.born && person.diedOn! > (person.marriedOn ?? 0));
    for (const child of childrenOf.get(person) ?? []) assert.ok(child.born < person.diedOn!);
  }
});

test('Kỳ Sơn is of Hmông, Thái and Khơ-mú', () => {
  const list = houses.get('16852')!.flatMap((household) => household.people);
  for (const code of [8, 3, 29]) assert.ok(share(list, (person) => person.people === code) > 0.2, String(code));
});

test('twins: same parents, same day, another name', () => {
  const twins = people.filter((person) => person.twin !== undefined);
  assert.ok(twins.length > 10);
  for (const one of twins) {
    assert.equal(one.born, one.twin!.born);
    assert.equal(one.mother?.name, one.twin!.mother?.name);
    assert.notEqual(one.name.full, one.twin!.name.full);
  }
});
