import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { refusedWith } from '../../test/support/promises.ts';
import { readCheckpoint } from './log/checkpoint.ts';
import { emptyRoot, leafHash } from './log/merkle.ts';
import { isSignedBy } from './log/signed-note.ts';
import { growTree, treeOfTiles } from './log/tiles.ts';
import { logSigner } from './log-key.ts';
import { newestCheckpoint, readTile } from './log-store.ts';
import { readLogTile, readNewestCheckpoint } from './read-log.ts';
import { type Look, record } from './record.ts';
import { sequenceAll, sequenceStep } from './sequence-entries.ts';

const at = new Date('2026-11-30T02:00:00Z');
const look = (subjects: readonly number[], when = at): Look => ({
  at: when,
  by: { kind: 'machine' },
  origin: 'test',
  what: 'GET /t',
  purpose: 'person-present',
  subjects,
  outcome: 'answered',
});

const recorded = async (db: Database, many: number, when = at) =>
  await inTransaction(db, async (tx) => {
    for (let n = 0; n < many; n++) await record(tx, look([n + 1], when));
  });

const needsOf = (db: Database) => ({ db, signer: logSigner(db.dataDir), now: at });

const places = async (db: Database): Promise<{ position: number; id: string; hash: Buffer }[]> =>
  db.sql`select position, entry_id as id, hash from audit.place order by position`;

test('a log begins with a signed checkpoint of nothing', async (t) => {
  const db = await withTestDatabase(t);
  await assert.rejects(inTransaction(db, readNewestCheckpoint), refusedWith('audit.no-checkpoint'));
  assert.equal(await sequenceAll(needsOf(db)), 0);
  const read = readCheckpoint(await inTransaction(db, readNewestCheckpoint));
  assert.deepEqual([read?.size, read?.root], [0, emptyRoot]);
  assert.ok(read && isSignedBy(logSigner(db.dataDir), read));
});

test('each entry gets one place, whatever the steps; the checkpoint is the root of their hashes', async (t) => {
  const db = await withTestDatabase(t);
  await recorded(db, 600);
  for (const most of [1, 254, 10, 10_000]) await sequenceStep(needsOf(db), most);
  const all = await places(db);
  assert.deepEqual(
    all.map(({ position }) => position),
    all.map((_, n) => n),
  );
  assert.equal(all.length, 600);
  const tree = growTree(0, []);
  for (const { hash } of all) tree.append(leafHash(hash));
  const newest = await inTransaction(db, newestCheckpoint);
  assert.deepEqual([newest?.size, newest?.root], [600, tree.root()]);
  const ofTiles = treeOfTiles((name) => inTransaction(db, async (tx) => (await readTile(tx, name)) ?? Buffer.alloc(0)));
  for (const { size, root } of await db.sql<{ size: number; root: Buffer }[]>`select size, root from audit.checkpoint`)
    assert.deepEqual(await ofTiles.root(size), root);
});

test('an entry that was committed late, with an earlier time, still gets its place; one that was rolled back gets none', async (t) => {
  const db = await withTestDatabase(t);
  let commit = () => {};
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => void (written = resolve));
  const late = inTransaction(db, async (tx) => {
    await record(tx, look([1], new Date('2020-01-01')));
    written();
    await new Promise<void>((resolve) => void (commit = resolve));
  });
  await isWritten;
  await recorded(db, 3);
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await record(tx, look([9]));
      throw new Error('rolled back');
    }),
  );
  assert.equal(await sequenceAll(needsOf(db)), 3);
  commit();
  await late;
  assert.equal(await sequenceAll(needsOf(db)), 1);
  const [last] = (await places(db)).slice(-1);
  assert.match(last?.id ?? '', /^016f5e66-/);
});

