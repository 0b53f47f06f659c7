import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '#access/index.ts';
import { type Database, inTransaction, readAs } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { pdfOf } from '../../test/support/papers.ts';
import { attachPapers, keepPaper, type PaperCase, papersOf, receivePaper, sweepParts } from './index.ts';
import { mostWaiting } from './keep-paper.ts';
import { readPaperName } from './paper-name.ts';
import { paperFolder, paperPlace, partFolder } from './paper-place.ts';
import { showPaper } from './show-paper.ts';
import { forgetUnattached, sweepFiles } from './sweep-papers.ts';

const now = new Date('2026-11-30T03:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const officer = (humanId: number, accountId = humanId): Actor => ({
  kind: 'officer',
  accountId,
  humanId,
  personId: null,
  name: 'x',
  role: 'commune-police',
  unit: null,
});
const scan = pdfOf('4 0 obj (giấy khai sinh) endobj');

const receive = (db: Database, bytes: Buffer, name = 'giấy.pdf') => receivePaper(db.dataDir, Readable.from([bytes]), name);

async function give(db: Database, actor: Actor, bytes = scan, name = 'giấy.pdf', at = now) {
  const paper = await receive(db, bytes, name);
  await inTransaction(db, (tx) => keepPaper({ tx, dataDir: db.dataDir, now: at, actor }, paper));
  return paper;
}

/** Cases that only these humans may see, about person 7. */
const casesOf = (...humans: number[]): readonly PaperCase[] => [
  { kind: 'correction', personsFor: async ({ actor }) => (actor.kind === 'officer' && humans.includes(actor.humanId) ? [7] : undefined) },
];

async function show(db: Database, actor: Actor, documentId: string, paperCases: readonly PaperCase[] = []) {
  let saw: readonly number[] = [];
  const shown = await inTransaction(db, (tx) =>
    showPaper({ tx, dataDir: db.dataDir, now, actor, paperCases, see: (persons) => void (saw = persons) }, documentId),
  );
  return { ...shown, bytes: Buffer.from(shown.bytes), saw };
}

const sweep = (db: Database, at?: number) => inTransaction(db, (tx) => sweepFiles(tx, db.dataDir, at));

const filesOf = (t: string) =>
  existsSync(t)
    ? readdirSync(t, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => name)
    : [];

test('a paper lies in the store encrypted, under a name that is no hash of it, and comes back byte for byte', async (t) => {
  const db = await withTestDatabase(t);
  const paper = await give(db, officer(1));
  const kept = readFileSync(paperPlace(db.dataDir, paper.documentId));
  assert.equal(kept[0], 2);
  assert.equal(kept.includes('%PDF'), false);
  assert.notEqual(paper.documentId, paper.sha256);
  const shown = await show(db, officer(1), paper.documentId);
  assert.ok(shown.bytes.equals(scan));
  assert.deepEqual([shown.mediaType, shown.fileName, shown.saw], ['application/pdf', 'giấy.pdf', []]);
});

test('equal papers are one file, also when two give them at once; another register names them otherwise', async (t) => {
  const [db, other] = [await withTestDatabase(t), await withTestDatabase(t)];
  const given = await Promise.all([give(db, officer(1)), give(db, officer(2), scan, 'khác.pdf'), give(db, officer(1, 9))]);
  assert.equal(new Set(given.map(({ documentId }) => documentId)).size, 1);
  assert.deepEqual(filesOf(paperFolder(db.dataDir)), [given[0].documentId]);
  assert.notEqual((await give(other, officer(1))).documentId, given[0].documentId);
  assert.equal((await show(db, officer(2), given[0].documentId)).fileName, 'khác.pdf');
});

test('refused: a paper whose file was changed, cut, exchanged or lost', async (t) => {
  const db = await withTestDatabase(t);
  const [one, two] = [await give(db, officer(1)), await give(db, officer(1), pdfOf('4 0 obj (khác) endobj'))];
  const place = paperPlace(db.dataDir, one.documentId);
  const whole = readFileSync(place);
  const changed = Buffer.from(whole);
  changed[100] = changed[100]! ^ 1;
  for (const bytes of [changed, whole.subarray(0, -1), whole.subarray(0, 20), Buffer.alloc(0), readFileSync(paperPlace(db.dataDir, two.documentId))]) {
    writeFileSync(place, bytes);
    await assert.rejects(show(db, officer(1), one.documentId), { code: 'paper.changed' });
  }
  writeFileSync(place, whole);
  writeFileSync(path.join(db.dataDir, 'keys', 'paper.key'), Buffer.alloc(32));
  await assert.rejects(show(db, officer(1), one.documentId), { code: 'paper.changed' });
  rmSync(place);
  await assert.rejects(show(db, officer(1), one.documentId), { code: 'paper.lost' });
});

