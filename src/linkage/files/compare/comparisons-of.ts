/** The comparisons of a table, one a column, by the column's kind. */
import { shared } from '../../engine/shared.ts';
import { type Column, familyOf } from '../settings/kinds.ts';
import type { Settings } from '../settings/settings.ts';
import { distance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import { jaroWinkler } from '../text/jaro-winkler.ts';
import { isShortForm, shortNamesOf } from '../text/short-names.ts';
import { soundOf } from '../text/sound.ts';
import { listed, mapped, type TextList } from '../text/text-list.ts';
import { packTexts, type Texts } from '../text/texts.ts';
import { compareDates, dateLevels, levelsOfEqualDates } from './compare-dates.ts';
import { overlapOf } from './compare-words.ts';
import type { Comparison, Level } from './comparison.ts';
import { givenComparison } from './given-comparison.ts';
import { type AskedFacts, factsOf, foldAll, numbered, type ValueFacts } from './value-facts.ts';

/** What comparisons are built from, in whatever thread: plain values, and memory that threads share. */
export type CompareSpec = {
  readonly columns: readonly Column[];
  /** By record and column, a power of two of columns: ids of values, 0 for nothing. */
  readonly rows: Int32Array;
  /** By column; those that share a list of values share its facts. */
  readonly facts: readonly ColumnFacts[];
  readonly given: NonNullable<Settings['comparisons']>;
};

export type ColumnFacts = ValueFacts & {
  /** Of dates (yyyymmdd), years and numbers. */
  readonly numbers?: Float64Array;
  /** Of columns whose levels are given: the values as they are written. */
  readonly written?: Texts;
  /** Of given names and surnames: how they sound, and the short forms to which they belong. */
  readonly sounds?: Int32Array;
  readonly shorts?: Int32Array;
  /** Of categories: no value is a word, which might be spelled in two ways. */
  readonly isOfFigures?: boolean;
  /** Of addresses of mail: what stands before the @. */
  readonly local?: LocalParts;
};

type LocalParts = Pick<ValueFacts, 'folded' | 'packed'> & {
  /** As written, the surnames of the surname column after them: text `surnamesFrom + s` is value `s` there. */
  readonly withSurnames: Texts;
  readonly surnamesFrom: number;
};

/** What is known of the values of a list that some columns share, beside their texts as `fold` makes them, which only making keys asks for. */
export type ListFacts = { readonly facts: ColumnFacts; readonly folded: TextList };

/** `columns`: those that share the list; `surnames`: the values of the column of surnames, where there is one. */
export function factsOfList(
  texts: TextList,
  columns: readonly [Column, ...Column[]],
  surnames: TextList | undefined,
  given: NonNullable<Settings['comparisons']>,
): ListFacts {
  const folded = foldAll(texts);
  const [{ kind, name }] = columns;
  const asked = columns.map((column) => askedOf[column.kind]);
  const facts: ColumnFacts = {
    ...factsOf(folded, kind === 'address' || kind === 'company', {
      letters: asked.some(({ letters }) => letters),
      words: asked.some(({ words }) => words),
      order: asked.some(({ order }) => order),
    }),
    ...(isNumeric(kind) && { numbers: numbersOf(texts) }),
    ...((kind === 'given-name' || kind === 'surname') && { sounds: numbered(mapped(folded, soundOf)), shorts: shared(shortNamesOf(folded)) }),
    ...(kind === 'category' && { isOfFigures: areFigures(folded) }),
    ...(given[name] && { written: packTexts(texts) }),
    ...(kind === 'email' && !given[name] && { local: localParts(texts, surnames ?? listed([])) }),
  };
  return { facts, folded };
}

const [numberFacts, signFacts, nameFacts]: readonly AskedFacts[] = [
  { letters: false, words: false, order: false },
  { letters: true, words: false, order: false },
  { letters: true, words: true, order: true },
];
const askedOf = {
  date: numberFacts,
  year: numberFacts,
  number: numberFacts,
  identifier: signFacts,
  phone: signFacts,
  code: signFacts,
  email: signFacts,
  category: { letters: true, words: false, order: true },
  'given-name': nameFacts,
  surname: nameFacts,
  'full-name': nameFacts,
  company: nameFacts,
  address: nameFacts,
  text: nameFacts,
} as { readonly [kind in Column['kind']]: AskedFacts };

const isNumeric = (kind: Column['kind']): boolean => kind === 'date' || kind === 'year' || kind === 'number';

function areFigures(texts: TextList): boolean {
  for (let value = 1; value < texts.count; value++) if (!/^[\d ]*$/.test(texts.of(value))) return false;
  return true;
}

function numbersOf(texts: TextList): Float64Array {
  const numbers = new Float64Array(new SharedArrayBuffer(texts.count * 8));
  for (let value = 0; value < texts.count; value++) numbers[value] = Number(texts.of(value));
  return numbers;
}

function localParts(addresses: TextList, surnames: TextList): LocalParts {
  const locals = mapped(addresses, (text) => text.replace(/@.*$/, ''));
  const { folded, packed } = factsOf(foldAll(locals), false, askedOf.email);
  const surnamesFrom = locals.count;
  const withSurnames: TextList = {
    count: surnamesFrom + surnames.count,
    of: (place) => (place < surnamesFrom ? locals.of(place) : fold(surnames.of(place - surnamesFrom)).replaceAll(' ', '')),
  };
  return { folded, packed, withSurnames: packTexts(withSurnames), surnamesFrom };
}

export function comparisonsOf(spec: CompareSpec): readonly Comparison[] {
  return spec.columns.map((column, place) => {
    const levels = spec.given[column.name];
    const facts = spec.facts[place] as ColumnFacts;
    return levels ? givenComparison(column.name, place, spec.rows, facts.written as Texts, levels) : comparisonOf(spec, column, place, facts);
  });
}

const word = {
  exact: { id: 'exact', vi: 'trùng', en: 'the same', m: 0.85 },
  marks: { id: 'marks', vi: 'trùng khi bỏ dấu', en: 'the same without marks', m: 0.02 },
  moved: { id: 'moved', vi: 'ghi ở cột khác', en: 'written in another column', m: 0.01 },
  short: { id: 'short', vi: 'tên gọi tắt', en: 'a short form of the name', m: 0.01 },
  sound: { id: 'sound', vi: 'nghe giống nhau', en: 'sounds alike', m: 0.01 },
  initial: { id: 'initial', vi: 'viết tắt', en: 'an initial', m: 0.01 },
  close: { id: 'close', vi: 'gần như trùng', en: 'nearly the same', m: 0.04 },
  near: { id: 'near', vi: 'gần giống', en: 'alike', m: 0.02 },
  far: { id: 'far', vi: 'hơi giống', en: 'somewhat alike', m: 0.01 },
  part: { id: 'part', vi: 'thiếu tiếng', en: 'words left out', m: 0.05 },
  order: { id: 'order', vi: 'đủ tiếng, khác thứ tự', en: 'the same words', m: 0.03 },
  other: { id: 'other', vi: 'một tiếng là tiếng khác', en: 'a word is another one', m: 0.002 },
  half: { id: 'half', vi: 'chung vài tiếng', en: 'some words the same', m: 0.02 },
  slip: { id: 'slip', vi: 'lệch một chữ', en: 'one sign apart', m: 0.04 },
  prefix: { id: 'prefix', vi: 'trùng phần đầu', en: 'the same beginning', m: 0.02 },
  number: { id: 'number', vi: 'khác số nhà', en: 'another house number', m: 0.02 },
  length: { id: 'length', vi: 'số loại khác', en: 'a number of another length', m: 0.05 },
  differs: { id: 'differs', vi: 'khác', en: 'different', m: 0.05 },
} as const satisfies { readonly [id: string]: Level };

/** Of ages. */
const oldest = 125;

type Levels = readonly Level[];
const numberOf = (levels: Levels, id: keyof typeof word): number => levels.findIndex((level) => level.id === id) + 1;

function comparisonOf(spec: CompareSpec, column: Column, place: number, facts: ColumnFacts): Comparison {
  const { rows } = spec;
  const own = { id: column.name, place, equalTo: [1] };
  const isMoved = movedOf(spec, column, place);
  const at = (row: number): number => rows[row + place] as number;
  switch (column.kind) {
    case 'given-name':
    case 'surname': {
      const isSwapped = swappedNames(spec, place);
      const levels = [word.exact, word.marks, word.moved, word.close, word.short, word.initial, word.part, word.near, word.sound, word.far, word.differs];
      const [moved, close, short, initial, part, near, sound, far, differs] = (
        ['moved', 'close', 'short', 'initial', 'part', 'near', 'sound', 'far', 'differs'] as const
      ).map((id) => numberOf(levels, id)) as [number, number, number, number, number, number, number, number, number];
      const [shorts, sounds] = [facts.shorts as Int32Array, facts.sounds as Int32Array];
      return {
        ...own,
        levels,
        agreesTo: sound,
        sharedTo: 3,
        compare: (a, b) => {
          const [valueA, valueB] = [at(a), at(b)];
          if (facts.folded[valueA] === facts.folded[valueB]) return 2;
          const swapped = isSwapped(a, b);
          if (swapped !== 0) return swapped === 2 || column.kind === 'surname' ? moved : differs;
          const alike = jaroWinkler(facts.packed, valueA, valueB);
          if (alike >= 0.94 || facts.joined[valueA] === facts.joined[valueB]) return close;
          if (isShortForm(shorts, valueA, valueB)) return short;
          if (isInitial(facts, valueA, valueB)) return initial;
          if (isPart(facts, valueA, valueB)) return part;
          if (alike >= 0.88) return near;
          return sounds[valueA] === sounds[valueB] ? sound : alike >= 0.8 ? far : differs;
        },
      };
    }
    case 'full-name':
    case 'company':
    case 'text':
    case 'address':
      return { ...own, ...byWords(column.kind, facts, at, isMoved) };
    case 'date': {
      const dates = facts.numbers as Float64Array;
      return {
        ...own,
        levels: dateLevels,
        agreesTo: 5,
        sharedTo: 2,
        slips: [dateLevels.findIndex(({ id }) => id === 'slip') + 1],
        equalTo: levelsOfEqualDates,
        compare: (a, b) => compareDates(dates[at(a)] as number, dates[at(b)] as number),
      };
    }
    case 'identifier':
    case 'phone': {
      const levels = [word.exact, word.moved, word.slip, word.near, ...(column.kind === 'identifier' ? [word.length] : []), word.differs];
      const differs = numberOf(levels, 'differs');
      return {
        ...own,
        levels,
        agreesTo: 3,
        sharedTo: 2,
        slips: [3, 4],
        compare: (a, b) => {
          if (isMoved(a, b)) return 2;
          if (column.kind === 'phone' && endsAlike(facts, at(a), at(b), 7)) return 3;
          const slips = distance(facts.packed, at(a), at(b), 2);
          if (slips === 1) return 3;
          if (slips === 2 && lengthOf(facts, at(a)) >= 6) return 4;
          // an old number of 9 digits and a new one of 12 are of two kinds: they may well be one person's
          return column.kind === 'identifier' && Math.abs(lengthOf(facts, at(a)) - lengthOf(facts, at(b))) > 1 ? differs - 1 : differs;
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
        slips: [2],
        compare: (a, b) => {
          if (distance(facts.packed, at(a), at(b), 1) === 1 && lengthOf(facts, at(a)) > 2) return 2;
          return startsAlike(facts, at(a), at(b), Math.max(2, Math.ceil(Math.min(lengthOf(facts, at(a)), lengthOf(facts, at(b))) / 2))) ? 3 : 4;
        },
      };
    }
    case 'email': {
      const levels = [word.exact, word.close, word.near, word.differs];
      const local = facts.local as LocalParts;
      const sharesOnlySurname = surnamesWithin(spec, place, local);
      return {
        ...own,
        levels,
        agreesTo: 2,
        sharedTo: 1,
        compare: (a, b) => {
          if (local.folded[at(a)] === local.folded[at(b)] || distance(facts.packed, at(a), at(b), 1) === 1) return 2;
          return jaroWinkler(local.packed, at(a), at(b)) >= 0.9 && !sharesOnlySurname(a, b) ? 3 : 4;
        },
      };
    }
    case 'number':
    case 'year': {
      const numbers = facts.numbers as Float64Array;
      const levels = [word.exact, word.close, word.near, word.differs];
      // years and ages are as far apart as they are; of prices and the like it matters by how much of themselves they differ
      const isPlain = column.kind === 'year' || numbers.every((number) => Number.isInteger(number) && number >= 0 && number <= oldest);
      const [close, near] = isPlain ? [1, 2] : [0.01, 0.1];
      return {
        ...own,
        levels,
        agreesTo: 2,
        sharedTo: 1,
        compare: (a, b) => {
          const [one, two] = [numbers[at(a)] as number, numbers[at(b)] as number];
          const gap = isPlain ? Math.abs(one - two) : Math.abs(one - two) / Math.max(Math.abs(one), Math.abs(two), 1e-12);
          return gap <= close ? 2 : gap <= near ? 3 : 4;
        },
      };
    }
    case 'category':
      return {
        ...own,
        levels: [word.exact, word.close, word.differs],
        agreesTo: 2,
        sharedTo: 1,
        ...(facts.isOfFigures && { slips: [2] }),
        compare: (a, b) => (isNearlyTheSame(facts, at(a), at(b)) ? 2 : 3),
      };
  }
}

type SameElsewhere = (a: number, b: number) => boolean;

/** Full names, companies, addresses and texts: by words, then by letters. */
function byWords(kind: Column['kind'], facts: ValueFacts, at: (row: number) => number, isMoved: SameElsewhere): Omit<Comparison, 'id' | 'place' | 'equalTo'> {
  const levels = [
    word.exact,
    word.marks,
    word.order,
    word.close,
    word.moved,
    word.part,
    word.near,
    ...(kind === 'address' ? [word.number] : []),
    ...(kind === 'full-name' ? [word.other] : []),
    word.half,
    word.far,
    word.differs,
  ];
  const [order, close, moved, part, near, number, other, half, far, differs] = (
    ['order', 'close', 'moved', 'part', 'near', 'number', 'other', 'half', 'far', 'differs'] as const
  ).map((id) => numberOf(levels, id)) as [number, number, number, number, number, number, number, number, number, number];
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
      // siblings share all but one word, and letters at the beginning: Bùi Hữu Cường, Bùi Hữu Khánh
      if (kind === 'full-name' && lacking > 0 && dice >= 0.4) return other;
      if (dice >= 0.88 || alike >= 0.95) return close;
      if (lacking === 0 && inShorter >= 0.8 && dice >= 0.4) return part;
      if (dice >= 0.7 || alike >= 0.9) return near;
      if (dice >= 0.4) return half;
      return dice >= 0.2 || alike >= 0.8 ? far : differs;
    },
  };
}

