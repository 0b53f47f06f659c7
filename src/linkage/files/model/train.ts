/**
 * The model's shares, from the files themselves and no labels: u from pairs drawn by chance, all else by EM over the candidates
 * in five classes — one thing, two strangers, two neighbours, two of one household, twins.
 */
import type { Comparison } from '../compare/comparison.ts';
import type { Table } from '../read/read-tables.ts';
import { chooseParents } from './dependence.ts';
import { type Frequencies, type RarityOf, rarityOf } from './frequencies.ts';
import { aboutOf, isShared, type Other, others, type Shares, states, stateOf, width } from './model.ts';
import { newPosterior } from './posterior.ts';
import type { Sample } from './samples.ts';

export type Training = {
  readonly table: Table;
  readonly comparisons: readonly Comparison[];
  readonly frequencies: Frequencies;
  /** Pairs that may be of one thing; of how many each is one. */
  readonly candidates: Sample;
  readonly oneOf: number;
  /** Pairs of any two records. */
  readonly any: Sample;
  /** All pairs of records that may be compared. */
  readonly pairs: number;
};

const rounds = Number(process.env['ROUNDS'] ?? 20);
/** From here on comparisons lean on each other. */
const leanFrom = Number(process.env['LEAN'] ?? 8);
/** As many pairs as what training begins with weighs. */
const strength = 12;
/** The same for what is learned where another comparison agrees or differs. */
const leanStrength = 20;
const leastM = 1e-4;
/** What tells persons apart differs in no more of the pairs of one person: else EM, where such pairs are few, drifts to families. */
const mostDiffering = 0.35;

export type Trained = { readonly shares: Shares; readonly rarity: RarityOf; readonly match: Float64Array };

export function trainModel(training: Training): Trained {
  const { table, comparisons, frequencies, candidates, any } = training;
  const shares = firstShares(training);
  const usual = Float64Array.from(frequencies.agreement, (own) => Math.max(own, 1e-12));
  let rarity = rarityOf(table, comparisons, frequencies, usual, 1 / table.count);
  let apart = new Float64Array(any.count).fill(1);
  let match: Float64Array = new Float64Array(candidates.count);
  learnStrangers(shares, training, match, apart);
  for (let round = 1; round <= rounds; round++) {
    const posterior = newPosterior(table, comparisons, shares, rarity);
    const found = posterior.of(candidates);
    match = found.match;
    if (round === 3 || round % 6 === 0) apart = posterior.of(any).match.map((own) => 1 - own);
    if (round === leanFrom) chooseParents(shares, training, match);
    learnM(shares, training, match);
    learnStrangers(shares, training, match, apart);
    learnOthers(shares, training, found.others);
    const matches = sumOf(match) * training.oneOf;
    shares.match = clamp(matches / training.pairs, 1e-13, 0.5);
    shares.recordsPerEntity = 1 + (2 * matches) / Math.max(1, table.count);
    for (const [number, own] of shares.u.stranger.entries()) usual[number] = own[1] as number;
    rarity = rarityOf(table, comparisons, frequencies, usual, Math.min(0.5, shares.recordsPerEntity / table.count));
  }
  return { shares, rarity, match };
}

function firstShares({ table, comparisons, pairs }: Training): Shares {
  const m = comparisons.map(({ levels }) => {
    const own = new Float64Array(width * states);
    const sum = levels.reduce((total, level) => total + level.m, 0);
    for (let state = 0; state < states; state++) for (const [index, level] of levels.entries()) own[state * width + index + 1] = level.m / sum;
    return own;
  });
  const about = comparisons.map(({ place }) => aboutOf[(table.columns[place] as Table['columns'][number]).kind]);
  const hasPlace = about.includes('place');
  const hasFamily = hasPlace && (about.includes('family') || about.includes('name')) && (about.includes('own') || about.includes('date'));
  const hasTwins = hasFamily && about.includes('date') && (about.includes('own') || about.includes('name'));
  const blank = () => comparisons.map(() => new Float64Array(width));
  const shares: Shares = {
    match: Math.min(0.05, (0.2 * table.count) / pairs),
    of: { stranger: 1, neighbour: hasPlace ? Math.min(0.05, table.count / pairs) : 0, household: hasFamily ? Math.min(0.05, (0.2 * table.count) / pairs) : 0, twin: hasTwins ? 1e-13 : 0 },
    recordsPerEntity: 1,
    parent: new Int8Array(comparisons.length).fill(-1),
    m,
    u: { stranger: blank(), neighbour: blank(), household: blank(), twin: blank() },
  };
  for (const other of others) {
    for (const [number, own] of shares.u[other].entries()) {
      const { levels } = comparisons[number] as Comparison;
      const shared = isShared(other, about[number] as (typeof about)[number]);
      for (let level = 1; level <= levels.length; level++) {
        const differs = level === levels.length;
        own[level] = shared ? 0.6 * (m[number]?.[level] as number) + (differs ? 0.4 : 0) : differs ? 0.95 : 0.05 / levels.length;
      }
    }
  }
  return shares;
}

