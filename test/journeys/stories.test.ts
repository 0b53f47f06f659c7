/** What the people of the demo bring with them: each story waits where it should, on the day that was asked for, after a restart too. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { inTransaction, openDatabase } from '#database/index.ts';
import { type FileLine, personsOfLines } from '#population/index.ts';
import { castForms } from '#simulation/index.ts';
import type { PersonReply } from '../../web/shared/api.ts';
import { ruledPage } from '../support/papers.ts';
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

type Asking = { readonly purpose?: string; readonly body?: object | Buffer; readonly headers?: { readonly [header: string]: string } };

/** As one of the demo's people, over HTTP. */
async function ask<Reply>(persona: string, where: string, { purpose = 'civil-event', body, headers = {} }: Asking = {}): Promise<Reply> {
  const kind = Buffer.isBuffer(body) ? 'image/png' : 'application/json';
  const reply = await fetch(new URL(where, demo.address), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'authorization': `Bearer ${await demo.signIn(persona)}`,
      'sogoc-purpose': purpose,
      'idempotency-key': randomUUID(),
      'content-type': kind,
      ...headers,
    },
    ...(body !== undefined && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  assert.ok(reply.ok, `${persona} ${where}: ${reply.status} ${reply.ok ? '' : await reply.text()}`);
  return (await reply.json()) as Reply;
}

const idOf = async (persona: string): Promise<string> =>
  ((await read('/demo/personas')) as Told[]).find(({ id }) => id === persona)?.personId ?? assert.fail(persona);
const shown = async (persona: string): Promise<PersonReply> => await ask('lan', `/v1/persons/${await idOf(persona)}`);
type Entry = { readonly book: string; readonly number: string; readonly registeredOn: string; readonly personId: string };
const entriesOf = async (name: string): Promise<readonly Entry[]> =>
  (await ask<{ readonly items: readonly Entry[] }>('lan', '/v1/entries/search', { body: { kind: 'birth', name } })).items;

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

test('forms wait for Hoà: what a rule would repair is shown by its filter alone, and nothing is changed by looking', async () => {
  const findings = async () =>
    (await ask<{ readonly counts: { readonly count: number } }>('hoa', '/v1/findings?state=open', { purpose: 'cleaning' })).counts.count;
  const before = await findings();
  assert.ok(before > 0);
  const shown = await ask<{ readonly count: number; readonly rules: readonly object[] }>('hoa', '/v1/findings/mend', {
    purpose: 'cleaning',
    body: { filter: { rule: ['number-lost-zero'] }, preview: true },
  });
  assert.deepEqual(shown.rules, [{ rule: 'number-lost-zero', count: shown.count }]);
  assert.equal(await findings(), before);
});

test("Bình's birth entry is in the register, and what is told of her birth comes from it; she lives in Đồng Nai now, in 2018 she did not", async () => {
  const { values } = await shown('binh');
  const [{ personId, ...entry } = assert.fail('no entry')] = await entriesOf('Trần Thị Thanh Bình');
  assert.partialDeepStrictEqual(entry, { number: '214', book: '01/1996', registeredOn: '1996-05-02' });
  assert.equal(personId, await idOf('binh'));
  assert.deepEqual([values['dateOfBirth']?.value, values['dateOfBirth']?.source, values['dateOfBirth']?.entry?.number], ['1996-04-12', 'khai-sinh', '214']);
  assert.match(values['currentPlace']?.text.vi ?? '', /Tỉnh Đồng Nai$/);
  const before: PersonReply = await ask('lan', `/v1/persons/${personId}?asOf=2019-06-01&knownOn=2019-06-01`);
  assert.equal(before.values['currentPlace'], undefined);
});

test("Tâm's birth entry is in a paper book only: Lan types it from its scan, the chairman compares, and her archive follows the entry", async () => {
  assert.deepEqual(await entriesOf('Cao Minh Tâm'), []);
  const { personNumber, values } = await shown('tam');
  assert.equal(values['dateOfBirth']?.source, 'dc01');
  const scan: { readonly documentId: string } = await ask('lan', '/v1/documents', { body: ruledPage(600, 800), headers: { 'sogoc-filename': 'trang-31.png' } });
  const fields = { fullName: 'Cao Minh Tâm', dateOfBirth: '1983-08-15', sex: 'F', fatherName: 'Cao Văn Trụ', motherName: 'Nghiêm Thị Lụa' };
  const page = { kind: 'birth', person: { personNumber }, book: '02/1983', number: '31', registeredOn: '1983-08-22', signer: 'Ngô Văn Ký', fields };
  const { proposalId }: { readonly proposalId: number } = await ask('lan', '/v1/entries', { body: { ...page, scan: scan.documentId } });
  assert.deepEqual(await entriesOf('Cao Minh Tâm'), [], 'one pair of eyes makes no entry');
  await ask('chutich', `/v1/approvals/${proposalId}`, { purpose: 'approval', body: { decision: 'approve' } });
  const after = (await shown('tam')).values['dateOfBirth'];
  assert.deepEqual([after?.value, after?.source, after?.entry?.number], ['1983-08-15', 'khai-sinh', '31']);
});

test('Mật was born in 1962, no more is known, and no entry of his is there: it stands so, and is nobody’s work', async () => {
  assert.deepEqual(await entriesOf('Lương Văn Mật'), []);
  const { personId, values, findings } = await shown('mat');
  assert.deepEqual([values['dateOfBirth']?.value, values['dateOfBirth']?.text.vi, values['dateOfBirth']?.source], ['1962', '--/--/1962', 'dc01']);
  assert.deepEqual(
    findings.map(({ rule, state }) => [rule, state]),
    [['year-only-birth', 'kept']],
  );
  const { items } = await ask<{ items: readonly { readonly personId: string }[] }>('lan', '/v1/persons/search', {
    body: { q: 'Lương Văn Mật', born: 1962 },
  });
  assert.deepEqual(
    items.map((found) => found.personId),
    [personId],
  );
});

test('Thu is divorced and heads the household in which her child lives; in 2018 she was married', async () => {
  const { values, household } = await shown('thu');
  assert.equal(values['maritalStatus']?.value, 'divorced');
  assert.deepEqual(
    household?.members.map(({ fullName, role }) => [fullName, role]),
    [
      ['Hồ Thị Hoài Thu', 'head'],
      ['Đoàn Hồ Bé Na', 'child'],
    ],
  );
  const before: PersonReply = await ask('lan', `/v1/persons/${await idOf('thu')}?asOf=2019-06-01`);
  assert.deepEqual([before.values['maritalStatus']?.value, before.values['spouseName']?.value], ['married', 'Đoàn Văn Bắc']);
});

test('Bé, born in 2018, has an entry that names Thu as her mother, and a number of her birth; who looked at her is told to her and not to others', async () => {
  const { values, personNumber, household } = await shown('be');
  const [entry] = await entriesOf('Đoàn Hồ Bé Na');
  assert.partialDeepStrictEqual(entry, { number: '57', book: '01/2018', registeredOn: '2018-03-20' });
  assert.deepEqual([values['motherName']?.value, values['motherName']?.source], ['Hồ Thị Hoài Thu', 'khai-sinh']);
  assert.match(personNumber ?? '', /^001318/); // a girl of 2018
  assert.equal(household?.members[0]?.personId, await idOf('thu'));
  type Looks = { readonly items: readonly { readonly body: string; readonly purposeText: string; readonly count: number }[] };
  const looks: Looks = await ask('be', '/v1/me/reads', { purpose: 'own-data' });
  assert.match(looks.items[0]?.body ?? '', /^Công chức tư pháp – hộ tịch, Phường Mai Động/);
  const ofNobody: Looks = await ask('nghi', '/v1/me/reads', { purpose: 'own-data' });
  assert.deepEqual(ofNobody.items, []);
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
