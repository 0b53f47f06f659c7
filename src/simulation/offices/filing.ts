/** One form that an office files of one person. */
import type { Day } from '../calendar.ts';
import { type Chance, chanceOf } from '../chance.ts';
import type { Commune } from '../country.ts';
import type { World } from '../imagine-household.ts';
import type { MixName } from '../mixes.ts';
import { namePerson, newSurname } from '../names/name-person.ts';
import type { Household, Person } from '../person.ts';
import type { SourceName, Statement } from '../statement.ts';

export type Filing = {
  readonly office: Commune;
  readonly on: Day;
  /** Below the source's folder, without ending: `00310`, `00310-khai-sinh`, `01`. */
  readonly file: string;
  /** What differs from the truth of today: an earlier home. */
  readonly adjust?: (statement: Statement) => void;
  /** The number of the dose, from 1. */
  readonly dose?: number;
};

export type FilingNeeds = { readonly world: World; readonly mix: MixName; readonly household: Household; readonly person: Person };

/** A row's place in its file: its number there without the header, and a chance of its own for the hand that writes it. */
export type RowPlace = { readonly ordinal: number; readonly officer: string; readonly chance: Chance; readonly filing: Filing };

export type Office = {
  readonly source: SourceName;
  readonly folder: string;
  readonly ending: 'csv' | 'jsonl' | 'xlsx';
  /** The header row, '' for none; XLSX: columns by `;`. */
  readonly header: string;
  readonly lineEnd: (file: string) => '\n' | '\r\n';
  readonly bom: (file: string) => boolean;
  readonly filings: (chance: Chance, needs: FilingNeeds) => readonly Filing[];
  readonly layOut: (statement: Statement, place: RowPlace) => string;
};

/** The office has five clerks; one of them is on duty. */
export function officerOf(seed: string, office: Commune, source: SourceName, chance: Chance): string {
  const clerk = chanceOf(seed, 'clerk', source, office.code, chance.below(5));
  const sex = clerk.happens(0.6) ? 'M' : 'F';
  const surname = newSurname(clerk, 1, office.province.part);
  return namePerson(clerk, 1, sex, clerk.between(1970, 1995), surname, surname).full;
}

/** RFC 4180: quoted where it must be. */
export const csvField = (text: string, separator: ',' | ';'): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A row that was cut holds the first columns only. */
export function csvRow(values: readonly string[], separator: ',' | ';', { cut }: Statement, chance: Chance): string {
  const kept = cut ? values.slice(0, chance.between(2, values.length - 3)) : values;
  return kept.map((value) => csvField(value, separator)).join(separator);
}

export const sexWord = (sex: Statement['sex']): string => (sex === '' ? '' : sex === 'M' ? 'Nam' : 'Nữ');
