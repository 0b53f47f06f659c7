/** A small source tree for the test of a check: made in a temporary folder, gone after the test. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

export type Files = { readonly [file: string]: string };

const house = path.resolve(import.meta.dirname, '../..');

/** `copied` names files of this repository that the tree shares, so that the real rules are tried. */
export function makeTree(t: TestContext, files: Files, ...copied: readonly string[]): string {
  const root = mkdtempSync(path.join(tmpdir(), 'sogoc-tree-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const file of copied) copyFileSync(path.join(house, file), path.join(root, file));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}
