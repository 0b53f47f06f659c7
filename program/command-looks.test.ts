/** Commands that read persons name why, and each look of theirs is on record before anything is told. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { isPurpose } from '#access/index.ts';
import { openDatabase } from '#database/index.ts';
import { freshFolder, jsonOf, runSogoc } from '../test/support/program.ts';
import { commands } from './commands.ts';

/** Of each the reason why it needs no purpose. A command that is new names one, or stands here. */
const readNobody: { readonly [command: string]: string } = {
  'act list': 'who did what, of nobody',
  'audit check': 'no register',
  'audit key': 'the log’s public key',
  'audit trust': 'a witness',
  'audit verify': 'tells places only',
  'audit witness': 'no register',
  'check fields': 'counts',
  'check invariants': 'counts and keys',
  demo: 'its routes are looks',
  doctor: 'counts and settings',
  init: 'a link for the first administrator',
  link: 'files, no register',
  routes: 'no register',
  rules: 'no register',
  serve: 'its routes are looks',
  simulate: 'made-up people',
  sources: 'no register',
};

test('each command names its purpose, or stands on the list of those that read nobody, with its reason', () => {
  const without = commands.filter(({ purpose }) => purpose === undefined).map((command) => command.path.join(' '));
  assert.deepEqual(without.sort(), Object.keys(readNobody).sort());
  for (const { purpose } of commands) if (purpose !== undefined) assert.ok(isPurpose(purpose), purpose);
});

type Entry = { what: string; outcome: string; code?: string; subjects: number[]; by: { kind: string } };

test('what commands read and write is on record with its persons, and in the log when they are done', async (t) => {
  const folder = freshFolder(t);
  const [files, data] = [path.join(folder, 'files'), path.join(folder, 'data')];
  await jsonOf(['simulate', '--people', '60', '--seed', '5', '--out', files]);
  await jsonOf(['build', files, '--data', data]);
  const found = await jsonOf<{ items: { personNumber: string | null; personId: string }[] }>(['person', 'find', 'nguyen', '--data', data]);
  const one = found.data.items[0] as { personId: string };
  await jsonOf(['person', 'show', one.personId, '--data', data]);
  assert.equal((await runSogoc(['person', 'show', '001195999999', '--data', data])).code, 3);
  assert.equal((await runSogoc(['person', 'show', '--data', data])).code, 2);
  await jsonOf(['export', 'persons', '--out', path.join(folder, 'persons.csv'), '--data', data]);
  await jsonOf(['form', 'show', '4294967297', '--data', data]);
  const verdict = await jsonOf<{ ok: boolean; size: number; waiting: number }>(['audit', 'verify', '--data', data]);
  assert.deepEqual([verdict.data.ok, verdict.data.size, verdict.data.waiting, verdict.run.code], [true, 6, 0, 0]);
  const db = await openDatabase(data);
  const rows = await db.sql<{ content: string }[]>`select e.content from audit.place join audit.entry as e using (entry_id) order by position`;
  await db.close();
  const entries = rows.map(({ content }) => JSON.parse(content) as Entry);
  assert.deepEqual(
    entries.map(({ what, outcome, code }) => [what, outcome, code]),
    [
      ['sogoc build', 'answered', undefined],
      ['sogoc person find', 'answered', undefined],
      ['sogoc person show', 'answered', undefined],
      ['sogoc person show', 'refused', 'person.unknown'],
      ['sogoc export persons', 'answered', undefined],
      ['sogoc form show', 'answered', undefined],
    ],
  );
  assert.deepEqual([entries[0]?.subjects, entries[4]?.subjects, entries[5]?.subjects.length], [[0], [0], 1]);
  assert.equal(entries[1]?.subjects.length, found.data.items.length);
  assert.ok((entries[2]?.subjects.length ?? 0) >= 1 && entries.every(({ by }) => by.kind === 'machine'));
});
