/** All records linked where memory holds their rows. */
import { pairsOfPass, timesMet } from '../engine/blocks.ts';
import { inOrderOfRecords } from '../engine/cluster.ts';
import { indexAndBlock, scoreAll } from '../engine/link-records.ts';
import type { Pool } from '../engine/pool.ts';
import { candidateStep } from '../engine/sample-pairs.ts';
import { weigher } from '../engine/score.ts';
import { pairsAbove, pairsOfClusters } from './accepted-pairs.ts';
import { type AllRecords, joinDrawn, mostSampled } from './all-records.ts';
import { clusterPairs } from './cluster.ts';
import { edgesInMemory } from './edge-list.ts';
import { countMet } from './join-families.ts';
import { type FilesSpec, openSpec, runOwn } from './schema.ts';

export function recordsInMemory(spec: FilesSpec, pool: Pool): AllRecords {
  return {
    chosen: undefined,
    atHand: (pairs) => ({ rows: spec.rows, pairs }),
    async candidates(passes) {
      const { blocks } = await indexAndBlock(openSpec(pool, { ...spec, passes }), pool);
      const oneOf = candidateStep(
        blocks.passes.reduce((sum, pass) => sum + pairsOfPass(pass), 0),
        mostSampled,
      );
      const jobs = passes.map((_, pass) => ({ pass, oneOf }));
      return { drawn: joinDrawn(await runOwn(pool, 'candidates', jobs)), oneOf };
    },
    async weighAll({ passes }, { weights, nearFrom, onPairs }) {
      const own = { ...spec, passes };
      const pairing = openSpec(pool, own);
      const { blocks, known } = await indexAndBlock(pairing, pool);
      pool.tell({ weights, nearFrom });
      const { edges: found, compared } = await scoreAll(blocks, pool, (_done, visited, total) => onPairs(visited, total));
      const edges = inOrderOfRecords(found);
      const scorer = weigher(pairing, known, weights);
      const weigh = (a: number, b: number): number => scorer.weigh(a, b);
      return {
        edges: edgesInMemory(edges),
        compared,
        blocks: blocks.passes.map(({ starts }) => starts.length - 1),
        single: { spec: own, scorer, bring: (a, b) => [a, b] },
        async join(joining) {
          const { sourceOf } = spec;
          const clusters = clusterPairs({ ...joining, records: spec.count, sourceOf, weigh }, edges);
          const { clusterOf } = clusters;
          return {
            clusters,
            met: countMet(edges, joining.threshold, (a, b) => timesMet(blocks, a, b)),
            accepted: () => (joining.plainly ? pairsAbove(edgesInMemory(edges), joining.threshold) : pairsOfClusters({ edges, clusterOf, sourceOf, weigh })),
          };
        },
      };
    },
  };
}
