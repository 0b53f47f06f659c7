import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { refusedWith } from '../../test/support/promises.ts';
import { checkProof } from './check-proof.ts';
import { signHead } from './log/checkpoint.ts';
import { signerFrom } from './log/signed-note.ts';
import { logSigner } from './log-key.ts';
import { proveEntry } from './prove-entry.ts';
import { readNewestCheckpoint } from './read-log.ts';
import { record } from './record.ts';
import { sequenceAll } from './sequence-entries.ts';

const now = new Date('2026-11-30T02:00:00Z');

const put = (db: Database, person: number): Promise<string> =>
  inTransaction(db, (tx) =>
    record(tx, {
      at: now,
      by: { kind: 'machine' },
      origin: 'test',
      what: 'GET /t',
      purpose: 'case',
      reason: 'Nguyễn',
      subjects: [person],
      outcome: 'answered',
    }),
  );

test('an entry is proved against the newest checkpoint, or one that its reader holds; the proof is checked without a register', async (t) => {
  const db = await withTestDatabase(t);
  const signer = logSigner(db.dataDir);
  const sequence = () => sequenceAll({ db, signer, now });
  const entries = [];
  for (let n = 0; n < 300; n++) entries.push(await put(db, n + 1));
  await sequence();
  const held = await inTransaction(db, readNewestCheckpoint);
  const late = await put(db, 999);
  const prove = (entry: string, checkpoint?: string) => inTransaction(db, (tx) => proveEntry(tx, signer, entry, checkpoint));
  await assert.rejects(prove(late), refusedWith('audit.entry-waits'));
  await sequence();
  await assert.rejects(prove('01936f0e-7b1c-7000-8000-000000000000'), refusedWith('audit.entry-unknown'));
  await assert.rejects(prove(late, held), refusedWith('audit.entry-after-checkpoint'));
  await assert.rejects(prove(late, 'nothing'), refusedWith('audit.checkpoint-foreign'));
  const ahead = signHead(signer, { size: 1000, root: Buffer.alloc(32) }, now);
  await assert.rejects(prove(late, ahead), refusedWith('audit.checkpoint-ahead'));

  const entry = entries[270] as string;
  const { proof, size, subjects } = await prove(entry, held);
  assert.deepEqual([size, subjects], [300, [271]]);
  const checked = checkProof(proof, held, signer);
  assert.ok(checked.ok);
  assert.equal((checked.entry as { entryId: string }).entryId, entry);

  const newest = await inTransaction(db, readNewestCheckpoint);
  const fails = (text: string, checkpoint: string, key = signer) => {
    const judged = checkProof(text, checkpoint, key);
    return judged.ok ? 'ok' : judged.failure;
  };
  assert.equal(fails((await prove(late)).proof, newest), 'ok');
  assert.equal(fails(proof, newest), 'proof-of-another-size');
  assert.equal(fails(proof, held, signerFrom(Buffer.alloc(32, 1), () => signer.name, 1) as typeof signer), 'checkpoint-not-signed');
  assert.equal(fails(proof, held.replace('300', '301')), 'checkpoint-not-signed');
  assert.equal(fails(proof, 'x'), 'checkpoint-unreadable');
  assert.equal(fails('x', held), 'proof-unreadable');
  assert.equal(fails(proof.replace(/index \d+/, 'index 1'), held), 'not-in-log');
  const [, extra = ''] = /extra (\S+)/.exec(proof) ?? [];
  const other = Buffer.from(Buffer.from(extra, 'base64').toString().replace('Nguyễn', 'Nguyên')).toString('base64');
  assert.equal(fails(proof.replace(extra, other), held), 'not-in-log');
});
