/**
 * The model's shares, from the records themselves and no labels: u from pairs of two things drawn by chance in each kind of
 * neighbourhood, m by EM over a sample of the candidate pairs. What is sampled as two things holds a few of one; each is
 * counted only as far as the model does not take it for one.
 */
import { type Blocks, forEachPairInPass, type PassBlocks, pairsOfPass } from './blocks.ts';
import { addTallies, type CountedAs, chunkSize, countPairs, type Odds, type Tally } from './expectation.ts';
import { codesOf, firstModel, type Model, type ModelLevel, weightsOf } from './model.ts';
import { type Pool, rangesOf } from './pool.ts';
import { candidateStep, type DrawNeeds, type Drawn, drawPairs, newMeant, passOfDraw, shareOf } from './sample-pairs.ts';
import { joinSamples, type Sample } from './samples.ts';
import type { Comparison, ReadColumn, Schema } from './schema.ts';

const rounds = 12;
/** The pairs of two things change little from round to round. */
const roundsToResample = 4;

export type Trained = { readonly model: Model } & Pick<Lessons, 'candidates' | 'oneOf'>;

/** What is learned from. */
export type Lessons = {
  readonly otherShares: Model['otherShares'];
  /** Stands for all candidate pairs, of which it takes one of `oneOf`. */
  readonly candidates: Sample;
  readonly oneOf: number;
  /** Pairs of two things, by the number of their kind. */
  readonly apart: readonly Sample[];
};

/** Lessons from records that are all in memory. The pool has been told of blocks and known masks. */
export async function takeLessons(schema: Schema, blocks: Blocks, column: ReadColumn, pool: Pool): Promise<Lessons> {
  const { others, rowLength } = schema;
  const oneOf = candidateStep(blocks.passes.reduce((sum, pass) => sum + pairsOfPass(pass), 0));
  const sampled = pool.run(
    'sample',
    schema.passes.map((_, pass) => ({ pass, oneOf })),
  );
  const blocksOf = (pass: number): PassBlocks => blocks.passes[pass]!; // the rest is done while threads read the candidates
  const meant = new Map(
    others.flatMap(({ draw, isProven }, kind) => {
      if (draw.kind !== 'pairs') return [];
      const pairs = newMeant(draw, isProven);
      forEachPairInPass(blocksOf(passOfDraw(schema, draw)), (a, b) => pairs.offer(a * rowLength, b * rowLength, a, b));
      return [[kind, pairs.finish()]];
    }),
  );
  const needs: DrawNeeds = { schema, column, blocksOf, meant };
  const otherShares = Object.fromEntries(others.map(({ id }, kind) => [id, shareOf(needs, kind)]));
  const drawn = drawPairs(needs);
  const candidates = joinSamples(schema, await sampled);
  const apart: Sample[] = [];
  for (const pairs of drawn) apart.push(await readDrawn(schema, pool, pairs));
  return { otherShares, candidates, oneOf, apart };
}

const pairsInJob = 10_000;

/** Levels of drawn pairs whose rows are in memory. */
export async function readDrawn(schema: Schema, pool: Pool, { a, b }: Drawn): Promise<Sample> {
  const parts = rangesOf(a.length, pairsInJob).map(({ from, to }) => ({ a: a.slice(from, to), b: b.slice(from, to) }));
  return joinSamples(schema, await pool.run('read', parts));
}

export async function trainModel(schema: Schema, { otherShares, candidates, oneOf, apart: pairsOfTwo }: Lessons, pool: Pool): Promise<Trained> {
  const { others } = schema;
  const samples = [candidates, ...pairsOfTwo];
  pool.tell({ samples });
  const sum = (sample: number, wanted: readonly CountedAs[], model: Model) => sumOver(pool, samples[sample]!, sample, schema, wanted, model);
  const proven = provenCounts(schema, pairsOfTwo);
  const levels = codesOf(schema.comparisons).at(-1)!;
  const allOf = others.map(({ isProven }, place) => (isProven ? countPairs(pairsOfTwo[place]!, levels) : undefined));
  const countTwo = async (model: Model): Promise<Tally[]> => {
    const counts: Tally[] = [];
    for (const place of others.keys()) counts.push(proven[place]!(allOf[place] ?? (await sum(place + 1, ['apart'], model))[0]!));
    return counts;
  };
  const counted = others.flatMap(({ isCounted }, place) => (isCounted ? [place] : []));
  const first = firstModel(schema, otherShares);
  let model = first;
  let apart = await countTwo(model);
  for (let round = 1; round <= rounds; round++) {
    const [matches, ...met] = await sum(0, ['match', ...counted], model);
    model = improve({ schema, first, matches: matches!, met: new Map(counted.map((place, at) => [place, met[at]!])), oneOf, apart }, model);
    if (round % roundsToResample === 0 && round < rounds) apart = await countTwo(model);
  }
  return { model, candidates, oneOf };
}

export function oddsOfModel(schema: Schema, model: Model): Odds {
  const { bits, prior } = weightsOf(schema, model);
  return { bits, prior, scopes: Int32Array.from(schema.others, ({ rarityScope }) => rarityScope ?? -1), rarityScopes: schema.rarityScopes };
}

