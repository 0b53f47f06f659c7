/** The delivery that waits for the visitor: what lies in its folder, and the one run that takes it in. */
import type { ChildProcess } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isLeased, type Tx } from '#database/index.ts';
import { type Delivery, latestBuild } from '#population/index.ts';
import { refuse } from '#values/index.ts';
import { refusals } from './http-refusals.ts';

export type StartDelivery = () => { readonly child: ChildProcess; readonly done: Promise<number> };
type Waiting = { readonly files: number; readonly records: number };

export function waitingDelivery(folder: string, startRun: StartDelivery, startedBy: Delivery['startedBy']): Delivery {
  let run: { ended: boolean } | undefined;
  let counted: { readonly stamp: string; readonly waiting: Waiting } | undefined;

  /** What a run is taking in waits no more, though its folder is there until the run has ended well. */
  const waiting = async (): Promise<Waiting | null> => {
    if (run !== undefined && !run.ended) return null;
    const files = await filesOf(folder);
    if (files.length === 0) return null;
    const stamp = files.map(({ file, bytes }) => `${file}:${bytes}`).join('|');
    if (counted?.stamp !== stamp) counted = { stamp, waiting: { files: files.length, records: await recordsOf(files.map(({ file }) => file)) } };
    return counted.waiting;
  };
  const running = async (tx: Tx): Promise<boolean> => (run !== undefined && !run.ended) || (await isLeased(tx, 'build', 0));

  const start = async (tx: Tx, now: Date): Promise<{ readonly buildId: string }> => {
    const before = await latestBuild(tx);
    if (await running(tx)) refuse(refusals, 'delivery.running', { since: (before?.startedAt ?? now).toISOString() });
    if ((await waiting()) === null) refuse(refusals, 'delivery.none', {});
    const mine = { ended: false };
    run = mine;
    void startRun().done.finally(() => {
      mine.ended = true;
    });
    for (;;) {
      const build = await latestBuild(tx);
      if (build !== undefined && build.actId !== before?.actId) return { buildId: String(build.actId) };
      if (build !== undefined && build.finishedAt === null) return { buildId: String(build.actId) };
      if (mine.ended) refuse(refusals, 'delivery.not-started', {});
      await pause(50);
    }
  };
  return { waiting, running, start, startedBy };
}

async function filesOf(folder: string): Promise<{ readonly file: string; readonly bytes: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => path.join(entry.parentPath, entry.name));
  return await Promise.all(files.sort().map(async (file) => ({ file, bytes: (await stat(file)).size })));
}

/** Lines below the headings of text files: what a visitor is told before the run has counted exactly. */
async function recordsOf(files: readonly string[]): Promise<number> {
  let records = 0;
  for (const file of files.filter((name) => !/\.xlsx$/i.test(name))) {
    let lines = 0;
    for await (const bytes of createReadStream(file)) for (const byte of bytes as Buffer) if (byte === 10) lines++;
    records += /\.jsonl?$/i.test(file) ? lines : Math.max(0, lines - 1);
  }
  return records;
}
