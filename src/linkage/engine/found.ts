/** Pairs that weigh enough, as they are found. */
import type { Edges } from './cluster.ts';

export type Found = {
  add(a: number, b: number, weight: number): void;
  /** A copy of as much memory as it needs. */
  all(): Edges;
};

export function newFound(): Found {
  let [a, b, weight] = [new Uint32Array(1024), new Uint32Array(1024), new Float32Array(1024)];
  let count = 0;
  const grow = (): void => {
    const [moreA, moreB, moreWeight] = [new Uint32Array(count * 2), new Uint32Array(count * 2), new Float32Array(count * 2)];
    moreA.set(a);
    moreB.set(b);
    moreWeight.set(weight);
    [a, b, weight] = [moreA, moreB, moreWeight];
  };
  return {
    add(one, other, own) {
      if (count === a.length) grow();
      a[count] = one;
      b[count] = other;
      weight[count++] = own;
    },
    all: () => ({ count, a: a.slice(0, count), b: b.slice(0, count), weight: weight.slice(0, count) }),
  };
}
