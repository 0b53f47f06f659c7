/** How rare a shared value is, in bits against the usual one of its column: two of one rare surname say more than two Smiths. */
import type { Comparison } from '../compare/comparison.ts';
import type { ValueFacts } from '../compare/value-facts.ts';
import type { Table } from '../read/read-tables.ts';

export type Frequencies = {
  /** By column and value: share of records, 0 for nothing. */
  readonly share: readonly Float32Array[];
  /** By column: chance that two records chosen at random, which both know the column, agree in it exactly. */
  readonly agreement: Float64Array;
  /** By column: share of records that know it. */
  readonly known: Float64Array;
};

const [leastBits, mostBits] = [-8, 10];

export function countFrequencies(table: Table, facts: readonly ValueFacts[]): Frequencies {
  const { rows, rowLength, count } = table;
  const known = new Float64Array(facts.length);
  const agreement = new Float64Array(facts.length);
  const share = facts.map(({ folded }, place) => {
    const counts = new Uint32Array(folded.length + 1);
    let total = 0;
    for (let record = 0; record < count; record++) {
      const value = rows[record * rowLength + place] as number;
      if (value === 0) continue;
      counts[folded[value] as number]!++;
      total++;
    }
    let pairs = 0;
    for (const own of counts) pairs += own * (own - 1);
    known[place] = total / Math.max(1, count);
    agreement[place] = total < 2 ? 0 : pairs / (total * (total - 1));
    return Float32Array.from(folded, (own, value) => (value === 0 || total === 0 ? 0 : (counts[own] as number) / total));
  });
  return { share, agreement, known };
}

export type RarityOf = (number: number, a: number, b: number, level: number) => number;

/** Bits to add to a level; `usual`: by comparison, the chance that two strangers agree exactly; `least`: share of a value that one thing alone has. */
export function rarityOf(table: Table, comparisons: readonly Comparison[], { share }: Frequencies, usual: Float64Array, least: number): RarityOf {
  const { rows, rowLength, count } = table;
  const trust = count / (count + 100); // what is rare among a dozen records is not known
  const usualBits = usual.map((own) => Math.log2(Math.max(1e-12, own)));
  const bits = comparisons.map(({ place }, number) =>
    (share[place] as Float32Array).map(
      (own) => trust * Math.max(leastBits, Math.min(mostBits, (usualBits[number] as number) - Math.log2(Math.max(least, own)))),
    ),
  );
  const places = Int32Array.from(comparisons, ({ place }) => place);
  const sharedTo = Uint8Array.from(comparisons, (own) => own.sharedTo);
  return (number, a, b, level) => {
    if (level === 0 || level > (sharedTo[number] as number)) return 0;
    const [own, place] = [bits[number] as Float32Array, places[number] as number];
    const first = own[rows[a * rowLength + place] as number] as number;
    return level === 1 ? first : Math.min(first, own[rows[b * rowLength + place] as number] as number);
  };
}
