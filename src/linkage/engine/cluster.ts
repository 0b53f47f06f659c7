/**
 * Joins pairs into clusters, the surest first, and never joins what contradicts itself.
 *
 * Invariant: at every moment no cluster holds two records that contradict each other (groups that were fixed before, and soft
 * contradictions within an overwhelming pair, apart). A join that would break it is left out and kept as a conflict: since
 * surer pairs came first, the cluster has been cut at its weakest edge. A join is also left out while a rival stands: a record
 * that fits two things about equally well, who are not one, belongs to neither.
 *
 * A fixed group may hold records that contradict each other, since somebody has decided that they are one thing. What is new
 * is then judged by the side that it fits: it need not agree with the other side, with which its own side does not agree either.
 */
import { type Forest, newForest } from './forest.ts';
import type { Schema } from './schema.ts';
import { sortTogether } from './sort.ts';

/** Pairs by number, in order of their records; `a` and `b` are records, lower first; weights in bits. */
export type Edges = { readonly count: number; readonly a: Uint32Array; readonly b: Uint32Array; readonly weight: Float32Array };

export type Refused = { readonly edge: number; readonly a: number; readonly b: number; readonly contradiction: string };
export type Joins = { readonly count: number; readonly edge: Uint32Array; readonly pairs: Float64Array };
export type Clusters = {
  /** By record: the least record of its cluster. */
  readonly clusterOf: Uint32Array;
  /** Edges that joined two clusters, in order: a spanning forest. `pairs` is how many pairs of records each put together. */
  readonly joins: Joins;
  /** Edges above the threshold that were not allowed to join, the surest of each pair of clusters. */
  readonly refused: readonly Refused[];
};

/** A join that did not happen. */
export type Conflict = { readonly a: number; readonly b: number; readonly weight: number; readonly contradiction: string };

/**
 * Two records that weigh less than minus this are two things, eight to one. Where a third record fits both of them well, it takes
 * more to prove them apart: half of what speaks for the weaker fit.
 */
const provenApart = 3;
/** A record that has found a better home and fits a second one poorly is no conflict; from this many bits above the threshold it is. */
export const seriousBits = 10;
/** Members of each side that are judged against each other; larger clusters are sampled from their start. */
const judgedMembers = 48;

type Judged = Pick<Schema, 'count' | 'contradictions'> & {
  readonly decision: Pick<Schema['decision'], 'rivalReach'>;
  /** Records that are one thing already, and stay so. */
  readonly fixedGroups?: () => Iterable<readonly number[]>;
};
type Weighing = {
  readonly threshold: number;
  /** Weight of any two records, for rivals; anything lower where it is below the floor. */
  weigh(a: number, b: number, floor: number): number;
};

