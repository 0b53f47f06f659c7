/** What the people of the demo bring with them: each story waits where it should, on the day that was asked for, after a restart too. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { inTransaction, openDatabase } from '#database/index.ts';
import { type FileLine, personsOfLines } from '#population/index.ts';
import { castForms } from '#simulation/index.ts';
import { freshFolder, jsonOf } from '../support/program.ts';
import { type ServedDemo, serveDemo } from '../support/served-demo.ts';

type Told = { readonly id: string; readonly personId: string; readonly personNumber: string | null };

let data: string;
let demo: ServedDemo;
before(async (t) => {
  data = path.join(freshFolder(t as TestContext), 'register');
  demo = await serveDemo(data, '--now', '2025-06-01');
});
after(() => demo.stop());

const read = async (where: string): Promise<unknown> => (await fetch(new URL(where, demo.address))).json();
const formOf = (id: string): FileLine => castForms.find((form) => form.id === id) ?? assert.fail(id);

/** Archive numbers of some of the cast. */
async function archivesOf(...ids: readonly string[]): Promise<(number | undefined)[]> {
  const db = await openDatabase(data, { make: false });
  try {
    const found = await inTransaction(db, (tx) => personsOfLines(tx, ids.map(formOf)));
    return found.map((person) => person?.personId);
  } finally {
    await db.close();
  }
}

type Conflict = { readonly kind: string; readonly dueOn: string; readonly parties: readonly { readonly file: string; readonly line: number }[] };

/** The cast among the parties of open conflicts of a kind, and until when each is to be decided. */
async function waiting(kind: string): Promise<{ readonly of: readonly (string | undefined)[]; readonly dueOn: string }[]> {
  const { data: told } = await jsonOf<{ items: readonly Conflict[] }>(['conflicts', 'list', '--data', data]);
  const nameOf = ({ file, line }: FileLine) => castForms.find((form) => form.file === file && form.line === line)?.id;
  return told.items
    .filter((conflict) => conflict.kind === kind && conflict.parties.some((party) => nameOf(party) !== undefined))
    .map(({ parties, dueOn }) => ({ of: parties.map(nameOf).sort(), dueOn }));
}

test('a sample register that begins on a day has that day; its deadlines are counted from there', async () => {
  const { now } = (await read('/health')) as { now: string };
  assert.match(now, /^2025-06-01T01:/);
  const [conflict] = await waiting('two-numbers');
  assert.equal(conflict?.dueOn, '2025-06-13'); // ten working days after a Sunday
});

test('Mai has two archives, held apart by two numbers; two men claim one number and have none', async () => {
  assert.deepEqual(
    (await waiting('two-numbers')).map(({ of }) => of),
    [['mai', 'mai-again']],
  );
  assert.deepEqual(
    (await waiting('number-claimed-twice')).map(({ of }) => of),
    [['claims', 'claims-too']],
  );
  const [mai, again, one, other] = await archivesOf('mai', 'mai-again', 'two-homes', 'two-homes-too');
  assert.notEqual(mai, again);
  assert.ok(one !== undefined && one === other, 'who lives in two places has one archive');
});

test("Sơn's archive says 1975, and so does his number; his birth entry, which says 57, came back unread", async () => {
  type Shown = { readonly values: { readonly dateOfBirth: { readonly value: string; readonly source: string; readonly losers: readonly object[] } } };
  const { data: son } = await jsonOf<Shown>(['person', 'show', '001075901020', '--data', data]);
  const { value, source, losers } = son.values.dateOfBirth;
  assert.deepEqual([value, source, losers], ['1975-10-20', 'dc01', []]);
  const { data: refused } = await jsonOf<readonly { readonly file: string; readonly found: string; readonly code: string }[]>([
    'refused',
    'list',
    '--data',
    data,
  ]);
  assert.deepEqual(
    refused.filter(({ file }) => file.startsWith('vai')).map(({ file, found, code }) => [file, found, code]),
    [['vai/khai-sinh-00310.jsonl', '20/10/57', 'row.date-unreadable']],
  );
});

test('in 2019 the register knew eight people by forms of 2018: Sơn as born in 1975, Thu as married, Cố as alive; all others not yet', async () => {
  type Shown = { readonly state: string; readonly values: { readonly [field in 'dateOfBirth' | 'maritalStatus']?: { readonly value: string } } };
  const in2019 = async (number: string) =>
    (await jsonOf<Shown>(['person', 'show', number, '--as-of', '2019-06-01', '--known-on', '2019-06-01', '--data', data])).data;
  const [son, thu, co] = [await in2019('001075901020'), await in2019('001190901111'), await in2019('001041900130')];
  assert.equal(son.values.dateOfBirth?.value, '1975-10-20');
  assert.equal(thu.values.maritalStatus?.value, 'married');
  assert.equal(co.state, 'alive');
  const { run, data: mai } = await jsonOf<{ code: string }>(['person', 'show', '001179900703', '--known-on', '2019-06-01', '--data', data]);
  assert.deepEqual([run.code, mai.code], [3, 'person.not-yet']);
});

test('a sealed archive: the officer of the ward finds nobody, whoever is named in the seal finds her', async () => {
  const find = async (persona: string, purpose: string) => {
    const reply = await fetch(new URL('/v1/persons/search', demo.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await demo.signIn(persona)}`, 'sogoc-purpose': purpose },
      body: JSON.stringify({ q: 'Tăng Thị Kín' }),
    });
    return ((await reply.json()) as { items: readonly { fullName: string }[] }).items.map(({ fullName }) => fullName);
  };
  assert.deepEqual(await find('hoa', 'cleaning'), []);
  assert.deepEqual(await find('dung', 'cleaning'), ['Tăng Thị Kín']);
});

test('who filed after his death is dead', async () => {
  const { data: found } = await jsonOf<{ items: readonly { state: string }[] }>(['person', 'find', 'thach van co', '--data', data]);
  assert.deepEqual(
    found.items.map(({ state }) => state),
    ['dead'],
  );
});

test('refused: another day for a register that runs, and for one that is no sample', async () => {
  const running = await jsonOf<{ code: string }>(['demo', '--now', '2026-01-01', '--data', data]);
  assert.deepEqual([running.run.code, running.data.code], [3, 'program.now-while-running']);
  const real = await jsonOf<{ code: string }>(['serve', '--now', '2026-01-01', '--data', `${data}-real`]);
  assert.deepEqual([real.run.code, real.data.code], [2, 'program.now-not-demo']);
  assert.ok(!existsSync(`${data}-real`), 'nothing was made');
});

test('started again: the same people under the same names, and the time has gone on', async () => {
  const first = (await read('/demo/personas')) as Told[];
  await demo.stop();
  demo = await serveDemo(data);
  assert.deepEqual(await read('/demo/personas'), first);
  assert.match(((await read('/health')) as { now: string }).now, /^2025-06-01T/);
});
