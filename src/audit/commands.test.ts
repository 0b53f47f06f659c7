import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { CommandNeeds } from '#database/index.ts';
import type { CommandInput } from '#values/index.ts';
import { freshFolder } from '../../test/support/program.ts';
import { refusedWith } from '../../test/support/promises.ts';
import { commands } from './commands.ts';

const said = (words: readonly string[], flags: { readonly [flag: string]: string }): CommandInput => ({
  words,
  text: (flag) => flags[flag],
  texts: (flag) => (flags[flag] === undefined ? [] : [flags[flag]]),
  count: () => undefined,
  yes: () => false,
});

test('refused: a proof that is not there, a text that is neither a key nor a file with one', async (t) => {
  const folder = freshFolder(t);
  const [proof, checkpoint] = [path.join(folder, 'proof'), path.join(folder, 'checkpoint')];
  for (const file of [proof, checkpoint]) writeFileSync(file, 'x\n');
  const check = commands.find((command) => command.path.join(' ') === 'audit check');
  const run = async (file: string, key: string) => check?.run({} as CommandNeeds, said([file], { checkpoint, key }));
  await assert.rejects(run(path.join(folder, 'absent'), 'x'), refusedWith('audit.proof-missing'));
  await assert.rejects(run(proof, 'x'), refusedWith('audit.key-unreadable'));
  await assert.rejects(run(proof, checkpoint), refusedWith('audit.key-unreadable'));
});
