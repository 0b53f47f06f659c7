/** What a test run says: a line a file on stderr; on stdout failures whole, skipped tests by name, last the plain count. */
import path from 'node:path';
import { inspect } from 'node:util';

/** The few fields of node:test's events that are read here. */
type Detail = { readonly type?: string; readonly duration_ms?: number; readonly error?: { readonly failureType?: string; readonly cause?: unknown } };
type EventData = {
  readonly name?: string;
  readonly file?: string;
  readonly entryFile?: string;
  readonly line?: number;
  readonly message?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly classname?: string;
  readonly duration_ms?: number;
  readonly details?: Detail;
};
export type TestEvent = { readonly type: string; readonly data: unknown };

type Output = { readonly write: (text: string) => unknown };
type Count = { readonly passed: number; readonly failed: number };
type FileRun = { passed: number; failed: number; output: string; ended: boolean };

/**
 * A test counts once; a suite, and a test that failed only because a test within it failed, do not count.
 * A file that holds no test, or whose process ends before its tests have, is a failure by its own name.
 */
export async function reportTests(
  events: AsyncIterable<TestEvent>,
  files: readonly string[],
  to: { readonly stdout: Output; readonly stderr: Output },
): Promise<Count> {
  const runs = new Map<string, FileRun>(files.map((file) => [path.resolve(file), { passed: 0, failed: 0, output: '', ended: false }]));
  const runOf = (data: EventData) => runs.get(data.entryFile ?? data.file ?? '') ?? { passed: 0, failed: 0, output: '', ended: false };
  const leftOut: string[] = [];
  let named = '';

  const fail = (data: EventData, why: string) => {
    runOf(data).failed += 1;
    named += `\nFAILED ${titleOf(data)}\n  ${placeOf(data)}\n${indent(why)}\n`;
  };

  for await (const { type, data: raw } of events) {
    const data = (raw ?? {}) as EventData;
    const isFile = data.name !== undefined && runs.has(path.resolve(data.name)) && data.entryFile === undefined;
    if (type === 'test:stdout' || type === 'test:stderr') runOf(data).output += data.message ?? '';
    if (type === 'test:summary' && data.file !== undefined) runOf(data).ended = true;
    if (type === 'test:pass' && !isFile && data.details?.type !== 'suite') {
      if (data.skip !== undefined || data.todo !== undefined) leftOut.push(leftOutLine(data));
      else runOf(data).passed += 1;
    }
    if (type === 'test:fail' && data.todo !== undefined) leftOut.push(leftOutLine(data));
    else if (type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed')
      fail(data, isFile ? whyFileFailed(data, runOf(data)) : whyFailed(data));
    if (type === 'test:complete' && isFile) to.stderr.write(fileLine(data)); // comes at once; all other events wait for the files before theirs
  }

  for (const [file, run] of runs) if (!run.ended && run.failed === 0) fail({ name: file, file }, 'It ended before its tests did, or holds none.');
  for (const [file, run] of runs) if (run.failed > 0 && run.output !== '') named += `\noutput of ${path.relative('.', file)}\n${indent(run.output)}\n`;
  if (named !== '') to.stdout.write(`${named}\n`);
  for (const line of leftOut) to.stdout.write(`${line}\n`);
  const count = { passed: sum(runs, 'passed'), failed: sum(runs, 'failed') };
  to.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
  return count;
}

const sum = (runs: ReadonlyMap<string, FileRun>, of: 'passed' | 'failed') => [...runs.values()].reduce((total, run) => total + run[of], 0);

const indent = (text: string) => text.trimEnd().replace(/^/gm, '    ');

const titleOf = (data: EventData) => (data.classname ? `${data.classname} › ${data.name}` : relative(data.name ?? ''));

const relative = (name: string) => (path.isAbsolute(name) ? path.relative('.', name) : name);

const placeOf = (data: EventData) => `${path.relative('.', data.file ?? '')}:${data.line ?? 1}`;

function leftOutLine(data: EventData): string {
  const reason = [data.skip, data.todo].find((value) => typeof value === 'string');
  return `${data.skip === undefined ? 'todo' : 'skipped'}: ${titleOf(data)}${reason ? ` (${reason})` : ''}, ${placeOf(data)}`;
}

/** Messages of assertions carry the difference; frames inside Node say nothing. */
function whyFailed(data: EventData): string {
  const cause = data.details?.error?.cause ?? data.details?.error;
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause : inspect(cause);
  const whole = 'generatedMessage' in cause && cause.generatedMessage === true ? (cause.stack ?? cause.message) : inspect(cause, { depth: 6 });
  return whole
    .split('\n')
    .filter((line) => !/^\s+at .*\(?node:/.test(line))
    .join('\n');
}

function whyFileFailed(data: EventData, run: FileRun): string {
  const error = data.details?.error as { readonly exitCode?: number; readonly signal?: string | null; readonly cause?: unknown } | undefined;
  const end = error?.signal ? `ended by ${error.signal}` : error?.exitCode === undefined ? inspect(error?.cause) : `ended with exit code ${error.exitCode}`;
  return run.output === '' ? `The file's process ${end}.` : `The file's process ${end}; its output follows.`;
}

function fileLine(data: EventData): string {
  const seconds = ((data.details?.duration_ms ?? 0) / 1000).toFixed(1);
  return `${data.details?.error === undefined ? '✓' : '✗'} ${relative(data.name ?? '')}  ${seconds} s\n`;
}
