/** The pairs worth keeping: those that joined two clusters, and near or refused ones between clusters that stayed apart. */
import type { Linked } from './engine/link-records.ts';
import { sortByKey } from './engine/sort.ts';
import type { Records } from './register/records.ts';

/** One object for all rows, filled anew for each. */
export type EdgeRow = { formId: number; otherFormId: number; weight: number; readonly levels: Buffer; accepted: boolean };

/** In order of forms, each pair once. A cluster of n forms keeps n - 1 pairs: the proof why it hangs together. */
export function* keptEdges({ ids }: Pick<Records, 'ids'>, { edges, joins, clusterOf, levelsOf }: Linked): Generator<EdgeRow> {
  const isAccepted = new Uint8Array(edges.count);
  for (let join = 0; join < joins.count; join++) isAccepted[joins.edge[join]!] = 1;
  let [lastA, lastB, row]: [number, number, EdgeRow | undefined] = [-1, -1, undefined];
  for (const edge of inOrder(edges)) {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!];
    if (isAccepted[edge] === 0 && (clusterOf[a] === clusterOf[b] || (a === lastA && b === lastB))) continue; // a window may bring a pair twice
    [lastA, lastB] = [a, b];
    const levels = levelsOf(a, b);
    row ??= { formId: 0, otherFormId: 0, weight: 0, accepted: false, levels: Buffer.from(levels.buffer, levels.byteOffset, levels.byteLength) };
    row.formId = ids[a]!;
    row.otherFormId = ids[b]!;
    row.weight = edges.weight[edge]!;
    row.accepted = isAccepted[edge] === 1;
    yield row;
  }
}

/** Edges by their first record, then their second. */
function inOrder({ a, b }: Linked['edges']): Uint32Array {
  const bySecond = sortByKey(b);
  const byFirst = sortByKey(Uint32Array.from(bySecond, (edge) => a[edge]!));
  return byFirst.map((place) => bySecond[place]!);
}
