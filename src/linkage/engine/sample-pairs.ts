/** Pairs drawn to learn from: candidates, and pairs of two persons in each kind of neighbourhood. */
import { type Blocks, forEachPair } from './blocks.ts';
import { type Chance, chanceFrom, mixed } from './chance.ts';
import { compareNames, nameLevels } from './compare-names.ts';
import { comparisons } from './comparisons.ts';
import type { Frequencies } from './frequencies.ts';
import type { Other } from './model.ts';
import { at, type Records, rowLength } from './records.ts';
import { type LevelReader, levelReader } from './score.ts';
import { sortByKey } from './sort.ts';

/** Level vectors of sampled pairs, one row a pair. */
export type Sample = { readonly count: number; readonly levels: Uint8Array; readonly rarity: Float32Array };

const sampledPairs = 50_000;
const sampledCandidates = 200_000;

export type Samples = { readonly [other in Other]: Sample };

/** `passNumbers` name the passes whose blocks are families and households. `shares`: of all pairs of records, those of two such persons. */
export function sampleTwoPersons(
  records: Records,
  frequencies: Frequencies,
  blocks: Blocks,
  passNumbers: { readonly parents: number; readonly household: number },
): { readonly samples: Samples; readonly shares: { readonly [other in Other]: number } } {
  const reader = levelReader(records, frequencies);
  const chance = chanceFrom(records.count);
  const twins = findTwins(records, blocks, passNumbers.parents, reader);
  return {
    samples: {
      stranger: samplePairs(reader, strangers(records, chance)),
      province: samplePairs(reader, together(records, at.province, chance)),
      neighbour: samplePairs(reader, together(records, at.home, chance)),
      sibling: samplePairs(reader, blockmates(blocks, passNumbers.parents, chance)),
      household: samplePairs(reader, blockmates(blocks, passNumbers.household, chance)),
      twin: twins.sample,
    },
    shares: { ...countShares(records, frequencies), twin: twins.share },
  };
}

/** `oneOf`: of how many candidates one is in the sample. */
export type Candidates = { readonly sample: Sample; readonly oneOf: number };

/** Whole blocks are taken or left, so that a pair is in the sample exactly as often as its first block. */
export function sampleCandidates(records: Records, frequencies: Frequencies, blocks: Blocks): Candidates {
  const reader = levelReader(records, frequencies);
  let pairs = 0;
  for (let pass = 0; pass < blocks.passes; pass++) {
    const starts = blocks.starts[pass]!;
    for (let block = 0; block + 1 < starts.length; block++) {
      const size = starts[block + 1]! - starts[block]!;
      pairs += block < blocks.firstWindow[pass]! ? (size * (size - 1)) / 2 : size * 8;
    }
  }
  const oneOf = Math.max(1, Math.ceil(pairs / sampledCandidates));
  const into = growingSample(sampledCandidates);
  forEachPair(
    blocks,
    (a, b) => into.add(reader, a, b),
    (pass, block) => mixed(mixed(records.count, pass), block) % oneOf === 0,
  );
  return { sample: into.finish(), oneOf };
}

function growingSample(expected: number) {
  const width = comparisons.length;
  let [levels, rarity, count] = [new Uint8Array(Math.max(16, expected) * width), new Float32Array(Math.max(16, expected) * 2), 0];
  return {
    add(reader: LevelReader, a: number, b: number): void {
      if ((count + 1) * width > levels.length) {
        const [moreLevels, moreRarity] = [new Uint8Array(levels.length * 2), new Float32Array(rarity.length * 2)];
        moreLevels.set(levels);
        moreRarity.set(rarity);
        [levels, rarity] = [moreLevels, moreRarity];
      }
      reader.read(a, b);
      levels.set(reader.levels, count * width);
      rarity[count * 2] = reader.rarity[0]!;
      rarity[count * 2 + 1] = reader.rarity[1]!;
      count++;
    },
    finish: (): Sample => ({ count, levels, rarity }),
  };
}

function samplePairs(reader: LevelReader, draw: (() => readonly [number, number] | undefined) | undefined): Sample {
  const into = growingSample(sampledPairs);
  if (draw) {
    for (let tried = 0; tried < sampledPairs; tried++) {
      const pair = draw();
      if (pair) into.add(reader, pair[0], pair[1]);
    }
  }
  return into.finish();
}

type Draw = () => readonly [number, number] | undefined;

function strangers(records: Records, chance: Chance): Draw | undefined {
  if (records.count < 2) return undefined;
  return () => {
    const [a, b] = [Math.floor(chance() * records.count), Math.floor(chance() * records.count)];
    return a === b ? undefined : [a, b];
  };
}

