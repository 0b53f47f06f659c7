/** The records of files as the engine takes them, and what their trainer has done side by side; built in each thread from one spec. */
import { type Blocks, forEachPairOfBlocks } from '../engine/blocks.ts';
import type { Facts } from '../engine/jobs.ts';
import type { Pool } from '../engine/pool.ts';
import { type Drawn, isSampled } from '../engine/sample-pairs.ts';
import type { Compared, OwnJob, Pairing } from '../engine/schema.ts';
import { levelReader } from '../engine/score.ts';
import type { AtomKeys } from './blocks/atoms.ts';
import { pricer } from './blocks/choose-passes.ts';
import { type FilesPass, keyOf } from './blocks/passes.ts';
import type { Comparison } from './compare/comparison.ts';
import { type CompareSpec, comparisonsOf } from './compare/comparisons-of.ts';
import { type Families, type JoinedFamilies, joinFamilies } from './join-families.ts';
import { type RarityLimits, type RarityOf, rarityBounds, rarityOf } from './model/frequencies.ts';
import type { Shares } from './model/model.ts';
import { newPosterior, type Posterior, type Tally } from './model/posterior.ts';
import type { Sample } from './model/samples.ts';

/** Plain values, and memory that threads share. */
export type FilesSpec = CompareSpec & {
  readonly count: number;
  readonly rowLength: number;
  /** By record, or place among the rows: number of its file; undefined where there is one only. */
  readonly sourceOf: Uint16Array | undefined;
  readonly atoms: readonly AtomKeys[];
  readonly passes: readonly FilesPass[];
  readonly largestBlock: number;
  /** By comparison. */
  readonly hasRarity: readonly boolean[];
  readonly shareBits: readonly Float32Array[];
  readonly limits: RarityLimits;
};

/** What the trainer's jobs are told. */
export type Learning = { readonly samples: readonly Sample[]; readonly shares: Shares };

/** By name: what a job of the trainer is given, and what it gives. */
export type FilesJobs = {
  /** Pairs that each of some combinations of atoms would bring together. */
  price: [given: readonly (readonly number[])[], gives: readonly number[]];
  /** Candidates of a pass that the sample takes. */
  candidates: [given: { readonly pass: number; readonly oneOf: number }, gives: Drawn];
  levels: [given: Drawn, gives: Drawn & { readonly levels: Uint8Array }];
  /** A part of the sums of a step of EM. */
  tally: [given: { readonly sample: number; readonly from: number; readonly to: number }, gives: Tally];
  /** Of a run in parts: clusters of some families in the window. */
  families: [given: Families, gives: JoinedFamilies];
};

/** The module of which threads build the schema. */
export const moduleOf = import.meta.url;

/** Opens the pool for a spec; what it had been told is forgotten. */
export function openSpec(pool: Pool, spec: FilesSpec): Pairing {
  const pairing = schemaOf(spec);
  pool.open(pairing, { module: moduleOf, spec });
  return pairing;
}

/** Results in the order of what was given. */
export const runOwn = <Name extends keyof FilesJobs>(pool: Pool, name: Name, given: readonly FilesJobs[Name][0][]): Promise<FilesJobs[Name][1][]> =>
  pool.run(
    'own',
    given.map((own) => ({ name, given: own })),
  ) as Promise<FilesJobs[Name][1][]>;

export function schemaOf(spec: FilesSpec): Pairing {
  const { count, rows, rowLength, atoms, sourceOf, passes, largestBlock } = spec;
  const comparisons = comparisonsOf(spec);
  const rarity = rarityOfSpec(spec, comparisons);
  const pick = (numbers: readonly number[]): AtomKeys[] => numbers.map((number) => atoms[number]!);
  const pairing: Pairing = {
    count,
    rows,
    rowLength,
    passes: passes.map((own) => ({ id: own.id, key: keyOf(rows, pick(own.atoms)), refine: own.refine.map((number) => keyOf(rows, pick([number]))) })),
    largestBlock,
    ...(sourceOf && { takes: (a: number, b: number) => sourceOf[a] !== sourceOf[b] }),
    rarityScopes: 1,
    comparisons: comparisons.map((comparison, number) => comparedAs(comparison, number, rows, rarity, spec.hasRarity[number]!)),
  };
  return { ...pairing, jobs: jobsOf(spec, pairing, rarity) };
}