function learnM(shares: Shares, { table, comparisons, candidates }: Training, match: Float64Array): void {
  const columns = comparisons.length;
  for (let number = 0; number < columns; number++) {
    const counts = new Float64Array(width * states);
    for (let pair = 0; pair < candidates.count; pair++) {
      const level = candidates.levels[pair * columns + number] as number;
      if (level === 0) continue;
      counts[level]! += match[pair] as number;
      const state = stateOf(shares, comparisons, number, candidates.levels, pair * columns);
      if (state !== 0) counts[state * width + level]! += match[pair] as number;
    }
    const { levels, place } = comparisons[number] as Comparison;
    const m = shares.m[number] as Float64Array;
    const sum = levels.reduce((total, level) => total + level.m, 0);
    smooth(counts, 0, m, levels.length, (index) => (levels[index] as Comparison['levels'][number]).m / sum, strength);
    const about = aboutOf[(table.columns[place] as Table['columns'][number]).kind];
    if (about !== 'place') capLast(m, levels.length, mostDiffering);
    for (let state = 1; state < states; state++) smooth(counts, state, m, levels.length, (index) => m[index + 1] as number, leanStrength);
  }
}

function capLast(m: Float64Array, last: number, most: number): void {
  const own = m[last] as number;
  if (own <= most) return;
  for (let level = 1; level < last; level++) m[level]! *= (1 - most) / (1 - own);
  m[last] = most;
}

/** Shares of counts where `ground` weighs as `weight` pairs. */
function smooth(counts: Float64Array, state: number, into: Float64Array, levels: number, ground: (index: number) => number, weight: number): void {
  let total = 0;
  for (let level = 1; level <= levels; level++) total += counts[state * width + level] as number;
  for (let index = 0; index < levels; index++) {
    const place = state * width + index + 1;
    into[place] = Math.max(leastM, ((counts[place] as number) + weight * ground(index)) / (total + weight));
  }
}

/** Levels among any two records; exact agreement that is too rare to be drawn is counted over all pairs. */
function learnStrangers(shares: Shares, training: Training, match: Float64Array, apart: Float64Array): void {
  const { comparisons, candidates, any, frequencies, pairs, oneOf } = training;
  const columns = comparisons.length;
  for (let number = 0; number < columns; number++) {
    const { levels } = comparisons[number] as Comparison;
    const u = shares.u.stranger[number] as Float64Array;
    const counts = countLevels(any, number, columns, apart);
    const total = sumOf(counts);
    const known = (frequencies.known[number] as number) ** 2 * pairs;
    let matchedEqual = 0;
    for (let pair = 0; pair < candidates.count; pair++) if (candidates.levels[pair * columns + number] === 1) matchedEqual += match[pair] as number;
    const equal = Math.max(0, (frequencies.agreement[number] as number) * known - matchedEqual * oneOf);
    for (let level = 1; level <= levels.length; level++) {
      const seen = counts[level] as number;
      u[level] = level === 1 && seen < 300 ? (equal + 0.5) / (known + 1) : (seen + 0.5) / (total + 1);
    }
  }
}

function learnOthers(shares: Shares, { table, comparisons, candidates, pairs, oneOf }: Training, found: readonly Float64Array[]): void {
  const columns = comparisons.length;
  for (const [at, other] of others.entries()) {
    if (other === 'stranger') continue;
    const weights = found[at] as Float64Array;
    if (other === 'twin') shares.of.twin = shares.of.twin === 0 ? 0 : Math.max(1e-14, twinsInHousehold * shares.of.household);
    else if (shares.of[other] !== 0) shares.of[other] = clamp((sumOf(weights) * oneOf) / pairs, 1e-14, 0.3);
    for (let number = 0; number < columns; number++) {
      const about = aboutOf[(table.columns[(comparisons[number] as Comparison).place] as Table['columns'][number]).kind];
      const { levels } = comparisons[number] as Comparison;
      const own = shares.u[other][number] as Float64Array;
      if (other === 'twin') {
        for (let level = 1; level <= levels.length; level++) {
          own[level] = about === 'date' ? (level === 1 ? 0.97 : 0.03 / (levels.length - 1)) : (shares.u.household[number] as Float64Array)[level] as number;
        }
      } else if (!isShared(other, about)) own.set(shares.u.stranger[number] as Float64Array);
      else {
        const counts = countLevels(candidates, number, columns, weights);
        const total = sumOf(counts);
        const stranger = shares.u.stranger[number] as Float64Array;
        for (let level = 1; level <= levels.length; level++) {
          const begin = 0.6 * ((shares.m[number] as Float64Array)[level] as number) + 0.4 * (stranger[level] as number);
          own[level] = Math.max(1e-5, ((counts[level] as number) + strength * begin) / (total + strength));
          if (about === 'name' && level <= sameName) own[level] = stranger[level] as number; // two of a household share the surname, not the whole name
        }
      }
    }
  }
}

/** Of pairs of one household, this share are twins: one of six such pairs are brothers or sisters, of whom three in a hundred. */
const twinsInHousehold = 0.005;
/** Levels of a full name to which it is the same name. */
const sameName = 4;

function countLevels(sample: Sample, number: number, columns: number, weights: Float64Array): Float64Array {
  const counts = new Float64Array(width);
  for (let pair = 0; pair < sample.count; pair++) counts[sample.levels[pair * columns + number] as number]! += weights[pair] as number;
  counts[0] = 0;
  return counts;
}

const sumOf = (values: Float64Array): number => values.reduce((sum, own) => sum + own, 0);
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
