/** Union–find: which records hang together so far. */

export type Forest = {
  rootOf(record: number): number;
  sizeOf(root: number): number;
  join(a: number, b: number): void;
  /** The root first; no more than `most`. */
  membersOf(root: number, most: number): readonly number[];
  /** By record: the least record of its tree. */
  leastOf(): Uint32Array;
};

/** Union by size with path halving; members of a tree hang in a ring. */
export function newForest(count: number): Forest {
  const parent = new Uint32Array(count);
  for (let record = 0; record < count; record++) parent[record] = record;
  const size = new Uint32Array(count).fill(1);
  const next = parent.slice();
  const rootOf = (record: number): number => {
    let at = record;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return {
    rootOf,
    sizeOf: (root) => size[root]!,
    join(a, b) {
      let [to, from] = [rootOf(a), rootOf(b)];
      if (to === from) return;
      if (size[to]! < size[from]! || (size[to] === size[from] && to > from)) [to, from] = [from, to];
      parent[from] = to;
      size[to]! += size[from]!;
      [next[to], next[from]] = [next[from]!, next[to]!];
    },
    membersOf(root, most) {
      const members = [root];
      for (let record = next[root]!; record !== root && members.length < most; record = next[record]!) members.push(record);
      return members;
    },
    leastOf() {
      const [least, leastOf] = [new Uint32Array(count).fill(0xffffffff), new Uint32Array(count)];
      for (let record = 0; record < count; record++) {
        const root = rootOf(record);
        if (least[root] === 0xffffffff) least[root] = record;
        leastOf[record] = least[root]!;
      }
      return leastOf;
    },
  };
}