test('a case holds its papers in order; whoever sees the case sees them, and whom it is about is told', async (t) => {
  const db = await withTestDatabase(t);
  const one = await give(db, officer(1), scan, 'một.pdf');
  const two = await give(db, officer(1), pdfOf('4 0 obj (hai) endobj'), 'hai.png');
  const ref = { kind: 'correction', id: 12 };
  await inTransaction(db, (tx) => attachPapers(tx, { actor: officer(1, 5), now }, ref, [two.documentId, one.documentId, two.documentId]));
  const listed = await inTransaction(db, (tx) => papersOf(tx, ref));
  assert.deepEqual(
    listed.map(({ fileName, mediaType, bytes }) => [fileName, mediaType, bytes]),
    [
      ['hai.png', 'application/pdf', two.bytes],
      ['một.pdf', 'application/pdf', scan.length],
    ],
  );
  const seen = await show(db, officer(3), two.documentId, casesOf(3));
  assert.deepEqual([seen.saw, seen.fileName], [[7], 'hai.pdf']);
});

test('refused as unknown: no such paper, one of another case, one that others gave; its giver sees it by its case only once it has one', async (t) => {
  const db = await withTestDatabase(t);
  const { documentId } = await give(db, officer(1));
  const refused = { code: 'document.unknown', kind: 'unknown' };
  await assert.rejects(show(db, officer(1), 'ab'.repeat(32)), refused);
  await assert.rejects(show(db, officer(2), documentId, casesOf(2)), refused);
  await assert.rejects(
    inTransaction(db, (tx) => attachPapers(tx, { actor: officer(2), now }, { kind: 'correction', id: 1 }, [documentId])),
    refused,
  );
  await inTransaction(db, (tx) => attachPapers(tx, { actor: officer(1), now }, { kind: 'correction', id: 1 }, [documentId]));
  await assert.rejects(show(db, officer(1), documentId, casesOf(3)), refused);
  await assert.rejects(show(db, officer(1), documentId, []), refused);
  assert.deepEqual((await show(db, officer(3), documentId, casesOf(3))).saw, [7]);
});

test('a reader whose statements the row policies hold gives, attaches and reads by these doors, and sees nothing beside them', async (t) => {
  const db = await withTestDatabase(t);
  const { documentId } = await give(db, officer(2));
  const paper = await receive(db, scan);
  const [listed, beside] = await inTransaction(db, async (tx) => {
    await readAs(tx, { account: 1, unit: 30003100, now });
    await keepPaper({ tx, dataDir: db.dataDir, now, actor: officer(1) }, paper);
    await attachPapers(tx, { actor: officer(1), now }, { kind: 'correction', id: 1 }, [documentId]);
    const needs = { tx, dataDir: db.dataDir, now, actor: officer(1), paperCases: casesOf(1), see: () => {} };
    assert.equal((await showPaper(needs, documentId)).fileName, 'giấy.pdf');
    const sql = tx as unknown as typeof db.sql;
    const rows = [await sql`select from documents.paper`, await sql`select from documents.given`, await sql`select from documents.paper_of`];
    return [await papersOf(tx, { kind: 'correction', id: 1 }), rows.map(({ length }) => length)];
  });
  assert.equal(listed.length, 1);
  assert.deepEqual(beside, [0, 0, 0]);
});

test('refused with nothing left behind: a stream that breaks off, more than was allowed, what is no paper', async (t) => {
  const db = await withTestDatabase(t);
  const breaks = Readable.from(
    (async function* () {
      yield scan;
      throw new Error('aborted');
    })(),
  );
  await assert.rejects(receivePaper(db.dataDir, breaks, 'x'), { code: 'paper.cut-off' });
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1 << 20, 65);
    })(),
  );
  await assert.rejects(receivePaper(db.dataDir, endless, 'x'), { code: 'paper.too-large' });
  await assert.rejects(receive(db, Buffer.from('MZ')), { code: 'paper.other-kind' });
  await assert.rejects(receive(db, Buffer.alloc(0)), { code: 'paper.empty' });
  assert.deepEqual(filesOf(paperFolder(db.dataDir)), []);
});

test('killed in the midst: the part goes with the next start, one that is being received stays', async (t) => {
  const db = await withTestDatabase(t);
  mkdirSync(partFolder(db.dataDir), { recursive: true });
  const [left, living, old] = [`999999.${'a'.repeat(16)}`, `${process.pid}.${'b'.repeat(16)}`, `${process.pid}.${'c'.repeat(16)}`];
  for (const one of [left, living]) writeFileSync(path.join(partFolder(db.dataDir), one), 'half');
  await sweepParts(db.dataDir);
  assert.deepEqual(filesOf(partFolder(db.dataDir)), [living]);
  writeFileSync(path.join(partFolder(db.dataDir), old), 'half');
  await sweepParts(db.dataDir, Date.now() + 2 * 3_600_000);
  assert.deepEqual(filesOf(partFolder(db.dataDir)), []);
});

