import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageOn, today } from './calendar.ts';
import { chanceOf } from './chance.ts';
import { householdPlans } from './household-kinds.ts';
import { type Member, shapeHousehold } from './household-shape.ts';

const chance = chanceOf('shapes');
const households: Member[][] = Array.from({ length: 12_000 }, () => {
  const plan = chance.draw(householdPlans);
  return shapeHousehold(chance, plan.kind, plan.from + chance.below(5));
});
const people = households.flat();

/** Thousands in 2019 by five years of age, to 80 and over (DOMAIN 10.1). */
// biome-ignore format: a table
const census = {
  M: [4326, 4128, 3818, 3343, 3661, 4270, 4115, 3751, 3405, 3135, 2792, 2393, 1847, 1220, 643, 430, 603],
  F: [3895, 3723, 3489, 3144, 3502, 4143, 4030, 3716, 3406, 3155, 2869, 2595, 2149, 1555, 963, 720, 1274],
};

test('ages and sexes are those of the census, each band of ten years within a fifth', () => {
  for (const sex of ['M', 'F'] as const) {
    for (let band = 0; band < 16; band += 2) {
      const here = people.filter((one) => one.sex === sex && Math.floor(ageOn(one.born, today) / 10) === band / 2).length / people.length;
      const there = (census[sex][band]! + census[sex][band + 1]!) / 96_208;
      assert.ok(Math.abs(here / there - 1) < 0.2, `${sex} ${band * 5}: ${here} against ${there}`);
    }
  }
});

test('households are of 3.6 people, three tenths of them alone or by two', () => {
  const mean = people.length / households.length;
  assert.ok(mean > 3.4 && mean < 3.75, String(mean));
  const small = households.filter((one) => one.length <= 2).length / households.length;
  assert.ok(Math.abs(small - 0.28) < 0.06, String(small));
});

test('one head, in the first place; links lead where they should', () => {
  for (const household of households) {
    assert.equal(household[0]!.relation, 'chủ hộ');
    assert.equal(household.filter((one) => one.relation === 'chủ hộ').length, 1);
    for (const [place, one] of household.entries()) {
      if (one.spouse !== undefined) {
        assert.equal(household[one.spouse]!.spouse, place);
        assert.notEqual(household[one.spouse]!.sex, one.sex);
        assert.ok(one.marriedOn !== undefined && one.marriedOn <= today);
        assert.ok(ageOn(one.born, one.marriedOn) >= (one.sex === 'F' ? 18 : 20));
      }
      if (one.father !== undefined) assert.ok(household[one.father]!.sex === 'M' && one.born - household[one.father]!.born > 15 * 365);
      if (one.mother !== undefined) assert.ok(household[one.mother]!.sex === 'F' && one.born - household[one.mother]!.born > 15 * 365);
      if (one.twin !== undefined) assert.ok(one.twin !== place && household[one.twin]!.born === one.born);
      assert.ok(one.born < today);
    }
  }
});

test('nine deliveries of a thousand are twins', () => {
  const children = people.filter((one) => one.relation === 'con đẻ' || one.relation === 'cháu ruột');
  const twins = children.filter((one) => one.twin !== undefined).length;
  assert.ok(Math.abs(twins / (children.length - twins) - 0.009) < 0.004, `${twins} of ${children.length}`);
});

test('three generations live in one house in ten and more', () => {
  const deep = households.filter((one) =>
    one.some(
      (child) =>
        (child.father !== undefined && one[child.father]!.father !== undefined) || (child.father !== undefined && one[child.father]!.mother !== undefined),
    ),
  );
  assert.ok(deep.length / households.length > 0.08, String(deep.length));
  const withGrandfather = deep.filter((one) => one.some((child) => child.father !== undefined && one[child.father]!.father !== undefined));
  assert.ok(withGrandfather.length > deep.length * 0.4 && withGrandfather.length < deep.length, 'grandfathers die first');
});
