/** Linkage of pairs that are known beforehand: weighed by a model that was learned, and clustered as ever. No block is made, nothing learned. */
import { type Linked, linkedBy } from './link-records.ts';
import type { Model } from './model.ts';
import type { Schema } from './schema.ts';
import { knownMasks, scorer } from './score.ts';
import { sortTogether } from './sort.ts';

/** Two records each, the lower one first; `times`: in how many passes they meet. */
export type Pairs = { readonly count: number; readonly a: Uint32Array; readonly b: Uint32Array; readonly times: Uint8Array };

/** The pairs may come in any order and several times: one that comes again meets as often as it does where it meets most. */
export function linkPairs(schema: Schema, model: Model, given: Pairs): Linked {
  const pairs = inOrder(given);
  const known = knownMasks(schema);
  const { weigh } = scorer(schema, known, model);
  const edges = { a: new Uint32Array(pairs.count), b: new Uint32Array(pairs.count), weight: new Float32Array(pairs.count) };
  let count = 0;
  for (let pair = 0; pair < pairs.count; pair++) {
    const [a, b] = [pairs.a[pair]!, pairs.b[pair]!];
    const weight = weigh(a, b, model.nearFrom);
    if (weight < model.nearFrom) continue;
    edges.a[count] = a;
    edges.b[count] = b;
    edges.weight[count++] = weight;
  }
  const found = { count, a: edges.a.subarray(0, count), b: edges.b.subarray(0, count), weight: edges.weight.subarray(0, count) };
  return linkedBy(schema, model, { edges: found, compared: pairs.count, known, timesMet: (a, b) => timesOf(pairs, a, b) });
}

/** In order of their records, each once. */
function inOrder({ count, a, b, times }: Pairs): Pairs {
  const places = Uint32Array.from({ length: count }, (_, pair) => pair);
  const byOther = sortTogether(b.slice(0, count), places).records;
  const order = sortTogether(
    Uint32Array.from(byOther, (pair) => a[pair]!),
    byOther,
  ).records;
  const sorted = { a: new Uint32Array(count), b: new Uint32Array(count), times: new Uint8Array(count) };
  let last = -1;
  for (const pair of order) {
    if (last < 0 || sorted.a[last] !== a[pair] || sorted.b[last] !== b[pair]) {
      sorted.a[++last] = a[pair]!;
      sorted.b[last] = b[pair]!;
    }
    sorted.times[last] = Math.max(sorted.times[last]!, times[pair]!);
  }
  return { count: last + 1, ...sorted };
}

/** Of a pair that is there. */
function timesOf({ count, a, b, times }: Pairs, one: number, other: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (a[middle]! < one || (a[middle] === one && b[middle]! < other)) low = middle + 1;
    else high = middle;
  }
  return times[low]!;
}
