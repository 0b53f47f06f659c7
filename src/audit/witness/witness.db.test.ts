import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { freshFolder } from '../../../test/support/program.ts';
import { refusedWith } from '../../../test/support/promises.ts';
import { checkUps } from '../health.ts';
import { readCheckpoint, signHead } from '../log/checkpoint.ts';
import { emptyRoot, leafHash } from '../log/merkle.ts';
import { isSignedBy, readVerifier, signerFrom, verifierText } from '../log/signed-note.ts';
import { growTree } from '../log/tiles.ts';
import { logSigner } from '../log-key.ts';
import { newestCheckpoint, standingRefusals } from '../log-store.ts';
import { readNewestCheckpoint } from '../read-log.ts';
import { record } from '../record.ts';
import { sequenceAll } from '../sequence-entries.ts';
import { showLog } from '../show-log.ts';
import { verifyLog } from '../verify-log.ts';
import { addCheckpoint } from './add-checkpoint.ts';
import { askWitnesses, witnessedCheckpoints } from './ask-witnesses.ts';
import { serveWitness } from './serve-witness.ts';
import { trustedWitnesses, trustWitness } from './trusted-witnesses.ts';
import { logFileName, openWitnessFolder } from './witness-folder.ts';

const now = new Date('2026-11-30T02:00:00Z');

const add = async (db: Database, many: number): Promise<void> => {
  await inTransaction(db, async (tx) => {
    for (let n = 0; n < many; n++)
      await record(tx, { at: now, by: { kind: 'machine' }, origin: 'test', what: 'GET /t', purpose: 'case', subjects: [n], outcome: 'answered' });
  });
  await sequenceAll({ db, signer: logSigner(db.dataDir), now });
};

test('C2SP tlog-witness, add-checkpoint: each answer that it names', (t) => {
  const { signer, memory } = openWitnessFolder(freshFolder(t));
  const log = signerFrom(Buffer.alloc(32, 1), () => 'log', 1);
  const other = signerFrom(Buffer.alloc(32, 2), () => 'other', 1);
  const ask = (request: string) => addCheckpoint({ signer, logs: [log], memory, now }, request);
  const noteOf = (size: number, root: Buffer, by = log) => signHead(by, { size, root }, now);
  const [one, two] = [leafHash(Buffer.from('1')), leafHash(Buffer.from('2'))];
  const tree = growTree(0, []);
  tree.append(one);
  tree.append(two);
  const status = (request: string) => ask(request).status;
  assert.equal(status('nonsense'), 400);
  assert.equal(status(`old 2\n\n${noteOf(1, one)}`), 400);
  assert.equal(status(`old 01\n\n${noteOf(1, one)}`), 400);
  assert.equal(status(`old 0\n\n${noteOf(1, one, other)}`), 404);
  assert.equal(status(`old 0\n\n${noteOf(1, one).replace('\n1\n', '\n2\n')}`), 403);
  assert.deepEqual(ask(`old 1\n\n${noteOf(1, one)}`), { status: 409, type: 'text/x.tlog.size', body: '0\n' });
  assert.equal(status(`old 0\n${one.toString('base64')}\n\n${noteOf(1, one)}`), 422);
  const signed = ask(`old 0\n\n${noteOf(1, one)}`);
  assert.equal(signed.status, 200);
  const cosigned = readCheckpoint(noteOf(1, one) + signed.body);
  assert.ok(cosigned && isSignedBy(signer, cosigned));
  assert.equal(status(`old 1\n\n${noteOf(1, one)}`), 200);
  assert.equal(status(`old 1\n\n${noteOf(1, two)}`), 409);
  assert.equal(status(`old 1\n\n${noteOf(2, tree.root())}`), 422);
  assert.equal(status(`old 1\n${one.toString('base64')}\n\n${noteOf(2, tree.root())}`), 422);
  assert.equal(status(`old 1\n${two.toString('base64')}\n\n${noteOf(2, tree.root())}`), 200);
  assert.deepEqual(ask(`old 0\n\n${noteOf(0, emptyRoot)}`).body, '2\n');
});

