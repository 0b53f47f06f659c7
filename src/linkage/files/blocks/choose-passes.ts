/**
 * Which keys bring records together: chosen by what they cost and by how many records of one thing they would find.
 *
 * How records of one thing differ is imagined from shares (at first those that are usual for each kind, later those of the
 * model): each imagined pair keeps or loses each atom. Passes are taken one after another, the one next that finds most for its
 * price, until every pair is found about three times over or the budget of pairs is spent. What none of them finds is the
 * estimate of what blocking loses.
 */
import { chanceFrom } from '../../engine/chance.ts';
import type { Atom, AtomKeys } from './atoms.ts';
import { type FilesPass, keyOf } from './passes.ts';

/** By atom: 1 where the pair of records still agrees in it. */
export type ImaginedPair = Uint8Array;

export type Choice = {
  readonly passes: readonly FilesPass[];
  /** Share of the imagined pairs that no pass finds. */
  readonly lost: number;
};

/** Atoms that might make a pass, by number, and the pairs that it would bring together. */
export type Candidate = { readonly atoms: readonly number[]; readonly cost: number };

/** Of larger files one of so many, so that of a block as large as may be some still come together. */
const [sampled, oneOfRecords] = [40_000, 25];
const worth = [1, 0.5, 0.25, 0.12, 0.06];

/** `budget`: of pairs. `count`: of records. */
export function choosePasses(atoms: readonly Atom[], priced: readonly Candidate[], imagined: readonly ImaginedPair[], budget: number, count: number): Choice {
  const candidates = priced.map((own) => ({ ...own, covers: coverOf(own.atoms, imagined) }));
  const found = new Uint8Array(imagined.length);
  const chosen: (typeof candidates)[number][] = [];
  let pairs = 0;
  const left = new Set(candidates.filter(({ cost }) => cost <= budget));
  while (left.size > 0 && chosen.length < mostPasses(count) * 0.8) {
    let best: { readonly candidate: (typeof candidates)[number]; readonly value: number } | undefined;
    for (const candidate of left) {
      const gain = gainOf(candidate.covers, found);
      if (gain < 0.0001 * imagined.length) {
        left.delete(candidate);
        continue;
      }
      const value = gain / (candidate.cost + 0.5 * count);
      if (pairs + candidate.cost <= budget && (!best || value > best.value)) best = { candidate, value };
    }
    if (!best) break;
    chosen.push(best.candidate);
    left.delete(best.candidate);
    pairs += best.candidate.cost;
    for (const [pair, covered] of best.candidate.covers.entries()) if (covered === 1 && (found[pair] as number) < worth.length) found[pair]!++;
  }
  // what costs next to nothing is taken as well: records of one thing may differ in ways that were not imagined
  for (const candidate of candidates.toSorted((a, b) => a.cost - b.cost)) {
    if (chosen.length >= mostPasses(count) || pairs + candidate.cost > budget / 4) break;
    if (chosen.includes(candidate) || candidate.atoms.length > 2 || candidate.atoms.some((number) => !(atoms[number] as Atom).isExact)) continue;
    chosen.push(candidate);
    pairs += candidate.cost;
  }
  chosen.sort((a, b) => a.cost - b.cost);
  return {
    passes: chosen.map((own) => passOf(own.atoms, atoms)),
    lost: imagined.length === 0 ? 0 : found.reduce((sum, times) => sum + (times === 0 ? 1 : 0), 0) / imagined.length,
  };
}

/** Sorting a pass costs as much as some pairs: large files get by with fewer. */
export const mostPasses = (count: number): number => (count < 100_000 ? 60 : 32);

function gainOf(covers: Uint8Array, found: Uint8Array): number {
  let gain = 0;
  for (let pair = 0; pair < covers.length; pair++) if (covers[pair] === 1) gain += worth[found[pair] as number] ?? 0;
  return gain;
}

/** Every atom alone, every two of two columns, and three exact ones of three where there are few columns. */
export function combinations(atoms: readonly Atom[]): number[][] {
  const all: number[][] = atoms.map((_, number) => [number]);
  for (const [one, first] of atoms.entries()) {
    for (const [two, second] of atoms.entries()) if (one < two && first.place !== second.place) all.push([one, two]);
  }
  if (atoms.length > 14) return all;
  for (const [one, first] of atoms.entries()) {
    for (const [two, second] of atoms.entries()) {
      for (const [three, third] of atoms.entries()) {
        if (one < two && two < three && first.place !== second.place && second.place !== third.place && first.place !== third.place)
          all.push([one, two, three]);
      }
    }
  }
  return all;
}

export function passOf(numbers: readonly number[], atoms: readonly Atom[]): FilesPass {
  const own = numbers.map((number) => atoms[number] as Atom);
  const places = new Set(own.map(({ place }) => place));
  const all = atoms.map((atom, number) => ({ ...atom, number }));
  const exact = all.filter(({ isExact, place }) => isExact && !places.has(place)).toSorted((a, b) => b.keys.length - a.keys.length);
  const owners = all.filter(({ isExact, place }) => isExact && places.has(place) && !own.some((atom) => atom.place === place && atom.isExact));
  return { id: own.map(({ id }) => id).join('+'), atoms: numbers, refine: [...owners, ...exact].slice(0, 6).map(({ number }) => number) };
}

function coverOf(numbers: readonly number[], imagined: readonly ImaginedPair[]): Uint8Array {
  return Uint8Array.from(imagined, (pair) => (numbers.every((number) => pair[number] === 1) ? 1 : 0));
}

/** `rows` of some of so many records: `pricedRecords`. */
type Priced = { readonly count: number; readonly rows: Int32Array; readonly rowLength: number };

/**
 * Counts, for each of some combinations of atoms, the pairs in blocks of at most `largest`; a larger one counts as if it were
 * split into such. In large files of a sample of records.
 */
export function pricer({ count, rows, rowLength }: Priced, atoms: readonly AtomKeys[], largest: number): (numbers: readonly number[]) => number {
  const priced = rows.length / rowLength;
  const scale = count / priced;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, priced * 2)));
  const [keys, sizes] = [new Uint32Array(slots), new Uint32Array(slots)];
  return (numbers) => {
    const key = keyOf(
      rows,
      numbers.map((number) => atoms[number] as AtomKeys),
    );
    sizes.fill(0);
    for (let row = 0; row < rows.length; row += rowLength) {
      const own = key(row) >>> 0;
      if (own === 0) continue;
      let slot = own & (slots - 1);
      while (sizes[slot] !== 0 && keys[slot] !== own) slot = (slot + 1) & (slots - 1);
      keys[slot] = own;
      sizes[slot]!++;
    }
    let pairs = 0;
    for (const own of sizes) {
      const size = own * scale;
      if (own > 1) pairs += size <= largest ? (size * (size - 1)) / 2 : (size * largest) / 2;
    }
    return pairs;
  };
}

/** The records of which combinations are priced. */
export function pricedRecords(count: number): Uint32Array {
  const wanted = Math.max(sampled, Math.ceil(count / oneOfRecords));
  if (count <= wanted) return Uint32Array.from({ length: count }, (_, record) => record);
  const chance = chanceFrom(count);
  const step = count / wanted;
  return Uint32Array.from({ length: wanted }, (_, place) => Math.min(count - 1, Math.floor(place * step + chance() * step)));
}
