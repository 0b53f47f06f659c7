/** Gives people their names: inherited surname, middle and given name of their time, twins and cousins told apart by a word. */
import type { Sex } from '#values/index.ts';
import type { Chance } from '../chance.ts';
import { givenName } from './given-names.ts';
import { middleName } from './middle-names.ts';
import { namingOf } from './minority-names.ts';
import { type Part, surnamesIn } from './surnames.ts';

/** A name with the part that children inherit. */
export type Name = { readonly full: string; readonly surname: string };

export function newSurname(chance: Chance, people: number, part: Part): string {
  return people === 1 ? chance.draw(surnamesIn[part]) : chance.pick(namingOf(people).surnames);
}

/** `motherSurname` stands in some names of the young, as their second word. */
export function namePerson(chance: Chance, people: number, sex: Sex, birthYear: number, surname: string, motherSurname: string): Name {
  const middleAndGiven = () => {
    const [middle, given] = [middleName(chance, sex, birthYear, motherSurname), givenName(chance, sex, birthYear)];
    return middle === '' || middle === given ? given : `${middle} ${given}`;
  };
  const full = people === 1 ? `${surname} ${middleAndGiven()}` : namingOf(people).name(chance, sex, surname, middleAndGiven);
  return { full, surname };
}

/** A twin's name: the sister's or brother's, with another last word. */
export function nameTwin(chance: Chance, people: number, sex: Sex, birthYear: number, sibling: Name): Name {
  const words = sibling.full.split(' ');
  if (people !== 1 || words.length < 3) return namePerson(chance, people, sex, birthYear, sibling.surname, sibling.surname);
  let given = givenName(chance, sex, birthYear);
  while (given === words.at(-1)) given = givenName(chance, sex, birthYear);
  const kept = words.slice(0, -1).map((word) => (word === 'Thị' && sex === 'M' ? 'Văn' : word === 'Văn' && sex === 'F' ? 'Thị' : word));
  return { full: [...kept, given].join(' '), surname: sibling.surname };
}

/** What the village calls somebody: a birth-order word or a pet name in place of the given name, always the same for one person. */
export function everydayName(chance: Chance, name: Name, south: boolean): string {
  const pet = south ? 'Hai Ba Tư Năm Sáu Bảy Tám Chín Mười Út Bé Lớn' : 'Tý Tèo Cu Bống Còi Gái Cún Tũn Bưởi Hĩm Cả Út';
  const words = name.full.split(' ');
  return words.length < 3 ? `${words[0]} ${chance.pick(pet.split(' '))}` : [...words.slice(0, -1), chance.pick(pet.split(' '))].join(' ');
}
