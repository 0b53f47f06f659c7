/** Sampled pairs by their levels: each pair is the list of the codes of its levels, those that say nothing left out. */
import { codesOf } from './model.ts';
import type { Drawn } from './sample-pairs.ts';
import type { Schema } from './schema.ts';
import type { LevelReader } from './score.ts';
import { sharedFloats, sharedShorts, sharedWholes } from './shared.ts';

export type Sample = {
  readonly count: number;
  /** Codes of pair n are `codes[starts[n]]` to `codes[starts[n + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly codes: Uint16Array;
  /** By pair and scope. */
  readonly rarity: Float32Array;
};

/** Levels of pairs, in their order. */
export function readLevels({ comparisons, rarityScopes }: Schema, reader: LevelReader, { a, b }: Drawn): Sample {
  const codes = codesOf(comparisons);
  const [starts, rarity] = [new Uint32Array(a.length + 1), new Float32Array(a.length * rarityScopes)];
  const into = new Uint16Array(a.length * comparisons.length);
  let filled = 0;
  for (let pair = 0; pair < a.length; pair++) {
    reader.read(a[pair]!, b[pair]!);
    for (let number = 0; number < comparisons.length; number++) {
      if (reader.levels[number] !== 0) into[filled++] = codes[number]! + reader.levels[number]! - 1;
    }
    starts[pair + 1] = filled;
    for (let scope = 0; scope < rarityScopes; scope++) rarity[pair * rarityScopes + scope] = reader.rarity[scope]!;
  }
  return { count: a.length, starts, codes: into.slice(0, filled), rarity };
}

/** Samples one after the other, as one that threads share. */
export function joinSamples(parts: readonly Sample[]): Sample {
  const sum = (of: (part: Sample) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const count = sum((part) => part.count);
  const [starts, codes, rarity] = [sharedWholes(count + 1), sharedShorts(sum((part) => part.codes.length)), sharedFloats(sum((part) => part.rarity.length))];
  let [pairs, filled, rare] = [0, 0, 0];
  for (const part of parts) {
    for (let pair = 0; pair < part.count; pair++) starts[pairs + pair + 1] = filled + part.starts[pair + 1]!;
    codes.set(part.codes, filled);
    rarity.set(part.rarity, rare);
    pairs += part.count;
    filled += part.codes.length;
    rare += part.rarity.length;
  }
  return { count, starts, codes, rarity };
}
