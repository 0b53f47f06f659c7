/** The threshold that follows from the probabilities of a run, without labels. */
import { matchProbabilities } from './expectation.ts';
import type { Model } from './model.ts';
import type { Schema } from './schema.ts';
import { oddsOfModel, type Trained } from './train.ts';

/** The least weight from which on pairs are sure enough, each and together. */
export function chooseThreshold(schema: Schema, { model, candidates }: Trained): Model {
  const { leastProbability, leastPrecision, mostThreshold } = schema.decision;
  const probabilities = matchProbabilities(candidates, oddsOfModel(schema, model));
  const sure = Uint32Array.from(probabilities.keys())
    .filter((entry) => probabilities[entry]! > 0.5)
    .sort((one, other) => probabilities[other]! - probabilities[one]! || one - other);
  let [seen, right, least] = [0, 0, 1];
  for (const entry of sure) {
    const probability = probabilities[entry]!;
    seen += candidates.times[entry]!;
    right += candidates.times[entry]! * probability;
    if (probability < leastProbability || right / seen < leastPrecision) break;
    least = probability;
  }
  const probability = sure.length === 0 || least === 1 ? leastProbability : Math.max(leastProbability, least);
  return { ...model, threshold: Math.min(mostThreshold, Math.log2(probability / (1 - probability))) };
}
