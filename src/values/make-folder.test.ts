import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { makeFolder } from './make-folder.ts';
import { Refusal } from './refusal.ts';

const here = mkdtempSync(path.join(tmpdir(), 'sogoc-folder-'));
after(() => rmSync(here, { recursive: true }));
const at = (...names: string[]): string => path.join(here, ...names);

test('a folder is made with all that is missing above it, and one that is there is left', () => {
  makeFolder(at('a', 'b', 'c'));
  writeFileSync(at('a', 'b', 'c', 'mine'), '');
  makeFolder(at('a', 'b', 'c'));
  assert.ok(existsSync(at('a', 'b', 'c', 'mine')));
});

writeFileSync(at('file'), '');
symlinkSync(at('nowhere', 'at', 'all'), at('dangling'));
symlinkSync(at('circle'), at('circle'));
const impossible: readonly (readonly [what: string, place: string, why: RegExp])[] = [
  ['a file of that name', at('file'), /a file stands in its path/],
  ['a file above it', at('file', 'a', 'b'), /a file stands in its path/],
  ['a link to nowhere', at('dangling'), /the system makes nothing there/],
  ['a link to itself', at('circle'), /leads in a circle/],
  ['a name with a NUL', at('a\0b'), /a␀b cannot be written: its name has a NUL/],
  ['a name of 300 letters', at('a'.repeat(300)), /…a+ cannot be written: its name is too long/],
  ...(existsSync('/proc/self') ? ([['a folder in /proc', '/proc/x/y', /\/proc\/x\/y cannot be written/]] as const) : []),
];
for (const [what, place, why] of impossible) {
  test(`refused: ${what}`, () => {
    assert.throws(
      () => makeFolder(place),
      (error) => error instanceof Refusal && error.code === 'place.not-writable' && error.kind === 'environment' && why.test(error.say('en')),
    );
  });
}

test('refused: a folder of somebody else, and one in it', () => {
  chmodSync(here, 0o755);
  makeFolder(at('theirs'));
  chmodSync(at('theirs'), 0o555);
  const asOrdinary = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  for (const place of [at('theirs'), at('theirs', 'mine')]) {
    const script = `import { makeFolder } from ${JSON.stringify(path.join(import.meta.dirname, 'make-folder.ts'))};
      try { makeFolder(${JSON.stringify(place)}) } catch (error) { console.log(error.message) }`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { ...asOrdinary, encoding: 'utf8' });
    assert.match(stdout, /nothing may be written there/, stderr);
  }
  assert.ok(statSync(at('theirs')).isDirectory() && !existsSync(at('theirs', 'mine')));
});
