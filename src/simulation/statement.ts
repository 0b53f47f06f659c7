/** What an office is about to write of a person: true at first, then spoilt by the mistakes of a mix, then laid out in the office's own way. */
import { ethnicityName } from '#geography/index.ts';
import type { Sex } from '#values/index.ts';
import { type Day, type WrittenDate, written } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Commune } from './country.ts';
import { otherSpellings } from './names/peoples.ts';
import { type Home, type Household, type Kin, maritalOn, numberOn, oldCardOn, type Person } from './person.ts';
import { drawStyle, type WrittenPlace } from './places.ts';

export const sourceNames = ['dc01', 'khai-sinh', 'khai-tu', 'cmnd', 'bhxh', 'y-te'] as const;
export type SourceName = (typeof sourceNames)[number];

export type WrittenKin = { name: string; number: string; birthYear: string };

/** `''` is a field left empty. */
export type Statement = {
  readonly source: SourceName;
  readonly person: Person;
  readonly household: Household;
  readonly office: Commune;
  readonly on: Day;
  fullName: string;
  birth: WrittenDate;
  sex: Sex | '';
  ethnicity: string;
  religion: string;
  marital: string;
  birthPlace: WrittenPlace | undefined;
  origin: WrittenPlace | undefined;
  permanent: WrittenPlace | undefined;
  current: WrittenPlace | undefined;
  documentNumber: string;
  father: WrittenKin;
  mother: WrittenKin;
  spouse: WrittenKin;
  head: WrittenKin;
  relation: string;
  file: string;
  phone: string;
  /** What the row's bytes are written in. */
  letters: 'utf8' | 'tcvn3' | 'vni';
  /** A number typed into a number cell, which drops its zeros. */
  numberCell: boolean;
  /** The row ends in the middle. */
  cut: boolean;
};

const maritalWords = { single: 'Chưa kết hôn', married: 'Đã kết hôn', divorced: 'Đã ly hôn', widowed: 'Góa' } as const;
const nobody = (): WrittenKin => ({ name: '', number: '', birthYear: '' });

/** How many of those who could give a relative's number did. */
const kinNumberShare = 0.6;

export type StatementNeeds = {
  readonly source: SourceName;
  readonly person: Person;
  readonly household: Household;
  readonly office: Commune;
  readonly on: Day;
};

export function stateTruly(chance: Chance, needs: StatementNeeds): Statement {
  const { person, household, on } = needs;
  const style = drawStyle(chance);
  const place = ({ commune, street }: Home): WrittenPlace => ({ street, commune, style, from: 'commune' });
  const upFrom = (commune: Commune): WrittenPlace => {
    const draw = chance.fraction();
    return { street: '', commune, style, from: draw < 0.85 ? 'commune' : draw < 0.95 ? 'district' : 'province' };
  };
  const kin = (one: Kin | undefined): WrittenKin => (one ? { name: one.name, number: numberOf(one, on, chance), birthYear: String(one.birthYear) } : nobody());
  const head = household.people[0]!;
  const marital = maritalOn(person, on);
  return {
    ...needs,
    fullName: person.name.full,
    birth: written(person.born),
    sex: person.sex,
    ethnicity: chance.happens(0.2) ? chance.pick(otherSpellings[person.people] ?? [ethnicityName(person.people) ?? '']) : (ethnicityName(person.people) ?? ''),
    religion: person.religion,
    marital: maritalWords[marital],
    birthPlace: { street: '', commune: person.birthCommune, style, from: 'commune' },
    origin: upFrom(person.origin),
    permanent: place(person.permanent),
    current: person.current && place(person.current),
    documentNumber: numberOn(person, on) ?? oldCardOn(person, on)?.number ?? '',
    father: kin(person.father),
    mother: kin(person.mother),
    spouse: marital === 'married' ? kin(person.spouse) : nobody(),
    head: kin({ name: head.name.full, birthYear: head.birthYear, person: head }),
    relation: person.relation,
    file: household.file,
    phone: person.phone ?? '',
    letters: 'utf8',
    numberCell: false,
    cut: false,
  };
}

function numberOf({ person, number }: Kin, on: Day, chance: Chance): string {
  if (!chance.happens(kinNumberShare)) return '';
  return number ?? (person && (numberOn(person, on) ?? oldCardOn(person, on)?.number)) ?? '';
}
