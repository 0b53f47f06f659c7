/** The log as anybody may read it (C2SP tlog-tiles): its newest checkpoint and its tiles. Nothing in it tells of a person. */
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { hashesAt, readTilePath, tileWidth } from './log/tiles.ts';
import { newestCheckpoint, readBundle, readTile } from './log-store.ts';
import { refusals } from './refusals.ts';

/** Refused: a log of which nothing was signed yet. */
export async function readNewestCheckpoint(tx: Tx): Promise<string> {
  const { note, cosignatures } = (await newestCheckpoint(tx)) ?? refuse(refusals, 'audit.no-checkpoint', {});
  return note + cosignatures;
}

/**
 * A tile as its path names it: level `entries` holds the data of leaves, salted hashes of what is on record. Refused: a tile that a log
 * of this size does not have; of one that has grown since, its first hashes.
 */
export async function readLogTile(tx: Tx, level: string, parts: readonly string[]): Promise<Buffer> {
  const unknown = () => refuse(refusals, 'audit.tile-unknown', { tile: [level, ...parts].join('/') });
  const { number, width } = readTilePath(parts) ?? unknown();
  const ofEntries = level === 'entries';
  if (!ofEntries && !/^([1-5]?\d|6[0-3])$/.test(level)) return unknown();
  const size = (await newestCheckpoint(tx))?.size ?? 0;
  if (number * tileWidth + width > hashesAt(size, ofEntries ? 0 : Number(level))) return unknown();
  if (ofEntries) return await readBundle(tx, number, width);
  const hashes = (await readTile(tx, { level: Number(level), number })) ?? unknown();
  return hashes.subarray(0, width * 32);
}
