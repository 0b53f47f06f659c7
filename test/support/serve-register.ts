/** A register served over HTTP for a test, with pages of one line. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { Database } from '#database/index.ts';
import { type HttpOptions, serveHttp } from '../../program/http.ts';
import { freshFolder } from './program.ts';

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: { readonly [name: string]: unknown } };

export type Served = {
  readonly at: string;
  get(path: string, headers?: { readonly [name: string]: string }): Promise<Answer>;
  post(path: string, body: object, headers?: { readonly [name: string]: string }): Promise<Answer>;
};

/** As `sogoc demo` serves it, until the test ends. */
export async function serveDemoOf(t: TestContext, db: Database, options: Partial<HttpOptions> = {}): Promise<Served> {
  const folder = freshFolder(t);
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<html></html>');
  const startWaitingBuild = () => ({ child: {} as ChildProcess, done: Promise.resolve(1) });
  const waitingFolder = path.join(folder, 'waiting');
  const server = await serveHttp({
    db,
    dataDir: db.dataDir,
    port: 0,
    exactPort: true,
    pagesDir: folder,
    waitingFolder,
    startWaitingBuild,
    demo: true,
    ...options,
  });
  t.after(server.close);
  const at = `http://localhost:${server.port}`;
  const ask = async (path: string, request: RequestInit): Promise<Answer> => {
    const reply = await fetch(`${at}${path}`, request);
    return { status: reply.status, headers: reply.headers, body: (await reply.json()) as Answer['body'] };
  };
  return {
    at,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = {}) => ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
  };
}
