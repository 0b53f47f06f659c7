/**
 * Sampled pairs by their levels: the list of the codes of a pair's levels, those that say nothing left out, and its rarities.
 * Pairs that are alike in all of it are one entry; a quarter of a million pairs make some ten thousand.
 */
import { newByteDictionary } from './dictionary.ts';
import { codesOf } from './model.ts';
import type { Drawn } from './sample-pairs.ts';
import type { Pairing } from './schema.ts';
import type { LevelReader } from './score.ts';
import { sharedFloats, sharedShorts, sharedWholes } from './shared.ts';

export type Sample = {
  /** Pairs that were sampled. */
  readonly pairs: number;
  /** Entries, in the order in which the first pair of each was sampled. */
  readonly count: number;
  /** By entry: how many pairs it stands for. */
  readonly times: Uint32Array;
  /** Codes of entry n are `codes[starts[n]]` to `codes[starts[n + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly codes: Uint16Array;
  /** By entry and scope. */
  readonly rarity: Float32Array;
};

/** Levels of pairs. */
export function readLevels({ comparisons, rarityScopes }: Pairing, reader: LevelReader, { a, b }: Drawn): Sample {
  const firstCodes = codesOf(comparisons);
  const into = newEntries(comparisons.length, rarityScopes);
  for (let pair = 0; pair < a.length; pair++) {
    reader.read(a[pair]!, b[pair]!);
    let length = 0;
    for (let number = 0; number < comparisons.length; number++) {
      if (reader.levels[number] !== 0) into.codes[length++] = firstCodes[number]! + reader.levels[number]! - 1;
    }
    into.rarity.set(reader.rarity);
    into.add(length, 1);
  }
  return into.finish();
}

/** Samples as one. */
export function joinSamples({ comparisons, rarityScopes }: Pairing, parts: readonly Sample[]): Sample {
  const into = newEntries(comparisons.length, rarityScopes);
  for (const { count, times, starts, codes, rarity } of parts) {
    for (let entry = 0; entry < count; entry++) {
      const [from, to] = [starts[entry]!, starts[entry + 1]!];
      for (let place = from; place < to; place++) into.codes[place - from] = codes[place]!;
      for (let scope = 0; scope < rarityScopes; scope++) into.rarity[scope] = rarity[entry * rarityScopes + scope]!;
      into.add(to - from, times[entry]!);
    }
  }
  return into.finish();
}

/** Entries are told apart by their bytes: rarities, then codes. */
function newEntries(width: number, rarityScopes: number) {
  const bytes = Buffer.from(new ArrayBuffer(rarityScopes * 4 + width * 2));
  const rarity = new Float32Array(bytes.buffer, 0, rarityScopes);
  const codes = new Uint16Array(bytes.buffer, rarityScopes * 4, width);
  const entries = newByteDictionary();
  let times = new Uint32Array(1024);
  let pairs = 0;
  return {
    /** The next entry: its rarities, and as many codes as are then added. */
    rarity,
    codes,
    add(length: number, often: number): void {
      const entry = entries.idOf(bytes, 0, rarityScopes * 4 + length * 2) - 1;
      if (entry >= times.length) {
        const more = new Uint32Array(times.length * 2);
        more.set(times);
        times = more;
      }
      times[entry]! += often;
      pairs += often;
    },
    finish(): Sample {
      const count = entries.size;
      const { bytes: all, starts: from } = entries.view();
      const made = {
        times: sharedWholes(count),
        starts: sharedWholes(count + 1),
        codes: sharedShorts(Math.max(0, (from[count + 1]! - count * rarityScopes * 4) / 2)),
        rarity: sharedFloats(count * rarityScopes),
      };
      made.times.set(times.subarray(0, count));
      for (let entry = 0; entry < count; entry++) {
        const [start, end] = [from[entry + 1]!, from[entry + 2]!];
        bytes.set(all.subarray(start, end));
        made.rarity.set(rarity, entry * rarityScopes);
        const length = (end - start - rarityScopes * 4) / 2;
        made.codes.set(codes.subarray(0, length), made.starts[entry]!);
        made.starts[entry + 1] = made.starts[entry]! + length;
      }
      return { pairs, count, ...made };
    },
  };
}
