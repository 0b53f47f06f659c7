/**
 * The model's shares, from the forms themselves and no labels: u from pairs of two persons drawn by chance in each kind of
 * neighbourhood, m by EM over a sample of the candidate pairs. What is sampled as two persons holds a few of one person;
 * each is counted only as far as the model does not take it for one.
 */
import type { Blocks } from './blocks.ts';
import { dateLevels } from './compare-dates.ts';
import { nameLevels } from './compare-names.ts';
import { comparisonAt, comparisons } from './comparisons.ts';
import type { Frequencies } from './frequencies.ts';
import { firstModel, type Model, type ModelLevel, type Other, others } from './model.ts';
import { type Counts, matchProbabilities, posteriors, weightedCounts } from './posteriors.ts';
import type { Records } from './records.ts';
import { type Candidates, type Sample, type Samples, sampleCandidates, sampleTwoPersons } from './sample-pairs.ts';

const rounds = 12;
/** The pairs of two persons change little from round to round. */
const roundsToResample = 4;

export type Trained = { readonly model: Model; readonly candidates: Sample };

/** `passNumbers` name the passes whose blocks are families and households. */
export async function trainModel(
  records: Records,
  frequencies: Frequencies,
  blocks: Blocks,
  passNumbers: { readonly parents: number; readonly household: number },
  breathe: () => Promise<void>,
): Promise<Trained> {
  const candidates = sampleCandidates(records, frequencies, blocks);
  const { samples, shares } = sampleTwoPersons(records, frequencies, blocks, passNumbers);
  const first: Model = { ...firstModel(records.count, frequencies.formsPerPerson), otherShares: shares };
  let model = first;
  let sampled = countTwoPersons(samples, model);
  for (let round = 1; round <= rounds; round++) {
    await breathe();
    model = improve(model, first, records, candidates, sampled);
    if (round % roundsToResample === 0) sampled = countTwoPersons(samples, model);
  }
  return { model, candidates: candidates.sample };
}

type SampledCounts = { readonly [other in Other]: Counts };

/**
 * Levels among pairs drawn as two persons, each counted as far as the model takes it for two. Among relatives that would prove
 * itself: a model that takes twins for one person never learns that twins are born on one day. So there names are counted
 * where the dates differ, and dates where the names do, whatever the model says.
 */
function countTwoPersons(samples: Samples, model: Model): SampledCounts {
  return Object.fromEntries(
    others.map((other) => {
      const sample = samples[other];
      if (other === 'twin') return [other, weightedCounts(sample, new Float64Array(sample.count).fill(1))];
      const counts = weightedCounts(
        sample,
        matchProbabilities(sample, model).map((match) => 1 - match),
      );
      if (other !== 'sibling' && other !== 'household') return [other, counts];
      const apart = (number: number, from: number): Counts =>
        weightedCounts(
          sample,
          Float64Array.from({ length: sample.count }, (_, pair) => (sample.levels[pair * comparisons.length + number]! >= from ? 1 : 0)),
        );
      const [byBirth, byName] = [apart(birth, dateLevels.year), apart(name, nameLevels.surname)];
      const pick = <T>(of: (counts: Counts) => ArrayLike<T>): T[] =>
        comparisons.map((_, number) => of(number === name ? byBirth : number === birth ? byName : counts)[number]!);
      return [other, { total: counts.total, present: Float64Array.from(pick((own) => own.present)), levels: pick((own) => own.levels) }];
    }),
  ) as SampledCounts;
}

/** One round of EM. */
function improve(model: Model, first: Model, records: Records, { sample, oneOf }: Candidates, sampled: SampledCounts): Model {
  const pairs = (records.count * (records.count - 1)) / 2;
  const { match, stranger, province, neighbour } = posteriors(sample, model);
  const matches = weightedCounts(sample, match);
  const met: { readonly [other in Other]?: Counts } = {
    stranger: weightedCounts(sample, stranger),
    province: weightedCounts(sample, province),
    neighbour: weightedCounts(sample, neighbour),
  };
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
      levels: comparison.levels.map(
        (level, index): ModelLevel => ({
          id: level.id,
          m: trueLevel(number, index),
          u: Object.fromEntries(others.map((other) => [other, shareWithSlips(other, number, index)])) as { [other in Other]: number },
        }),
      ),
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
