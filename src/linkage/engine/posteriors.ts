/** What a model makes of sampled pairs: how probably each is of one person, and how often each level is seen. */
import { comparisons } from './comparisons.ts';
import { type Model, others, weightsOf } from './model.ts';
import type { Sample } from './sample-pairs.ts';

/** Weighted counts of levels, by comparison. */
export type Counts = { readonly total: number; readonly present: Float64Array; readonly levels: readonly Float64Array[] };

export function weightedCounts(sample: Sample, weights: Float64Array): Counts {
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

export type Posteriors = { readonly match: Float64Array; readonly stranger: Float64Array; readonly province: Float64Array; readonly neighbour: Float64Array };

/** By pair: how probably it is of one person, and of two strangers, two of one province, two neighbours. */
export function posteriors(sample: Sample, model: Model): Posteriors {
  const { bits, offsets, prior } = weightsOf(model);
  const width = comparisons.length;
  const column = () => new Float64Array(sample.count);
  const found = { match: column(), stranger: column(), province: column(), neighbour: column() };
  const odds = new Float64Array(others.length);
  for (let pair = 0; pair < sample.count; pair++) {
    const [abroad, atHome] = [sample.rarity[pair * 2]!, sample.rarity[pair * 2 + 1]!];
    let [stranger, province, neighbour, sibling, household, twin] = [
      prior[0]! - abroad,
      prior[1]! - abroad,
      prior[2]! - atHome,
      prior[3]!,
      prior[4]!,
      prior[5]!,
    ];
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
