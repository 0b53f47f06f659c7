/** What each column seems to hold, by its name in any of several languages, else by its values. */

import { looksLikeDate } from '../read/read-date.ts';
import { saysNothing } from '../text/fold.ts';
import { kindOfName, wordsOf } from './column-names.ts';
import type { Kind } from './kinds.ts';
import type { GivenColumn } from './settings.ts';

/** Nothing, or one and the same. */
const isAlways = (values: readonly string[]): boolean => new Set(values).size < 2;

const isId =
  /^(id|uid|uuid|guid|key|pk|index|rid|stt|ma|ma ?so|so phieu|record|rec ?num|id \w+|\w+ id|(?:rec|record|row|unique|person|customer|client|user|member|patient|student|case)id)( \d+)?$/;

/** `rows` are a sample of all files. The column of ids is one that never repeats itself; null where there is none. */
export function guessSettings(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  given: { readonly id?: string | null },
): { readonly id: string | null; readonly columns: { readonly [name: string]: GivenColumn } } {
  const facts = header.map((name, place) => ({
    name,
    words: wordsOf(name),
    values: rows.map((row) => (row[place] ?? '').trim()).filter((value) => !saysNothing(value, true)),
  }));
  const isUnique = (values: readonly string[]): boolean => values.length === rows.length && rows.length > 0 && new Set(values).size === values.length;
  const own =
    facts.find(({ words, values }) => isCalledId(words) && isUnique(values)) ??
    facts.find(({ words, values }) => mayCount(words) && isUnique(values) && countsRecords(values)) ??
    facts.slice(0, 1).find(({ words, values }) => mayCall(words) && isUnique(values) && values.length >= fewestCounted && values.every(isNumbering));
  const id = given.id !== undefined ? given.id : (own?.name ?? null);
  const columns: { [name: string]: GivenColumn } = {};
  const parts = dateParts(facts);
  for (const { name, words, values } of facts) {
    if (name === id || name === '' || parts?.of.includes(name)) continue;
    columns[name] = {
      kind: isCalledId(words) || (isAlways(values) && facts.some((own) => own.name !== id && !isAlways(own.values))) ? 'ignore' : kindOf(words, values),
    };
  }
  guessNames(facts, columns);
  ignoreRepeated(header, rows, columns);
  if (parts) columns[parts.name] = { kind: 'date', of: parts.of };
  return { id, columns };
}

/** Numbers given one after another, such as 17, R-0018: each greater than the one before, or with hardly a gap. */
function countsRecords(values: readonly string[]): boolean {
  if (values.length < fewestCounted) return false;
  const numbers = values.map((value) => Number(/^\p{L}{0,4}[-_ ]?(\d{1,15})$/u.exec(value)?.[1] ?? Number.NaN));
  if (numbers.some(Number.isNaN) || values.every(isYear)) return false;
  const [least, most] = numbers.reduce(([low, high], number) => [Math.min(low, number), Math.max(high, number)], [Number.POSITIVE_INFINITY, 0]) as [
    number,
    number,
  ];
  return most - least < 3 * numbers.length || numbers.every((number, at) => at === 0 || number > (numbers[at - 1] as number));
}

/** A column whose name tells of nothing else. */
const mayCount = (words: string): boolean => kindOfName(words) === undefined || /^(?:n|no|nr|num|numero|number|номер|编号|番号)$/u.test(words);

/** Of the first column, whose values all differ, also across files: `Record No`, `Kundennummer`, `ref`. A number that proves who one is has a name of its own. */
const mayCall = (words: string): boolean =>
  (/(?:^| )(?:no|nr|num|number|numero|ref|reference|code|ma)$|nummer$/u.test(words) &&
    !/^(?:house|street|phone|tel|post|zip|id|so|ma so thue|tax|passport)/u.test(words)) ||
  mayCount(words);

/** Fewer numbers may rise by chance. */
const fewestCounted = 8;

/** A national id is no number of the record. */
const isCalledId = (words: string): boolean => isId.test(words) && kindOfName(words) !== 'identifier';

export const looksLikeId = (name: string): boolean => isCalledId(wordsOf(name));

type Facts = { readonly name: string; readonly words: string; readonly values: readonly string[] };

