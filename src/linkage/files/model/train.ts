/**
 * The model's shares, from the files themselves and no labels: u from pairs drawn by chance, m by EM over the candidates.
 * What is drawn as two holds a few of one; each pair counts as far as the model does not take it for one.
 */
import type { Comparison } from '../compare/comparison.ts';
import type { Column } from '../kinds.ts';
import { chooseParents } from './dependence.ts';
import { type Frequencies, type RarityOf, rarityOf } from './frequencies.ts';
import { type Shares, states, width } from './model.ts';
import { newPosterior } from './posterior.ts';
import type { Sample } from './samples.ts';
import type { Table } from '../read/read-tables.ts';

export type Training = {
  readonly table: Table;
  readonly comparisons: readonly Comparison[];
  readonly frequencies: Frequencies;
  /** Pairs that may be of one thing; of how many each is one. */
  readonly candidates: Sample;
  readonly oneOf: number;
  /** Pairs of any two records. */
  readonly any: Sample;
  /** By comparison: pairs that agree in it; empty where it is of no use. */
  readonly agreeing: readonly Sample[];
  /** All pairs of records that may be compared. */
  readonly pairs: number;
};

const rounds = 16;
/** From here on comparisons lean on each other. */
const leanFrom = 6;
/** As many pairs as what training begins with weighs. */
const strength = 12;
/** The same for what is learned where another comparison agrees or differs. */
const leanStrength = 15;
const leastM = 1e-4;

export type Trained = { readonly shares: Shares; readonly rarity: RarityOf; readonly match: Float64Array };

export function trainModel(training: Training): Trained {
  const { table, comparisons, frequencies, candidates, any, agreeing } = training;
  const shares = firstShares(training);
  const usual = Float64Array.from(frequencies.agreement, (own) => Math.max(own, 1e-12));
  let rarity = rarityOf(table, comparisons, frequencies, usual, 1 / table.count);
  let match: Float64Array = new Float64Array(candidates.count);
  let apart = new Float64Array(any.count).fill(1);
  let apartAgreeing = agreeing.map(({ count }) => new Float64Array(count).fill(1));
  for (let round = 1; round <= rounds; round++) {
    const posterior = newPosterior(table, comparisons, shares, rarity);
    match = posterior.of(candidates);
    if (round === 3 || round % 5 === 0 || round === leanFrom) {
      apart = posterior.of(any).map((own) => 1 - own);
      apartAgreeing = agreeing.map((sample) => posterior.of(sample).map((own) => 1 - own));
    }
    if (round === leanFrom) chooseParents(shares, training, match, apart, apartAgreeing);
    learnM(shares, training, match);
    learnU(shares, training, match, apart, apartAgreeing);
    const matches = match.reduce((sum, own) => sum + own, 0) * training.oneOf;
    shares.matchShare = clamp(matches / training.pairs, 1e-13, 0.5);
    shares.recordsPerEntity = 1 + (2 * matches) / Math.max(1, table.count);
    shares.twinShare = twinShareOf(training, match, shares);
    for (const [number, own] of shares.u.entries()) usual[number] = own[1] as number;
    rarity = rarityOf(table, comparisons, frequencies, usual, Math.min(0.5, shares.recordsPerEntity / table.count));
  }
  return { shares, rarity, match };
}

function firstShares({ table, comparisons, pairs }: Training): Shares {
  const columns = comparisons.length;
  const m = comparisons.map(({ levels }) => {
    const own = new Float64Array(width * states);
    const sum = levels.reduce((total, level) => total + level.m, 0);
    for (let state = 0; state < states; state++) for (const [index, level] of levels.entries()) own[state * width + index + 1] = level.m / sum;
    return own;
  });
  return {
    matchShare: Math.min(0.05, (0.2 * table.count) / pairs),
    twinShare: 0,
    recordsPerEntity: 1,
    parent: new Int8Array(columns).fill(-1),
    order: comparisons.map((_, number) => number),
    m,
    u: m.map((own, number) => firstU(own, comparisons[number] as Comparison)),
  };
}

/** Until pairs are counted: what disagrees is usual. */
function firstU(m: Float64Array, { levels }: Comparison): Float64Array {
  return m.map((_, place) => (place % width === levels.length ? 0.95 : 0.05 / levels.length));
}

