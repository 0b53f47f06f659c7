/** Everything that a register knows of its forms without reading them: model, rarities and index, as one build left them and later ones added. */
import type { Tx } from '#database/index.ts';
import type { Model } from '../engine/model.ts';
import { chunksOfRarity, newestRarity, readRarities, type Segment, segmentsOfIndex } from '../lookup-store.ts';
import type { Frequencies } from '../register/frequencies.ts';
import type { Records } from '../register/records.ts';
import { countKeys, type Hear, lookUpKeys, readLists } from './ask-lists.ts';
import { forEachValue } from './chunks.ts';
import { fitsVersion, keysOfVersion } from './keep-lookup.ts';
import { nameHashes } from './name-hashes.ts';
import { type KeptValues, keysOfRarities, type RaritySummary, rarityLists, recallFrequencies } from './rarities.ts';

export type Lookup = {
  /** The build that learned the model and counted what is rare. */
  readonly learnedBy: number;
  readonly model: Model;
  readonly rarity: RaritySummary;
  readonly segments: readonly Segment[];
};

/** Undefined where no build has left any, or where it was made by keys or levels that this version does not make. */
export async function recallLookup(tx: Tx): Promise<Lookup | undefined> {
  const [learned, segments] = await Promise.all([newestRarity(tx), segmentsOfIndex(tx)]);
  if (!learned || segments.length === 0 || segments.some(({ keys }) => keys !== keysOfVersion) || !fitsVersion(learned.model)) return undefined;
  return { learnedBy: learned.actId, model: learned.model, rarity: learned.rarity, segments };
}

export const formsOfLookup = ({ segments }: Lookup): number => segments.reduce((sum, { forms }) => sum + forms, 0);

/** From so many keys on, lists are read in order: some 30 MB of a million people. */
const manyKeys = 10_000;

export async function recallRarities(tx: Tx, { learnedBy, rarity }: Pick<Lookup, 'learnedBy' | 'rarity'>, records: Records): Promise<Frequencies> {
  const hashes = nameHashes(records.names);
  const lists = keysOfRarities(records, hashes);
  const values = rarityLists.map(() => new Map<number, number>());
  const hear: Hear = (list, place, chunk) => {
    const key = lists[list]![place]!;
    forEachValue(chunk, key, (value) => void values[list]!.set(key, value));
  };
  if (countKeys(lists) >= manyKeys) await readLists((_, heard) => readRarities(tx, learnedBy, heard), lists, hear);
  else await lookUpKeys((some) => chunksOfRarity(tx, learnedBy, some), lists, hear);
  const kept: KeptValues = { get: (list, key) => values[rarityLists.indexOf(list)]!.get(key) };
  return recallFrequencies(records, rarity, kept, hashes);
}