/** A date over three columns: year, month and day that are called alike or stand side by side. */
function dateParts(facts: readonly Facts[]): { readonly name: string; readonly of: readonly string[] } | undefined {
  const isNumber = ({ values }: Facts, least: number, most: number): boolean =>
    values.length > 0 &&
    values.filter((value) => /^\d{1,4}(\.0+)?$/.test(value) && Number(value) >= least && Number(value) <= most).length > 0.9 * values.length;
  const find = (words: RegExp, least: number, most: number) => facts.find((own) => words.test(own.words) && isNumber(own, least, most));
  const year = find(/\b(year|yr|yyyy|yy|y|by|nam|jahr|annee|ano|anno|rok)\b/, 0, 2100);
  const month = find(/\b(month|mon|mth|mm|m|bm|thang|monat|mois|mes|mese)\b/, 0, 12);
  const day = find(/\b(day|dd|d|bd|ngay|tag|jour|dia|giorno)\b/, 0, 31);
  if (!year || !month || !day || new Set([year, month, day]).size < 3) return undefined;
  const shared = year.name.replace(/[_\- .]*(year|yr|yyyy|yy|y|nam|jahr)[_\- .]*/i, '');
  const name = shared.length > 1 && !facts.some((own) => own.name === shared) ? shared : 'date';
  return { name, of: [year.name, month.name, day.name] };
}

