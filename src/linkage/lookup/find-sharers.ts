/** Which forms of the index, and which of each other, share keys with given records: the candidates of linkage, a pair with all passes in which it meets. */
import type { Tx } from '#database/index.ts';
import type { Pass, ReadColumn } from '../engine/schema.ts';
import { sortTogether } from '../engine/sort.ts';
import { chunksOfIndex, readIndex, type Segment } from '../lookup-store.ts';
import { countKeys, firstFrom, type KeysOfLists, lookUpKeys, readLists } from './ask-lists.ts';
import { type Entries, forEachValue } from './chunks.ts';
import { type Already, entriesOfPass, furtherKeysAt, isDeeper, largestBlock, type PassEntries } from './form-entries.ts';

/** Pairs in order of record, then code: a record that asks, a form, and the passes in which they meet, as bits. */
export type Sharers = { readonly count: number; readonly records: Uint32Array; readonly codes: Uint32Array; readonly passes: Uint32Array };

export type Asking = {
  readonly count: number;
  readonly rowLength: number;
  readonly passes: readonly Pass[];
  readonly column: ReadColumn;
};

/** Forms that come to the index together: their codes in order, and which of them seek others; those that do not may be found. */
export type Newcomers = Asking & { readonly codes: Uint32Array; readonly seeks: (record: number) => boolean };

/** Whom in the index the records share keys with. */
export async function findSharers(tx: Tx, segments: readonly Segment[], asking: Asking): Promise<Sharers> {
  const hits = newHits();
  await askIndex(tx, segments, asking, hits.add);
  return hits.finish(asking.count);
}

/** The same of forms that will stand in the index beside those that do: they meet each other too, a pair for the later one. With them come their entries. */
export async function findAndEnter(
  tx: Tx,
  segments: readonly Segment[],
  newcomers: Newcomers,
): Promise<{ readonly sharers: Sharers; readonly entries: PassEntries[] }> {
  const { passes, codes, column, count, seeks } = newcomers;
  const hits = newHits();
  const asked = await askIndex(tx, segments, newcomers, (record, code, pass) => seeks(record) && hits.add(record, code, pass));
  const entries = passes.map((pass, number) => entriesOfPass(pass, column, codes, alreadyUnder(asked, passes.length, number)));
  const meet = (list: number, own: Entries, pass: number): void => {
    const { keys, starts, records } = asked[list]!;
    for (let entry = 0, place = 0; entry < own.keys.length; entry++) {
      while (keys[place]! < own.keys[entry]!) place++;
      const [from, to, code] = [starts[place]!, starts[place + 1]!, own.values[entry]!];
      if (to - from < 2 || isDeeper(code)) continue;
      const entered = firstFrom(codes, code);
      for (let at = from; at < to; at++) {
        const [record, later] = [records[at]!, Math.max(records[at]!, entered)];
        if (record !== entered && seeks(later)) hits.add(later, later === entered ? codes[record]! : code, pass);
      }
    }
  };
  for (const [pass, { first, further }] of entries.entries()) {
    meet(pass, first, pass);
    meet(passes.length + pass, further, pass);
  }
  return { sharers: hits.finish(count), entries };
}

/** A look-up costs as much as reading so many chunks in a row. */
const chunksForLookUp = 4;

type HearSharer = (record: number, code: number, pass: number) => void;

/** Lists of keys, first those of the passes, then further ones; `counts` tells how many forms of the index stand under each. */
async function askIndex(tx: Tx, segments: readonly Segment[], asking: Asking, hear: HearSharer): Promise<Asked[]> {
  const { passes, column, rowLength } = asking;
  const asked = passes.map(({ key }) => askedOf(column(key)));
  const isSplit = asked.map(({ keys, starts }) => Uint8Array.from(keys, (_, place) => (starts[place + 1]! - starts[place]! > largestBlock ? 1 : 0)));
  const hearUnder = (list: number, place: number, code: number): void => {
    const { starts, records, counts } = asked[list]!;
    counts[place]!++;
    const pass = list < passes.length ? list : list - passes.length;
    for (let at = starts[place]!; at < starts[place + 1]!; at++) hear(records[at]!, code, pass);
  };
  await ask(tx, segments, asked.map(keysOf), (list, place, value) => {
    const { starts, counts } = asked[list]!;
    if (!isDeeper(value)) hearUnder(list, place, value);
    if (isDeeper(value) || starts[place + 1]! - starts[place]! + counts[place]! > largestBlock) isSplit[list]![place] = 1;
  });
  const further = passes.map((pass, number) => furtherOf(pass, asked[number]!, isSplit[number]!, rowLength));
  asked.push(...further);
  await ask(tx, segments, [...passes.map(() => new Uint32Array(0)), ...further.map(keysOf)], hearUnder);
  return asked;
}

async function ask(tx: Tx, segments: readonly Segment[], lists: KeysOfLists, hear: (list: number, place: number, value: number) => void): Promise<void> {
  const acts = segments.map(({ actId }) => actId);
  const chunks = segments.reduce((sum, segment) => sum + segment.chunks, 0);
  const hearChunk: Parameters<typeof readLists>[2] = (list, place, chunk) => forEachValue(chunk, lists[list]![place]!, (value) => hear(list, place, value));
  if (countKeys(lists) * acts.length * chunksForLookUp <= chunks) await lookUpKeys((some) => chunksOfIndex(tx, acts, some), lists, hearChunk);
  else await readLists((numbers, heard) => readIndex(tx, acts, numbers, heard), lists, hearChunk);
}