/** Pairs that share a column. */
function together(records: Records, place: number, chance: Chance): Draw | undefined {
  const keys = Uint32Array.from({ length: records.count }, (_, record) => records.rows[record * rowLength + place]!);
  const order = sortByKey(keys);
  const known = order.findIndex((record) => keys[record] !== 0);
  if (known < 0) return undefined;
  const [first, last] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && keys[order[to]!] === keys[order[from]!]) to++;
    first.fill(from, from, to);
    last.fill(to, from, to);
    from = to;
  }
  return () => {
    const one = known + Math.floor(chance() * (order.length - known));
    const other = first[one]! + Math.floor(chance() * (last[one]! - first[one]!));
    return one === other ? undefined : [order[one]!, order[other]!];
  };
}

/** Pairs of one block of a pass. */
function blockmates(blocks: Blocks, pass: number, chance: Chance): Draw | undefined {
  const [members, starts, whole] = [blocks.members[pass]!, blocks.starts[pass]!, blocks.firstWindow[pass]!];
  if (whole === 0) return undefined;
  return () => {
    const block = Math.floor(chance() * whole);
    const [from, size] = [starts[block]!, starts[block + 1]! - starts[block]!];
    const [one, other] = [Math.floor(chance() * size), Math.floor(chance() * size)];
    return one === other ? undefined : [members[from + one]!, members[from + other]!];
  };
}

/** Most pairs of twins that are looked at closely. */
const sampledTwins = 20_000;

/**
 * Same parents, same whole date, another given name: twins, or one person under an everyday name. All of them are counted as
 * twins, so that such a pair is never joined by what twins share. Names of twins alike by a letter are reckoned from brothers.
 */
function findTwins(records: Records, blocks: Blocks, pass: number, reader: LevelReader): { readonly sample: Sample; readonly share: number } {
  const { rows, names, count } = records;
  const [members, starts, whole] = [blocks.members[pass]!, blocks.starts[pass]!, blocks.firstWindow[pass]!];
  const into = growingSample(1000);
  let [found, known] = [0, 0];
  for (let record = 0; record < count; record++) {
    const row = record * rowLength;
    if (rows[row + at.father] !== 0 && rows[row + at.mother] !== 0 && rows[row + at.dateOfBirth]! % 100 !== 0) known++;
  }
  for (let block = 0; block < whole; block++) {
    for (let one = starts[block]!; one < starts[block + 1]!; one++) {
      for (let other = one + 1; other < starts[block + 1]!; other++) {
        const [a, b] = [members[one]! * rowLength, members[other]! * rowLength];
        const born = rows[a + at.dateOfBirth]!;
        if (born % 100 === 0 || born !== rows[b + at.dateOfBirth] || compareNames(names, rows[a + at.name]!, rows[b + at.name]!) < nameLevels.middle) continue;
        if (found++ < sampledTwins) into.add(reader, members[one]!, members[other]!);
      }
    }
  }
  return { sample: into.finish(), share: clampShare(found / Math.max(1, (known * (known - 1)) / 2), 0.004 / Math.max(1, count), 0.01) };
}

/** Share of all pairs of records that are two neighbours, two of one family, and so on. */
function countShares(records: Records, frequencies: Frequencies): { readonly [other in Exclude<Other, 'twin'>]: number } {
  const { count, rows, names } = records;
  const share = (keyOf: (row: number) => number): number => {
    const keys = Uint32Array.from({ length: count }, (_, record) => keyOf(record * rowLength)).sort();
    let [known, pairs] = [0, 0];
    for (let from = 0; from < count; ) {
      let to = from + 1;
      while (to < count && keys[to] === keys[from]) to++;
      if (keys[from] !== 0) {
        known += to - from;
        pairs += ((to - from) * (to - from - 1)) / 2;
      }
      from = to;
    }
    const own = (known * (frequencies.formsPerPerson - 1)) / 2; // pairs of one person among them, about
    return known < 2 ? 0 : Math.max(0, pairs - own) / ((known * (known - 1)) / 2);
  };
  const parents = (row: number): number => {
    const [father, mother, province] = [names.folded[rows[row + at.father]!]!, names.folded[rows[row + at.mother]!]!, rows[row + at.province]!];
    return father === 0 || mother === 0 || province === 0 ? 0 : mixed(mixed(mixed(3, father), mother), province);
  };
  const least = 0.2 / Math.max(1, count);
  return {
    stranger: 1,
    province: clampShare(
      share((row) => rows[row + at.province]!),
      1e-9,
      1,
    ),
    neighbour: clampShare(
      share((row) => rows[row + at.home]!),
      1e-9,
      1,
    ),
    sibling: clampShare(share(parents), least, 1),
    household: clampShare(
      share((row) => rows[row + at.household]!),
      least,
      1,
    ),
  };
}

const clampShare = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
