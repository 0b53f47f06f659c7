/** Verifies the whole log against what was signed: every entry hashed again, every tile rebuilt, every checkpoint compared. */
import { hash } from 'node:crypto';
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import type { Breach, BreachKind } from './breaches.ts';
import { type Checkpoint, readCheckpoint } from './log/checkpoint.ts';
import { hashLength, leafHash } from './log/merkle.ts';
import { isSignedBy, type Verifier } from './log/signed-note.ts';
import { type GrowingTree, growTree, hashesIn, type Tile } from './log/tiles.ts';
import type { SignedRow } from './log-store.ts';
import {
  checkpointsFrom,
  holdView,
  type PlacedEntry,
  placedEntries,
  placeHashes,
  storedTiles,
  strayedNotable,
  strayedSubject,
  unplacedEntries,
} from './verify-store.ts';

export type Verdict = {
  readonly ok: boolean;
  readonly size: number;
  /** Base64, as in a checkpoint. */
  readonly root: string;
  readonly firstBad: Breach | null;
  /** On record, with no place in the log yet. */
  readonly waiting: number;
  readonly checkpoints: number;
};

/** Entries, then what stands beside them, which has no count. */
export type Verifying = 'entries' | 'columns';

type Needs = { readonly db: Database; readonly verifier: Verifier; readonly progress?: (what: Verifying, done: number) => void };

/**
 * `kept`: checkpoints from elsewhere, such as a witness remembers; only they betray somebody who has the database and the key.
 * Memory does not grow with the log but for 32 bytes for each 256 entries.
 */
export async function verifyLog({ db, verifier, progress = () => {} }: Needs, kept: readonly string[] = []): Promise<Verdict> {
  return await inTransaction(db, async (tx) => {
    const view = await holdView(tx);
    return await inTransaction(db, async (second) => {
      await holdView(second, view);
      const found = findings();
      const tree = growTree(0, []);
      const heads = await readHeads(second, verifier, kept, found);
      const tiles = new Map<string, string>();
      let isWhole = true;
      for await (const placed of placedEntries(tx)) {
        await heads.compare(tree);
        isWhole = placed.position === tree.size();
        if (!isWhole) found.add({ what: 'place-missing', position: tree.size(), until: tree.size() + 1, entry: null });
        if (!isWhole) break; // what comes after has moved: nothing more can be said of it
        const fault = faultOf(placed);
        if (fault !== undefined) found.add({ what: fault, position: placed.position, until: placed.position + 1, entry: placed.entryId });
        tree.append(leafHash(placed.hash));
        if (tree.size() % 256 === 0) noteTiles(tree.takeTiles(), tiles);
        if (tree.size() % 10_000 === 0) progress('entries', tree.size());
      }
      await heads.compare(tree);
      if (isWhole) {
        const isCut = await heads.finish(tree);
        noteTiles(tree.takeTiles(), tiles);
        await compareTiles(tx, tiles, found, isCut ? tree.size() : Number.POSITIVE_INFINITY);
      }
      const { strange, gone, waiting } = await unplacedEntries(tx);
      if (strange !== null) found.add({ what: 'entry-unplaced', position: null, until: null, entry: strange });
      if (gone !== null) found.add({ what: 'entry-vanished', position: null, until: null, entry: gone });
      if (found.first() === null) {
        progress('columns', 0);
        await compareColumns(tx, found);
      }
      const firstBad = found.first();
      return { ok: firstBad === null, size: tree.size(), root: tree.root().toString('base64'), firstBad, waiting, checkpoints: heads.count() };
    });
  });
}

type Findings = { add(breach: Breach): void; first(): Breach | null };

/** The first is the one that names its place best: ends first, and of these begins last. */
function findings(): Findings {
  let first: Breach | null = null;
  const rank = ({ position, until }: Breach): [number, number] => [until ?? Number.POSITIVE_INFINITY, -(position ?? -1)];
  return {
    add(breach) {
      const [[end, begin], [endOfFirst, beginOfFirst]] = [rank(breach), first === null ? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] : rank(first)];
      if (first === null || end < endOfFirst || (end === endOfFirst && begin < beginOfFirst)) first = breach;
    },
    first: () => first,
  };
}

function faultOf({ entryId, hash: kept, salt, content, microseconds }: PlacedEntry): BreachKind | undefined {
  if (salt === undefined) return 'entry-missing';
  if (!hash('sha256', Buffer.concat([salt, Buffer.from(content)]), 'buffer').equals(kept)) return 'entry-changed';
  const said = readContent(content);
  const isFiled = said.entryId === entryId && new Date(said.at ?? '').getTime() * 1000 === microseconds;
  return isFiled ? undefined : 'entry-misfiled';
}

function readContent(content: string): { readonly entryId?: string; readonly at?: string } {
  try {
    return JSON.parse(content) as object;
  } catch {
    return {};
  }
}

