/** Proves that an entry is in the log: a text that anybody can check who has a checkpoint and the log's key. */
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { type Checkpoint, readCheckpoint } from './log/checkpoint.ts';
import { writeProof } from './log/proof-text.ts';
import { isSignedBy, type Verifier } from './log/signed-note.ts';
import { treeOfTiles } from './log/tiles.ts';
import { newestCheckpoint, placedEntry, readTile } from './log-store.ts';
import { refusals } from './refusals.ts';

export type Proven = { readonly proof: string; readonly index: number; readonly size: number; readonly subjects: readonly number[] };

/**
 * Against the newest checkpoint, or one that its reader holds already. Refused: an entry that is not there or has no place yet; a
 * checkpoint of another log, or one that is older than the entry.
 */
export async function proveEntry(tx: Tx, verifier: Verifier, entryId: string, held?: string): Promise<Proven> {
  const entry = (await placedEntry(tx, entryId)) ?? refuse(refusals, 'audit.entry-unknown', { entry: entryId });
  const { position, salt, content } = entry;
  if (position === null) return refuse(refusals, 'audit.entry-waits', { entry: entryId });
  const newest = await newestCheckpoint(tx);
  const note = held ?? (newest ? newest.note + newest.cosignatures : '');
  const { size } = ours(readCheckpoint(note), verifier);
  if (position >= size) refuse(refusals, 'audit.entry-after-checkpoint', { entry: entryId, position, size });
  if (size > (newest?.size ?? 0)) refuse(refusals, 'audit.checkpoint-ahead', { size, own: newest?.size ?? 0 });
  const tree = treeOfTiles(async (name) => (await readTile(tx, name)) ?? Buffer.alloc(0));
  const path = await tree.inclusion(position, size);
  const { subjects } = JSON.parse(content) as { subjects: number[] };
  return { proof: writeProof({ salt, content, index: position, path, note }), index: position, size, subjects };
}

const ours = (checkpoint: Checkpoint | undefined, verifier: Verifier): Checkpoint =>
  checkpoint !== undefined && checkpoint.origin === verifier.name && isSignedBy(verifier, checkpoint)
    ? checkpoint
    : refuse(refusals, 'audit.checkpoint-foreign', {});
