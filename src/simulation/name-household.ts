/** Names a whole household: surname and people come down from the father, twins and cousins are told apart by a word, or not at all. */
import { yearAt } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Commune } from './country.ts';
import type { Member } from './household-shape.ts';
import type { Lineage } from './lineage.ts';
import { type Name, namePerson, nameTwin, newSurname } from './names/name-person.ts';

/** Of a thousand sons: they bear the father's whole name. */
const namesakeSons = 0.004;

type Named = { readonly name: Name; readonly people: number };

/** Elders first: children inherit surname and people from the father, else from the mother. */
export function nameHousehold(chance: Chance, commune: Commune, members: readonly Member[], heads: number, lineage: Lineage | undefined): Named[] {
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
    const draw = () =>
      member.twin === undefined
        ? namePerson(chance, people, member.sex, year, surname, mother)
        : nameTwin(chance, people, member.sex, year, nameOf(member.twin).name);
    let name = draw();
    for (let again = 0; again < 5 && taken.has(name.full); again++) name = draw();
    if (member.father !== undefined && member.sex === 'M' && chance.happens(namesakeSons)) name = nameOf(member.father).name;
    if (
      lineage?.cousin &&
      member.sex === lineage.cousin.sex &&
      member.father !== undefined &&
      place === members.findIndex((one) => one.father !== undefined && one.sex === member.sex)
    ) {
      name = { full: `${surname} ${lineage.cousin.name}`, surname };
    }
    taken.add(name.full);
    return (named[place] = { name, people });
  }

  for (const place of members.keys()) nameOf(place);
  return named;
}