export function rarityOfSpec({ rows, hasRarity, shareBits, limits }: FilesSpec, comparisons: readonly Comparison[]): RarityOf {
  return rarityOf(
    rows,
    comparisons.map(({ sharedTo }, number) => (hasRarity[number] ? sharedTo : 0)),
    shareBits,
    limits,
  );
}

/** Equal values are known at once; unequal ones have any level but the exact one. */
function comparedAs(
  { levels, equalTo, place, compare, sharedTo, isOfValues = false }: Comparison,
  number: number,
  rows: Int32Array,
  rarity: RarityOf,
  hasRarity: boolean,
): Compared {
  return {
    levels,
    knows: (row) => rows[row + place] !== 0,
    column: { place, equal: equalTo.map((level) => levels[level - 1]!.id), other: levels.map(({ id }) => id).filter((id) => id !== 'exact') },
    isOfColumn: isOfValues,
    compare,
    ...(hasRarity && { rarity: { ...rarityBounds, toLevel: sharedTo, bits: (a, b, level) => rarity(number, a, b, level) } }),
  };
}

function jobsOf(spec: FilesSpec, pairing: Pairing, rarity: RarityOf): NonNullable<Pairing['jobs']> {
  const { count, rowLength, atoms, largestBlock } = spec;
  const readLevels = ({ a, b }: Drawn, known: Uint32Array): Drawn & { readonly levels: Uint8Array } => {
    const reader = levelReader(pairing, known);
    const width = pairing.comparisons.length;
    const levels = new Uint8Array(a.length * width);
    for (let pair = 0; pair < a.length; pair++) {
      reader.read(a[pair]!, b[pair]!);
      levels.set(reader.levels, pair * width);
    }
    return { a, b, levels };
  };
  let last: { readonly learning: Learning; readonly posterior: Posterior } | undefined;
  const posteriorOf = (learning: Learning): Posterior => {
    if (last?.learning !== learning) last = { learning, posterior: newPosterior(learning.shares, rarity, rowLength) };
    return last.posterior;
  };
  const jobs: { readonly [Name in keyof FilesJobs]: (given: FilesJobs[Name][0], facts: Facts) => FilesJobs[Name][1] } = {
    price: (combinations) => combinations.map(pricer(spec, atoms, largestBlock)),
    candidates: ({ pass, oneOf }, { blocks }) => sampledPairs(pairing, blocks!, pass, oneOf, count),
    levels: (drawn, { known }) => readLevels(drawn, known!),
    tally: ({ sample, from, to }, { own }) => {
      const learning = own as Learning;
      return posteriorOf(learning).tally(learning.samples[sample]!, from, to);
    },
    families: (given, { known, weights, blockOf }) =>
      joinFamilies({ pairing, sourceOf: spec.sourceOf, known: known!, weights: weights!, blockOf: blockOf! }, given),
  };
  return jobs as { readonly [name: string]: OwnJob };
}

function sampledPairs({ takes }: Pairing, blocks: Blocks, pass: number, oneOf: number, count: number): Drawn {
  const [a, b]: [number[], number[]] = [[], []];
  for (let block = 0; block + 1 < blocks.passes[pass]!.starts.length; block++) {
    if (!isSampled(count, pass, block, oneOf)) continue;
    forEachPairOfBlocks(blocks, pass, block, block + 1, (one, other) => {
      if (takes && !takes(one, other)) return;
      a.push(one);
      b.push(other);
    });
  }
  return { a: Uint32Array.from(a), b: Uint32Array.from(b) };
}
