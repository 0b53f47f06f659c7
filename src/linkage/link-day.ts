/**
 * A day's forms linked into a register: read are the new ones and those of the persons whom they may speak of, found by the index;
 * they are weighed by the model that an earlier build has learned.
 */
import type { Tx } from '#database/index.ts';
import { linkPairs, type Pairs } from './engine/link-pairs.ts';
import { columnReader } from './engine/link-records.ts';
import { sortTogether } from './engine/sort.ts';
import type { AllLinked } from './link-all-forms.ts';
import { planLinkage } from './link-plan.ts';
import { findAndEnter } from './lookup/find-sharers.ts';
import { codesOfForms, formsOfCodes, type KnownFile } from './lookup/form-codes.ts';
import { keepForms, mergeSegments, passesOfIndex } from './lookup/keep-lookup.ts';
import { formsOfLookup, type Lookup, recallLookup, recallRarities } from './lookup/recall.ts';
import { worthReading } from './lookup/telling-passes.ts';
import { filesOfIndex } from './lookup-store.ts';
import { type FormReader, formReader } from './register/read-forms.ts';
import { at, type Records, rowLength } from './register/records.ts';
import { schemaWithSource } from './register/schema.ts';
import { countNewForms, type KnownForms, personsOfForms, streamKnownFormsOf, streamUnknownForms } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

export type Day = {
  readonly lookup: Lookup;
  /** Those of the index. */
  readonly files: readonly KnownFile[];
  readonly known: KnownForms;
  /** New forms. */
  readonly fresh: number;
  /** About how many will be read. */
  readonly toRead: number;
};

/** New forms are a day's while they are no more than this share of those that are indexed: then it costs less to look up than to read all. */
const mostOfADay = 0.2;
/** A model is learned anew when the forms are so many times those from which it was learned. */
const outgrown = 1.5;
/** Forms that are read for a new one, itself counted; seen: 2.1 to 2.3. */
const readForOne = 5;

/** Undefined where all forms are to be linked: nothing was learned yet or is no longer good, too many are new, or a day's do not fit into memory. */
export async function dayOf(tx: Tx, { memoryBytes }: { readonly memoryBytes?: number }): Promise<Day | undefined> {
  const lookup = await recallLookup(tx);
  if (!lookup) return undefined;
  const files = await filesOfIndex(tx);
  const known = knownForms(files);
  const fresh = await countNewForms(tx, known);
  const indexed = formsOfLookup(lookup);
  if (fresh > indexed * mostOfADay || indexed + fresh >= lookup.rarity.forms * outgrown) return undefined;
  const toRead = Math.min(fresh * readForOne, indexed + fresh);
  return planLinkage(toRead, 1, memoryBytes).inParts ? undefined : { lookup, files, known, fresh, toRead };
}

/** Files get their numbers in the order in which they come, and all forms of a file are clean before any is linked. */
const knownForms = (files: readonly { readonly fileNo: number; readonly lastRecord: number }[]): KnownForms => ({
  lastAct: files.find(({ fileNo }) => fileNo === 0)?.lastRecord ?? 0,
  lastFile: files.at(-1)?.fileNo ?? 0,
});

export type DayNeeds = {
  readonly tx: Tx;
  readonly actId: number;
  readonly signal?: AbortSignal;
  onRead?(forms: number): void;
};

export async function linkDay(needs: DayNeeds, { lookup, files, known, toRead }: Day): Promise<AllLinked> {
  const { tx, actId } = needs;
  const reader = formReader(unitFactsOf, toRead);
  await read(needs, reader, streamUnknownForms(tx, known));
  const arriving = reader.finish();
  const { count, ids } = arriving;
  const passes = passesOfIndex(arriving);
  const { files: added, codes } = codesOfForms(ids, files);
  const seeks = (record: number): boolean => arriving.valueAt(record, at.person) === 0;
  const column = columnReader({ count, rowLength });
  const { sharers, entries } = await findAndEnter(tx, lookup.segments, { count, rowLength, passes, column, codes, seeks });
  const arrived = new Set(codes);
  const found = worthReading(sharers, passes, (code) => arrived.has(code));
  const met = { count: found.count, passes: found.passes, asking: idsAt(ids, found.records), forms: formsOfCodes(found.codes, [...files, ...added]) };
  const persons = await personsOfForms(tx, [...new Set(met.forms)]);
  await read(needs, reader, streamKnownFormsOf(tx, known, persons));
  const records = reader.finish();
  const { schema } = schemaWithSource(records, await recallRarities(tx, lookup, records));
  return {
    records,
    isLarge: false,
    linked: linkPairs(schema, lookup.model, pairsOfDay(records, met)),
    async keep() {
      await mergeSegments(tx);
      await keepForms(tx, actId, { count, files: added, passes: passes.length, entries });
    },
    end: async () => {},
  };
}

const idsAt = (ids: Float64Array, records: Uint32Array): Float64Array => Float64Array.from(records, (record) => ids[record]!);

async function read({ signal, onRead }: DayNeeds, reader: FormReader, stream: AsyncGenerator<Buffer>): Promise<void> {
  let told = reader.count;
  for await (const lines of stream) {
    signal?.throwIfAborted();
    reader.read(lines);
    if (reader.count - told > 20_000) onRead?.((told = reader.count));
  }
}

/** By pair: a new form, a form that it meets, and the passes in which it does. */
type Met = { readonly count: number; readonly asking: Float64Array; readonly forms: Float64Array; readonly passes: Uint32Array };

/** Each new form with whom it meets, and with all forms of the persons of whom it meets one; for these no pass is counted. */
function pairsOfDay(records: Records, { count, asking, forms, passes }: Met): Pairs {
  const membersOf = membersByPerson(records);
  const [a, b, times]: [number[], number[], number[]] = [[], [], []];
  const put = (one: number, other: number, met: number): void => {
    a.push(Math.min(one, other));
    b.push(Math.max(one, other));
    times.push(met);
  };
  for (let pair = 0; pair < count; pair++) {
    const [own, other] = [recordOf(records, asking[pair]!), recordOf(records, forms[pair]!)];
    if (records.ids[other] !== forms[pair]) continue; // withdrawn
    put(own, other, bitsIn(passes[pair]!));
    for (const member of membersOf(other)) if (member !== other) put(own, member, 0);
  }
  return { count: a.length, a: Uint32Array.from(a), b: Uint32Array.from(b), times: Uint8Array.from(times) };
}

/** The first record whose form is not before this one. */
function recordOf({ ids }: Records, form: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! < form) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of a record: all records of its person, itself among them; none of a new form. */
function membersByPerson(records: Records): (record: number) => Uint32Array {
  const { keys, records: members } = sortTogether(Uint32Array.from(records.column(at.person)), Uint32Array.from(records.ids.keys()));
  const starts = new Uint32Array(records.persons + 2);
  for (const person of keys) starts[person + 1]!++;
  for (let person = 0; person <= records.persons; person++) starts[person + 1]! += starts[person]!;
  return (record) => {
    const person = records.valueAt(record, at.person);
    return person === 0 ? members.subarray(0, 0) : members.subarray(starts[person], starts[person + 1]);
  };
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