/** Whether one row holds the other's value in another column of the family. */
function movedOf({ columns, facts: all, rows }: CompareSpec, column: Column, place: number): SameElsewhere {
  const facts = all[place] as ValueFacts;
  const others = columns.flatMap((other, at) =>
    at !== place && !other.isRaw && familyOf[other.kind] === familyOf[column.kind] && all[at] === facts ? [at] : [],
  );
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
function swappedNames({ columns, facts: all, rows }: CompareSpec, place: number): (a: number, b: number) => 0 | 1 | 2 {
  const facts = all[place] as ValueFacts;
  const isName = (kind: Column['kind']): boolean => kind === 'given-name' || kind === 'surname';
  const others = columns.flatMap(({ kind, isRaw }, at) => (at !== place && !isRaw && isName(kind) && all[at] === facts ? [at] : []));
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

/** Codes of few letters are other codes where they differ at all. */
function isNearlyTheSame(facts: ValueFacts, a: number, b: number): boolean {
  if (facts.folded[a] === facts.folded[b] || facts.sorted[a] === facts.sorted[b] || facts.joined[a] === facts.joined[b]) return true;
  const shorter = Math.min(lengthOf(facts, a), lengthOf(facts, b));
  return shorter > 3 && (distance(facts.packed, a, b, 1) === 1 || startsAlike(facts, a, b, shorter) || jaroWinkler(facts.packed, a, b) >= 0.92);
}

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
function surnamesWithin({ columns, rows }: CompareSpec, place: number, { withSurnames: { bytes, start }, surnamesFrom }: LocalParts): SameElsewhere {
  const surnamePlace = columns.findIndex(({ kind }) => kind === 'surname');
  if (surnamePlace < 0) return () => false;
  /** Where the surname stands in what is before the @, -1 where it does not. */
  const placeOf = (local: number, surname: number): number => {
    const [from, length] = [start[surname] as number, (start[surname + 1] as number) - (start[surname] as number)];
    if (length <= 2) return -1;
    for (let at = start[local] as number; at + length <= (start[local + 1] as number); at++) {
      let same = 0;
      while (same < length && bytes[at + same] === bytes[from + same]) same++;
      if (same === length) return at;
    }
    return -1;
  };
  return (a, b) => {
    const [localA, localB] = [rows[a + place] as number, rows[b + place] as number];
    const [surnameA, surnameB] = [surnamesFrom + (rows[a + surnamePlace] as number), surnamesFrom + (rows[b + surnamePlace] as number)];
    const [cutA, cutB] = [placeOf(localA, surnameA), placeOf(localB, surnameB)];
    if (cutA < 0 || cutB < 0) return false;
    const lengthOf = (text: number): number => (start[text + 1] as number) - (start[text] as number);
    const rest = lengthOf(localA) - lengthOf(surnameA);
    if (rest !== lengthOf(localB) - lengthOf(surnameB)) return true;
    for (let at = 0; at < rest; at++) {
      const [one, other] = [(start[localA] as number) + at, (start[localB] as number) + at];
      const signA = bytes[one < cutA ? one : one + lengthOf(surnameA)];
      if (signA !== bytes[other < cutB ? other : other + lengthOf(surnameB)]) return true;
    }
    return false;
  };
}