test('killed before the commit: the file without a row goes later; one that is given again meanwhile stays', async (t) => {
  const db = await withTestDatabase(t);
  const later = Date.now() + 2 * 3_600_000;
  const paper = await receive(db, scan);
  const undone = inTransaction(db, async (tx) => {
    await keepPaper({ tx, dataDir: db.dataDir, now, actor: officer(1) }, paper);
    throw new Error('killed');
  });
  await assert.rejects(undone);
  assert.deepEqual(filesOf(paperFolder(db.dataDir)), [paper.documentId]);
  assert.equal(await sweep(db), 0);
  const again = await receive(db, scan);
  const sweeping = await inTransaction(db, async (tx) => {
    await keepPaper({ tx, dataDir: db.dataDir, now, actor: officer(1) }, again);
    let ended = false;
    const swept = sweep(db, later).finally(() => (ended = true));
    while (!ended && (await db.sql`select from pg_locks where locktype = 'advisory' and not granted`).length === 0) await pause(10);
    return { swept }; // it waits for this transaction
  });
  assert.equal(await sweeping.swept, 0);
  assert.ok((await show(db, officer(1), paper.documentId)).bytes.equals(scan));
  const other = await receive(db, pdfOf('4 0 obj (khác) endobj'));
  const left = inTransaction(db, async (tx) => {
    await keepPaper({ tx, dataDir: db.dataDir, now, actor: officer(1) }, other);
    throw new Error('killed');
  });
  await assert.rejects(left);
  assert.equal(await sweep(db, later), 1);
  assert.deepEqual(filesOf(paperFolder(db.dataDir)), [paper.documentId]);
});

test('refused: one paper more from a giver who has let two hundred wait; others are not held up', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql`insert into documents.paper select 'p' || n, 'image/png', 100, now() from generate_series(1, ${mostWaiting.papers - 1}) as n`;
  await db.sql`insert into documents.given select document_id, 'human 1', 'x', now() from documents.paper`;
  const { documentId } = await give(db, officer(1));
  await assert.rejects(give(db, officer(1), pdfOf('4 0 obj (một nữa) endobj')), { code: 'paper.too-many-waiting' });
  await give(db, officer(2));
  await inTransaction(db, (tx) => attachPapers(tx, { actor: officer(1), now }, { kind: 'correction', id: 1 }, [documentId]));
  await give(db, officer(1), pdfOf('4 0 obj (một nữa) endobj'));
  await db.sql`update documents.paper set bytes = ${mostWaiting.bytes - 1} where document_id = 'p1'`;
  await db.sql`insert into documents.given values ('p1', 'human 3', 'x', now())`;
  await assert.rejects(give(db, officer(3), pdfOf('4 0 obj (hai nữa) endobj')), { code: 'paper.too-many-waiting' });
});

test('a paper that no case took in a week goes, row and file; one of a case stays', async (t) => {
  const db = await withTestDatabase(t);
  const [lost, used] = [await give(db, officer(1)), await give(db, officer(1), pdfOf('4 0 obj (dùng) endobj'))];
  await inTransaction(db, (tx) => attachPapers(tx, { actor: officer(1), now }, { kind: 'correction', id: 1 }, [used.documentId]));
  assert.equal(await inTransaction(db, (tx) => forgetUnattached(tx, days(6))), 0);
  assert.equal(await inTransaction(db, (tx) => forgetUnattached(tx, days(8))), 1);
  for (const { documentId } of [lost, used]) utimesSync(paperPlace(db.dataDir, documentId), 0, 0);
  assert.equal(await sweep(db, Date.now() + 2 * 3_600_000), 1);
  assert.deepEqual(filesOf(paperFolder(db.dataDir)), [used.documentId]);
});

test('names: decoded, tidied, kept short; refused where there is none', () => {
  assert.equal(readPaperName('gi%E1%BA%A5y%20khai%20sinh.pdf'), 'giấy khai sinh.pdf');
  assert.equal(readPaperName('..%2F..%2Fetc%2Fpasswd'), '.. .. etc passwd');
  assert.equal(readPaperName('a%E2%80%AEfdp.exe%0D%0AX-Evil:1'), 'a fdp.exe X-Evil 1');
  assert.equal([...readPaperName('ễ'.repeat(60) + encodeURIComponent('ễ'.repeat(500)))].length, 120);
  for (const none of [undefined, '', '%20', '..', '%E1%BA', '%']) assert.throws(() => readPaperName(none), { code: 'paper.name' });
});
