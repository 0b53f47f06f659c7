/** Values of an archive as people read them, in both languages, and as programs do. */
import { dayOfReform, ethnicityName, type UnitCatalogue, unitCatalogue } from '#geography/index.ts';
import {
  formatIso,
  formatOfficial,
  formatPersonNumber,
  type PartialDate,
  type PersonNumber,
  type Sex,
  sexWords,
  type UnitId,
  type Words,
} from '#values/index.ts';
import { spokenName } from './choose-name.ts';
import { fieldFacts, type PersonField } from './fields.ts';
import { type CorrectableField, readChanges } from './read-changes.ts';
import { relationWords } from './relation-words.ts';

const maritalWords: { readonly [status: string]: Words } = {
  single: { vi: 'Chưa kết hôn', en: 'Single' },
  married: { vi: 'Đã kết hôn', en: 'Married' },
  divorced: { vi: 'Đã ly hôn', en: 'Divorced' },
  widowed: { vi: 'Goá', en: 'Widowed' },
};

/** Others by their code of three letters. */
const nationalityWords: { readonly [code: string]: Words } = { VNM: { vi: 'Việt Nam', en: 'Viet Nam' } };

const same = (text: string): Words => ({ vi: text, en: text });

type Places = { readonly catalogue: UnitCatalogue; readonly on: PartialDate };

/** A unit reads as it is called on the day asked for; where the reform left several, as it was called when it was entered. */
export function wordsOfValue(field: PersonField, value: string | number, { catalogue, on }: Places): Words {
  switch (fieldFacts[field].kind) {
    case 'date':
      return same(formatOfficial(value as PartialDate));
    case 'unit':
      return same(catalogue.pathOf(unitOnDay(value as UnitId, { catalogue, on })));
    case 'number':
      return same(formatPersonNumber(value as PersonNumber));
    case 'ethnicity':
      return same(ethnicityName(value as number) ?? String(value));
    case 'sex':
      return sexWords[value as Sex];
    case 'marital-status':
      return maritalWords[value] ?? same(String(value));
    case 'relation':
      return relationWords[value] ?? same(String(value));
    case 'nationality':
      return nationalityWords[value] ?? same(String(value));
    default:
      return same(String(value));
  }
}

export function unitOnDay(unit: UnitId, { catalogue, on }: Places): UnitId {
  const projection = catalogue.project(unit, on);
  return 'unit' in projection ? projection.unit : unit;
}

/** A value of a correction as it was typed, in the words in which the archive then shows it. */
export function wordsOfTyped(field: CorrectableField, text: string): Words {
  const value = readChanges({ [field]: text }, dayOfReform)[field];
  return value === undefined ? same(text) : wordsOfValue(field, value, { catalogue: unitCatalogue(), on: dayOfReform });
}

/** Dates in ISO 8601 with the known parts only, households as text since they exceed no double but are no quantity, the rest as it is. */
export function plainValue(field: PersonField, value: string | number): string | number {
  const { kind } = fieldFacts[field];
  if (kind === 'date') return formatIso(value as PartialDate);
  return kind === 'household' ? String(value) : value;
}

/** Whether two values say the same, however they are written: `NGUYỄN VĂN NAM` did not lose against `Nguyễn Văn Nam`. */
export function isSameValue(a: string | number, b: string | number): boolean {
  return a === b || (typeof a === 'string' && typeof b === 'string' && spokenName(a) === spokenName(b));
}
