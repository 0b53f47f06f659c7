/**
 * The model's shares, from the forms themselves and no labels: u from pairs of two persons drawn by chance in each kind of
 * neighbourhood, m by EM over a sample of the candidate pairs. What is sampled as two persons holds a few of one person;
 * each is counted only as far as the model does not take it for one.
 */
import { type Blocks, forEachPair } from './blocks.ts';
import { type Chance, chanceFrom, mixed } from './chance.ts';
import { dateLevels } from './compare-dates.ts';
import { compareNames, nameLevels } from './compare-names.ts';
import { comparisonAt, comparisons } from './comparisons.ts';
import type { Frequencies } from './frequencies.ts';
import { firstModel, type Model, type ModelLevel, type Other, others, weightsOf } from './model.ts';
import { at, type Records, rowLength } from './records.ts';
import { type LevelReader, levelReader } from './score.ts';
import { sortByKey } from './sort.ts';

/** Level vectors of sampled pairs, one row a pair. */
type Sample = { readonly count: number; readonly levels: Uint8Array; readonly rarity: Float32Array };

const rounds = 12;
/** The pairs of two persons change little from round to round. */
const roundsToResample = 4;
const sampledPairs = 50_000;
const sampledCandidates = 200_000;

export type Trained = { readonly model: Model; /** Of how many candidates one is in the sample. */ readonly oneOf: number; readonly candidates: Sample };

/** `passNumbers` name the passes whose blocks are families and households. */
export async function trainModel(records: Records, frequencies: Frequencies, blocks: Blocks, passNumbers: { readonly parents: number; readonly household: number }, breathe: () => Promise<void>): Promise<Trained> {
  const reader = levelReader(records, frequencies);
  const chance = chanceFrom(records.count);
  const candidates = sampleCandidates(records, blocks, reader);
  const twins = findTwins(records, blocks, passNumbers.parents, reader);
  const samples: Samples = {
    stranger: samplePairs(reader, strangers(records, chance)),
    province: samplePairs(reader, together(records, at.province, chance)),
    neighbour: samplePairs(reader, together(records, at.home, chance)),
    sibling: samplePairs(reader, blockmates(blocks, passNumbers.parents, chance)),
    household: samplePairs(reader, blockmates(blocks, passNumbers.household, chance)),
    twin: twins.sample,
  };
  const first: Model = { ...firstModel(records.count, frequencies.formsPerPerson), otherShares: { ...countShares(records, frequencies), twin: twins.share } };
  let model = first;
  let sampled = countTwoPersons(samples, model);
  for (let round = 1; round <= rounds; round++) {
    await breathe();
    model = improve(model, first, records, candidates, sampled);
    if (round % roundsToResample === 0) sampled = countTwoPersons(samples, model);
  }
  return { model, oneOf: candidates.oneOf, candidates: candidates.sample };
}

type Samples = { readonly [other in Other]: Sample };
type SampledCounts = { readonly [other in Other]: Counts };

/**
 * Levels among pairs drawn as two persons, each counted as far as the model takes it for two. Among relatives that would prove
 * itself: a model that takes twins for one person never learns that twins are born on one day. So there names are counted
 * where the dates differ, and dates where the names do, whatever the model says.
 */
function countTwoPersons(samples: Samples, model: Model): SampledCounts {
  return Object.fromEntries(others.map((other) => {
    const sample = samples[other];
    if (other === 'twin') return [other, weightedCounts(sample, new Float64Array(sample.count).fill(1))];
    const counts = weightedCounts(sample, matchProbabilities(sample, model).map((match) => 1 - match));
    if (other !== 'sibling' && other !== 'household') return [other, counts];
    const apart = (number: number, from: number): Counts => weightedCounts(sample, Float64Array.from({ length: sample.count }, (_, pair) => (sample.levels[pair * comparisons.length + number]! >= from ? 1 : 0)));
    const [byBirth, byName] = [apart(birth, dateLevels.year), apart(name, nameLevels.surname)];
    const pick = <T>(of: (counts: Counts) => ArrayLike<T>): T[] => comparisons.map((_, number) => of(number === name ? byBirth : number === birth ? byName : counts)[number]!);
    return [other, { total: counts.total, present: Float64Array.from(pick((own) => own.present)), levels: pick((own) => own.levels) }];
  })) as SampledCounts;
}

