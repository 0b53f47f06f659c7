/** Commands of the program as benches run them, and what they make of many rounds. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const main = path.resolve(import.meta.dirname, '../program/main.ts');

/** What the command answers with `--json`. */
export function sogoc<T>(...args: string[]): T {
  const run = spawnSync(process.execPath, [main, ...args, '--json'], { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] });
  if (run.status !== 0) throw new Error(`sogoc ${args[0]} ended with ${run.status}`);
  return JSON.parse(run.stdout) as T;
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