/** Distinct keys in order, the records of each (`records[starts[n]]` to before `records[starts[n + 1]]`), and how many forms of the index stand under it. */
type Asked = { readonly keys: Uint32Array; readonly starts: Uint32Array; readonly records: Uint32Array; readonly counts: Uint32Array };
const keysOf = ({ keys }: Asked): Uint32Array => keys;

/** Of the key of each record, 0 for none. */
function askedOf(keyOf: Int32Array): Asked {
  const [keys, records] = [new Uint32Array(keyOf.length), new Uint32Array(keyOf.length)];
  let taken = 0;
  for (let record = 0; record < keyOf.length; record++) {
    if (keyOf[record] === 0) continue;
    keys[taken] = keyOf[record]!;
    records[taken++] = record;
  }
  return inGroups(sortTogether(keys.subarray(0, taken), records.subarray(0, taken)));
}

/** Further keys of the records that stand under keys that are split. */
function furtherOf(pass: Pass, { starts, records }: Asked, isSplit: Uint8Array, rowLength: number): Asked {
  const [keys, own]: [number[], number[]] = [[], []];
  for (let place = isSplit.indexOf(1); place >= 0; place = isSplit.indexOf(1, place + 1)) {
    for (let at = starts[place]!; at < starts[place + 1]!; at++) {
      for (const key of furtherKeysAt(pass, records[at]! * rowLength)) {
        keys.push(key);
        own.push(records[at]!);
      }
    }
  }
  return inGroups(sortTogether(Uint32Array.from(keys), Uint32Array.from(own)));
}

function inGroups({ keys, records }: { readonly keys: Uint32Array; readonly records: Uint32Array }): Asked {
  const [distinct, starts] = [new Uint32Array(keys.length), new Uint32Array(keys.length + 1)];
  let count = 0;
  for (let at = 0; at < keys.length; at++) {
    if (at > 0 && keys[at] === keys[at - 1]) continue;
    distinct[count] = keys[at]!;
    starts[count++] = at;
  }
  starts[count] = keys.length;
  return { keys: distinct.subarray(0, count), starts, records, counts: new Uint32Array(count) };
}

function alreadyUnder(asked: readonly Asked[], passes: number, pass: number): Already {
  const under = ({ keys, counts }: Asked, key: number): number => {
    const place = firstFrom(keys, key);
    return keys[place] === key ? counts[place]! : 0;
  };
  return { first: (key) => under(asked[pass]!, key), further: (key) => under(asked[passes + pass]!, key) };
}

function newHits() {
  let [records, codes, passes] = [new Uint32Array(1024), new Uint32Array(1024), new Uint8Array(1024)];
  let count = 0;
  return {
    add(record: number, code: number, pass: number): void {
      if (count === codes.length) {
        const [moreRecords, moreCodes, morePasses] = [new Uint32Array(count * 2), new Uint32Array(count * 2), new Uint8Array(count * 2)];
        moreRecords.set(records);
        moreCodes.set(codes);
        morePasses.set(passes);
        [records, codes, passes] = [moreRecords, moreCodes, morePasses];
      }
      records[count] = record;
      codes[count] = code;
      passes[count++] = pass;
    },
    finish(asking: number): Sharers {
      const ends = new Uint32Array(asking + 1); // first where the hits of each record begin, in the end where they end
      for (let hit = 0; hit < count; hit++) ends[records[hit]! + 1]!++;
      for (let record = 0; record < asking; record++) ends[record + 1]! += ends[record]!;
      const [codeOf, passesOf] = [new Uint32Array(count), new Uint32Array(count)];
      for (let hit = 0; hit < count; hit++) {
        const place = ends[records[hit]!]!++;
        codeOf[place] = codes[hit]!;
        passesOf[place] = 1 << passes[hit]!;
      }
      const recordOf = new Uint32Array(count);
      let kept = 0;
      for (let record = 0, from = 0; record < asking; record++) {
        const end = ends[record]!;
        sortByCode(codeOf, passesOf, from, end);
        for (const first = kept; from < end; from++) {
          if (kept > first && codeOf[kept - 1] === codeOf[from]) {
            passesOf[kept - 1]! |= passesOf[from]!;
            continue;
          }
          recordOf[kept] = record;
          codeOf[kept] = codeOf[from]!;
          passesOf[kept++] = passesOf[from]!;
        }
      }
      return { count: kept, records: recordOf.subarray(0, kept), codes: codeOf.subarray(0, kept), passes: passesOf.subarray(0, kept) };
    },
  };
}

/** Hits of one record, most often a few dozen; in place. */
function sortByCode(codes: Uint32Array, passes: Uint32Array, from: number, end: number): void {
  if (end - from > 64) {
    const sorted = sortTogether(codes.slice(from, end), passes.slice(from, end));
    codes.set(sorted.keys, from);
    passes.set(sorted.records, from);
    return;
  }
  for (let place = from + 1; place < end; place++) {
    const [code, own] = [codes[place]!, passes[place]!];
    let to = place;
    for (; to > from && codes[to - 1]! > code; to--) {
      codes[to] = codes[to - 1]!;
      passes[to] = passes[to - 1]!;
    }
    codes[to] = code;
    passes[to] = own;
  }
}