/** One round of EM. */
function improve(model: Model, first: Model, records: Records, { sample, oneOf }: Candidates, sampled: SampledCounts): Model {
  const pairs = (records.count * (records.count - 1)) / 2;
  const { match, stranger, province, neighbour } = posteriors(sample, model);
  const matches = weightedCounts(sample, match);
  const met: { readonly [other in Other]?: Counts } = { stranger: weightedCounts(sample, stranger), province: weightedCounts(sample, province), neighbour: weightedCounts(sample, neighbour) };
  const shareAmong = (other: Other, number: number, index: number): number => {
    const { about, indexed, levels } = comparisons[number]!;
    const source = about === 'form' ? 'stranger' : other; // which forms exist does not depend on who is whose relative
    if (other === 'twin' && number === name && index + 1 < nameLevels.middle) {
      const likeBrothers = shareAmong('sibling', number, index) / shareAmong('sibling', number, nameLevels.surname - 1);
      return index + 1 === nameLevels.exact ? 1e-5 : Math.min(0.05, likeBrothers * shareAmong('twin', number, nameLevels.surname - 1));
    }
    const began = first.comparisons[number]!.levels[index]!.u[source];
    const [present, counted] = [sampled[source].present[number]!, met[other]];
    if (!counted || !indexed?.includes(levels[index]!.id)) return chanceOf(sampled[source].levels[number]![index + 1]!, present, began);
    const trials = model.otherShares[other] * pairs * (present / Math.max(1, sampled[source].total));
    return chanceOf(counted.levels[number]![index + 1]! * oneOf, trials, began);
  };
  const trueLevel = (number: number, index: number): number => {
    const { about, levels } = comparisons[number]!;
    const speaksAgainst = levels[index]!.u >= levels[index]!.m;
    const most = about === 'person' && speaksAgainst ? levels[index]!.m * mostDrift : 1;
    return clamp((matches.levels[number]![index + 1]! + strength * levels[index]!.m) / (matches.present[number]! + strength), leastM, most);
  };
  /** Two persons who do share a name or a date show the slips of one: at least that often do they agree on this level. */
  const shareWithSlips = (other: Other, number: number, index: number): number => {
    const share = shareAmong(other, number, index);
    const slips = (number === name && index + 1 < nameLevels.middle) || (number === birth && index + 1 < dateLevels.year);
    return slips ? Math.max(share, (shareAmong(other, number, 0) * trueLevel(number, index)) / trueLevel(number, 0)) : share;
  };
  return {
    ...model,
    matchShare: clamp((matches.total * oneOf) / Math.max(1, pairs), 1e-12, 0.5),
    comparisons: comparisons.map((comparison, number) => ({
      id: comparison.id,
      levels: comparison.levels.map((level, index): ModelLevel => ({
        id: level.id,
        m: trueLevel(number, index),
        u: Object.fromEntries(others.map((other) => [other, shareWithSlips(other, number, index)])) as { [other in Other]: number },
      })),
    })),
  };
}

const [name, birth] = [comparisonAt['name']!, comparisonAt['birth']!];

/** As many pairs as the starting value of m weighs. */
const strength = 30;
/** What tells persons apart seldom differs in forms of one: without this bound EM, where pairs of one person are few, drifts to brothers who moved apart. */
const mostDrift = 4;
/** No field of a form is so faultless that forms of one person disagree in it less often. */
const leastM = 2e-4;

/** Count over trials, where the starting share weighs as one event seen: nothing seen in few trials proves nothing. */
function chanceOf(count: number, trials: number, began: number): number {
  return Math.min(1, (count + 1) / (trials + 1 / began));
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Weighted counts of levels, by comparison. */
type Counts = { readonly total: number; readonly present: Float64Array; readonly levels: readonly Float64Array[] };

function weightedCounts(sample: Sample, weights: Float64Array): Counts {
  const width = comparisons.length;
  const levels = comparisons.map((comparison) => new Float64Array(comparison.levels.length + 1));
  let total = 0;
  for (let pair = 0; pair < sample.count; pair++) {
    const weight = weights[pair]!;
    total += weight;
    for (let number = 0; number < width; number++) levels[number]![sample.levels[pair * width + number]!]! += weight;
  }
  return { total, levels, present: Float64Array.from(levels, (own) => own.reduce((sum, count) => sum + count, 0) - own[0]!) };
}

type Posteriors = { readonly match: Float64Array; readonly stranger: Float64Array; readonly province: Float64Array; readonly neighbour: Float64Array };

/** By pair: how probably it is of one person, and of two strangers, two of one province, two neighbours. */
function posteriors(sample: Sample, model: Model): Posteriors {
  const { bits, offsets, prior } = weightsOf(model);
  const width = comparisons.length;
  const column = () => new Float64Array(sample.count);
  const found = { match: column(), stranger: column(), province: column(), neighbour: column() };
  const odds = new Float64Array(others.length);
  for (let pair = 0; pair < sample.count; pair++) {
    const [abroad, atHome] = [sample.rarity[pair * 2]!, sample.rarity[pair * 2 + 1]!];
    let [stranger, province, neighbour, sibling, household, twin] = [prior[0]! - abroad, prior[1]! - abroad, prior[2]! - atHome, prior[3]!, prior[4]!, prior[5]!];
    for (let number = 0; number < width; number++) {
      const place = offsets[number]! + sample.levels[pair * width + number]! * others.length;
      stranger -= bits[place]!;
      province -= bits[place + 1]!;
      neighbour -= bits[place + 2]!;
      sibling -= bits[place + 3]!;
      household -= bits[place + 4]!;
      twin -= bits[place + 5]!;
    }
    odds[0] = 2 ** stranger;
    odds[1] = 2 ** province;
    odds[2] = 2 ** neighbour;
    const all = 1 + odds[0] + odds[1] + odds[2] + 2 ** sibling + 2 ** household + 2 ** twin;
    found.match[pair] = 1 / all;
    found.stranger[pair] = odds[0] / all;
    found.province[pair] = odds[1] / all;
    found.neighbour[pair] = odds[2] / all;
  }
  return found;
}

export const matchProbabilities = (sample: Sample, model: Model): Float64Array => posteriors(sample, model).match;

type Candidates = { readonly sample: Sample; readonly oneOf: number };

/** Whole blocks are taken or left, so that a pair is in the sample exactly as often as its first block. */
function sampleCandidates(records: Records, blocks: Blocks, reader: LevelReader): Candidates {
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
  forEachPair(blocks, (a, b) => into.add(reader, a, b), (pass, block) => mixed(mixed(records.count, pass), block) % oneOf === 0);
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
  return { sample: into.finish(), share: clamp(found / Math.max(1, (known * (known - 1)) / 2), 0.004 / Math.max(1, count), 0.01) };
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
    province: clamp(share((row) => rows[row + at.province]!), 1e-9, 1),
    neighbour: clamp(share((row) => rows[row + at.home]!), 1e-9, 1),
    sibling: clamp(share(parents), least, 1),
    household: clamp(share((row) => rows[row + at.household]!), least, 1),
  };
}
