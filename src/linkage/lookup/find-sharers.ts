/** Which forms of the index share keys with given records: the candidates of linkage, a pair with all passes in which it meets. */
import type { Tx } from '#database/index.ts';
import type { Pass } from '../engine/schema.ts';
import { sortTogether } from '../engine/sort.ts';
import { chunksOfIndex, type Segment } from '../lookup-store.ts';
import { lookUpKeys, readLists } from './ask-lists.ts';
import { forEachValue } from './chunks.ts';
import { keysAt } from './form-entries.ts';

/** Pairs in order of code, then record: a form of the index, a record that asks, and the passes in which they meet, as bits. */
export type Sharers = {
  readonly count: number;
  readonly codes: Uint32Array;
  readonly records: Uint32Array;
  readonly passes: Uint32Array;
  /** How many forms of the index stand under a key of a pass, of those that were asked for. */
  already(pass: number, key: number): number;
};

type Asking = { readonly count: number; readonly rowLength: number };

/** A look-up costs as much as reading so many chunks in a row. */
const chunksForLookUp = 4;

export async function findSharers(tx: Tx, segments: readonly Segment[], passes: readonly Pass[], asking: Asking): Promise<Sharers> {
  const asked = passes.map((pass) => askedKeys(pass, asking));
  const lists = asked.map(({ keys }) => keys);
  const hits = newHits();
  const counts = passes.map(() => new Map<number, number>());
  const hear = (pass: number, place: number, chunk: Buffer): void => {
    const { keys, starts, records } = asked[pass]!;
    const key = keys[place]!;
    const found = forEachValue(chunk, key, (code) => {
      for (let at = starts[place]!; at < starts[place + 1]!; at++) hits.add(code, records[at]!, pass);
    });
    if (found > 0) counts[pass]!.set(key, (counts[pass]!.get(key) ?? 0) + found);
  };
  const wanted = lists.reduce((sum, keys) => sum + keys.length, 0);
  const large = segments.filter(({ chunks }) => wanted * chunksForLookUp <= chunks).map(({ actId }) => actId);
  if (large.length > 0) await lookUpKeys((some) => chunksOfIndex(tx, large, some), lists, hear);
  for (const { actId } of segments) if (!large.includes(actId)) await readLists(tx, 'index', actId, lists, hear);
  return { ...hits.finish(), already: (pass, key) => counts[pass]!.get(key) ?? 0 };
}

/** Distinct keys in order, and the records of each: `records[starts[n]]` to before `records[starts[n + 1]]`. */
type Asked = { readonly keys: Uint32Array; readonly starts: Uint32Array; readonly records: Uint32Array };

function askedKeys(pass: Pass, { count, rowLength }: Asking): Asked {
  const [keys, records]: [number[], number[]] = [[], []];
  for (let record = 0; record < count; record++) {
    for (const key of keysAt(pass, record * rowLength)) {
      keys.push(key);
      records.push(record);
    }
  }
  const sorted = sortTogether(Uint32Array.from(keys), Uint32Array.from(records));
  const starts: number[] = [];
  for (let at = 0; at < sorted.keys.length; at++) if (at === 0 || sorted.keys[at] !== sorted.keys[at - 1]) starts.push(at);
  return { keys: Uint32Array.from(starts, (at) => sorted.keys[at]!), starts: Uint32Array.from([...starts, sorted.keys.length]), records: sorted.records };
}

function newHits() {
  let [codes, records, passes] = [new Uint32Array(1024), new Uint32Array(1024), new Uint32Array(1024)];
  let count = 0;
  return {
    add(code: number, record: number, pass: number): void {
      if (count === codes.length) {
        [codes, records, passes] = [codes, records, passes].map((column) => {
          const more = new Uint32Array(count * 2);
          more.set(column);
          return more;
        }) as [Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>];
      }
      codes[count] = code;
      records[count] = record;
      passes[count++] = 1 << pass;
    },
    finish(): Omit<Sharers, 'already'> {
      const places = Uint32Array.from({ length: count }, (_, place) => place);
      const byRecord = sortTogether(records.slice(0, count), places).records;
      const order = sortTogether(
        Uint32Array.from(byRecord, (place) => codes[place]!),
        byRecord,
      ).records;
      const pairs = { codes: new Uint32Array(count), records: new Uint32Array(count), passes: new Uint32Array(count) };
      let kept = 0;
      for (const place of order) {
        if (kept === 0 || pairs.codes[kept - 1] !== codes[place] || pairs.records[kept - 1] !== records[place]) {
          pairs.codes[kept] = codes[place]!;
          pairs.records[kept++] = records[place]!;
        }
        pairs.passes[kept - 1]! |= passes[place]!;
      }
      return { count: kept, codes: pairs.codes.subarray(0, kept), records: pairs.records.subarray(0, kept), passes: pairs.passes.subarray(0, kept) };
    },
  };
}
