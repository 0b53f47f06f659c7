/** A file opens with one sentence: what it is for. */
import type { Check } from './check.ts';
import { isTest, sourceFiles } from './source-files.ts';

export const sentences: Check = {
  name: 'file sentence',
  run: (root) => [
    ...sourceFiles(root, '{src,program,web,tools,bench}/**/*.{ts,tsx}')
      .filter((file) => !isTest(file.path) && !opens(file.text))
      .map((file) => `${file.path}:1: does not open with a sentence that says what it is for`),
    ...sourceFiles(root, 'migrations/*.sql')
      .filter((file) => !/^-- \S+ \S+/.test(file.text))
      .map((file) => `${file.path}:1: does not open with a sentence that says what it is for`),
  ],
};

/** A comment of at least three words, after a `#!` line at most. */
function opens(text: string): boolean {
  const comment = /^(?:#![^\n]*\n)?\s*(?:\/\*\*?([\s\S]*?)\*\/|\/\/([^\n]*))/.exec(text);
  const words = (comment?.[1] ?? comment?.[2] ?? '').replace(/[*@]/g, ' ').trim().split(/\s+/);
  return words.length >= 3 && !/^(?:biome-ignore|eslint|ts-|#)/.test(words[0] ?? '');
}