test('the checkpoint is signed by its witnesses too; one that rolls back or forks is signed by none, also after the witness was started again', async (t) => {
  const db = await withTestDatabase(t);
  const folder = freshFolder(t);
  const log = logSigner(db.dataDir);
  const start = async (port: number) => {
    const { signer, memory } = openWitnessFolder(folder);
    const served = await serveWitness({ signer, memory, logs: [log], clock: () => now }, port);
    return { served, signer };
  };
  const { served, signer } = await start(0);
  trustWitness(db.dataDir, verifierText(signer), `http://127.0.0.1:${served.port}`);
  trustWitness(db.dataDir, verifierText(signer), `http://127.0.0.1:${served.port}`);
  const witnesses = trustedWitnesses(db.dataDir);
  assert.equal(witnesses.length, 1);
  await db.sql`insert into audit.refusal values (${signer.name}, 'audit.forked', 1, 2, ${now})`;
  await add(db, 3);
  await askWitnesses(db, witnesses, new Map());
  assert.equal((await inTransaction(db, standingRefusals)).length, 0, 'it signs again');
  await add(db, 300);
  await askWitnesses(db, witnesses, new Map());
  await askWitnesses(db, witnesses, new Map());
  const read = readCheckpoint(await inTransaction(db, readNewestCheckpoint));
  assert.ok(read && isSignedBy(log, read) && isSignedBy(signer, read));
  assert.deepEqual([read.size, read.lines.length], [303, 2]);
  const [kept] = await witnessedCheckpoints(witnesses, logFileName(log.name));
  assert.equal(readCheckpoint(kept ?? '')?.size, 303);
  await served.close();
  assert.deepEqual(await witnessedCheckpoints(witnesses, logFileName(log.name)), []);
  await add(db, 1);
  await askWitnesses(db, witnesses, new Map()); // it is away, and nobody waits for it

  const again = await start(served.port);
  await db.sql`delete from audit.checkpoint`;
  await db.sql`delete from audit.tile`;
  await db.sql`delete from audit.place`;
  await db.sql`insert into audit.waiting select entry_id from audit.entry limit 5`;
  await sequenceAll({ db, signer: log, now });
  await assert.rejects(askWitnesses(db, witnesses, new Map()), refusedWith('audit.rolled-back'));
  await assert.rejects(askWitnesses(db, witnesses, new Map()), refusedWith('audit.rolled-back'));
  const refusals = async () => (await inTransaction(db, standingRefusals)).map(({ witness, code, seen, size }) => [witness, code, seen, size]);
  assert.deepEqual(await refusals(), [[signer.name, 'audit.rolled-back', 303, 5]]);
  const doctor = checkUps.find(({ check }) => check === 'log-witnesses')?.look ?? assert.fail();
  const health = await doctor({ db, production: false } as Parameters<typeof doctor>[0]);
  assert.deepEqual([health.state, health.found.en], ['bad', `${signer.name} refuses to sign: the log was cut or rewritten`]);
  await db.sql`insert into audit.waiting select entry_id from audit.entry as e where not exists (select from audit.place as p where p.entry_id = e.entry_id) order by entry_id desc limit 298`;
  await sequenceAll({ db, signer: log, now });
  assert.equal((await inTransaction(db, newestCheckpoint))?.size, 303);
  await assert.rejects(askWitnesses(db, witnesses, new Map()), refusedWith('audit.forked'));
  await add(db, 1);
  await assert.rejects(askWitnesses(db, witnesses, new Map()), refusedWith('audit.forked'));
  assert.deepEqual(await refusals(), [[signer.name, 'audit.forked', 303, 303]]);
  const told = await db.sql<{ code: string }[]>`select payload ->> 'code' as code from database.event where type = 'log.refused' order by event_id`;
  assert.deepEqual(
    told.map(({ code }) => code),
    ['audit.rolled-back', 'audit.forked'],
    'announced once each',
  );
  const { witnesses: shown } = await inTransaction(db, (tx) => showLog({ tx, dataDir: db.dataDir }));
  assert.deepEqual(
    shown.map(({ name, refused }) => [name, refused?.code]),
    [[signer.name, 'audit.forked']],
  );
  const verdict = await verifyLog({ db, verifier: log }, await witnessedCheckpoints(witnesses, logFileName(log.name)));
  assert.equal(verdict.firstBad?.what, 'forked');
  await again.served.close();
});

test('over HTTP: too much, another path, a log of which nothing was seen; its key is its own and nobody else reads it', async (t) => {
  const folder = freshFolder(t);
  const { signer, memory } = openWitnessFolder(folder);
  const log = signerFrom(Buffer.alloc(32, 1), () => 'log', 1);
  const served = await serveWitness({ signer, memory, logs: [log], clock: () => now }, 0);
  const ask = async (path: string, body?: string) =>
    (await fetch(`http://127.0.0.1:${served.port}${path}`, body === undefined ? {} : { method: 'POST', body })).status;
  assert.equal(await ask('/add-checkpoint', 'x'.repeat(100_000)), 413);
  assert.equal(await ask('/add-checkpoint', 'x'), 400);
  assert.equal(await ask('/add-checkpoint'), 404);
  assert.equal(await ask(`/${logFileName('log')}`), 404);
  assert.equal(await ask('/../witness.key'), 404);
  await served.close();
  assert.deepEqual(readdirSync(folder), ['witness.key']);
  assert.deepEqual(openWitnessFolder(folder).signer.id, signer.id);
  assert.equal(readFileSync(`${folder}/witness.key`).length, 32);
});

test('refused: a key that is none, a log’s key, an address that is none', async (t) => {
  const folder = freshFolder(t);
  const witness = verifierText(signerFrom(Buffer.alloc(32, 3), () => 'w', 4));
  const log = verifierText(signerFrom(Buffer.alloc(32, 3), () => 'w', 1));
  assert.ok(readVerifier(witness));
  for (const [key, url] of [
    ['x', 'http://127.0.0.1:1'],
    [log, 'http://127.0.0.1:1'],
    [witness, 'ftp://x'],
    [witness, 'http://a b'],
  ] as const)
    assert.throws(() => trustWitness(folder, key, url), refusedWith('audit.witness-unreadable'));
});
