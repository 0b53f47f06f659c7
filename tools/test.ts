/** `npm test`: finds every test file, runs each in a process of its own, two at a time. Ends with `N passed, N failed`. */
import { globSync } from 'node:fs';
import { run } from 'node:test';
import { reportTests } from './test-reporter.ts';

const places = ['src/**/*.test.ts', 'program/**/*.test.ts', 'web/**/*.test.ts', 'tools/**/*.test.ts', 'test/**/*.test.ts'];

/** A hung file fails by name instead of hanging the run. */
const longestFile = 20 * 60_000;

/** Instant ones first, then those with a database, then journeys: a mistake shows as early as it can. */
function turnOf(file: string): number {
  if (file.startsWith('test/')) return 2;
  return file.endsWith('.db.test.ts') ? 1 : 0;
}

/** Paths given on the command line choose files that begin with or contain one of them. */
function findTests(wanted: readonly string[]): string[] {
  return globSync(places)
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part.replace(/^\.\//, ''))))
    .sort((a, b) => turnOf(a) - turnOf(b) || (a < b ? -1 : 1));
}

const files = findTests(process.argv.slice(2));
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());

const events = run({ files, isolation: 'process', concurrency: 2, timeout: longestFile, signal: stop.signal });
const { passed, failed } = await reportTests(events, files, process);
if (failed > 0 || passed === 0) process.exitCode = 1;
