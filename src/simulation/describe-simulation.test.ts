import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { describeSimulation } from './describe-simulation.ts';
import { mistakes } from './errors/index.ts';

const sheet = path.join(import.meta.dirname, '../../docs/sources/simulation.md');

test('docs/sources/simulation.md is the one that the records make', () => {
  assert.equal(readFileSync(sheet, 'utf8'), describeSimulation(), 'write it again: the command stands in its head');
});

test('each mistake has a name of its own and stands in the sheet', () => {
  assert.equal(new Set(mistakes.map(({ id }) => id)).size, mistakes.length);
  for (const { id } of mistakes) assert.ok(describeSimulation().includes(`\`${id}\``));
});