/** What a value can be, by its shape. */
export const isEmail = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
export const isYear = (value: string): boolean => /^\d{4}(?:\.0)?$/.test(value) && Number(value) > 1500 && Number(value) < 2600;
const isAmount = (value: string): boolean => /^[-+]?\d+[.,]\d+$/.test(value);
const isDialled = (value: string): boolean => /^[+(\d][\d\s()./-]{6,}$/.test(value);
/** Twelve figures without a sign between them, as in Vietnam: no telephone at home is so long. */
const isPersonNumber = (value: string): boolean => /^0\d{11}$/.test(value);
const isNumbering = (value: string): boolean => /\d/.test(value) && /^\p{L}{0,4}[\d./-]+\p{L}{0,2}$/u.test(value);
const isPlace = (value: string): boolean =>
  /^\d+\p{L}?[\s,]+\p{L}|\p{L}[\s,.]+\d+\p{L}?(?:[\s,]|$)/u.test(value) ||
  /(?:[号號室弄路街]|丁目|番地|\p{sc=Hang}[로길동] ?\d)/u.test(value) ||
  /[都道府県市区町村].*\d/u.test(value);
/** Letters only, of at most so many words. */
const isWords = (value: string, most: number): boolean => /^[\p{L}\p{M}' .’-]+$/u.test(value) && value.split(/[ -]+/).length <= most;
/** Names that are written without spaces. */
const isHanName = (value: string): boolean => /^[\p{sc=Han}\p{sc=Hang}]{2,4}$/u.test(value);
const isOfCompany = (value: string): boolean =>
  /\b(?:inc|llc|ltd|limited|corp|co|gmbh|ag|kg|sarl|s\.?a|s\.?l|srl|bv|plc|cafe|café|restaurant|grill|bar|hotel|bistro|kitchen|deli|pizza|shop|store|bank|group)\b|[&\d]|'s\b/i.test(
    value,
  );

function kindOf(words: string, values: readonly string[]): Kind {
  const share = (test: (value: string) => boolean): number => (values.length === 0 ? 0 : values.filter(test).length / values.length);
  const distinct = new Set(values).size / values.length;
  if (share(isEmail) > 0.7) return 'email';
  const named = kindOfName(words);
  const tellsOther = named === 'code' || named === 'identifier' || named === 'phone' || named === 'number' || named === 'ignore';
  if (!tellsOther && share(isYear) > 0.9) return 'year';
  if (!tellsOther && share(looksLikeDate) > 0.7) return 'date';
  if (named === 'text' && values.length > 100 && new Set(values).size <= 12) return 'category';
  if (named === 'full-name' && share(isOfCompany) > 0.25) return 'company';
  // what hardly ever differs is no number of one person or thing
  if (named === 'identifier' && values.length > 100 && distinct < 0.05) return share(isNumbering) > 0.9 ? 'code' : 'category';
  if (named && fits(named, share)) return named;
  if (share(isAmount) > 0.7) return 'number';
  if (share(isPersonNumber) > 0.3 && share(isNumbering) > 0.9) return 'identifier';
  if (share(isDialled) > 0.8 && distinct > 0.3) return share((value) => /[\s()+./-]/.test(value) || value.startsWith('0')) > 0.3 ? 'phone' : 'identifier';
  if (share(isNumbering) > 0.9) return distinct > 0.6 ? 'identifier' : 'code';
  if (new Set(values).size <= Math.max(12, values.length * 0.02)) return 'category';
  if (share(isPlace) > 0.4) return 'address';
  if (share(isHanName) > 0.9 || (share((value) => isWords(value, 4)) > 0.95 && share((value) => isWords(value, 1)) < 0.3 && distinct > 0.4)) return 'full-name';
  return 'text';
}

/** A column called a date that holds none is none. */
function fits(kind: Kind, share: (test: (value: string) => boolean) => number): boolean {
  const figures = share((value) => /\p{Nd}/u.test(value));
  if (kind === 'date') return share(looksLikeDate) > 0.3 || (figures > 0.5 && share((value) => /^\p{Nd}{5,8}$/u.test(value)) > 0.5);
  if (kind === 'year') return share(isYear) > 0.5 || share((value) => /^\d{2}$/.test(value)) > 0.5;
  if (kind === 'phone' || kind === 'number') return figures > 0.5;
  if (kind === 'given-name' || kind === 'surname' || kind === 'full-name') return figures < 0.5;
  return true;
}

/** Names of people, by all columns together. */
function guessNames(facts: readonly Facts[], columns: { [name: string]: GivenColumn }): void {
  const of = (kind: Kind): Facts[] => facts.filter(({ name }) => columns[name]?.kind === kind);
  const [given, surnames, full] = [of('given-name'), of('surname'), of('full-name')];
  // a name alone, of several words, is the whole one; a name beside a given name is the other one
  const alone = given.length + surnames.length === 1 && full.length === 0 ? (given[0] ?? surnames[0]) : undefined;
  if (alone && alone.values.filter((value) => /\p{L}[\s,]+\p{L}/u.test(value)).length > 0.6 * alone.values.length) columns[alone.name] = { kind: 'full-name' };
  const [beside] = full;
  if (beside && (given.length === 0) !== (surnames.length === 0) && isOneName(beside))
    columns[beside.name] = { kind: given.length > 0 ? 'surname' : 'given-name' };
  if (given.length + surnames.length + full.length > 0 || of('company').length > 0) return;
  // nothing is called a name: of two columns of single words, side by side, the first two
  const one = facts.findIndex((own, at) =>
    [own, facts[at + 1]].every((column) => column !== undefined && columns[column.name]?.kind === 'text' && isOneName(column)),
  );
  if (one < 0) return;
  columns[(facts[one] as Facts).name] = { kind: 'given-name' };
  columns[(facts[one + 1] as Facts).name] = { kind: 'surname' };
}

const isOneName = ({ values }: Facts): boolean =>
  values.length > 0 && values.filter((value) => value.length < 24 && isWords(value, 2)).length > 0.9 * values.length;

/**
 * A name that is written twice, whole and in parts, would count twice: where the parts say all of it they stand for it, else it
 * stands for them.
 */
function ignoreRepeated(header: readonly string[], rows: readonly (readonly string[])[], columns: { [name: string]: GivenColumn }): void {
  const isName = (name: string): boolean => ['given-name', 'surname', 'full-name'].includes(columns[name]?.kind ?? '');
  const words = new Map(header.filter(isName).map((name) => [name, rows.map((row) => new Set(wordsOf(row[header.indexOf(name)] ?? '').split(' ')))]));
  const mostly = (whole: string, holds: (words: Set<string>, row: number) => boolean): boolean => {
    const known = (words.get(whole) ?? []).flatMap((own, row) => (own.has('') ? [] : [holds(own, row)]));
    return known.length > 0 && known.filter(Boolean).length > 0.9 * known.length;
  };
  const of = (name: string, row: number): Set<string> => words.get(name)?.[row] ?? new Set();
  for (const whole of header.filter((name) => columns[name]?.kind === 'full-name')) {
    const parts = header.filter((name) => name !== whole && isName(name) && mostly(name, (own, row) => own.isSubsetOf(of(whole, row))));
    if (parts.length < 2) continue;
    const saysAll = mostly(whole, (own, row) => own.isSubsetOf(new Set(parts.flatMap((name) => [...of(name, row)]))));
    for (const name of saysAll ? [whole] : parts) columns[name] = { kind: 'ignore' };
  }
}
