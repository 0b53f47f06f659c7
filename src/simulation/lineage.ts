/** Brothers' houses: neighbours by number whose heads share people, surname and parents, and whose children may share a name. */
import type { Sex } from '#values/index.ts';
import { chanceOf } from './chance.ts';
import type { Commune } from './country.ts';
import { namePerson, newSurname } from './names/name-person.ts';
import type { Kin } from './person.ts';

export type Lineage = {
  readonly people: number;
  readonly surname: string;
  readonly father: Kin;
  readonly mother: Kin;
  /** What the eldest child of that sex is called in both houses, without the surname. */
  readonly cousin: { readonly sex: Sex; readonly name: string } | undefined;
};

const brothersShare = 0.25;
const namesakesShare = 0.12;

/** Houses 2k and 2k + 1 are of one line, or of none. */
export function lineageOf(seed: string, commune: Commune, index: number): Lineage | undefined {
  const chance = chanceOf(seed, commune.code, 'line', Math.floor(index / 2));
  if (!chance.happens(brothersShare)) return undefined;
  const { part } = commune.province;
  const people = chance.draw(commune.peoples);
  const surname = newSurname(chance, people, part);
  const motherSurname = newSurname(chance, people, part);
  const birthYear = chance.between(1920, 1965);
  const father = { name: namePerson(chance, people, 'M', birthYear, surname, surname).full, birthYear };
  const mother = { name: namePerson(chance, people, 'F', birthYear + 3, motherSurname, motherSurname).full, birthYear: birthYear + 3 };
  const sex = chance.happens(0.5) ? 'M' : 'F';
  const namesakes = people === 1 && chance.happens(namesakesShare);
  const cousin = namesakes ? ({ sex, name: namePerson(chance, people, sex, 2005, surname, surname).full.slice(surname.length + 1) } as const) : undefined;
  return { people, surname, father, mother, cousin };
}

/** The parents of the line, for a head young enough to be their child: the two houses were drawn apart. */
export const parentsOf = ({ father, mother }: Lineage, birthYear: number): { father: Kin; mother: Kin } | undefined =>
  birthYear >= mother.birthYear + 18 && birthYear <= mother.birthYear + 42 ? { father, mother } : undefined;
