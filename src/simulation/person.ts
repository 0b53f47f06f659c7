/** A person of the made-up country and the household, as they truly are. */
import type { Sex } from '#values/index.ts';
import type { Day } from './calendar.ts';
import type { Commune, Province } from './country.ts';
import type { Marital, Relation } from './household-shape.ts';
import type { Name } from './names/name-person.ts';

/** A relative: one of the country, or somebody known by name only. */
export type Kin = { readonly name: string; readonly birthYear: number; readonly person?: Person; readonly number?: string };
export type Home = { readonly commune: Commune; readonly street: string };
export type OldCard = { readonly number: string; readonly issuedOn: Day; readonly issuedIn: Province; readonly home: Home };

/** Where somebody lived before coming here, and in whose household. */
export type EarlierHome = { readonly home: Home; readonly head: string; readonly relation: string; readonly file: string; readonly collectedOn: Day };

export type Person = {
  readonly id: string;
  readonly place: number;
  readonly sex: Sex;
  readonly born: Day;
  readonly birthYear: number;
  readonly name: Name;
  readonly everydayName: string;
  readonly people: number;
  readonly religion: string;
  readonly relation: Relation;
  readonly marital: Marital;
  readonly marriedOn: Day | undefined;
  readonly diedOn: Day | undefined;
  readonly father: Kin | undefined;
  readonly mother: Kin | undefined;
  readonly spouse: Kin | undefined;
  readonly twin: Person | undefined;
  readonly birthCommune: Commune;
  readonly registeredOn: Day;
  readonly origin: Commune;
  readonly permanent: Home;
  /** Only where it is not the permanent one. */
  readonly current: Home | undefined;
  /** The twelve digits, from `numberSince` on; nobody else has one yet. */
  readonly number: string | undefined;
  readonly numberSince: Day;
  readonly oldCards: readonly OldCard[];
  readonly insurance: string | undefined;
  readonly phone: string | undefined;
};

export type Household = {
  readonly id: string;
  readonly commune: Commune;
  readonly home: Home;
  /** Number of the residence file (household book) in its commune. */
  readonly file: string;
  readonly collectedOn: Day;
  readonly people: readonly Person[];
};

export const numberOn = (person: Person, day: Day): string | undefined =>
  person.number !== undefined && person.numberSince <= day ? person.number : undefined;

/** The nine digits of the card in force on a day. */
export function oldCardOn(person: Person, day: Day): OldCard | undefined {
  let found: OldCard | undefined;
  for (const card of person.oldCards) if (card.issuedOn <= day) found = card;
  return found;
}

export function maritalOn(person: Person, day: Day): Marital {
  if (person.marriedOn !== undefined && day < person.marriedOn) return 'single';
  const lost = person.spouse?.person?.diedOn;
  return lost !== undefined && day < lost ? 'married' : person.marital;
}
