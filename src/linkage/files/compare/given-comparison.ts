/** A comparison whose levels are given: values as they are written, so that engines can be compared on equal terms. */
import type { GivenComparison, GivenLevel } from '../settings/settings.ts';
import { distance } from '../text/distance.ts';
import { jaro, jaroWinkler, mostJaro, mostJaroWinkler } from '../text/jaro-winkler.ts';
import type { Texts } from '../text/texts.ts';
import type { Comparison } from './comparison.ts';

/** `texts`: the values of the column as they are written. */
export function givenComparison(id: string, place: number, rows: Int32Array, texts: Texts, { levels }: GivenComparison): Comparison {
  const alike = { jaroWinkler: lastRemembered((a, b) => jaroWinkler(texts, a, b)), jaro: lastRemembered((a, b) => jaro(texts, a, b)) };
  const tests = levels.map((level) => testOf(level, texts, alike));
  const equal = levels.indexOf('exact');
  const [equalTo, firstOfUnequal] = [1 + tests.findIndex((test, at) => at === equal || test.holdsForEqual), equal === 0 ? 1 : 0];
  const levelOf = (valueA: number, valueB: number): number => {
    let level = firstOfUnequal;
    while (!(tests[level] as Test).holds(valueA, valueB)) level++;
    return level + 1;
  };
  return {
    id,
    place,
    levels: levels.map((level, at) => ({ ...wordsOf(level), m: at === 0 ? 0.85 : 0.15 / (levels.length - 1) })),
    agreesTo: Math.max(1, levels.length - 1),
    sharedTo: equal === 0 ? 1 : 0,
    equalTo: [equalTo],
    isOfValues: true,
    compare: (a, b) => {
      const [valueA, valueB] = [rows[a + place] as number, rows[b + place] as number];
      if (valueA === valueB) return equalTo;
      const difference = valueA - valueB;
      const less = difference & (difference >> 31); // a branch would be foreseen wrongly every other time
      return levelOf(valueB + less, valueA - less); // in order: Jaro is not always the same in both directions
    },
  };
}

/** The same function of two values, worked out once where it is asked several times in a row. */
function lastRemembered(of: (a: number, b: number) => number): (a: number, b: number) => number {
  let [one, other, last] = [-1, -1, 0];
  return (a, b) => {
    if (a === one && b === other) return last;
    [one, other, last] = [a, b, of(a, b)];
    return last;
  };
}

type Test = { readonly holds: (a: number, b: number) => boolean; readonly holdsForEqual: boolean };

type Alike = { readonly [measure in 'jaroWinkler' | 'jaro']: (a: number, b: number) => number };

function testOf(level: GivenLevel, texts: Texts, alike: Alike): Test {
  if (level === 'exact') return { holds: (a, b) => a === b, holdsForEqual: true };
  if (level === 'else') return { holds: () => true, holdsForEqual: true };
  if ('jaroWinkler' in level)
    return { holds: (a, b) => mostJaroWinkler(texts, a, b) >= level.jaroWinkler && alike.jaroWinkler(a, b) >= level.jaroWinkler, holdsForEqual: true };
  if ('jaro' in level) return { holds: (a, b) => mostJaro(texts, a, b) >= level.jaro && alike.jaro(a, b) >= level.jaro, holdsForEqual: true };
  if ('levenshtein' in level) return { holds: (a, b) => distance(texts, a, b, level.levenshtein, false) <= level.levenshtein, holdsForEqual: true };
  if ('damerauLevenshtein' in level)
    return { holds: (a, b) => distance(texts, a, b, level.damerauLevenshtein) <= level.damerauLevenshtein, holdsForEqual: true };
  return { holds: (a, b) => startsAlike(texts, a, b, level.prefix), holdsForEqual: true };
}

function startsAlike({ bytes, start }: Texts, a: number, b: number, length: number): boolean {
  for (let at = 0; at < length; at++) {
    const [placeA, placeB] = [(start[a] as number) + at, (start[b] as number) + at];
    if (placeA >= (start[a + 1] as number) || placeB >= (start[b + 1] as number) || bytes[placeA] !== bytes[placeB]) return false;
  }
  return true;
}

function wordsOf(level: GivenLevel): { readonly id: string; readonly vi: string; readonly en: string } {
  if (level === 'exact') return { id: 'exact', vi: 'trùng', en: 'the same' };
  if (level === 'else') return { id: 'else', vi: 'khác', en: 'different' };
  const [[measure, value] = ['', 0]] = Object.entries(level);
  const id = `${measure} ${value}`;
  return { id, vi: id, en: id };
}
