/** The pairs worth keeping: those that joined two clusters, and near or refused ones between clusters that stayed apart. */
import type { Linked } from './engine/link-records.ts';
import type { Records } from './engine/records.ts';
import type { EdgeRow } from './store.ts';

/** In order of forms, each pair once. A cluster of n forms keeps n - 1 pairs: the proof why it hangs together. */
export function* keptEdges(records: Records, { edges, joins, clusterOf, levelsOf }: Linked): Generator<EdgeRow> {
  const accepted = new Set(joins.map(({ edge }) => edge));
  const kept = [...accepted];
  for (let edge = 0; edge < edges.count; edge++) if (clusterOf[edges.a[edge]!] !== clusterOf[edges.b[edge]!]) kept.push(edge);
  kept.sort((one, other) => edges.a[one]! - edges.a[other]! || edges.b[one]! - edges.b[other]!);
  let [lastA, lastB] = [-1, -1];
  for (const edge of kept) {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!];
    if (a === lastA && b === lastB) continue; // a window may bring a pair twice
    [lastA, lastB] = [a, b];
    yield { formId: records.ids[a]!, otherFormId: records.ids[b]!, weight: edges.weight[edge]!, levels: levelsOf(a, b), accepted: accepted.has(edge) };
  }
}