test('eight writers and four sequencers at once: no place twice, no gap, nobody forgotten', async (t) => {
  const db = await withTestDatabase(t);
  const writing = Promise.all(Array.from({ length: 8 }, () => recorded(db, 60)));
  let isDone = false;
  const sequencing = Array.from({ length: 4 }, async () => {
    while (!isDone) await sequenceStep(needsOf(db), 7);
  });
  await writing;
  isDone = true;
  await Promise.all(sequencing);
  await sequenceAll(needsOf(db));
  const all = await places(db);
  assert.deepEqual([all.length, all.at(-1)?.position, new Set(all.map(({ id }) => id)).size], [480, 479, 480]);
});

test('a step that does not come to its commit: entries wait as before, and the next step places them', async (t) => {
  const db = await withTestDatabase(t);
  await recorded(db, 5);
  await db.sql`alter table audit.checkpoint add constraint stop check (size < 5)`;
  await assert.rejects(sequenceAll(needsOf(db)), /"stop"/);
  await db.sql`alter table audit.checkpoint drop constraint stop`;
  const [left] = await db.sql<{ waits: number; placed: number }[]>`
    select (select count(*) from audit.waiting)::int as waits, (select count(*) from audit.place)::int as placed`;
  assert.deepEqual(left, { waits: 5, placed: 0 });
  assert.equal(await sequenceAll(needsOf(db)), 5);
});

test('refused, and nothing is signed: a tile that was changed, a checkpoint of another key, a root of another tree', async (t) => {
  const db = await withTestDatabase(t);
  await recorded(db, 5);
  await sequenceAll(needsOf(db));
  await recorded(db, 1);
  const trial = async (code: string, damage: string, repair: string) => {
    await db.sql.unsafe(
      `create table if not exists audit.kept_tile as table audit.tile; create table if not exists audit.kept_point as table audit.checkpoint`,
    );
    await db.sql.unsafe(damage);
    await assert.rejects(sequenceAll(needsOf(db)), refusedWith(code));
    await db.sql.unsafe(repair);
  };
  const oldTiles = 'delete from audit.tile; insert into audit.tile table audit.kept_tile';
  const oldPoints = 'delete from audit.checkpoint; insert into audit.checkpoint table audit.kept_point';
  await trial('audit.edge-changed', 'update audit.tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)', oldTiles);
  await trial('audit.tile-changed', 'update audit.tile set hashes = substr(hashes, 1, 128)', oldTiles);
  await trial('audit.checkpoint-not-ours', 'update audit.checkpoint set size = 4', oldPoints);
  await trial('audit.checkpoint-not-ours', "update audit.checkpoint set note = replace(note, E'\\n5\\n', E'\\n6\\n'), size = 6", oldPoints);
  assert.equal(await sequenceAll(needsOf(db)), 1);
});

test('tiles as C2SP tlog-tiles names them: whole, partial, of entries; of what is not there: refused', async (t) => {
  const db = await withTestDatabase(t);
  await recorded(db, 300);
  await sequenceAll(needsOf(db));
  const read = (level: string, ...parts: string[]) => inTransaction(db, (tx) => readLogTile(tx, level, parts));
  const hashes = (await places(db)).map(({ hash }) => hash);
  assert.deepEqual(await read('0', '000'), Buffer.concat(hashes.slice(0, 256).map(leafHash)));
  assert.deepEqual(await read('0', '001.p', '44'), Buffer.concat(hashes.slice(256).map(leafHash)));
  assert.deepEqual(await read('0', '001.p', '3'), Buffer.concat(hashes.slice(256, 259).map(leafHash)));
  assert.equal((await read('1', '000.p', '1')).length, 32);
  assert.deepEqual(await read('entries', '001.p', '2'), Buffer.concat(hashes.slice(256, 258).flatMap((hash) => [Buffer.from([0, 32]), hash])));
  for (const [level = '', ...parts] of [
    ['0', '001'],
    ['0', '001.p', '45'],
    ['0', '002.p', '1'],
    ['1', '000'],
    ['2', '000.p', '1'],
    ['64', '000'],
    ['x', '000'],
    ['entries', '001'],
  ])
    await assert.rejects(read(level, ...parts), refusedWith('audit.tile-unknown'), [level, ...parts].join('/'));
});
