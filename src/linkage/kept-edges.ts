/** The pairs that a run keeps, as rows of the register: by form, not by record. */
import type { KeptPair } from './engine/kept-pairs.ts';
import type { Records } from './register/records.ts';

/** One object for all rows, filled anew for each. */
export type EdgeRow = { formId: number; otherFormId: number; weight: number; levels: Buffer; accepted: boolean };

export function* keptEdges({ ids }: Pick<Records, 'ids'>, kept: Iterable<KeptPair>): Generator<EdgeRow> {
  const row: EdgeRow = { formId: 0, otherFormId: 0, weight: 0, accepted: false, levels: Buffer.alloc(0) };
  for (const { a, b, weight, accepted, levels } of kept) {
    row.formId = ids[a]!;
    row.otherFormId = ids[b]!;
    row.weight = weight;
    row.accepted = accepted;
    row.levels = Buffer.from(levels.buffer, levels.byteOffset, levels.byteLength);
    yield row;
  }
}
