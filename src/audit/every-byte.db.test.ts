/** Each byte of a small log is flipped in turn, in every table that makes it up: each is found, and the place named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { logSigner } from './log-key.ts';
import { record } from './record.ts';
import { sequenceStep } from './sequence-entries.ts';
import { verifyLog } from './verify-log.ts';

const now = new Date('2026-11-30T02:00:00Z');
const entries = 2;

async function smallLog(db: Database): Promise<void> {
  for (let n = 0; n < entries; n++) {
    await inTransaction(db, (tx) =>
      record(tx, { at: now, by: { kind: 'machine' }, origin: '', what: 'GET /t', purpose: 'case', subjects: [n + 1], outcome: 'answered' }),
    );
    await sequenceStep({ db, signer: logSigner(db.dataDir), now });
  }
}

/** Bytes of a column; a text is flipped in the lowest bit, which leaves it a text. */
const columns = [
  { table: 'entry', key: 'entry_id', column: 'content', isText: true },
  { table: 'entry', key: 'entry_id', column: 'salt', isText: false },
  { table: 'place', key: 'position', column: 'hash', isText: false },
  { table: 'tile', key: 'level', column: 'hashes', isText: false },
  { table: 'checkpoint', key: 'size', column: 'note', isText: true },
  { table: 'checkpoint', key: 'size', column: 'root', isText: false },
] as const;

test('every byte of content, salt, hashes, tiles, notes and roots', { timeout: 600_000 }, async (t) => {
  const db = await withTestDatabase(t);
  await smallLog(db);
  const verdict = () => verifyLog({ db, verifier: logSigner(db.dataDir) }, []);
  assert.equal((await verdict()).ok, true);
  let flipped = 0;
  for (const { table, key, column, isText } of columns) {
    const name = db.sql(`audit.${table}`);
    const rows = await db.sql<{ key: string; bytes: Buffer }[]>`
      select ${db.sql(key)}::text as key, ${isText ? db.sql`convert_to(${db.sql(column)}, 'UTF8')` : db.sql(column)} as bytes from ${name}`;
    for (const row of rows)
      for (let at = 0; at < row.bytes.length; at++) {
        const bytes = Buffer.from(row.bytes);
        bytes[at] = (bytes[at] as number) ^ 1;
        const put = (value: Buffer) =>
          db.sql`update ${name} set ${db.sql(column)} = ${isText ? db.sql`convert_from(${value}, 'UTF8')` : value} where ${db.sql(key)}::text = ${row.key}`;
        await put(bytes);
        const { ok, firstBad } = await verdict();
        await put(row.bytes);
        assert.ok(!ok && firstBad !== null, `${table}.${column} of ${row.key}, byte ${at}`);
        const place = firstBad.position;
        assert.ok(place === null || (place >= 0 && place <= entries), `${table}.${column} of ${row.key}, byte ${at}: ${JSON.stringify(firstBad)}`);
        if (table === 'entry' || table === 'place') assert.notEqual(place, null);
        flipped++;
      }
  }
  assert.ok(flipped > 800);
  assert.equal((await verdict()).ok, true, 'put back as it was');
});