function noteTiles(tiles: readonly Tile[], into: Map<string, string>): void {
  for (const { level, number, hashes } of tiles) into.set(`${level}/${number}`, hash('sha256', hashes));
}

/** Every stored tile is one of the tree, and every tile of the tree is stored. Of a log that was cut, tiles that go on beyond its `end` say the same once more. */
async function compareTiles(tx: Tx, tiles: Map<string, string>, found: Findings, end: number): Promise<void> {
  const firstPlace = (level: number, number: number): number => number * 256 ** (level + 1);
  for await (const { level, number, hashes } of storedTiles(tx)) {
    const name = `${level}/${number}`;
    const wanted = tiles.get(name);
    tiles.delete(name);
    const position = firstPlace(level, number);
    if (position + (hashes.length / hashLength) * 256 ** level > end) continue;
    if (wanted === undefined) found.add({ what: 'tile-foreign', position, until: position + 256 ** (level + 1), entry: null });
    else if (wanted !== hash('sha256', hashes)) found.add(await placeOfChange(tx, level, number, hashes));
  }
  for (const name of tiles.keys()) {
    const [level, number] = name.split('/').map(Number) as [number, number];
    found.add({ what: 'tile-missing', position: firstPlace(level, number), until: firstPlace(level, number + 1), entry: null });
  }
}

async function placeOfChange(tx: Tx, level: number, number: number, hashes: Buffer): Promise<Breach> {
  const width = 256 ** level;
  const own = level === 0 ? (await placeHashes(tx, number)).map(leafHash) : [];
  const stored = hashesIn(hashes);
  const at = level === 0 ? own.findIndex((one, n) => stored[n]?.equals(one) !== true) : 0;
  const position = (number * 256 + Math.max(at, 0)) * width;
  return { what: 'tile-changed', position, until: level === 0 && at >= 0 ? position + 1 : position + 256 * width, entry: null };
}

/** What stands beside the entries, to find them by, says what they say. */
async function compareColumns(tx: Tx, found: Findings): Promise<void> {
  for (const [what, strayed] of [
    ['subjects-differ', await strayedSubject(tx)],
    ['notable-differs', await strayedNotable(tx)],
  ] as const) {
    if (strayed === undefined) continue;
    const { position, entryId } = strayed;
    found.add({ what, position, until: position === null ? null : position + 1, entry: entryId });
  }
}

/** Checkpoints of the table, and those that were kept elsewhere, compared where the tree has just their size. */
async function readHeads(tx: Tx, verifier: Verifier, kept: readonly string[], found: Findings) {
  const elsewhere = kept
    .flatMap((note): Checkpoint[] => {
      const read = readCheckpoint(note);
      if (read !== undefined && read.origin === verifier.name && isSignedBy(verifier, read)) return [read];
      found.add({ what: 'checkpoint-foreign', position: null, until: null, entry: null });
      return [];
    })
    .sort((a, b) => a.size - b.size);
  const rows = checkpointsFrom(tx);
  let [next, count, agreed, agreedElsewhere] = [await nextRow(), 0, 0, 0];

  async function nextRow(): Promise<SignedRow | undefined> {
    const { value, done } = await rows.next();
    return done ? undefined : value;
  }

  function judgeRow({ size, root, note }: SignedRow, tree: GrowingTree): void {
    count++;
    const read = readCheckpoint(note);
    const isOurs = read !== undefined && isSignedBy(verifier, read) && read.origin === verifier.name && read.size === size && read.root.equals(root);
    if (isOurs && tree.root().equals(root)) agreed = size;
    else found.add({ what: isOurs ? 'root-differs' : 'checkpoint-forged', position: agreed, until: size, entry: null });
  }

  return {
    count: () => count,
    async compare(tree: GrowingTree): Promise<void> {
      for (let head = elsewhere[0]; head !== undefined && head.size <= tree.size(); head = elsewhere[0]) {
        elsewhere.shift();
        if (tree.root().equals(head.root)) agreedElsewhere = head.size;
        else found.add({ what: 'forked', position: agreedElsewhere, until: head.size, entry: null });
      }
      for (; next !== undefined && next.size <= tree.size(); next = await nextRow()) judgeRow(next, tree);
    },
    /** When the tree is at its end: what was signed beyond it, and what of it was not. Gives whether its tail is gone. */
    async finish(tree: GrowingTree): Promise<boolean> {
      const size = tree.size();
      let newest = agreed;
      for (; next !== undefined; next = await nextRow()) newest = next.size;
      if (newest > size) found.add({ what: 'tail-cut', position: size, until: newest, entry: null });
      if (newest < size && found.first() === null) found.add({ what: 'place-unsigned', position: newest, until: size, entry: null });
      for (const head of elsewhere) found.add({ what: 'rolled-back', position: size, until: head.size, entry: null });
      return newest > size;
    },
  };
}
