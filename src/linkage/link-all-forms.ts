/** All forms of the register read and linked: in memory, or in parts where the plan says so. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tx } from '#database/index.ts';
import { type LinkResult, linkRecords } from './engine/link-records.ts';
import { linkInParts } from './engine/parts/link-in-parts.ts';
import type { Pool } from './engine/pool.ts';
import { ensureRoom, type LinkPlan, windowsOf } from './link-plan.ts';
import { flatFrequencies } from './register/frequencies.ts';
import { keepRecords, keptRecords } from './register/keep-records.ts';
import { formReader } from './register/read-forms.ts';
import { at, type Records, withWindow } from './register/records.ts';
import { schemaWithSource } from './register/schema.ts';
import { streamForms } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

export type AllNeeds = {
  readonly tx: Tx;
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

/** `linked` is undefined where no form is new. What a run in parts left of files is read until `end`. */
export type AllLinked = { readonly records: Records; readonly linked: LinkResult | undefined; end(): Promise<void> };

export async function linkAllForms(needs: AllNeeds): Promise<AllLinked> {
  const { pool, plan, onPairs } = needs;
  if (plan.inParts) return await linkAllInParts(needs);
  const records = await readForms(needs, undefined);
  const linked = hasNewForms(records) ? await linkRecords({ ...schemaWithSource(records), pool, ...(onPairs && { onPairs }) }) : undefined;
  return { records, linked, end: async () => {} };
}

async function linkAllInParts(needs: AllNeeds): Promise<AllLinked> {
  const { pool, plan, threads, forms, run, onPairs } = needs;
  const folder = join(needs.folder, 'linkage');
  const end = (): Promise<void> => rm(folder, { recursive: true, force: true });
  if (!keptRecords(folder, run)) {
    await end(); // of another run, or not whole
    await ensureRoom(plan, forms, threads, folder);
    keepRecords(folder, run, await readForms(needs, folder));
  }
  const records = keptRecords(folder, run)!; // read again, without what reading took beside it
  const frequencies = flatFrequencies(records);
  const windows = windowsOf(plan, records.count, records.names.count, threads);
  const linked = hasNewForms(records)
    ? await linkInParts({ pool, folder, windows, withWindow: (most) => schemaWithSource(withWindow(records, most), frequencies), ...(onPairs && { onPairs }) })
    : undefined;
  return { records, linked, end };
}

function hasNewForms({ persons, column }: Records): boolean {
  return persons === 0 || column(at.person).includes(0);
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
