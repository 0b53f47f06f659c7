/** Who serves a register on this machine: one small file beside it, believed only while its address answers. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Serving = { readonly pid: number; readonly port: number; readonly startedAt: string };

const fileOf = (dataDir: string): string => path.join(dataDir, 'serving.json');

/** The program that serves this register now, if one does. */
export async function findServing(dataDir: string): Promise<Serving | undefined> {
  try {
    const serving = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Serving;
    const reply = await fetch(`http://localhost:${serving.port}/health`, { signal: AbortSignal.timeout(2_000) });
    const health = (await reply.json()) as { pid?: number };
    return health.pid === serving.pid ? serving : undefined;
  } catch {
    return undefined;
  }
}

export function noteServing(dataDir: string, serving: Serving): void {
  writeFileSync(fileOf(dataDir), JSON.stringify(serving));
}

export function forgetServing(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
