/** The sequencer: gives waiting entries their places in the log, hashes them into tiles and signs what stands then. */
import { type Database, inTransaction, leaseIfFree, type Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { readCheckpoint, signHead } from './log/checkpoint.ts';
import { leafHash } from './log/merkle.ts';
import { isSignedBy, type Signer } from './log/signed-note.ts';
import { edgeOf, type GrowingTree, growTree, hashesIn, type Tile } from './log/tiles.ts';
import { logSigner } from './log-key.ts';
import { insertCheckpoint, isAnyWaiting, newestCheckpoint, placeWaiting, readTile, type SignedRow, writeTiles } from './log-store.ts';
import { refusals } from './refusals.ts';

type Needs = { readonly db: Database; readonly signer: Signer; readonly now: Date };

/** So many entries a step: its transaction is short, and a thousand cost little more than one. */
const mostAtOnce = 10_000;

/**
 * One step, in one transaction: entries leave the queue with their place, or nothing has happened. Answers how many got one; 0 also
 * where another program is at it. Refused, and nothing is signed: a log of which the newest checkpoint is not ours, or whose tiles
 * are not those that it signed.
 */
export async function sequenceStep({ db, signer, now }: Needs, most = mostAtOnce): Promise<number> {
  return await inTransaction(db, async (tx) => {
    if (!(await isAnyWaiting(tx)) || !(await leaseIfFree(tx, 'sequencing', 0))) return 0;
    const last = await newestCheckpoint(tx);
    const tree = await standingTree(tx, signer, last);
    for (const hash of await placeWaiting(tx, tree.size(), most)) tree.append(leafHash(hash));
    const taken = tree.size() - (last?.size ?? 0);
    if (taken === 0 && last !== undefined) return 0;
    await writeTiles(tx, tree.takeTiles());
    const head = { size: tree.size(), root: tree.root() };
    await insertCheckpoint(tx, { ...head, note: signHead(signer, head, now), signedAt: now });
    return taken;
  });
}

/** All that waits now, step by step. Answers how many got a place. */
export async function sequenceAll(needs: Needs): Promise<number> {
  let all = 0;
  for (let taken = await sequenceStep(needs); taken > 0; taken = await sequenceStep(needs)) all += taken;
  return all;
}

/** The same with the register's own key and time. */
export const sequenceWaiting = (db: Database): Promise<number> => sequenceAll({ db, signer: logSigner(db.dataDir), now: db.now() });

/** The tree as it was signed last, from its right edge. */
async function standingTree(tx: Tx, signer: Signer, last: SignedRow | undefined): Promise<GrowingTree> {
  if (last === undefined) return growTree(0, []);
  const signed = readCheckpoint(last.note);
  const isOurs = signed !== undefined && isSignedBy(signer, signed) && signed.size === last.size && signed.origin === signer.name;
  if (!isOurs) return refuse(refusals, 'audit.checkpoint-not-ours', { size: last.size });
  const edge: Tile[] = [];
  for (const { level, number, width } of edgeOf(last.size)) {
    const hashes = (await readTile(tx, { level, number })) ?? Buffer.alloc(0);
    if (hashesIn(hashes).length !== width) refuse(refusals, 'audit.tile-changed', { level, number });
    edge.push({ level, number, hashes });
  }
  const tree = growTree(last.size, edge);
  if (!tree.root().equals(signed.root)) refuse(refusals, 'audit.edge-changed', { size: last.size });
  return tree;
}
