/** Clusters of the records of a part: of whole families of records that hang together by edges, so that no other record has a say. */
import { timesMet } from '../blocks.ts';
import { type Conflict, clusterPairs, conflictsOf, type Edges, groupsOf, inOrderOfRecords } from '../cluster.ts';
import { type KeptPair, keptPairs } from '../kept-pairs.ts';
import { probabilityOf } from '../model.ts';
import { proofOf, type QualitySums, sumQuality } from '../quality.ts';
import type { Schema } from '../schema.ts';
import type { LevelReader, Scorer } from '../score.ts';
import { type SparseCluster, sparsestClusters } from '../sparse-clusters.ts';

/** Places of the window from `from` to before `to`, and the edges among them, by their place from `from` on. */
export type PartOfEdges = { readonly from: number; readonly to: number; readonly edges: Edges };

/** All by place in the window, from the beginning of the part on. */
export type PartClusters = {
  readonly clusterOf: Uint32Array;
  readonly joined: number;
  readonly conflicts: readonly Conflict[];
  readonly sums: QualitySums;
  readonly sparsest: readonly SparseCluster[];
  readonly kept: PackedPairs;
};

/** Kept pairs side by side; of each, `width` bytes are its levels. */
export type PackedPairs = {
  readonly count: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly weight: Float32Array;
  readonly accepted: Uint8Array;
  readonly levels: Uint8Array;
};

export type Clustering = {
  readonly schema: Schema;
  readonly threshold: number;
  readonly scorer: Scorer;
  readonly reader: LevelReader;
  readonly blockOf: Int32Array;
};

export function clusterPart({ schema, threshold, scorer, reader, blockOf }: Clustering, { from, to, edges: found }: PartOfEdges): PartClusters {
  const { contradictions, group, rowLength, passes, comparisons } = schema;
  const edges = inOrderOfRecords(found);
  const groupOf = (): Int32Array => Int32Array.from({ length: to - from }, (_, place) => group!((from + place) * rowLength));
  const clusters = clusterPairs(
    {
      count: to - from,
      decision: schema.decision,
      ...(group && { fixedGroups: () => groupsOf(groupOf()) }),
      ...(contradictions && {
        contradictions: {
          ...contradictions,
          between: (a: number, b: number) => contradictions.between(from + a, from + b),
          ...(contradictions.within && { within: (members: readonly number[]) => contradictions.within!(members.map((member) => from + member)) }),
        },
      }),
    },
    { threshold, weigh: (a, b, floor) => scorer.weigh(from + a, from + b, floor) },
    edges,
  );
  const met = (a: number, b: number): number => timesMet({ blockOf, passes }, from + a, from + b);
  const levelsOf = (a: number, b: number): Uint8Array => {
    reader.read(from + a, from + b);
    return reader.levels;
  };
  return {
    clusterOf: clusters.clusterOf,
    joined: clusters.joins.count,
    conflicts: conflictsOf(edges, clusters),
    sums: sumQuality(edges, clusters, { timesMet: met, probability: probabilityOf, proof: proofOf(schema, from) }),
    sparsest: sparsestClusters(edges, clusters.clusterOf, threshold),
    kept: packPairs(keptPairs(edges, clusters, levelsOf), edges.count, comparisons.length),
  };
}

function packPairs(pairs: Iterable<KeptPair>, most: number, width: number): PackedPairs {
  const [a, b, weight] = [new Uint32Array(most), new Uint32Array(most), new Float32Array(most)];
  const [accepted, levels] = [new Uint8Array(most), new Uint8Array(most * width)];
  let count = 0;
  for (const pair of pairs) {
    a[count] = pair.a;
    b[count] = pair.b;
    weight[count] = pair.weight;
    accepted[count] = pair.accepted ? 1 : 0;
    levels.set(pair.levels, count++ * width);
  }
  return {
    count,
    a: a.slice(0, count),
    b: b.slice(0, count),
    weight: weight.slice(0, count),
    accepted: accepted.slice(0, count),
    levels: levels.slice(0, count * width),
  };
}
