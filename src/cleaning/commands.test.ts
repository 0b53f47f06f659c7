/** Promises of the room's commands that need no register. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandNeeds } from '#database/index.ts';
import type { CommandInput } from '#values/index.ts';
import { commands } from './commands.ts';
import { findingStates } from './finding.ts';

const command = (name: string) => commands.find(({ path }) => path.join(' ') === name) ?? assert.fail(`no command ${name}`);
const flags = (given: { readonly [flag: string]: string }): CommandInput => ({
  words: [],
  text: (flag) => given[flag],
  texts: () => [],
  count: () => undefined,
  yes: () => false,
});
const withoutRegister = { register: () => assert.fail('the register was opened') } as unknown as CommandNeeds;

test('findings are counted by nothing but the commune, and have no states but those of the table', () => {
  assert.deepEqual(command('findings list').flags?.['by']?.oneOf, ['commune']);
  assert.deepEqual(command('findings list').flags?.['state']?.oneOf, Object.keys(findingStates));
});

test('the rules are told without a register, a line each, in the language asked for', async () => {
  const { data, say } = await command('rules').run(withoutRegister, flags({}));
  for (const language of ['vi', 'en'] as const) assert.equal([...say(language)].length, (data as readonly unknown[]).length);
  assert.notDeepEqual([...say('vi')], [...say('en')]);
});
