import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { signerFrom, signLine, splitNote, verifierText } from './log/signed-note.ts';
import { logSigner } from './log-key.ts';
import { addCosignatures, newestCheckpoint } from './log-store.ts';
import { record } from './record.ts';
import { sequenceStep } from './sequence-entries.ts';
import { showLog } from './show-log.ts';
import { trustWitness } from './witness/trusted-witnesses.ts';

const now = new Date('2026-11-30T02:00:00Z');

test('the newest checkpoint first, with the witnesses whose signatures hold; what waits is told with its time', async (t) => {
  const db = await withTestDatabase(t);
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-log-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const show = () => inTransaction(db, (tx) => showLog({ tx, dataDir: folder }));
  const step = () => sequenceStep({ db, signer: logSigner(folder), now });
  const look = () =>
    inTransaction(db, (tx) =>
      record(tx, { at: now, by: { kind: 'machine' }, origin: '', what: 'x', purpose: 'operation', subjects: [1], outcome: 'answered' }),
    );
  await step();
  await look();
  assert.deepEqual((await show()).waiting, { count: 1, since: now.toISOString() });
  await step();
  const [good, bad] = [1, 2].map((seed) => signerFrom(Buffer.alloc(32, seed), () => `witness-${seed}`, 4));
  for (const one of [good, bad]) trustWitness(folder, verifierText(one as never), 'http://localhost:1');
  const newest = await inTransaction(db, newestCheckpoint);
  const text = splitNote(newest?.note ?? '')?.text ?? '';
  const lines = signLine(good as never, text, now) + signLine(bad as never, `${text}x\n`, now);
  await inTransaction(db, (tx) => addCosignatures(tx, 1, lines));
  const { key, waiting, witnesses, checkpoints } = await show();
  assert.deepEqual([waiting.count, witnesses.map(({ name }) => name)], [0, ['witness-1', 'witness-2']]);
  assert.deepEqual(
    checkpoints.map(({ size, witnesses: signed }) => [size, signed]),
    [
      [1, ['witness-1']],
      [0, []],
    ],
  );
  assert.equal(key, verifierText(logSigner(folder)));
});
