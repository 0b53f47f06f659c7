/** All forms of the register read and linked: in memory, or in parts where the plan says so. */
import { rm } from 'node:fs/promises';
import type { Tx } from '#database/index.ts';
import { columnReader, type LinkResult, linkRecords } from './engine/link-records.ts';
import { linkInParts } from './engine/parts/link-in-parts.ts';
import { withNumbers } from './engine/parts/record-files.ts';
import { columnReader as columnOfFile } from './engine/parts/window.ts';
import type { Pool } from './engine/pool.ts';
import type { ReadColumn } from './engine/schema.ts';
import { ensureRoom, type LinkPlan, partsFolder, windowsOf } from './link-plan.ts';
import { keepWhole, passesOfIndex, type Rarities } from './lookup/keep-lookup.ts';
import { nameHashes } from './lookup/name-hashes.ts';
import { entriesOfRarities, type RarityList, summaryOf } from './lookup/rarities.ts';
import { type Counted, type Frequencies, flatFrequencies } from './register/frequencies.ts';
import { keepRecords, keptRecords } from './register/keep-records.ts';
import { formReader } from './register/read-forms.ts';
import { at, type Records, type Rows, rowLength, rowsAtOnce, withWindow } from './register/records.ts';
import { schemaThatCounts } from './register/schema.ts';
import { streamForms } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

export type AllNeeds = {
  readonly tx: Tx;
  readonly actId: number;
  readonly pool: Pool;
  readonly threads: number;
  readonly plan: LinkPlan;
  /** How many there are. */
  readonly forms: number;
  /** Where a run in parts keeps its files, and whose run it is: who is killed goes on from them. */
  readonly folder: string;
  readonly run: string;
  readonly signal?: AbortSignal;
  onRead?(forms: number): void;
  onPairs?(done: number, total: number): void;
};

export type AllLinked = {
  readonly records: Records;
  /** Undefined where no form is new. */
  readonly linked: LinkResult | undefined;
  /** Linked in parts, since memory is too small for more than one thing at a time. */
  readonly isLarge: boolean;
  /** Leaves behind what later forms are linked by; after the model was written. */
  keep(): Promise<void>;
  /** What a run in parts left of files is read until then. */
  end(): Promise<void>;
};

export async function linkAllForms(needs: AllNeeds): Promise<AllLinked> {
  const { pool, plan, onPairs } = needs;
  if (plan.inParts) return await linkAllInParts(needs);
  const records = await readForms(needs, undefined);
  const frequencies = flatFrequencies(records);
  const counting = countingFor(records, frequencies, inHand());
  const linked = hasNewForms(records)
    ? await linkRecords({ ...schemaThatCounts(records, frequencies, counting.hear), pool, ...(onPairs && { onPairs }) })
    : undefined;
  const column = columnReader({ count: records.count, rowLength });
  return { records, linked, isLarge: false, keep: () => counting.keep(needs, records, column), end: async () => {} };
}

async function linkAllInParts(needs: AllNeeds): Promise<AllLinked> {
  const { pool, plan, threads, forms, run, onPairs } = needs;
  const folder = partsFolder(needs.folder);
  const end = (): Promise<void> => rm(folder, { recursive: true, force: true });
  if (!keptRecords(folder, run)) {
    await end(); // of another run, or not whole
    await ensureRoom(plan, forms, threads, folder);
    keepRecords(folder, run, await readForms(needs, folder));
    globalThis.gc?.();
  }
  const records = keptRecords(folder, run)!; // read again, without what reading took beside it
  const frequencies = flatFrequencies(records);
  const counting = countingFor(records, frequencies, onDisk(folder));
  const windows = windowsOf(plan, records.count, records.names.count, threads);
  const bind = (most: number) => schemaThatCounts(withWindow(records, most), frequencies, counting.hear);
  const linked = hasNewForms(records) ? await linkInParts({ pool, folder, windows, withWindow: bind, ...(onPairs && { onPairs }) }) : undefined;
  globalThis.gc?.(); // windows, before persons are proposed
  const some = withWindow(records, rowsAtOnce);
  return { records, linked, isLarge: true, keep: () => counting.keep(needs, some, columnOfFile({ ...some, rowLength }, folder)), end };
}

/** Where lists wait from counting until links are written: in memory, or in files of a run in parts. */
type Shelf = { put(lists: Rarities['lists']): void; take(): Rarities['lists'] };

function inHand(): Shelf {
  let kept: Rarities['lists'] = [];
  return {
    put(lists) {
      kept = [...lists];
    },
    take: () => kept,
  };
}

/** A list's keys and its values, one file each. */
function onDisk(folder: string): Shelf {
  const lengths = new Map<RarityList, number>();
  return {
    put(lists) {
      for (const [list, { keys, values }] of lists) {
        lengths.set(list, keys.length);
        withNumbers(folder, `rarities.${list}`, (file) => {
          file.write(0, keys);
          file.write(keys.length, values);
        });
      }
      globalThis.gc?.(); // what counting took beside it
    },
    *take() {
      for (const [list, length] of lengths) {
        const both = new Uint32Array(length * 2);
        withNumbers(folder, `rarities.${list}`, (file) => file.read(0, both));
        yield [list, { keys: both.subarray(0, length), values: both.subarray(length) }];
      }
    },
  };
}

/** Hears what is counted of names while forms are linked, and keeps it with the index. */
function countingFor(records: Records, frequencies: Frequencies, shelf: Shelf) {
  let summary: ReturnType<typeof summaryOf> | undefined;
  return {
    hear(counted: Counted): void {
      summary = summaryOf(records.count, counted);
      globalThis.gc?.();
      shelf.put(entriesOfRarities(records.names, counted, nameHashes(records.names)));
    },
    /** The rows of `read` are those into which `column` reads. */
    keep: ({ tx, actId }: AllNeeds, read: Rows, column: ReadColumn): Promise<void> =>
      keepWhole(
        tx,
        actId,
        { ids: records.ids, passes: passesOfIndex(read), column },
        { summary: { ...summary!, averageAtHome: frequencies.averageAtHome }, lists: shelf.take() },
      ),
  };
}

function hasNewForms({ count, persons, column }: Records): boolean {
  return count > 0 && (persons === 0 || column(at.person).includes(0));
}

async function readForms({ tx, forms, signal, onRead }: AllNeeds, folder: string | undefined): Promise<Records> {
  const reader = formReader(unitFactsOf, forms, folder);
  let told = 0;
  for await (const lines of streamForms(tx)) {
    signal?.throwIfAborted();
    reader.read(lines);
    if (reader.count - told > 20_000) onRead?.((told = reader.count));
  }
  return reader.finish();
}
