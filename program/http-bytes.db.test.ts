import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { withTestDatabase } from '../test/support/database.ts';
import { pdfOf } from '../test/support/papers.ts';
import { signInAs } from '../test/support/signed-in.ts';
import { serveHttp } from './http.ts';

const scan = pdfOf('4 0 obj (giấy khai sinh) endobj');

async function serve(t: TestContext) {
  const db = await withTestDatabase(t);
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-http-'));
  writeFileSync(path.join(folder, 'index.html'), '<html></html>');
  const startWaitingBuild = () => ({ child: {} as ChildProcess, done: Promise.resolve(1) });
  const server = await serveHttp({ db, dataDir: db.dataDir, port: 0, exactPort: true, pagesDir: folder, waitingFolder: folder, startWaitingBuild });
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { headers } = await signInAs(db, 'commune-police');
  const address = `http://localhost:${server.port}/v1/documents`;
  const send = async (body: Buffer, given: object = {}) => {
    const answered = await fetch(address, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { ...headers, 'content-type': 'application/pdf', 'sogoc-filename': encodeURIComponent('giấy khai sinh.pdf'), ...given },
    });
    return {
      status: answered.status,
      ...((await answered.json()) as { code?: string; documentId?: string; sha256?: string; mediaType?: string; bytes?: number }),
    };
  };
  /** What a connection answers to these lines, until the other side ends it. */
  const say = (lines: readonly string[], body: (write: (chunk: Buffer) => boolean) => void = () => {}) =>
    new Promise<string>((resolve) => {
      let heard = '';
      const socket = connect(server.port, 'localhost', () => {
        socket.write(
          `POST /v1/documents HTTP/1.1\r\nhost: localhost:${server.port}\r\nauthorization: ${headers.authorization}\r\n${lines.join('\r\n')}\r\n\r\n`,
        );
        body((chunk) => socket.write(chunk));
      });
      socket.on('data', (chunk) => void (heard += chunk)).on('error', () => {});
      socket.on('close', () => resolve(heard));
    });
  const parts = path.join(db.dataDir, 'documents/papers/part');
  const left = () => (existsSync(parts) ? readdirSync(parts) : []);
  return { db, address, headers, send, say, left };
}

test('a paper is sent, and read back as a file that runs nothing; its reading is on record', async (t) => {
  const { address, headers, send, left } = await serve(t);
  const { documentId, ...sent } = await send(scan);
  const sha256 = createHash('sha256').update(scan).digest('hex');
  assert.deepEqual(sent, { status: 201, sha256, mediaType: 'application/pdf', bytes: scan.length });
  assert.deepEqual(left(), []);
  const answered = await fetch(`${address}/${documentId}`, { headers: { ...headers, 'sogoc-purpose': 'person-present' } });
  assert.ok(Buffer.from(await answered.arrayBuffer()).equals(scan));
  const said = ['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options', 'cache-control'].map((name) =>
    answered.headers.get(name),
  );
  assert.deepEqual(said, [
    'application/pdf',
    `attachment; filename="giay khai sinh.pdf"; filename*=UTF-8''gi%E1%BA%A5y%20khai%20sinh.pdf`,
    "sandbox; default-src 'none'; frame-ancestors 'none'",
    'nosniff',
    'no-store',
  ]);
  assert.match(answered.headers.get('sogoc-audit') ?? '', /^[0-9a-f-]{36}$/);
});

test('refused: nobody signed in, no purpose, no name, another media type, JSON, nothing, too much', async (t) => {
  const { address, headers, send, left } = await serve(t);
  const { documentId } = await send(scan);
  const get = async (given: object) => {
    const answered = await fetch(`${address}/${documentId}`, { headers: { ...given } });
    return [answered.status, ((await answered.json()) as { code: string }).code];
  };
  assert.deepEqual(await get({}), [401, 'session.none']);
  assert.deepEqual(await get(headers), [400, 'purpose.missing']);
  const codes = [
    await send(scan, { authorization: '' }),
    await send(scan, { 'sogoc-filename': '' }),
    await send(scan, { 'content-type': 'image/svg+xml' }),
    await send(Buffer.from('{}'), { 'content-type': 'application/json' }),
    await send(Buffer.from('{}'), { 'content-type': 'text/plain, application/pdf' }),
    await send(Buffer.from('MZ\x90\0\x03'), {}),
    await send(Buffer.alloc(0), {}),
    await send(Buffer.alloc(20 * 2 ** 20 + 1, 65)),
  ];
  assert.deepEqual(
    codes.map(({ status, code }) => [status, code]),
    [
      [401, 'session.none'],
      [400, 'paper.name'],
      [415, 'request.other-media'],
      [415, 'request.other-media'],
      [415, 'request.other-media'],
      [415, 'paper.other-kind'],
      [400, 'paper.empty'],
      [413, 'request.too-many-bytes'],
    ],
  );
  assert.deepEqual(left(), []);
});

test('two gigabytes are refused by their length before they are read; without a length nothing is taken', async (t) => {
  const { say, left } = await serve(t);
  const megabyte = Buffer.alloc(2 ** 20, 65);
  const stream = (write: (chunk: Buffer) => boolean) => {
    let [sent, open] = [0, true];
    while (open && sent++ < 20) open = write(megabyte);
  };
  const lines = ['content-type: application/pdf', 'sogoc-filename: x.pdf'];
  const told = (answer: string) => [answer.slice(9, 12), /"code":"([^"]+)"/.exec(answer)?.[1]];
  assert.deepEqual(told(await say([...lines, 'content-length: 2147483648'], stream)), ['413', 'request.too-many-bytes']);
  assert.deepEqual(told(await say([...lines, 'transfer-encoding: chunked'], (write) => write(Buffer.from('100000\r\n')))), ['411', 'request.no-length']);
  assert.deepEqual(left(), []);
});

test('a connection that is cut in the midst leaves nothing, and the next paper is taken', async (t) => {
  const { address, headers, send, left, db } = await serve(t);
  const { port } = new URL(address);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), 'localhost', () => {
      socket.write(
        `POST /v1/documents HTTP/1.1\r\nhost: localhost:${port}\r\nauthorization: ${headers.authorization}\r\ncontent-type: application/pdf\r\nsogoc-filename: x.pdf\r\ncontent-length: 5000000\r\n\r\n`,
      );
      socket.write(Buffer.alloc(2_000_000, 65), () => {
        const look = setInterval(() => {
          if (left().length === 0) return;
          clearInterval(look);
          socket.destroy();
          resolve();
        }, 10);
      });
    });
  });
  while (left().length > 0) await new Promise(setImmediate);
  assert.equal((await send(scan)).status, 201);
  assert.deepEqual(
    (await db.sql`select count(*) as papers from documents.paper`).map(({ papers }) => papers),
    [1],
  );
});

test('the same paper ten times at once is one paper', async (t) => {
  const { send, db, left } = await serve(t);
  const sent = await Promise.all(Array.from({ length: 10 }, () => send(scan)));
  assert.deepEqual([...new Set(sent.map(({ status, documentId }) => `${status} ${documentId}`))].length, 1);
  assert.equal((await db.sql`select from documents.paper`).length, 1);
  assert.deepEqual(left(), []);
});
