/** Which files a check reads: the tree's own sources, never what is installed or made. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type SourceFile = { readonly path: string; readonly text: string };

const notOurs = /(^|\/)(node_modules|\.git|\.sogoc|sample|sample-register)(\/|$)/;

/** Files that match, in order of path, with `/` between folders. */
export function sourceFiles(root: string, ...globs: readonly string[]): SourceFile[] {
  return globSync(globs, { cwd: root, exclude: (name) => notOurs.test(name.replaceAll('\\', '/')) })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !notOurs.test(file))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
}

/** 1-based line of a place in a text. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
