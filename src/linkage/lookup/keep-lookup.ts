/** Writes what later forms are linked by: the index of forms, and what the model and its rarities were made of. */
import type { Tx } from '#database/index.ts';
import { fits, type Model } from '../engine/model.ts';
import type { Pass, ReadColumn } from '../engine/schema.ts';
import {
  chunksOfList,
  emptyLookup,
  forgetSegments,
  insertChunks,
  insertIndexFiles,
  insertSegment,
  keepSummary,
  type Segment,
  segmentsOfIndex,
} from '../lookup-store.ts';
import { passesOf } from '../register/passes.ts';
import { formReader } from '../register/read-forms.ts';
import type { Rows } from '../register/records.ts';
import { schemaWithSource } from '../register/schema.ts';
import { type Entries, joinChunks, mergeEntries } from './chunks.ts';
import { codesOfForms, type KnownFile } from './form-codes.ts';
import { entriesOfPass, type PassEntries } from './form-entries.ts';
import { nameHashes } from './name-hashes.ts';
import { type RarityList, type RaritySummary, rarityLists } from './rarities.ts';

/** To be raised when a key of a pass, a hash or the format of a chunk changes: indexes of before are made anew then. */
const format = 2;

/** The passes with keys that mean the same in every run. */
export function passesOfIndex(records: Rows): readonly Pass[] {
  const hashes = nameHashes(records.names);
  return passesOf(records, (key) => {
    const own = hashes(key);
    return (name) => own[name]!;
  });
}

const ofNoUnit = { area: 0, district: 0, province: 0, newProvince: 0, isCommune: false };
/** What passes and comparisons are can be asked without any form. */
const noForms = formReader(() => ofNoUnit, 1).finish();

/** How keys are made by this version: format, passes, and how deep each goes. */
export const keysOfVersion = `${format}: ${passesOf(noForms)
  .map(({ id, refine }) => `${id} ${refine.length}`)
  .join(', ')}`;

/** Whether this version weighs by the comparisons and levels of the model. */
export const fitsVersion = (model: Model): boolean => fits(schemaWithSource(noForms).schema, model);

export type Rarities = { readonly summary: RaritySummary; readonly lists: Iterable<readonly [RarityList, Entries]> };

export type Forms = {
  /** Ascending. */
  readonly ids: Float64Array;
  readonly passes: readonly Pass[];
  readonly column: ReadColumn;
};

/** All forms of the register, in the place of whatever was kept before, and what was counted of them. */
export async function keepWhole(tx: Tx, actId: number, { ids, passes, column }: Forms, { summary, lists }: Rarities): Promise<void> {
  await emptyLookup(tx);
  const { files, codes } = codesOfForms(ids, []);
  await keepForms(tx, actId, { count: ids.length, files, passes: passes.length, entries: entriesOfAll() });
  await insertChunks(tx, 'rarity', actId, numbered());
  await keepSummary(tx, actId, summary);
  function* entriesOfAll(): Generator<PassEntries> {
    for (const pass of passes) {
      globalThis.gc?.(); // what the pass before was sorted with
      yield entriesOfPass(pass, column, codes);
    }
  }
  function* numbered(): Generator<readonly [number, Entries]> {
    for (const [list, entries] of lists) yield [rarityLists.indexOf(list), entries];
  }
}

export type Entered = {
  readonly count: number;
  /** Of these forms, those that the index did not know. */
  readonly files: readonly KnownFile[];
  readonly passes: number;
  /** By pass. */
  readonly entries: Iterable<PassEntries>;
};

/** Forms that the index lacks, as a segment of their own. Lists have the numbers of the passes, those of further keys the next ones. */
export async function keepForms(tx: Tx, actId: number, { count, files, passes, entries }: Entered): Promise<void> {
  await insertIndexFiles(tx, actId, files);
  const chunks = await insertChunks(tx, 'index', actId, lists());
  await insertSegment(tx, { actId, keys: keysOfVersion, forms: count, chunks });
  function* lists(): Generator<readonly [number, Entries]> {
    let pass = 0;
    for (const { first, further } of entries) {
      yield [pass, first];
      yield [passes + pass++, further];
    }
  }
}

/**
 * Puts segments together, the newest first, while the one before is not twice as large as those after it: so there are never more
 * than a handful, and an entry is written again only as often as the index doubles. Those of the running build are not touched,
 * so that it can still be forgotten.
 */
export async function mergeSegments(tx: Tx): Promise<void> {
  const segments = await segmentsOfIndex(tx);
  let forms = 0;
  const merged: Segment[] = [];
  for (const segment of segments.toReversed()) {
    if (merged.length > 0 && segment.forms > 2 * forms) break;
    merged.unshift(segment);
    forms += segment.forms;
  }
  const newest = merged.at(-1);
  if (!newest || merged.length === 1) return;
  const lists: (readonly [number, Entries])[] = [];
  const listCount = 2 * newest.keys.split(', ').length;
  for (let list = 0; list < listCount; list++) {
    let all: Entries = { keys: new Uint32Array(0), values: new Uint32Array(0) };
    for (const { actId } of merged) all = mergeEntries(all, joinChunks(await chunksOfList(tx, actId, list)));
    lists.push([list, all]);
  }
  await forgetSegments(
    tx,
    merged.map(({ actId }) => actId),
  );
  const chunks = await insertChunks(tx, 'index', newest.actId, lists);
  await insertSegment(tx, { ...newest, forms, chunks });
}