export function clusterPairs(schema: Judged, { threshold, weigh }: Weighing, edges: Edges): Clusters {
  const { contradictions } = schema;
  const { rivalReach } = schema.decision;
  const judge = (a: number, b: number): string | undefined => (a < b ? contradictions?.between(a, b) : contradictions?.between(b, a));
  const forest = newForest(schema.count);
  const isFixed = new Uint8Array(schema.count);
  for (const group of schema.fixedGroups?.() ?? []) {
    for (const record of group) isFixed[record] = 1;
    for (const record of group.slice(1)) forest.join(group[0]!, record);
  }
  const order = surestFirst(edges, threshold);
  const rivalFrom = rivalReach > 0 ? threshold - rivalReach : Number.POSITIVE_INFINITY;
  const rivals = rivalIndex(edges, schema.count, rivalFrom);
  const joins = { count: 0, edge: new Uint32Array(schema.count), pairs: new Float64Array(schema.count) }; // fewer joins than records
  const refused = new Map<string, Refused>();
  const held: number[] = [];
  const consider = (edge: number, onceMore: boolean): void => {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!];
    const [rootA, rootB] = [forest.rootOf(a), forest.rootOf(b)];
    if (rootA === rootB) return;
    const against = contradictions && contradictionBetween(contradictions, forest, isFixed, rootA, rootB);
    if (against && !(contradictions?.isSoft(against) && edges.weight[edge]! >= threshold + seriousBits)) {
      const key = rootA < rootB ? `${rootA} ${rootB}` : `${rootB} ${rootA}`;
      const isSerious = edges.weight[edge]! >= threshold + seriousBits || judge(a, b) !== undefined || contradictions?.isSerious(against);
      if (isSerious && !refused.has(key)) refused.set(key, { edge, a, b, contradiction: against });
      return;
    }
    if (hasRival(a, b, edge) || hasRival(b, a, edge)) {
      if (onceMore) held.push(edge);
      return;
    }
    joins.edge[joins.count] = edge;
    joins.pairs[joins.count++] = forest.sizeOf(rootA) * forest.sizeOf(rootB);
    forest.join(rootA, rootB);
  };
  /** Whether `a` fits somebody about as well who is not the person of `b`. */
  function hasRival(a: number, b: number, edge: number): boolean {
    for (let place = rivals.start[a]!; place < rivals.start[a + 1]!; place++) {
      const other = rivals.edge[place]!;
      if (edges.weight[other]! < edges.weight[edge]! - rivalReach) continue;
      const rival = rivals.mate[place]!;
      const root = forest.rootOf(rival);
      if (root === forest.rootOf(a) || root === forest.rootOf(b)) continue;
      const least = judge(rival, b) === undefined ? -Math.max(provenApart, Math.min(edges.weight[edge]!, edges.weight[other]!) / 2) : threshold;
      if (least <= rivalFrom && areNear(rival, b)) continue;
      if (weigh(Math.min(rival, b), Math.max(rival, b), least) < least) return true;
    }
    return false;
  }
  /** Whether an edge says already that two records weigh `rivalFrom` or more. */
  function areNear(one: number, other: number): boolean {
    for (let place = rivals.start[one]!; place < rivals.start[one + 1]!; place++) if (rivals.mate[place] === other) return true;
    return false;
  }
  for (const edge of order) consider(edge, true);
  for (const edge of held.splice(0)) consider(edge, false);
  const clusterOf = forest.leastOf();
  return { clusterOf, joins, refused: stillApart(refused, clusterOf) };
}

export const conflictsOf = (edges: Edges, { refused }: Clusters): Conflict[] =>
  refused.map(({ edge, a, b, contradiction }) => ({ a, b, weight: edges.weight[edge]!, contradiction }));

/** One conflict for each two clusters, the surest pair of them; in order of records. */
function stillApart(refused: ReadonlyMap<string, Refused>, clusterOf: Uint32Array): Refused[] {
  const surest = new Map<string, Refused>();
  for (const one of refused.values()) {
    const [a, b] = [clusterOf[one.a]!, clusterOf[one.b]!];
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (a !== b && !surest.has(key)) surest.set(key, one);
  }
  return [...surest.values()].sort((one, other) => one.edge - other.edge);
}

function contradictionBetween(
  { between, within }: NonNullable<Schema['contradictions']>,
  forest: Forest,
  isFixed: Uint8Array,
  rootA: number,
  rootB: number,
): string | undefined {
  const judge = (a: number, b: number): string | undefined => (a < b ? between(a, b) : between(b, a));
  const [membersA, membersB] = [forest.membersOf(rootA, judgedMembers), forest.membersOf(rootB, judgedMembers)];
  /** Whether a fixed member beside `one` contradicts it, and does not contradict `other`: then `other` fits that side of the group. */
  const isDecided = (one: number, beside: readonly number[], other: number): boolean =>
    beside.some((fixed) => isFixed[fixed] === 1 && fixed !== one && judge(one, fixed) !== undefined && judge(fixed, other) === undefined);
  const isOneByDecision = (members: readonly number[]): boolean => {
    const fixed = members.filter((member) => isFixed[member] === 1);
    return fixed.some((one, place) => fixed.slice(place + 1).some((other) => judge(one, other) !== undefined));
  };
  for (const a of membersA) {
    for (const b of membersB) {
      const against = judge(a, b);
      if (against && !isDecided(a, membersA, b) && !isDecided(b, membersB, a)) return against;
    }
  }
  const against = membersA.length + membersB.length > 3 ? within?.([...membersA, ...membersB]) : undefined;
  return against === undefined || [membersA, membersB].some(isOneByDecision) ? undefined : against;
}

/** Records by a number that those of one thing share already; those whose number is 0 stand alone. */
export function groupsOf(groupOf: Int32Array): number[][] {
  const groups = new Map<number, number[]>();
  for (const [record, group] of groupOf.entries()) {
    if (group === 0) continue;
    const own = groups.get(group);
    if (own) own.push(record);
    else groups.set(group, [record]);
  }
  return [...groups.values()];
}

