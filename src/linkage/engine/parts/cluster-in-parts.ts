/** Clusters of all records, a part at a time: records that hang together by any edge, or as one group, always stand in one part. */
import type { Conflict } from '../cluster.ts';
import type { KeptPair } from '../kept-pairs.ts';
import type { LinkResult } from '../link-records.ts';
import { type Model, toldOf } from '../model.ts';
import { rangesOf } from '../pool.ts';
import { addQuality, noQuality, qualityOf } from '../quality.ts';
import { type SparseCluster, sparserFirst, toldOnly } from '../sparse-clusters.ts';
import type { PackedPairs } from './cluster-part.ts';
import { cutAtFamilies, edgesOf, findFamilies, placesOf, shareOut } from './families.ts';
import { fileNames, openNumbers, withNumbers } from './record-files.ts';
import { openWindow, type PartNeeds } from './window.ts';

type ClusterNeeds = Pick<PartNeeds, 'pool' | 'folder' | 'withWindow' | 'windows'> & {
  readonly model: Model;
  /** How many there are in their file. */
  readonly edges: number;
};

type Clustered = Pick<LinkResult, 'clusterOf' | 'joined' | 'conflicts' | 'quality' | 'sparsest' | 'kept'>;

/** Killed, it begins anew: by far the most work was done before. */
export async function clusterInParts(needs: ClusterNeeds): Promise<Clustered> {
  const { pool, folder, model, edges } = needs;
  let bound = needs.withWindow(needs.windows.cluster);
  let window = openWindow({ ...needs, ...bound });
  const families = findFamilies(bound.schema, folder, { name: fileNames.edges, count: edges });
  if (families.largest > window.capacity) {
    bound = needs.withWindow(families.largest);
    window = openWindow({ ...needs, ...bound });
  }
  const { schema } = bound;
  const comparisons = schema.comparisons.length;
  pool.tell(toldOf(schema, model));
  const parts = shareOut(families, window.capacity);
  const { clusterOf } = families;
  const conflicts: Conflict[] = [];
  let [joined, kept, sums] = [0, 0, noQuality];
  let sparsest: readonly SparseCluster[] = [];
  const width = pairLength(comparisons);
  const file = openNumbers(folder, fileNames.kept);
  try {
    file.cut(0);
    for (let part = 1; part <= parts; part++) {
      const { members, starts } = placesOf(families, part);
      const own = withNumbers(folder, fileNames.edges, (all) => edgesOf(all, edges, families, part));
      await window.bring(members, schema.passes.length);
      const jobs = cutAtFamilies(own, starts, members.length);
      const done = await pool.run('cluster', jobs);
      for (const [number, { clusterOf: ofPlace, joined: joins, conflicts: refused, sums: more, sparsest: sparse, kept: pairs }] of done.entries()) {
        const { from } = jobs[number]!;
        for (let place = 0; place < ofPlace.length; place++) clusterOf[members[from + place]!] = members[from + ofPlace[place]!]!;
        for (const { a, b, weight, contradiction } of refused) conflicts.push({ a: members[from + a]!, b: members[from + b]!, weight, contradiction });
        joined += joins;
        sums = addQuality(sums, more);
        sparsest = sparserFirst([...sparsest, ...sparse.map((one) => ({ ...one, cluster: members[from + one.cluster]! }))]);
        file.write(kept * width, packPairs(pairs, width, members.subarray(from)));
        kept += pairs.count;
      }
    }
  } finally {
    file.close();
  }
  conflicts.sort((one, other) => one.a - other.a || one.b - other.b);
  return {
    clusterOf,
    joined,
    conflicts,
    quality: qualityOf(sums),
    sparsest: toldOnly(sparsest),
    kept: () => readPairs(folder, kept, comparisons), // nothing of the window
  };
}

/** A kept pair in its file: two records, the bits of its weight, whether it joined, and its levels. */
const pairLength = (comparisons: number): number => 4 + Math.ceil(comparisons / 4);

function packPairs({ count, a, b, weight, accepted, levels }: PackedPairs, width: number, members: Uint32Array): Uint32Array {
  const packed = new Uint32Array(count * width);
  const [weights, bytes] = [new Float32Array(packed.buffer), new Uint8Array(packed.buffer)];
  const comparisons = count === 0 ? 0 : levels.length / count;
  for (let pair = 0, at = 0; pair < count; pair++, at += width) {
    packed[at] = members[a[pair]!]!;
    packed[at + 1] = members[b[pair]!]!;
    weights[at + 2] = weight[pair]!;
    packed[at + 3] = accepted[pair]!;
    bytes.set(levels.subarray(pair * comparisons, (pair + 1) * comparisons), (at + 4) * 4);
  }
  return packed;
}

const pairsAtOnce = 4096;

function* readPairs(folder: string, count: number, comparisons: number): Generator<KeptPair> {
  const width = pairLength(comparisons);
  const pair: KeptPair = { a: 0, b: 0, weight: 0, accepted: false, levels: new Uint8Array(comparisons) };
  const numbers = new Uint32Array(pairsAtOnce * width);
  const [weights, bytes] = [new Float32Array(numbers.buffer), new Uint8Array(numbers.buffer)];
  for (const { from, to } of rangesOf(count, pairsAtOnce)) {
    withNumbers(folder, fileNames.kept, (file) => file.read(from * width, numbers.subarray(0, (to - from) * width)));
    for (let at = 0; at < (to - from) * width; at += width) {
      pair.a = numbers[at]!;
      pair.b = numbers[at + 1]!;
      pair.weight = weights[at + 2]!;
      pair.accepted = numbers[at + 3] === 1;
      pair.levels.set(bytes.subarray((at + 4) * 4, (at + 4) * 4 + comparisons));
      yield pair;
    }
  }
}
