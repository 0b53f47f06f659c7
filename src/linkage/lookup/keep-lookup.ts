/** Writes what later forms are linked by: the index of forms, and what the model and its rarities were made of. */
import type { Tx } from '#database/index.ts';
import { fits, type Model } from '../engine/model.ts';
import type { Pass, ReadColumn } from '../engine/schema.ts';
import {
  emptyLookup,
  filesOfIndex,
  forgetSegments,
  insertChunks,
  insertIndexFiles,
  insertSegment,
  keepSummary,
  readChunks,
  type Segment,
  segmentsOfIndex,
} from '../lookup-store.ts';
import { passesOf } from '../register/passes.ts';
import { formReader } from '../register/read-forms.ts';
import type { Rows } from '../register/records.ts';
import { schemaWithSource } from '../register/schema.ts';
import { type Entries, joinChunks, mergeEntries } from './chunks.ts';
import { codesOf, filesOf } from './form-codes.ts';
import { entriesOfPass } from './form-entries.ts';
import { nameHashes } from './name-hashes.ts';
import { type RarityList, type RaritySummary, rarityLists } from './rarities.ts';

/** To be raised when a key of a pass, a hash or the format of a chunk changes: indexes of before are made anew then. */
const format = 1;

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

export type Rarities = { readonly summary: RaritySummary; readonly lists: readonly (readonly [RarityList, Entries])[] };

/** All forms of the register, in the place of whatever was kept before, and what was counted of them. */
export async function keepWhole(tx: Tx, actId: number, forms: Forms, { summary, lists }: Rarities): Promise<void> {
  await emptyLookup(tx);
  await keepForms(tx, actId, forms);
  await insertChunks(
    tx,
    'rarity',
    actId,
    lists.map(([list, entries]) => [rarityLists.indexOf(list), entries]),
  );
  await keepSummary(tx, actId, summary);
}

export type Forms = {
  /** Ascending. */
  readonly ids: Float64Array;
  readonly passes: readonly Pass[];
  readonly column: ReadColumn;
  /** How many forms stand under a key by now; absent: none. */
  readonly already?: (pass: number, key: number) => number;
};

/** Forms that the index lacks, as a segment of their own. */
export async function keepForms(tx: Tx, actId: number, { ids, passes, column, already = () => 0 }: Forms): Promise<void> {
  const known = await filesOfIndex(tx);
  const files = filesOf(ids, known);
  await insertIndexFiles(tx, actId, files);
  const codes = codesOf(ids, [...known, ...files]);
  const chunks = await insertChunks(tx, 'index', actId, lists());
  await insertSegment(tx, { actId, keys: keysOfVersion, forms: ids.length, chunks });
  function* lists(): Generator<readonly [number, Entries]> {
    for (const [number, pass] of passes.entries()) yield [number, entriesOfPass(pass, column, codes, (key) => already(number, key))];
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
  const passCount = newest.keys.split(', ').length;
  for (let pass = 0; pass < passCount; pass++) {
    let all: Entries = { keys: new Uint32Array(0), values: new Uint32Array(0) };
    for (const { actId } of merged) {
      const chunks: Buffer[] = [];
      for await (const some of readChunks(tx, 'index', actId, pass)) for (const { entries } of some) chunks.push(Buffer.from(entries));
      all = mergeEntries(all, joinChunks(chunks));
    }
    lists.push([pass, all]);
  }
  await forgetSegments(
    tx,
    merged.map(({ actId }) => actId),
  );
  const chunks = await insertChunks(tx, 'index', newest.actId, lists);
  await insertSegment(tx, { ...newest, forms, chunks });
}
