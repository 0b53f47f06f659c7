/** The weight of a pair from its levels: log2 of the odds that both records are of one thing, against all others together. */
import type { RarityOf } from './frequencies.ts';
import { type About, type Class, classAt, classes, firstOfTwo, isShared, type Shares, width } from './model.ts';
import type { Sample } from './samples.ts';

export type Posterior = {
  /** Weight in bits of two records whose levels stand in `levels` from `at` on. */
  weigh(a: number, b: number, levels: Uint8Array, at: number): number;
  /** Of the pair weighed last: log2 of how much likelier each class makes it than strangers do, its share included. */
  readonly evidence: Float64Array;
  /** By class, for each pair of the sample: how probably it is of that class. */
  of(sample: Sample): readonly Float64Array[];
  /** What one comparison adds to the evidence of a class. */
  part(number: number, own: Class, a: number, b: number, levels: Uint8Array, at: number): number;
};

export function newPosterior(about: readonly About[], shares: Shares, rarity: RarityOf): Posterior {
  const columns = about.length;
  const count = classes.length;
  const bits = new Float64Array(columns * width * count);
  const shared = new Uint8Array(columns * count);
  const prior = Float64Array.from(classes, (name) => Math.log2(Math.max(shares.of[name], 1e-300)));
  for (const name of classes) {
    for (let number = 0; number < columns; number++) {
      const [own, stranger] = [shares.levels[name][number] as Float64Array, shares.levels.stranger[number] as Float64Array];
      shared[number * count + classAt[name]] = isShared(name, about[number] as About) ? 1 : 0;
      for (let level = 1; level < width; level++) {
        if ((stranger[level] as number) > 0)
          bits[(number * width + level) * count + classAt[name]] = Math.log2((own[level] as number) / (stranger[level] as number));
      }
    }
  }
  const evidence = new Float64Array(count);
  const weigh = (a: number, b: number, levels: Uint8Array, at: number): number => {
    evidence.set(prior);
    for (let number = 0; number < columns; number++) {
      const level = levels[at + number] as number;
      if (level === 0) continue;
      const place = (number * width + level) * count;
      const rare = rarity(number, a, b, level);
      for (let own = 0; own < count; own++) evidence[own]! += (bits[place + own] as number) + (shared[number * count + own] === 1 ? rare : 0);
    }
    return sumOfBits(evidence, 0, firstOfTwo) - sumOfBits(evidence, firstOfTwo, count);
  };
  return {
    weigh,
    evidence,
    part(number, name, a, b, levels, at) {
      const level = levels[at + number] as number;
      const own = classAt[name];
      return level === 0
        ? 0
        : (bits[(number * width + level) * count + own] as number) + (shared[number * count + own] === 1 ? rarity(number, a, b, level) : 0);
    },
    of(sample) {
      const found = classes.map(() => new Float64Array(sample.count));
      for (let pair = 0; pair < sample.count; pair++) {
        weigh(sample.a[pair] as number, sample.b[pair] as number, sample.levels, pair * columns);
        const all = sumOfBits(evidence, 0, count);
        for (let own = 0; own < count; own++) {
          const less = (evidence[own] as number) - all;
          if (less > -50) (found[own] as Float64Array)[pair] = Math.exp(less * Math.LN2);
        }
      }
      return found;
    },
  };
}

/** log2 of the sum of powers of two; what is 2^-50 of the greatest adds nothing. */
function sumOfBits(bits: Float64Array, from: number, to: number): number {
  let most = bits[from] as number;
  for (let at = from + 1; at < to; at++) if ((bits[at] as number) > most) most = bits[at] as number;
  let sum = 0;
  for (let at = from; at < to; at++) {
    const less = (bits[at] as number) - most;
    if (less === 0) sum += 1;
    else if (less > -50) sum += Math.exp(less * Math.LN2);
  }
  return sum === 1 ? most : most + Math.log2(sum);
}
