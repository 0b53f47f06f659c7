/** Whose child and whose spouse each of a household is. */
import type { Chance } from './chance.ts';
import type { Member } from './household-shape.ts';
import { type Lineage, parentsOf } from './lineage.ts';
import { namePerson, newSurname } from './names/name-person.ts';
import type { Kin, Person } from './person.ts';

/** Parents and spouse: those in the house, else people known by name, the same for brothers and sisters. */
export function kinOf(
  chance: Chance,
  people: readonly Person[],
  members: readonly Member[],
  lineage: Lineage | undefined,
  place: number,
): Pick<Person, 'father' | 'mother' | 'spouse'> {
  const member = members[place]!;
  const self = people[place]!;
  const inHouse = (at: number | undefined): Kin | undefined =>
    at === undefined ? undefined : { name: people[at]!.name.full, birthYear: people[at]!.birthYear, person: people[at]! };
  const sibling = member.relation === 'em ruột' ? people[0] : people.slice(0, place).find((_, at) => sameParents(members[at]!, member));
  const ofLine =
    lineage && (member.relation === 'chủ hộ' || member.relation === 'chồng') && self.name.surname === lineage.surname
      ? parentsOf(lineage, self.birthYear)
      : undefined;
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
