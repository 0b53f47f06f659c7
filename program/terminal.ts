/** What a person at a terminal sees while something long runs: one line that moves; where there is no terminal, a line each ten seconds. */
import { styleText } from 'node:util';
import type { Language, Progress } from '#values/index.ts';

const everyMs = 10_000;

/** Vietnamese grouping: 1.234.567. */
export const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** Seconds as people here write them: 6,2 s. */
export const seconds = (value: number): string => `${value.toFixed(1).replace('.', ',')} s`;

export function showProgress(language: Language): { show(step: Progress): void; end(): void } {
  const terminal = process.stderr.isTTY === true;
  const started = new Map<string, number>();
  let shown = 0;
  let onLine = false;
  const show = (step: Progress): void => {
    const words = step.words[language];
    if (step.isNotice) {
      end();
      process.stderr.write(`${words}\n`);
      return;
    }
    const now = Date.now();
    if (!started.has(words)) {
      if (onLine) process.stderr.write('\n');
      onLine = false;
      started.set(words, now);
      if (!terminal) shown = now - everyMs + 2_000; // the first line after two seconds
    }
    if (now - shown < (terminal ? 100 : everyMs)) return;
    shown = now;
    const line = lineOf(step, words, (now - (started.get(words) ?? now)) / 1000, terminal);
    process.stderr.write(terminal ? `\r\x1b[2K${line}` : `${line}\n`);
    onLine = terminal;
  };
  const end = (): void => {
    if (onLine) process.stderr.write('\r\x1b[2K');
    onLine = false;
  };
  return { show, end };
}

function lineOf(step: Progress, words: string, spent: number, hasBar: boolean): string {
  if (step.done === 0) return `${words} …`;
  const rate = spent > 0.5 ? ` · ${grouped(step.done / spent)}/s` : '';
  if (!step.total) return `${words} ${grouped(step.done)}${rate}`;
  const share = Math.min(1, step.done / step.total);
  const filled = Math.round(share * 20);
  const bar = hasBar ? `${styleText('blue', '█'.repeat(filled))}${'░'.repeat(20 - filled)} ` : '';
  const left = share > 0.02 && share < 1 && spent > 2 ? ` · ${seconds((spent / share) * (1 - share))}` : '';
  return `${words} ${bar}${Math.floor(share * 100)}% ${grouped(step.done)}${rate}${left}`;
}
