/** Makes one household of the country from seed, commune and its number there: who they are, where they come from, what numbers they hold. */
import { type Day, dayAt, today, yearAt, yearLength } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { streetAddress } from './addresses.ts';
import type { Commune, Country } from './country.ts';
import { householdPlans } from './household-kinds.ts';
import { type Member, shapeHousehold } from './household-shape.ts';
import { givePapers } from './give-papers.ts';
import { type Lineage, lineageOf, parentsOf } from './lineage.ts';
import { everydayName, type Name, namePerson, nameTwin, newSurname } from './names/name-person.ts';
import type { Numbers } from './numbers.ts';
import { permuted } from './permutation.ts';
import type { Household, Kin, Person } from './person.ts';
import { chooseOrigins, type Origins } from './origins.ts';

export type World = { readonly seed: string; readonly country: Country; readonly settled: ReadonlyMap<string, readonly Commune[]>; readonly numbers: Numbers };

/** Of a thousand sons: they bear the father's whole name. */
const namesakeSons = 0.004;

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
    id, commune,
    home: { commune, street: streetAddress(chance, commune, heads) },
    file: `${commune.province.code}${String(permuted(index, 1_000_000, Number(commune.code))).padStart(6, '0')}`,
    collectedOn: collectionDay(seed, commune, chance),
  };
  takeTheDead(chance, members);
  const origins = chooseOrigins(world, commune, chance, members);
  const religion = religionOf(chance, heads);
  const people: Person[] = [];
  const names = nameAll(chance, commune, members, heads, lineage);
  const papers = chanceOf(...key, 'papers');
  for (const [place, member] of members.entries()) {
    const name = names[place]!;
    const facts = {
      id: `${id}-${place + 1}`, place, sex: member.sex, born: member.born, birthYear: yearAt(member.born), name: name.name,
      everydayName: everydayName(chance, name.name, commune.province.south), people: name.people, religion,
      relation: member.relation, marital: member.marital, marriedOn: member.marriedOn, diedOn: member.diedOn,
      twin: member.twin === undefined ? undefined : people[member.twin],
      ...homeOf(chance, household.home, member, origins[place]!, name.people),
    };
    people.push({ ...facts, father: undefined, mother: undefined, spouse: undefined, ...givePapers(papers, world.numbers, facts, origins[place]!, household.home) });
  }
  for (const [place, member] of members.entries()) people[place] = Object.assign(people[place]!, kinOf(chance, people, members, lineage, place));
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
  return draw < 86.3 ? 'Không' : draw < 92.4 ? 'Công giáo' : draw < 97.2 ? 'Phật giáo' : draw < 98.2 ? 'Phật giáo Hòa Hảo' : draw < 99.2 ? 'Tin Lành' : 'Cao Đài';
}

type Named = { readonly name: Name; readonly people: number };

/** Elders first: children inherit surname and people from the father, else from the mother. */
function nameAll(chance: Chance, commune: Commune, members: readonly Member[], heads: number, lineage: Lineage | undefined): Named[] {
  const named: Named[] = new Array(members.length);
  const { part } = commune.province;
  const taken = new Set<string>();

  function inherits(member: Member): { surname: string; people: number } {
    const parent = member.father ?? member.mother;
    if (parent !== undefined) return { surname: nameOf(parent).name.surname, people: nameOf(parent).people };
    const head = member.relation === 'cháu ruột' || member.relation === 'em ruột' ? nameOf(0) : undefined;
    if (head) return { surname: head.name.surname, people: head.people };
    const ofTheLine = member.sex === 'M' && (member.relation === 'chủ hộ' || member.relation === 'chồng');
    if (ofTheLine && lineage) return { surname: lineage.surname, people: lineage.people };
    const people = chance.happens(0.9) ? heads : chance.draw(commune.peoples);
    return { surname: newSurname(chance, people, part), people };
  }

  function nameOf(place: number): Named {
    const known = named[place];
    if (known) return known;
    const member = members[place]!;
    const { surname, people } = inherits(member);
    const year = yearAt(member.born);
    const mother = member.mother === undefined ? surname : nameOf(member.mother).name.surname;
    const draw = () => (member.twin === undefined ? namePerson(chance, people, member.sex, year, surname, mother) : nameTwin(chance, people, member.sex, year, nameOf(member.twin).name));
    let name = draw();
    for (let again = 0; again < 5 && taken.has(name.full); again++) name = draw();
    if (member.father !== undefined && member.sex === 'M' && chance.happens(namesakeSons)) name = nameOf(member.father).name;
    if (lineage?.cousin && member.sex === lineage.cousin.sex && member.father !== undefined && place === members.findIndex((one) => one.father !== undefined && one.sex === member.sex)) {
      name = { full: `${surname} ${lineage.cousin.name}`, surname };
    }
    taken.add(name.full);
    return (named[place] = { name, people });
  }

  for (const place of members.keys()) nameOf(place);
  return named;
}

/** Renters stay registered at home. */
function homeOf(chance: Chance, home: Household['home'], member: Member, origins: Origins, people: number): Pick<Person, 'permanent' | 'current' | 'birthCommune' | 'origin'> {
  const { birthCommune, origin } = origins;
  const away = member.relation === 'người ở thuê' && birthCommune !== home.commune;
  const permanent = away ? { commune: birthCommune, street: streetAddress(chance, birthCommune, people) } : home;
  return { permanent, current: away ? home : undefined, birthCommune, origin };
}

/** Parents and spouse: those in the house, else people known by name, the same for brothers and sisters. */
function kinOf(chance: Chance, people: readonly Person[], members: readonly Member[], lineage: Lineage | undefined, place: number): Pick<Person, 'father' | 'mother' | 'spouse'> {
  const member = members[place]!;
  const self = people[place]!;
  const inHouse = (at: number | undefined): Kin | undefined => (at === undefined ? undefined : { name: people[at]!.name.full, birthYear: people[at]!.birthYear, person: people[at]! });
  const sibling = member.relation === 'em ruột' ? people[0] : people.slice(0, place).find((_, at) => sameParents(members[at]!, member));
  const ofLine = lineage && (member.relation === 'chủ hộ' || member.relation === 'chồng') && self.name.surname === lineage.surname ? parentsOf(lineage, self.birthYear) : undefined;
  const outside = (sex: 'M' | 'F'): Kin => {
    const years = Math.max(17, Math.round(chance.normal(sex === 'M' ? 28 : 25, 5)));
    const birthYear = Math.max(1900, self.birthYear - years);
    const surname = sex === 'M' ? self.name.surname : newSurname(chance, self.people, self.birthCommune.province.part);
    return { name: namePerson(chance, self.people, sex, birthYear, surname, surname).full, birthYear };
  };
  return {
    father: inHouse(member.father) ?? sibling?.father ?? ofLine?.father ?? outside('M'),
    mother: inHouse(member.mother) ?? sibling?.mother ?? ofLine?.mother ?? outside('F'),
    spouse: inHouse(member.spouse),
  };
}

/** Children of one lone parent share the other one, who is not there; strangers share nobody. */
const sameParents = (a: Member, b: Member): boolean => (a.father !== undefined || a.mother !== undefined) && a.father === b.father && a.mother === b.mother;
