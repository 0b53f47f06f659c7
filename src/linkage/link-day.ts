/**
 * A day's forms linked into a register: read are the new ones and those of the persons whom they may speak of, found by the index;
 * they are weighed by the model that an earlier build has learned.
 */
import type { Tx } from '#database/index.ts';
import { columnReader, linkRecords } from './engine/link-records.ts';
import type { Pool } from './engine/pool.ts';
import type { AllLinked } from './link-all-forms.ts';
import { planLinkage } from './link-plan.ts';
import { findSharers } from './lookup/find-sharers.ts';
import { formsOfCodes } from './lookup/form-codes.ts';
import { keepForms, mergeSegments, passesOfIndex } from './lookup/keep-lookup.ts';
import { formsOfLookup, type Lookup, recallLookup, recallRarities } from './lookup/recall.ts';
import { candidateCodes } from './lookup/telling-passes.ts';
import { filesOfIndex } from './lookup-store.ts';
import { formReader } from './register/read-forms.ts';
import { at, type Records, rowLength } from './register/records.ts';
import { schemaWithSource } from './register/schema.ts';
import { countNewForms, type KnownForms, streamFormsAround, streamUnknownForms } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

export type Day = {
  readonly lookup: Lookup;
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
/** Forms that are read for a new one, itself counted; seen: five to six. */
const readForOne = 8;

/** Undefined where all forms are to be linked: nothing was learned yet or is no longer good, too many are new, or a day's do not fit into memory. */
export async function dayOf(tx: Tx, { memoryBytes }: { readonly memoryBytes?: number }): Promise<Day | undefined> {
  const lookup = await recallLookup(tx);
  if (!lookup) return undefined;
  const known = knownForms(await filesOfIndex(tx));
  const fresh = await countNewForms(tx, known);
  const indexed = formsOfLookup(lookup);
  if (fresh > indexed * mostOfADay || indexed + fresh >= lookup.rarity.forms * outgrown) return undefined;
  const toRead = Math.min(fresh * readForOne, indexed + fresh);
  return planLinkage(toRead, 1, memoryBytes).inParts ? undefined : { lookup, known, fresh, toRead };
}

/** Files get their numbers in the order in which they come, and all forms of a file are clean before any is linked. */
const knownForms = (files: readonly { readonly fileNo: number; readonly lastRecord: number }[]): KnownForms => ({
  lastAct: files.find(({ fileNo }) => fileNo === 0)?.lastRecord ?? 0,
  lastFile: files.at(-1)?.fileNo ?? 0,
});

export type DayNeeds = {
  readonly tx: Tx;
  readonly actId: number;
  readonly pool: Pool;
  readonly signal?: AbortSignal;
  onRead?(forms: number): void;
  onPairs?(done: number, total: number): void;
};

export async function linkDay(needs: DayNeeds, { lookup, known, fresh, toRead }: Day): Promise<AllLinked> {
  const { tx, actId, pool, onPairs } = needs;
  const arriving = await read(needs, fresh, streamUnknownForms(tx, known));
  const passes = passesOfIndex(arriving);
  const sharers = await findSharers(tx, lookup.segments, passes, { count: arriving.count, rowLength });
  const candidates = formsOfCodes(candidateCodes(sharers, passes), await filesOfIndex(tx));
  for (let record = 0; record < arriving.count; record++) if (arriving.valueAt(record, at.person) !== 0) candidates.push(arriving.ids[record]!);
  const records = await read(needs, toRead, streamFormsAround(tx, known, candidates));
  const bound = schemaWithSource(records, await recallRarities(tx, lookup, records));
  return {
    records,
    linked: await linkRecords({ ...bound, pool, model: lookup.model, ...(onPairs && { onPairs }) }),
    isLarge: false,
    async keep() {
      await mergeSegments(tx);
      const { ids, count } = arriving;
      await keepForms(tx, actId, { ids, passes, column: columnReader({ count, rowLength }), already: sharers.already });
    },
    end: async () => {},
  };
}

async function read({ signal, onRead }: DayNeeds, expected: number, stream: AsyncGenerator<Buffer>): Promise<Records> {
  const reader = formReader(unitFactsOf, expected);
  let told = 0;
  for await (const lines of stream) {
    signal?.throwIfAborted();
    reader.read(lines);
    if (reader.count - told > 20_000) onRead?.((told = reader.count));
  }
  return reader.finish();
}
