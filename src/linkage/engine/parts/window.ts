/** Memory that threads share, in which some records of a run in parts stand at a time. */
import type { PassBlocks } from '../blocks.ts';
import type { LinkNeeds } from '../link-records.ts';
import { rangesOf } from '../pool.ts';
import type { Pairing, ReadColumn, Schema, SchemaSource } from '../schema.ts';
import { sharedInts, sharedWholes } from '../shared.ts';
import { sortByKey } from '../sort.ts';
import { fileNames, withNumbers } from './record-files.ts';

export type PartNeeds = Omit<LinkNeeds, 'schema' | 'source'> & {
  /** Where the rows of all records stand, and all else will. */
  readonly folder: string;
  /** The schema of all records whose `rows` are a window, of so many records. */
  withWindow(records: number): Pick<LinkNeeds, 'schema' | 'source'>;
  /** Records in the window while pairs are compared, and while clusters are made, which takes more memory beside it; more where more hang together. */
  readonly windows: { readonly compare: number; readonly cluster: number };
};

/** All records, with rows for some of them. */
export type Bound = {
  readonly schema: Pairing;
  readonly source: SchemaSource;
  /** Hears which records are about to stand in the window, by place: what is known of them without their rows is put there by it. */
  readonly brought?: (records: Uint32Array) => void;
};

/** Memory that threads share, into which records are brought. */
export type Window = {
  /** As many records stand in it at once. */
  readonly capacity: number;
  /** Its places in their order; shared memory. */
  readonly places: Uint32Array;
  /** Brings records to the places of their order, with their blocks in the passes before `passes`. */
  bring(records: Uint32Array, passes: number): Promise<void>;
  /** Tells the threads the blocks of a pass that now stand in it, by place. */
  holds(pass: number, blocks: PassBlocks): void;
  arrange(prepared: { readonly place: number; readonly values: Int32Array } | undefined): Promise<void>;
};

const recordsInJob = 8192;

/** Opens the pool anew; whatever it had been told is forgotten. */
export function openWindow({ schema, source, pool, folder, brought }: Bound & Pick<PartNeeds, 'pool' | 'folder'>): Window {
  const capacity = schema.rows.length / schema.rowLength;
  const width = schema.passes.length;
  const [known, blockOf] = [sharedWholes(capacity), sharedInts(capacity * width)];
  pool.open(schema, source);
  globalThis.gc?.(); // a window that was before gives back its memory now, where the process may ask for it
  const wanted = { records: sharedWholes(capacity), places: sharedWholes(capacity) };
  pool.tell({ known, blockOf, folder, wanted });
  const none: PassBlocks = { members: new Uint32Array(), starts: new Uint32Array(1), firstWindow: 0 };
  const places = sharedWholes(capacity);
  for (let place = 0; place < capacity; place++) places[place] = place;
  return {
    capacity,
    places,
    async bring(records, passes) {
      brought?.(records);
      const order = sortByKey(records);
      wanted.places.set(order);
      for (let place = 0; place < order.length; place++) wanted.records[place] = records[order[place]!]!;
      const jobs = rangesOf(records.length, recordsInJob).map((range) => ({ ...range, passes }));
      await pool.run('load', jobs);
    },
    holds: (pass, blocks) => pool.tell({ blocks: { blockOf, passes: schema.passes.map((_, own) => (own === pass ? blocks : none)) } }),
    async arrange(prepared) {
      pool.tell({ prepared });
      for (const wave of rangesOf(schema.count, capacity)) {
        const jobs = rangesOf(wave.to - wave.from, recordsInJob).map(({ from, to }) => ({ from: wave.from + from, to: wave.from + to, at: from }));
        await pool.run('arrange', jobs);
      }
      pool.tell({ prepared: undefined });
    },
  };
}

/** Reads rows from their file, one after the other, at the beginning of the window. */
export function columnReader({ count, rows, rowLength }: Pick<Schema, 'count' | 'rows' | 'rowLength'>, folder: string): ReadColumn {
  const atOnce = Math.min(recordsInJob, rows.length / rowLength);
  return (of) =>
    withNumbers(folder, fileNames.rows, (file) => {
      const column = new Int32Array(count);
      for (const { from, to } of rangesOf(count, atOnce)) {
        file.read(from * rowLength, rows.subarray(0, (to - from) * rowLength));
        for (let record = from; record < to; record++) column[record] = of((record - from) * rowLength);
      }
      return column;
    });
}
