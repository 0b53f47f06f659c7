/** The comparisons of a table, one a column, by the column's kind. */

import type { Table } from '../read/read-tables.ts';
import { type Column, familyOf } from '../settings/kinds.ts';
import type { Settings } from '../settings/settings.ts';
import { distance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import { jaroWinkler } from '../text/jaro-winkler.ts';
import { compareDates, dateLevels, levelOfEqualDate } from './compare-dates.ts';
import { overlapOf } from './compare-words.ts';
import type { Comparison, Level } from './comparison.ts';
import { givenComparison } from './given-comparison.ts';
import { factsOf, type ValueFacts } from './value-facts.ts';

export type Compared = { readonly comparisons: readonly Comparison[]; readonly facts: readonly ValueFacts[] };

export function comparisonsOf(table: Table, given: NonNullable<Settings['comparisons']> = {}): Compared {
  const known = new Map<readonly string[], ValueFacts>();
  const facts = table.columns.map(({ kind }, place) => {
    const values = table.values[place] as readonly string[];
    const made = known.get(values) ?? factsOf(values, kind === 'address' || kind === 'company');
    known.set(values, made);
    return made;
  });
  return {
    facts,
    comparisons: table.columns.map((column, place) => {
      const levels = given[column.name];
      return levels
        ? givenComparison(column.name, place, table.rows, table.values[place] as readonly string[], levels)
        : comparisonOf(table, column, place, facts[place] as ValueFacts);
    }),
  };
}

const word = {
  exact: { id: 'exact', vi: 'trùng', en: 'the same', m: 0.85 },
  marks: { id: 'marks', vi: 'trùng khi bỏ dấu', en: 'the same without marks', m: 0.02 },
  moved: { id: 'moved', vi: 'ghi ở cột khác', en: 'written in another column', m: 0.01 },
  initial: { id: 'initial', vi: 'viết tắt', en: 'an initial', m: 0.01 },
  close: { id: 'close', vi: 'gần như trùng', en: 'nearly the same', m: 0.04 },
  near: { id: 'near', vi: 'gần giống', en: 'alike', m: 0.02 },
  far: { id: 'far', vi: 'hơi giống', en: 'somewhat alike', m: 0.01 },
  part: { id: 'part', vi: 'thiếu tiếng', en: 'words left out', m: 0.05 },
  order: { id: 'order', vi: 'đủ tiếng, khác thứ tự', en: 'the same words', m: 0.03 },
  half: { id: 'half', vi: 'chung vài tiếng', en: 'some words the same', m: 0.02 },
  slip: { id: 'slip', vi: 'lệch một chữ', en: 'one sign apart', m: 0.04 },
  prefix: { id: 'prefix', vi: 'trùng phần đầu', en: 'the same beginning', m: 0.02 },
  number: { id: 'number', vi: 'khác số nhà', en: 'another house number', m: 0.02 },
  differs: { id: 'differs', vi: 'khác', en: 'different', m: 0.05 },
} as const satisfies { readonly [id: string]: Level };

type Levels = readonly Level[];
const numberOf = (levels: Levels, id: keyof typeof word): number => levels.findIndex((level) => level.id === id) + 1;

function comparisonOf(table: Table, column: Column, place: number, facts: ValueFacts): Comparison {
  const { rows } = table;
  const own = { id: column.name, place };
  const isMoved = movedOf(table, column, place, facts);
  const at = (row: number): number => rows[row + place] as number;
  switch (column.kind) {
    case 'given-name':
    case 'surname': {
      const isSwapped = swappedNames(table, place, facts);
      const levels = [word.exact, word.marks, word.moved, word.close, word.initial, word.part, word.near, word.far, word.differs];
      const [moved, close, initial, part, near, far, differs] = (['moved', 'close', 'initial', 'part', 'near', 'far', 'differs'] as const).map((id) =>
        numberOf(levels, id),
      ) as [number, number, number, number, number, number, number];
      return {
        ...own,
        levels,
        agreesTo: near,
        sharedTo: 3,
        compare: (a, b) => {
          const [valueA, valueB] = [at(a), at(b)];
          if (facts.folded[valueA] === facts.folded[valueB]) return 2;
          const swapped = isSwapped(a, b);
          if (swapped !== 0) return swapped === 2 || column.kind === 'surname' ? moved : differs;
          const alike = jaroWinkler(facts.packed, valueA, valueB);
          if (alike >= 0.94 || facts.joined[valueA] === facts.joined[valueB]) return close;
          if (isInitial(facts, valueA, valueB)) return initial;
          if (isPart(facts, valueA, valueB)) return part;
          return alike >= 0.88 ? near : alike >= 0.8 ? far : differs;
        },
      };
    }
    case 'full-name':
    case 'company':
    case 'text':
    case 'address':
      return { ...own, ...byWords(column.kind, facts, at, isMoved) };
    case 'date': {
      const dates = Int32Array.from(facts.texts, Number);
      return {
        ...own,
        levels: dateLevels,
        agreesTo: 5,
        sharedTo: 2,
        levelOfEqual: Uint8Array.from(dates, levelOfEqualDate),
        compare: (a, b) => compareDates(dates[at(a)] as number, dates[at(b)] as number),
      };
    }
    case 'identifier':
    case 'phone': {
      const levels = [word.exact, word.moved, word.slip, word.near, word.differs];
      return {
        ...own,
        levels,
        agreesTo: 3,
        sharedTo: 2,
        compare: (a, b) => {
          if (isMoved(a, b)) return 2;
          if (column.kind === 'phone' && endsAlike(facts, at(a), at(b), 7)) return 3;
          const slips = distance(facts.packed, at(a), at(b), 2);
          return slips === 1 ? 3 : slips === 2 && lengthOf(facts, at(a)) >= 6 ? 4 : 5;
        },
      };
    }
    case 'code': {
      const levels = [word.exact, word.slip, word.prefix, word.differs];
      return {
        ...own,
        levels,
        agreesTo: 2,
        sharedTo: 1,
        compare: (a, b) => {
          if (distance(facts.packed, at(a), at(b), 1) === 1 && lengthOf(facts, at(a)) > 2) return 2;
          return startsAlike(facts, at(a), at(b), Math.max(2, Math.ceil(Math.min(lengthOf(facts, at(a)), lengthOf(facts, at(b))) / 2))) ? 3 : 4;
        },
      };
    }
    case 'email': {
      const levels = [word.exact, word.close, word.near, word.differs];
      const sharesOnlySurname = surnamesWithin(table);
      const local = factsOf(
        facts.texts.map((text) => text.replace(/@.*$/, '')),
        false,
      );
      return {
        ...own,
        levels,
        agreesTo: 2,
        sharedTo: 1,
        compare: (a, b) => {
          if (local.folded[at(a)] === local.folded[at(b)] || distance(facts.packed, at(a), at(b), 1) === 1) return 2;
          return jaroWinkler(local.packed, at(a), at(b)) >= 0.9 && !sharesOnlySurname(a, b, local.texts[at(a)] as string, local.texts[at(b)] as string) ? 3 : 4;
        },
      };
    }
    case 'number':
    case 'year': {
      const numbers = Float64Array.from(facts.texts, Number);
      const levels = [word.exact, word.close, word.near, word.differs];
      const [close, near] = column.kind === 'year' ? [1, 2] : [0.01, 0.1];
      return {
        ...own,
        levels,
        agreesTo: 2,
        sharedTo: 1,
        compare: (a, b) => {
          const [one, two] = [numbers[at(a)] as number, numbers[at(b)] as number];
          const gap = column.kind === 'year' ? Math.abs(one - two) : Math.abs(one - two) / Math.max(Math.abs(one), Math.abs(two), 1e-12);
          return gap <= close ? 2 : gap <= near ? 3 : 4;
        },
      };
    }
    case 'category':
      return { ...own, levels: [word.exact, word.differs], agreesTo: 1, sharedTo: 1, compare: () => 2 };
  }
}

type SameElsewhere = (a: number, b: number) => boolean;

/** Full names, companies, addresses and texts: by words, then by letters. */
function byWords(kind: Column['kind'], facts: ValueFacts, at: (row: number) => number, isMoved: SameElsewhere): Omit<Comparison, 'id' | 'place'> {
  const levels = [
    word.exact,
    word.marks,
    word.order,
    word.close,
    word.moved,
    word.part,
    word.near,
    ...(kind === 'address' ? [word.number] : []),
    word.half,
    word.far,
    word.differs,
  ];
  const [order, close, moved, part, near, number, half, far, differs] = (
    ['order', 'close', 'moved', 'part', 'near', 'number', 'half', 'far', 'differs'] as const
  ).map((id) => numberOf(levels, id)) as [number, number, number, number, number, number, number, number, number];
  return {
    levels,
    agreesTo: near,
    sharedTo: order,
    compare: (a, b) => {
      const [valueA, valueB] = [at(a), at(b)];
      if (facts.folded[valueA] === facts.folded[valueB]) return 2;
      if (facts.sorted[valueA] === facts.sorted[valueB] || facts.joined[valueA] === facts.joined[valueB]) return order;
      if (isMoved(a, b)) return moved;
      const alike = jaroWinkler(facts.packed, valueA, valueB);
      const { dice, inShorter, lacking, otherNumber } = overlapOf(facts.words, valueA, valueB);
      if (kind === 'address' && otherNumber) return dice > 0.5 || alike >= 0.9 ? number : dice > 0.3 ? half : differs;
      if (dice >= 0.88 || alike >= 0.95) return close;
      if (lacking === 0 && inShorter >= 0.8 && dice >= 0.4) return part;
      if (dice >= 0.7 || alike >= 0.9) return near;
      if (dice >= 0.4) return half;
      return dice >= 0.2 || alike >= 0.8 ? far : differs;
    },
  };
}

/** Whether one row holds the other's value in another column of the family. */
function movedOf(table: Table, column: Column, place: number, facts: ValueFacts): SameElsewhere {
  const others = table.columns.flatMap((other, at) =>
    at !== place && !other.isRaw && familyOf[other.kind] === familyOf[column.kind] && table.values[at] === table.values[place] ? [at] : [],
  );
  const { rows } = table;
  const same = (a: number, b: number): boolean => a !== 0 && facts.folded[a] === facts.folded[b];
  return (a, b) => {
    for (const other of others) {
      const [there, here] = [same(rows[a + place] as number, rows[b + other] as number), same(rows[a + other] as number, rows[b + place] as number)];
      // one value found in the other's column is one piece of evidence: it counts for the earlier column, and for both where they have changed places
      if (place < other ? there || here : there && here) return true;
    }
    return false;
  };
}

/** 2: given name and surname have changed places; 1: only the one that a family shares is found in the other column; 0: neither. */
function swappedNames(table: Table, place: number, facts: ValueFacts): (a: number, b: number) => 0 | 1 | 2 {
  const isName = (kind: Column['kind']): boolean => kind === 'given-name' || kind === 'surname';
  const others = table.columns.flatMap(({ kind, isRaw }, at) =>
    at !== place && !isRaw && isName(kind) && table.values[at] === table.values[place] ? [at] : [],
  );
  const { rows } = table;
  const same = (a: number, b: number): boolean => a !== 0 && facts.folded[a] === facts.folded[b];
  return (a, b) => {
    let found: 0 | 1 | 2 = 0;
    for (const other of others) {
      const [ownA, ownB, otherA, otherB] = [rows[a + place] as number, rows[b + place] as number, rows[a + other] as number, rows[b + other] as number];
      const [there, here] = [same(ownA, otherB), same(otherA, ownB)];
      if (there && here) return 2;
      if (there || here) found = jaroWinkler(facts.packed, there ? otherA : ownA, there ? ownB : otherB) >= 0.88 ? 2 : 1;
    }
    return found;
  };
}

const lengthOf = (facts: ValueFacts, value: number): number => (facts.packed.start[value + 1] as number) - (facts.packed.start[value] as number);

function isInitial(facts: ValueFacts, a: number, b: number): boolean {
  const { bytes, start } = facts.packed;
  return (lengthOf(facts, a) === 1 || lengthOf(facts, b) === 1) && bytes[start[a] as number] === bytes[start[b] as number];
}

/** The words of the one are among those of the other, or it begins with it: Anna of Anna Maria, Ben of Benjamin. */
function isPart(facts: ValueFacts, a: number, b: number): boolean {
  const shorter = Math.min(lengthOf(facts, a), lengthOf(facts, b));
  if (shorter >= 3 && startsAlike(facts, a, b, shorter)) return true;
  const { start, ids } = facts.words;
  const [countA, countB] = [(start[a + 1] as number) - (start[a] as number), (start[b + 1] as number) - (start[b] as number)];
  if (countA === countB) return false;
  const [few, many] = countA < countB ? [a, b] : [b, a];
  for (let at = start[few] as number; at < (start[few + 1] as number); at++) {
    let found = false;
    for (let other = start[many] as number; other < (start[many + 1] as number) && !found; other++) found = ids[other] === ids[at];
    if (!found) return false;
  }
  return true;
}

function startsAlike(facts: ValueFacts, a: number, b: number, length: number): boolean {
  const { bytes, start } = facts.packed;
  if (lengthOf(facts, a) < length || lengthOf(facts, b) < length) return false;
  for (let at = 0; at < length; at++) if (bytes[(start[a] as number) + at] !== bytes[(start[b] as number) + at]) return false;
  return true;
}

function endsAlike(facts: ValueFacts, a: number, b: number, length: number): boolean {
  const { bytes, start } = facts.packed;
  if (lengthOf(facts, a) < length || lengthOf(facts, b) < length) return false;
  for (let at = 1; at <= length; at++) if (bytes[(start[a + 1] as number) - at] !== bytes[(start[b + 1] as number) - at]) return false;
  return true;
}

/** Whether two addresses of mail are alike only in the surname, which is compared already: lsmith and bsmith. */
function surnamesWithin(table: Table): (a: number, b: number, localA: string, localB: string) => boolean {
  const place = table.columns.findIndex(({ kind }) => kind === 'surname');
  if (place < 0) return () => false;
  const values = table.values[place] as readonly string[];
  const rest = (row: number, local: string): string | undefined => {
    const surname = fold(values[table.rows[row + place] as number] as string).replaceAll(' ', '');
    return surname.length > 2 && local.includes(surname) ? local.replace(surname, '') : undefined;
  };
  return (a, b, localA, localB) => {
    const [restA, restB] = [rest(a, localA), rest(b, localB)];
    return restA !== undefined && restB !== undefined && restA !== restB;
  };
}
