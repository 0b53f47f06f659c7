import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { signHead } from './log/checkpoint.ts';
import { leafHash } from './log/merkle.ts';
import { growTree } from './log/tiles.ts';
import { logSigner } from './log-key.ts';
import { insertCheckpoint, newestCheckpoint, writeTiles } from './log-store.ts';
import { readNewestCheckpoint } from './read-log.ts';
import { record } from './record.ts';
import { sequenceStep } from './sequence-entries.ts';
import { verifyLog } from './verify-log.ts';

const now = new Date('2026-11-30T02:00:00Z');

async function add(db: Database, many: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (let n = 0; n < many; n++)
      await record(tx, {
        at: new Date(now.getTime() + n),
        by: { kind: 'officer', accountId: 1, humanId: 1, role: 'commune-police', unitId: 30_003_100 },
        origin: '127.0.0.1',
        what: 'GET /v1/persons/{personId}',
        purpose: 'person-present',
        subjects: [n + 1],
        sought: [n + 1, n + 1001],
        outcome: 'answered',
      });
  });
  await sequenceStep({ db, signer: logSigner(db.dataDir), now });
}

const verdictOf = (db: Database, kept: string[] = []) => verifyLog({ db, verifier: logSigner(db.dataDir) }, kept);

/** 1,000 entries under eleven checkpoints: of nothing, then 100 more each. */
async function logOfThousand(t: TestContext): Promise<Database> {
  const db = await withTestDatabase(t);
  await sequenceStep({ db, signer: logSigner(db.dataDir), now });
  for (let n = 0; n < 10; n++) await add(db, 100);
  return db;
}

/** What verification finds first after this damage, which is mended before it answers. */
async function damaged(db: Database, damage: string) {
  const held = await db.sql.reserve();
  const tables = ['entry', 'subject', 'waiting', 'place', 'tile', 'checkpoint'];
  for (const table of tables) await held.unsafe(`create temp table kept_${table} as table audit.${table}`);
  await held.unsafe(damage);
  const { firstBad } = await verdictOf(db);
  for (const table of tables) await held.unsafe(`delete from audit.${table}; insert into audit.${table} select * from kept_${table}; drop table kept_${table}`);
  held.release();
  return firstBad;
}

test('a log that nobody touched: all agrees, to the root that was signed; an empty one too', async (t) => {
  const empty = await withTestDatabase(t);
  assert.deepEqual(await verdictOf(empty), {
    ok: true,
    size: 0,
    root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    firstBad: null,
    waiting: 0,
    checkpoints: 0,
  });
  const db = await logOfThousand(t);
  const newest = await inTransaction(db, newestCheckpoint);
  const kept = await inTransaction(db, readNewestCheckpoint);
  assert.deepEqual(await verdictOf(db, [kept]), {
    ok: true,
    size: 1000,
    root: newest?.root.toString('base64'),
    firstBad: null,
    waiting: 0,
    checkpoints: 11,
  });
});

test('tampered with, in any table: found, and the place named', async (t) => {
  const db = await logOfThousand(t);
  const at = (position: number) => `(select entry_id from audit.place where position = ${position})`;
  const trials: [string, string, number | null, number | null][] = [
    ['entry-changed', `update audit.entry set content = replace(content, 'person-present', 'case') where entry_id = ${at(417)}`, 417, 418],
    ['entry-changed', `update audit.entry set salt = set_byte(salt, 15, get_byte(salt, 15) # 1) where entry_id = ${at(0)}`, 0, 1],
    ['entry-misfiled', `update audit.entry set at = at + interval '1 microsecond' where entry_id = ${at(999)}`, 999, 1000],
    ['entry-missing', `delete from audit.entry where entry_id = ${at(256)}`, 256, 257],
    ['place-missing', 'delete from audit.place where position = 255', 255, 256],
    [
      'entry-changed',
      `create temp table two as select * from audit.place where position in (10, 20);
      delete from audit.place where position in (10, 20);
      insert into audit.place select a.position, b.entry_id, a.hash from two as a join two as b on a.position <> b.position;
      drop table two`,
      10,
      11,
    ],
    [
      'tile-changed',
      `update audit.entry set content = replace(content, 'person-present', 'case') where entry_id = ${at(300)};
      update audit.place as p set hash = sha256(e.salt || convert_to(e.content, 'UTF8')) from audit.entry as e where e.entry_id = p.entry_id and p.position = 300`,
      300,
      301,
    ],
    ['tile-changed', 'update audit.tile set hashes = set_byte(hashes, 32 * 9, get_byte(hashes, 32 * 9) # 1) where level = 0 and number = 2', 521, 522],
    ['tile-changed', 'update audit.tile set hashes = substr(hashes, 1, 64) where level = 1', 0, 65_536],
    ['tile-missing', 'delete from audit.tile where level = 0 and number = 3', 768, 1024],
    ['tile-foreign', "insert into audit.tile values (0, 7, sha256('x'))", 1792, 2048],
    ['checkpoint-forged', "update audit.checkpoint set note = replace(note, E'\\n\\n', E'\\n \\n\\n') where size = 300", 200, 300],
    ['checkpoint-forged', "update audit.checkpoint set root = sha256('x') where size = 300", 200, 300],
    ['tail-cut', 'delete from audit.place where position >= 950', 950, 1000],
    ['tail-cut', 'delete from audit.place where position >= 300', 300, 1000],
    ['place-unsigned', 'delete from audit.checkpoint where size = 1000', 900, 1000],
    [
      'entry-unplaced',
      "insert into audit.entry values (gen_random_uuid(), now(), sha256('x')::bytea, '{}')".replace("sha256('x')::bytea", "substr(sha256('x'), 1, 16)"),
      null,
      null,
    ],
    ['entry-vanished', 'insert into audit.waiting values (gen_random_uuid())', null, null],
    ['subjects-differ', `update audit.subject set purpose = 'case' where entry_id = ${at(77)}`, 77, 78],
    ['subjects-differ', `delete from audit.subject where entry_id = ${at(78)}`, 78, 79],
    ['subjects-differ', `update audit.subject set body = 'machine' where entry_id = ${at(79)}`, 79, 80],
    ['subjects-differ', `update audit.subject set answered = false where entry_id = ${at(80)}`, 80, 81],
    ['subjects-differ', `update audit.subject set answered = true where entry_id = ${at(81)}`, 81, 82],
  ];
  for (const [what, damage, position, until] of trials) {
    const found = await damaged(db, damage);
    assert.deepEqual([found?.what, found?.position, found?.until], [what, position, until], damage);
  }
  assert.equal((await verdictOf(db)).ok, true);
});

