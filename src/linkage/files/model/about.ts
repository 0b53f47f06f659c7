/** Whose evidence a column is, where its kind does not tell: names of parents are those of all their children. */
import type { Comparison } from '../compare/comparison.ts';
import type { About } from './model.ts';
import type { Sample } from './samples.ts';

/** Fewer pairs prove nothing. */
const fewest = 20;
/** Of pairs that agree in an address or telephone, so many at least are of two persons, or they are one person's full of errors. */
const leastApart = 0.05;
/** From this share of a household's pairs on that agree in a column, beyond what any two do, it is the family's. */
const leastShared = 0.2;

/**
 * Pairs that agree in an address or a telephone, whose dates share nothing and whom something else tells apart, are of two who live
 * together. What tells persons apart by its kind, and is the same for many of these, belongs to the family.
 *
 * @param about by kind and name of the column
 * @param agreement by comparison, chance that two strangers agree
 * @param agreeing by comparison, pairs that agree in it, as likely as any other such pair; its own level left out
 */
export function learnAbout(comparisons: readonly Comparison[], about: readonly About[], agreement: Float64Array, agreeing: readonly Sample[]): About[] {
  const columns = comparisons.length;
  const are = (...wanted: About[]): number[] => about.flatMap((own, number) => (wanted.includes(own) ? [number] : []));
  const [dates, places] = [are('date'), are('place', 'family')];
  const tells = (number: number): boolean => ['own', 'given', 'name'].includes(about[number] as About);
  const differs = (levels: Uint8Array, at: number, number: number): boolean => (levels[at + number] as number) > (comparisons[number] as Comparison).agreesTo;
  const isLast = (levels: Uint8Array, at: number, number: number): boolean => levels[at + number] === (comparisons[number] as Comparison).levels.length;
  return about.map((own, number) => {
    if (!tells(number) || dates.length === 0) return own;
    let [known, apart, shared] = [0, 0, 0];
    for (const place of places) {
      const { count, levels } = agreeing[place] as Sample;
      for (let pair = 0; pair < count; pair++) {
        const at = pair * columns;
        const level = levels[at + number] as number;
        if (level === 0) continue;
        known++;
        if (!dates.some((date) => isLast(levels, at, date))) continue;
        if (!comparisons.some((_, other) => other !== number && tells(other) && differs(levels, at, other))) continue;
        apart++;
        if (level <= (comparisons[number] as Comparison).agreesTo) shared++;
      }
    }
    return apart >= fewest && apart >= leastApart * known && shared >= (leastShared + (agreement[number] as number)) * apart ? 'kin' : own;
  });
}
