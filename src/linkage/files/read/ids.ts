/** Ids of records as bytes, some twenty a record where a list of strings takes sixty. */
import { hashOfBytes } from '../../engine/chance.ts';
import { sortTogether } from '../../engine/sort.ts';

export type Ids = {
  readonly count: number;
  add(id: string): void;
  of(record: number): string;
  /** Among the records from `from` to before `to`: how many bear the id of an earlier one, and the first such id; undefined where none does. */
  repeated(from: number, to: number): { readonly count: number; readonly first: string } | undefined;
};

/** Records of a chunk: no array grows for long, and none is larger than an index can reach. */
const chunkBits = 16;
const chunkSize = 1 << chunkBits;

type Chunk = { bytes: Buffer; readonly ends: Uint32Array };

export function newIds(): Ids {
  const chunks: Chunk[] = [];
  let count = 0;
  const startOf = ({ ends }: Chunk, within: number): number => (within === 0 ? 0 : ends[within - 1]!);
  const of = (record: number): string => {
    const [chunk, within] = [chunks[record >>> chunkBits]!, record & (chunkSize - 1)];
    return chunk.bytes.toString('utf8', startOf(chunk, within), chunk.ends[within]);
  };
  const hashOf = (record: number): number => {
    const [chunk, within] = [chunks[record >>> chunkBits]!, record & (chunkSize - 1)];
    return hashOfBytes(chunk.bytes, startOf(chunk, within), chunk.ends[within]!);
  };
  return {
    get count() {
      return count;
    },
    add(id) {
      const within = count & (chunkSize - 1);
      if (within === 0) chunks.push({ bytes: Buffer.allocUnsafe(chunkSize), ends: new Uint32Array(chunkSize) });
      const chunk = chunks[count >>> chunkBits]!;
      const start = startOf(chunk, within);
      if (start + id.length * 3 > chunk.bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(chunk.bytes.length * 2, start + id.length * 3));
        chunk.bytes.copy(larger, 0, 0, start);
        chunk.bytes = larger;
      }
      chunk.ends[within] = start + chunk.bytes.write(id, start);
      count++;
    },
    of,
    repeated(from, to) {
      const [keys, records] = [new Uint32Array(to - from), new Uint32Array(to - from)];
      for (let record = from; record < to; record++) {
        keys[record - from] = hashOf(record);
        records[record - from] = record;
      }
      const sorted = sortTogether(keys, records);
      let [found, least] = [0, to];
      for (let start = 0; start < sorted.keys.length; ) {
        let end = start + 1;
        while (end < sorted.keys.length && sorted.keys[end] === sorted.keys[start]) end++;
        const seen = new Set<string>();
        for (let place = start; end - start > 1 && place < end; place++) {
          const record = sorted.records[place]!;
          if (!seen.has(of(record))) seen.add(of(record));
          else {
            found++;
            least = Math.min(least, record);
          }
        }
        start = end;
      }
      return found === 0 ? undefined : { count: found, first: of(least) };
    },
  };
}