/** As somebody would who owns the database: the entry, its hash and all tiles and roots above it are made anew. */
const rewritten = (position: number): string => `
  update audit.entry set content = replace(content, 'person-present', 'case') where entry_id = (select entry_id from audit.place where position = ${position});
  update audit.place as p set hash = sha256(e.salt || convert_to(e.content, 'UTF8')) from audit.entry as e where e.entry_id = p.entry_id and p.position = ${position};
  update audit.subject set purpose = 'case' where entry_id = (select entry_id from audit.place where position = ${position})`;

test('rewritten by the owner of the database, tiles and all: the signature does not go with it, and names between which checkpoints', async (t) => {
  const db = await logOfThousand(t);
  const kept = await inTransaction(db, readNewestCheckpoint);
  await db.sql.unsafe(rewritten(450));
  await db.sql`delete from audit.tile`;
  await rebuild(db, false);
  const { firstBad } = await verdictOf(db);
  assert.deepEqual([firstBad?.what, firstBad?.position, firstBad?.until], ['root-differs', 400, 500]);
  const forked = (await verdictOf(db, [kept])).firstBad;
  assert.deepEqual([forked?.what, forked?.until], ['root-differs', 500]);
});

test('rewritten, cut or forked by somebody who has the key as well: only a checkpoint kept elsewhere betrays it', async (t) => {
  const db = await logOfThousand(t);
  const kept = await inTransaction(db, readNewestCheckpoint);
  await db.sql.unsafe(rewritten(450));
  await rebuild(db, true);
  assert.equal((await verdictOf(db)).ok, true);
  const forked = (await verdictOf(db, [kept])).firstBad;
  assert.deepEqual([forked?.what, forked?.position, forked?.until], ['forked', 0, 1000]);
  await db.sql.unsafe(`
    delete from audit.subject where entry_id in (select entry_id from audit.place where position >= 500);
    delete from audit.entry where entry_id in (select entry_id from audit.place where position >= 500);
    delete from audit.place where position >= 500`);
  await rebuild(db, true);
  assert.equal((await verdictOf(db)).ok, true);
  const cut = (await verdictOf(db, [kept])).firstBad;
  assert.deepEqual([cut?.what, cut?.position, cut?.until], ['rolled-back', 500, 1000]);
  const foreign = (await verdictOf(db, ['nothing'])).firstBad;
  assert.equal(foreign?.what, 'checkpoint-foreign');
});

/** Tiles of what the places say now; with the key, checkpoints as well. */
async function rebuild(db: Database, hasKey: boolean): Promise<void> {
  const rows = await db.sql<{ hash: Buffer }[]>`select hash from audit.place order by position`;
  await inTransaction(db, async (tx) => {
    const tree = growTree(0, []);
    await db.sql`delete from audit.tile`;
    if (hasKey) await db.sql`delete from audit.checkpoint`;
    for (const [n, { hash }] of rows.entries()) {
      tree.append(leafHash(hash));
      const head = { size: n + 1, root: tree.root() };
      if (hasKey && head.size % 100 === 0) await insertCheckpoint(tx, { ...head, note: signHead(logSigner(db.dataDir), head, now), signedAt: now });
    }
    await writeTiles(tx, tree.takeTiles());
  });
}
