/** Pairs that weigh enough, in order of their records, whether memory holds them or a file. */
import type { Edges } from '../engine/cluster.ts';
import { edgesOfFile, forEachEdge } from '../engine/parts/edge-file.ts';
import { withNumbers } from '../engine/parts/record-files.ts';

export type Edge = { a: number; b: number; weight: number };

/** Walked as an iterable, one object is used again and again. */
export type EdgeList = Iterable<Edge> & {
  readonly count: number;
  each(visit: (a: number, b: number, weight: number) => void): void;
};

export function edgesInMemory({ count, a, b, weight }: Edges): EdgeList {
  return {
    count,
    each(visit) {
      for (let edge = 0; edge < count; edge++) visit(a[edge]!, b[edge]!, weight[edge]!);
    },
    *[Symbol.iterator]() {
      const own: Edge = { a: 0, b: 0, weight: 0 };
      for (let edge = 0; edge < count; edge++) {
        [own.a, own.b, own.weight] = [a[edge]!, b[edge]!, weight[edge]!];
        yield own;
      }
    },
  };
}

export function edgesInFile(folder: string, name: string, count: number): EdgeList {
  return {
    count,
    each: (visit) => withNumbers(folder, name, (file) => forEachEdge(file, count, visit)),
    [Symbol.iterator]: () => edgesOfFile(folder, name, count),
  };
}

/** Heaviest first. */
export function weightsOf(edges: EdgeList): Float32Array {
  const weights = new Float32Array(edges.count);
  let at = 0;
  edges.each((_a, _b, weight) => {
    weights[at++] = weight;
  });
  return weights.sort().reverse();
}
