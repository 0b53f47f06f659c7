/** When the program ends: on Ctrl-C and TERM, and when npm, which started it, is gone without a word. */
import { language } from './language.ts';
import type { Problem } from './problem.ts';

const asked = new AbortController();

/** Aborted when somebody asks the program to end. */
export const stopping: AbortSignal = asked.signal;

let signalled = false;
/** Whether it was ended from outside: exit code 130. */
export const wasInterrupted = (): boolean => signalled;

/** So long a command has to end by itself once it was asked to; nothing is lost where it does not, since every step is a transaction. */
const graceMs = 500;

const kept = {
  vi: 'Dừng theo yêu cầu. Phần đã xong được giữ; chạy lại đúng lệnh này để làm tiếp.',
  en: 'Stopped as asked. What was done is kept; run the same command again to go on.',
} as const;

const titles = { vi: 'Đã dừng theo yêu cầu', en: 'Stopped as asked' } as const;

let isTold = false;
/** The one object that stands on stdout where JSON was asked for: what comes first. */
export function tellObject(value: unknown): void {
  if (isTold) return;
  isTold = true;
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Whoever reads JSON is told too that the command was stopped, unless it has told its own. */
export function tellInterrupted(): void {
  const code = 'program.interrupted';
  const problem: Problem = { type: `urn:sogoc:problem:${code}`, title: titles[language], status: 503, detail: kept[language], instance: 'sogoc', code };
  if (process.argv.includes('--json')) tellObject(problem);
}

/** Listens for INT, TERM and HUP: the first ends gracefully or soon, a second at once. */
export function listenForEnd(): void {
  const leave = (): never => {
    tellInterrupted();
    process.exit(130);
  };
  const end = (): void => {
    if (signalled) leave();
    signalled = true;
    process.stderr.write(`\n${kept[language]}\n`);
    asked.abort();
    setTimeout(leave, graceMs).unref();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
}

/** Whoever read what we print may be gone: then nobody reads it, and the work goes on. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** npm passes on no SIGKILL: where it started us, its death is seen by our new parent. */
export function endWithOurParent(): void {
  if (!process.env['npm_lifecycle_event']) return;
  const born = process.ppid;
  setInterval(() => {
    if (process.ppid !== born) process.exit(130);
  }, 300).unref();
}