/** In order of their records, each pair once: a window may have brought it twice. */
export function inOrderOfRecords({ count, a, b, weight }: Edges): Edges {
  const sorted = { a: new Uint32Array(count), b: new Uint32Array(count), weight: new Float32Array(count) };
  let last = 0;
  for (let edge = 0; edge < count; edge++) if (a[edge]! > last) last = a[edge]!;
  const ends = new Uint32Array(last + 2); // first where the edges of each first record begin, in the end where they end
  for (let edge = 0; edge < count; edge++) ends[a[edge]! + 1]!++;
  for (let record = 0; record <= last; record++) ends[record + 1]! += ends[record]!;
  for (let edge = 0; edge < count; edge++) {
    const place = ends[a[edge]!]!++;
    sorted.b[place] = b[edge]!;
    sorted.weight[place] = weight[edge]!;
  }
  let kept = 0;
  for (let record = 0, from = 0; record <= last; record++) {
    const end = ends[record]!;
    sortBySecond(sorted, from, end);
    for (let place = from, before = -1; place < end; place++) {
      if (sorted.b[place] === before) continue;
      before = sorted.b[place]!;
      sorted.a[kept] = record;
      sorted.b[kept] = before;
      sorted.weight[kept++] = sorted.weight[place]!;
    }
    from = end;
  }
  return { count: kept, a: sorted.a.subarray(0, kept), b: sorted.b.subarray(0, kept), weight: sorted.weight.subarray(0, kept) };
}

/** Edges of one first record, most often a few; in place. */
function sortBySecond({ b, weight }: Pick<Edges, 'b' | 'weight'>, from: number, end: number): void {
  if (end - from > 64) {
    const { keys, records: order } = sortTogether(
      b.slice(from, end),
      Uint32Array.from({ length: end - from }, (_, place) => place),
    );
    const own = weight.slice(from, end);
    b.set(keys, from);
    weight.set(
      Float32Array.from(order, (place) => own[place]!),
      from,
    );
    return;
  }
  for (let place = from + 1; place < end; place++) {
    const [other, own] = [b[place]!, weight[place]!];
    let to = place;
    for (; to > from && b[to - 1]! > other; to--) {
      b[to] = b[to - 1]!;
      weight[to] = weight[to - 1]!;
    }
    b[to] = other;
    weight[to] = own;
  }
}

/** Edges from the threshold up, heaviest first; equal weights in the order in which they come. */
export function surestFirst({ count, weight }: Edges, threshold: number): Uint32Array {
  const sure = new Uint32Array(count);
  let found = 0;
  for (let edge = 0; edge < count; edge++) if (weight[edge]! >= threshold) sure[found++] = edge;
  const weightBits = new Uint32Array(weight.buffer, weight.byteOffset, weight.length);
  const keys = new Uint32Array(found);
  for (let place = 0; place < found; place++) {
    const edge = sure[place]!;
    keys[place] = weight[edge]! < 0 ? weightBits[edge]! : ~weightBits[edge]! & 0x7fffffff; // floats of one sign sort as their bits do
  }
  return sortTogether(keys, sure.slice(0, found)).records;
}

/** By record: its edges from a weight up, and the record at the other end of each. */
function rivalIndex({ count, a, b, weight }: Edges, records: number, from: number) {
  const start = new Uint32Array(records + 2);
  for (let edge = 0; edge < count; edge++) {
    if (weight[edge]! < from) continue;
    start[a[edge]! + 2]!++;
    start[b[edge]! + 2]!++;
  }
  for (let record = 0; record < records; record++) start[record + 2]! += start[record + 1]!;
  const [edges, mate] = [new Uint32Array(start[records + 1]!), new Uint32Array(start[records + 1]!)];
  const put = (record: number, edge: number, other: number): void => {
    const place = start[record + 1]!++;
    edges[place] = edge;
    mate[place] = other;
  };
  for (let edge = 0; edge < count; edge++) {
    if (weight[edge]! < from) continue;
    put(a[edge]!, edge, b[edge]!);
    put(b[edge]!, edge, a[edge]!);
  }
  return { start, edge: edges, mate };
}