async function sumOver(pool: Pool, { count }: Sample, sample: number, schema: Schema, wanted: readonly CountedAs[], model: Model): Promise<Tally[]> {
  pool.tell({ odds: oddsOfModel(schema, model) });
  const parts = await pool.run(
    'expect',
    rangesOf(count, chunkSize).map((range) => ({ sample, wanted, ...range })),
  );
  return wanted.map((_, kind) =>
    addTallies(
      parts.map((part) => part[kind]!),
      codesOf(schema.comparisons).at(-1)!,
    ),
  );
}

/**
 * By other: puts the levels that only proven pairs may teach in the place of those that were learned. Among relatives a model
 * would prove itself: one that takes twins for one person never learns that twins are born on one day.
 */
function provenCounts({ comparisons, others }: Schema, samples: readonly Sample[]): readonly ((learned: Tally) => Tally)[] {
  const codes = codesOf(comparisons);
  const numberOf = (id: string): number => comparisons.findIndex((comparison) => comparison.id === id);
  return others.map(({ provenBy }, place) => {
    const proven = Object.entries(provenBy ?? {}).map(([comparison, by]) => {
      const proof = numberOf(by.comparison);
      const from = codes[proof]! + comparisons[proof]!.levels.findIndex(({ id }) => id === by.fromLevel);
      const number = numberOf(comparison);
      return { number, counts: countPairs(samples[place]!, codes.at(-1)!, from, codes[proof + 1]!) };
    });
    return (learned) => {
      for (const { number, counts } of proven) learned.levels.set(counts.levels.subarray(codes[number]!, codes[number + 1]!), codes[number]!);
      return learned;
    };
  });
}

type Seen = {
  readonly schema: Schema;
  readonly first: Model;
  readonly matches: Tally;
  /** Of others whose part in the candidates is estimated, by their number. */
  readonly met: ReadonlyMap<number, Tally>;
  readonly oneOf: number;
  /** Pairs of two, by other. */
  readonly apart: readonly Tally[];
};

/** One round of EM. */
function improve({ schema, first, matches, met, oneOf, apart }: Seen, model: Model): Model {
  const { comparisons, others, count } = schema;
  const codes = codesOf(comparisons);
  const pairs = (count * (count - 1)) / 2;
  const levelsOf = (tally: Tally, number: number): Float64Array => tally.levels.subarray(codes[number]!, codes[number + 1]!);
  const present = (tally: Tally, number: number): number => levelsOf(tally, number).reduce((sum, own) => sum + own, 0);
  const shareAmong = (place: number, number: number, index: number): number => {
    const { id, about, indexed, levels } = comparisons[number]!;
    const { id: level } = levels[index]!;
    const source = about === 'form' ? 0 : place; // which papers exist does not depend on who is whose relative
    const reckoned = others[place]!.reckon?.(id, level, shareById);
    if (reckoned !== undefined) return reckoned;
    const began = first.comparisons[number]!.levels[index]!.u[others[source]!.id]!;
    const seen = present(apart[source]!, number);
    const counted = met.get(place);
    if (!counted || !indexed?.includes(level)) return chanceOf(levelsOf(apart[source]!, number)[index]!, seen, began);
    const trials = model.otherShares[others[place]!.id]! * pairs * (seen / Math.max(1, apart[source]!.total));
    return chanceOf(levelsOf(counted, number)[index]! * oneOf, trials, began);
  };
  const shareById = (other: string, comparison: string, level: string): number => {
    const number = comparisons.findIndex(({ id }) => id === comparison);
    return shareAmong(
      others.findIndex(({ id }) => id === other),
      number,
      comparisons[number]!.levels.findIndex(({ id }) => id === level),
    );
  };
  const trueLevel = (number: number, index: number): number => {
    const { about, levels } = comparisons[number]!;
    const speaksAgainst = levels[index]!.u >= levels[index]!.m;
    const most = about === 'own' && speaksAgainst ? levels[index]!.m * mostDrift : 1;
    return clamp((levelsOf(matches, number)[index]! + strength * levels[index]!.m) / (present(matches, number) + strength), leastM, most);
  };
  const shareWithSlips = (place: number, number: number, index: number): number => {
    const share = shareAmong(place, number, index);
    const { slips, levels } = comparisons[number]!;
    if (!slips?.includes(levels[index]!.id)) return share;
    const truth = levels.findIndex(({ id }) => id === slips[0]);
    return Math.min(1, Math.max(share, (shareAmong(place, number, truth) * trueLevel(number, index)) / trueLevel(number, truth)));
  };
  const improved = (comparison: Comparison, number: number): Model['comparisons'][number] => ({
    id: comparison.id,
    levels: comparison.levels.map(
      (level, index): ModelLevel => ({
        id: level.id,
        m: trueLevel(number, index),
        u: Object.fromEntries(others.map((other, place) => [other.id, shareWithSlips(place, number, index)])),
      }),
    ),
  });
  return { ...model, matchShare: clamp((matches.total * oneOf) / Math.max(1, pairs), 1e-12, 0.5), comparisons: comparisons.map(improved) };
}

/** As many pairs as the starting value of m weighs. */
const strength = 30;
/** What tells things apart seldom differs in records of one: without this bound EM, where pairs of one thing are few, drifts to brothers who moved apart. */
const mostDrift = 4;
/** No field of a record is so faultless that records of one thing disagree in it less often. */
const leastM = 2e-4;

/** Count over trials, where the starting share weighs as one event seen: nothing seen in few trials proves nothing. */
function chanceOf(count: number, trials: number, began: number): number {
  return Math.min(1, (count + 1) / (trials + 1 / began));
}
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
