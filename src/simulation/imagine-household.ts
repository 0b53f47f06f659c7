/** Makes one household of the country from seed, commune and its number there: who they are, where they come from, what numbers they hold. */

import { streetAddress } from './addresses.ts';
import { type Day, dayAt, today, yearAt, yearLength } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Commune, Country } from './country.ts';
import { givePapers } from './give-papers.ts';
import { householdPlans } from './household-kinds.ts';
import { type Member, shapeHousehold } from './household-shape.ts';
import { kinOf } from './kin.ts';
import { lineageOf } from './lineage.ts';
import { nameHousehold } from './name-household.ts';
import { everydayName } from './names/name-person.ts';
import type { Numbers } from './numbers.ts';
import { chooseOrigins, type Origins } from './origins.ts';
import { permuted } from './permutation.ts';
import type { Household, Person } from './person.ts';

export type World = { readonly seed: string; readonly country: Country; readonly settled: ReadonlyMap<string, readonly Commune[]>; readonly numbers: Numbers };

/** `spare`: how many people the commune still lacks; a household that is larger becomes a person alone, so that the sum comes out. */
export function imagineHousehold(world: World, commune: Commune, index: number, spare: number): Household {
  const { seed } = world;
  const key = [seed, commune.code, index] as const;
  const members = shapeOf(chanceOf(...key, 'shape'), commune, spare);
  const chance = chanceOf(...key, 'lives');
  const lineage = lineageOf(seed, commune, index);
  const heads = lineage?.people ?? chance.draw(commune.peoples);
  const id = `${commune.code}-${String(index).padStart(5, '0')}`;
  const household = {
    id,
    commune,
    home: { commune, street: streetAddress(chance, commune, heads) },
    file: `${commune.province.code}${String(permuted(index, 1_000_000, Number(commune.code))).padStart(6, '0')}`,
    collectedOn: collectionDay(seed, commune, chance),
  };
  takeTheDead(chance, members);
  const origins = chooseOrigins(world, commune, chance, members);
  const religion = religionOf(chance, heads);
  const people: Person[] = [];
  const names = nameHousehold(chance, commune, members, heads, lineage);
  const papers = chanceOf(...key, 'papers');
  for (const [place, member] of members.entries()) {
    const name = names[place]!;
    const facts = {
      id: `${id}-${place + 1}`,
      place,
      sex: member.sex,
      born: member.born,
      birthYear: yearAt(member.born),
      name: name.name,
      everydayName: everydayName(chance, name.name, commune.province.south),
      people: name.people,
      religion,
      relation: member.relation,
      marital: member.marital,
      marriedOn: member.marriedOn,
      diedOn: member.diedOn,
      twin: member.twin === undefined ? undefined : people[member.twin],
      ...homeOf(chance, household.home, member, origins[place]!, name.people),
    };
    people.push({
      ...facts,
      father: undefined,
      mother: undefined,
      spouse: undefined,
      ...givePapers(papers, world.numbers, facts, origins[place]!, household.home),
    });
  }
  for (const [place, person] of people.entries()) Object.assign(person, kinOf(chance, people, members, lineage, place));
  return { ...household, people };
}

function shapeOf(chance: Chance, commune: Commune, spare: number): Member[] {
  let plan = chance.draw(householdPlans);
  if (plan.kind === 'renters' && !commune.urban && chance.happens(0.6)) plan = { kind: 'family', from: 25 };
  const members = shapeHousehold(chance, plan.kind, plan.from + chance.below(5));
  return members.length <= spare ? members : shapeHousehold(chance, 'lone', 40 + chance.below(30));
}

/** Teams went from house to house in one commune for some weeks, between 2016 and the first half of 2021. */
function collectionDay(seed: string, commune: Commune, chance: Chance): Day {
  const start = dayAt(2016, 3, 1) + chanceOf(seed, 'campaign', commune.code).below(5 * 365);
  return chance.happens(0.8) ? start + chance.below(60) : dayAt(2021, 1, 15) + chance.below(150);
}

/** Died in the last six years, by age; the head of the house lives. */
function takeTheDead(chance: Chance, members: Member[]): void {
  for (const [place, member] of members.entries()) {
    const age = (today - member.born) / yearLength;
    const share = age < 5 ? 0.006 : age < 40 ? 0.01 : age < 60 ? 0.035 : age < 70 ? 0.13 : age < 80 ? 0.28 : 0.5;
    if (place === 0 || !chance.happens(share)) continue;
    const lastChild = members.reduce((last, child) => (child.father === place || child.mother === place ? Math.max(last, child.born) : last), member.born);
    const diedOn = Math.max(lastChild + 1, (member.marriedOn ?? 0) + 30, today - chance.below(6 * 365));
    if (diedOn >= today) continue;
    member.diedOn = diedOn;
    if (member.spouse !== undefined) members[member.spouse]!.marital = 'widowed';
  }
}

function religionOf(chance: Chance, people: number): string {
  const draw = chance.fraction() * 100;
  if (people === 5) return draw < 85 ? 'Phật giáo' : 'Không';
  if (people === 17) return draw < 50 ? 'Bà-la-môn' : draw < 80 ? 'Hồi giáo' : 'Không';
  return draw < 86.3
    ? 'Không'
    : draw < 92.4
      ? 'Công giáo'
      : draw < 97.2
        ? 'Phật giáo'
        : draw < 98.2
          ? 'Phật giáo Hòa Hảo'
          : draw < 99.2
            ? 'Tin Lành'
            : 'Cao Đài';
}

/** Renters stay registered at home. */
function homeOf(
  chance: Chance,
  home: Household['home'],
  member: Member,
  origins: Origins,
  people: number,
): Pick<Person, 'permanent' | 'current' | 'birthCommune' | 'origin'> {
  const { birthCommune, origin } = origins;
  const away = member.relation === 'người ở thuê' && birthCommune !== home.commune;
  const permanent = away ? { commune: birthCommune, street: streetAddress(chance, birthCommune, people) } : home;
  return { permanent, current: away ? home : undefined, birthCommune, origin };
}
