/** Promises of the room's commands that need no register. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandNeeds } from '#database/index.ts';
import type { CommandInput } from '#values/index.ts';
import { commands } from './commands.ts';

const command = (name: string) => commands.find(({ path }) => path.join(' ') === name) ?? assert.fail(`no command ${name}`);
const flags = (given: { readonly [flag: string]: string }): CommandInput => ({
  words: [],
  text: (flag) => given[flag],
  texts: () => [],
  count: () => undefined,
  yes: () => false,
});
const withoutRegister = { register: () => assert.fail('the register was opened') } as unknown as CommandNeeds;

test('refused: findings counted by anything but the commune', async () => {
  await assert.rejects(command('findings list').run(withoutRegister, flags({ by: 'person' })), { code: 'finding.unknown-grouping' });
});

test('the rules are told without a register, a line each, in the language asked for', async () => {
  const { data, say } = await command('rules').run(withoutRegister, flags({}));
  for (const language of ['vi', 'en'] as const) assert.equal([...say(language)].length, (data as readonly unknown[]).length);
  assert.notDeepEqual([...say('vi')], [...say('en')]);
});
