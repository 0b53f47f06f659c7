/** When the program ends: on Ctrl-C and TERM, and when npm, which started it, is gone without a word. */

import type { Language } from '#values/index.ts';

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

/** Listens for INT, TERM and HUP: the first ends gracefully or soon, a second at once. */
export function listenForEnd(language: Language): void {
  const end = (): void => {
    if (signalled) process.exit(130);
    signalled = true;
    process.stderr.write(`\n${kept[language]}\n`);
    asked.abort();
    setTimeout(() => process.exit(130), graceMs).unref();
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