function learnM(shares: Shares, { comparisons, candidates }: Training, match: Float64Array): void {
  const columns = comparisons.length;
  for (let number = 0; number < columns; number++) {
    const counts = new Float64Array(width * states);
    const parent = shares.parent[number] as number;
    const agreesTo = parent < 0 ? 0 : (comparisons[parent] as Comparison).agreesTo;
    for (let pair = 0; pair < candidates.count; pair++) {
      const level = candidates.levels[pair * columns + number] as number;
      if (level === 0) continue;
      counts[level]! += match[pair] as number;
      if (parent < 0) continue;
      const other = candidates.levels[pair * columns + parent] as number;
      if (other !== 0) counts[(other <= agreesTo ? 1 : 2) * width + level]! += match[pair] as number;
    }
    const { levels } = comparisons[number] as Comparison;
    const m = shares.m[number] as Float64Array;
    const begin = Float64Array.from(levels, (level) => level.m);
    const sum = begin.reduce((total, own) => total + own, 0);
    smooth(counts, 0, m, levels.length, (index) => (begin[index] as number) / sum, strength, leastM);
    for (let state = 1; state < states; state++) smooth(counts, state, m, levels.length, (index) => m[index + 1] as number, leanStrength, leastM);
  }
}

/** Shares of counts where `ground` weighs as `weight` pairs. */
function smooth(counts: Float64Array, state: number, into: Float64Array, levels: number, ground: (index: number) => number, weight: number, least: number): void {
  let total = 0;
  for (let level = 1; level <= levels; level++) total += counts[state * width + level] as number;
  for (let index = 0; index < levels; index++) {
    const place = state * width + index + 1;
    into[place] = Math.max(least, ((counts[place] as number) + weight * ground(index)) / (total + weight));
  }
}

function learnU(shares: Shares, training: Training, match: Float64Array, apart: Float64Array, apartAgreeing: readonly Float64Array[]): void {
  const { comparisons, candidates, any, agreeing, frequencies, pairs, oneOf } = training;
  const columns = comparisons.length;
  for (let number = 0; number < columns; number++) {
    const { levels } = comparisons[number] as Comparison;
    const u = shares.u[number] as Float64Array;
    const counts = countLevels(any, number, columns, apart);
    const total = counts.reduce((sum, own) => sum + own, 0);
    const known = (frequencies.known[number] as number) ** 2 * pairs;
    let matchedEqual = 0;
    for (let pair = 0; pair < candidates.count; pair++) if (candidates.levels[pair * columns + number] === 1) matchedEqual += match[pair] as number;
    const equal = Math.max(0, (frequencies.agreement[number] as number) * known - matchedEqual * oneOf);
    for (let level = 1; level <= levels.length; level++) {
      const seen = counts[level] as number;
      u[level] = level === 1 && seen < 300 ? (equal + 0.5) / (known + 1) : (seen + 0.5) / (total + 1);
    }
    const parent = shares.parent[number] as number;
    if (parent < 0) {
      u.copyWithin(width, 0, width);
      u.copyWithin(2 * width, 0, width);
      continue;
    }
    const own = countLevels(agreeing[parent] as Sample, number, columns, apartAgreeing[parent] as Float64Array);
    smooth(own, 0, own, levels.length, (index) => u[index + 1] as number, leanStrength, 1e-9);
    const agree = (shares.u[parent] as Float64Array).subarray(1, (comparisons[parent] as Comparison).agreesTo + 1).reduce((sum, share) => sum + share, 0);
    for (let level = 1; level <= levels.length; level++) {
      u[width + level] = own[level] as number;
      u[2 * width + level] = Math.max((u[level] as number) * 0.1, ((u[level] as number) - agree * (own[level] as number)) / (1 - agree));
    }
  }
}

function countLevels(sample: Sample, number: number, columns: number, weights: Float64Array): Float64Array {
  const counts = new Float64Array(width);
  for (let pair = 0; pair < sample.count; pair++) counts[sample.levels[pair * columns + number] as number]! += weights[pair] as number;
  counts[0] = 0;
  return counts;
}

/** Of pairs of one household, this share are twins: one of six such pairs are brothers or sisters, of whom three in a hundred. */
const twinsInHousehold = 0.005;

const isFamily = (kind: Column['kind']): boolean => kind === 'surname' || kind === 'address' || kind === 'phone';

/** By pairs that agree in two of surname, address, telephone, and are born apart. */
function twinShareOf({ table, comparisons, candidates, oneOf, pairs }: Training, match: Float64Array, shares: Shares): number {
  const columns = comparisons.length;
  const family = table.columns.flatMap(({ kind }, place) => (isFamily(kind) ? [place] : []));
  const date = table.columns.findIndex(({ kind }) => kind === 'date');
  if (family.length < 2 || date < 0) return 0;
  let households = 0;
  for (let pair = 0; pair < candidates.count; pair++) {
    const born = candidates.levels[pair * columns + date] as number;
    if (born < 8) continue;
    let agree = 0;
    for (const place of family) {
      const level = candidates.levels[pair * columns + place] as number;
      if (level !== 0 && level <= (comparisons[place] as Comparison).agreesTo) agree++;
    }
    if (agree >= 2) households += 1 - (match[pair] as number);
  }
  return Math.min(shares.matchShare * 0.2, (twinsInHousehold * households * oneOf) / pairs);
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
