/**
 * Which keys bring records together: chosen by what they cost and by how many records of one thing they would find.
 *
 * How records of one thing differ is imagined from shares (at first those that are usual for each kind, later those of the
 * model): each imagined pair keeps or loses each atom. Passes are taken one after another, the one next that finds most for its
 * price, until every pair is found about three times over or the budget of pairs is spent. What none of them finds is the
 * estimate of what blocking loses.
 */
import { chanceFrom } from '../../engine/chance.ts';
import type { Table } from '../read/read-tables.ts';
import type { Atom } from './atoms.ts';
import { keysOf, type Pass } from './blocks.ts';

/** By atom: 1 where the pair of records still agrees in it. */
export type ImaginedPair = Uint8Array;

export type Choice = {
  readonly passes: readonly Pass[];
  /** Share of the imagined pairs that no pass finds. */
  readonly lost: number;
  /** Pairs that the passes bring together, about, before pairs that meet twice are left out. */
  readonly pairs: number;
};

const sampled = 40_000;
const worth = [1, 0.5, 0.25, 0.12, 0.06];

/** `largest`: bound of a block; `budget`: of pairs. */
export function choosePasses(table: Table, atoms: readonly Atom[], imagined: readonly ImaginedPair[], largest: number, budget: number): Choice {
  const candidates = combinations(atoms).map((numbers) => ({ numbers, cost: 0, covers: coverOf(numbers, imagined) }));
  const sample = recordsOf(table.count, sampled);
  for (const candidate of candidates)
    candidate.cost = pairsOf(
      table,
      candidate.numbers.map((number) => atoms[number] as Atom),
      sample,
      largest,
    );
  const found = new Uint8Array(imagined.length);
  const chosen: (typeof candidates)[number][] = [];
  let pairs = 0;
  const left = new Set(candidates.filter(({ cost }) => cost <= budget));
  while (left.size > 0 && chosen.length < mostPasses(table.count) * 0.8) {
    let best: { readonly candidate: (typeof candidates)[number]; readonly value: number } | undefined;
    for (const candidate of left) {
      const gain = gainOf(candidate.covers, found);
      if (gain < 0.0001 * imagined.length) {
        left.delete(candidate);
        continue;
      }
      const value = gain / (candidate.cost + 0.5 * table.count);
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
    if (chosen.length >= mostPasses(table.count) || pairs + candidate.cost > budget / 4) break;
    if (chosen.includes(candidate) || candidate.numbers.length > 2 || candidate.numbers.some((number) => !(atoms[number] as Atom).isExact)) continue;
    chosen.push(candidate);
    pairs += candidate.cost;
  }
  chosen.sort((a, b) => a.cost - b.cost);
  return {
    passes: chosen.map(({ numbers }) => passOf(numbers, atoms)),
    lost: imagined.length === 0 ? 0 : found.reduce((sum, times) => sum + (times === 0 ? 1 : 0), 0) / imagined.length,
    pairs,
  };
}

/** Sorting a pass costs as much as some pairs: large files get by with fewer. */
const mostPasses = (count: number): number => (count < 100_000 ? 60 : 32);

function gainOf(covers: Uint8Array, found: Uint8Array): number {
  let gain = 0;
  for (let pair = 0; pair < covers.length; pair++) if (covers[pair] === 1) gain += worth[found[pair] as number] ?? 0;
  return gain;
}

/** Every atom alone, every two of two columns, and three exact ones of three where there are few columns. */
function combinations(atoms: readonly Atom[]): number[][] {
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

export function passOf(numbers: readonly number[], atoms: readonly Atom[]): Pass {
  const own = numbers.map((number) => atoms[number] as Atom);
  const places = new Set(own.map(({ place }) => place));
  const exact = atoms.filter(({ isExact, place }) => isExact && !places.has(place)).toSorted((a, b) => b.keys.length - a.keys.length);
  const owners = atoms.filter(({ isExact, place }) => isExact && places.has(place) && !own.some((atom) => atom.place === place && atom.isExact));
  return { id: own.map(({ id }) => id).join('+'), atoms: own, refine: [...owners, ...exact].slice(0, 6) };
}

function coverOf(numbers: readonly number[], imagined: readonly ImaginedPair[]): Uint8Array {
  return Uint8Array.from(imagined, (pair) => (numbers.every((number) => pair[number] === 1) ? 1 : 0));
}

function recordsOf(count: number, most: number): Uint32Array {
  if (count <= most) return Uint32Array.from({ length: count }, (_, record) => record);
  const chance = chanceFrom(count);
  const step = count / most;
  return Uint32Array.from({ length: most }, (_, place) => Math.min(count - 1, Math.floor(place * step + chance() * step)));
}

/** Pairs in blocks of at most `largest`; a larger one counts as if it were split into such. */
function pairsOf(table: Table, atoms: readonly Atom[], sample: Uint32Array, largest: number): number {
  const keys = keysOf(table, atoms, sample).sort();
  const scale = table.count / sample.length;
  let pairs = 0;
  for (let from = 0; from < keys.length; ) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    const size = (to - from) * (to - from > 1 || scale === 1 ? scale : 1);
    if (keys[from] !== 0 && to - from > 1) pairs += size <= largest ? (size * (size - 1)) / 2 : (size * largest) / 2;
    from = to;
  }
  return pairs;
}
