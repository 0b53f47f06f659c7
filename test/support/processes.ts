/** Which processes a test has started, however deep: they inherit a mark in their environment. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Pids of living processes whose environment carries the mark (Linux); zombies have ended. */
export function processesMarked(mark: string): number[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      return readFileSync(`/proc/${entry}/environ`, 'utf8').includes(mark) && !/\) Z /.test(readFileSync(`/proc/${entry}/stat`, 'utf8')) ? [Number(entry)] : [];
    } catch {
      return [];
    }
  });
}

/** Those still there after `ms`; returns as soon as none is. */
export async function leftAfter(mark: string, ms: number): Promise<number[]> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(25)) if (processesMarked(mark).length === 0) return [];
  return processesMarked(mark);
}
