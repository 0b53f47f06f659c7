import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { type Database, inTransaction, openDatabase } from '#database/index.ts';
import { numberKey } from '#numbering/index.ts';
import { buildRegister } from '#population/index.ts';
import { writeCast } from '#simulation/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { freshFolder } from '../../test/support/program.ts';
import { type Answer, serveDemoOf } from '../../test/support/serve-register.ts';
import { openPersonas } from './open-personas.ts';

const now = new Date('2026-11-30T03:00:00Z');

/** A register of the cast alone, by the real build, which needs a server of its own. */
let db: Database;
before(async (t) => {
  const folder = freshFolder(t as TestContext);
  const delivery = path.join(folder, 'delivery');
  writeCast(delivery);
  db = await openDatabase(path.join(folder, 'register'), { make: true });
  const silent = { stopping: new AbortController().signal, progress: () => {} };
  await buildRegister({ db, now, ...silent }, { paths: [delivery], numberKey: numberKey({ dataDir: db.dataDir }), workers: 1 });
  await inTransaction(db, (tx) => openPersonas(tx, now));
});
after(() => db.close());

type Told = { id: string; role: string; unit: string | null; personId: string | null; personNumber: string | null; story: string };
const codeOf = ({ status, body }: Answer) => [status, body['code']];
const at = (today: Date) => ({ clock: () => today });

test('each persona is somebody of the register, with a story in the language of who asks', async (t) => {
  const { get } = await serveDemoOf(t, db);
  const personas = (await get('/demo/personas', { 'accept-language': 'en' })).body as unknown as Told[];
  assert.equal(personas.length, 21);
  assert.deepEqual(
    personas.filter(({ personId, personNumber }) => personId === null || !/^\d{12}$/.test(personNumber ?? '')),
    [],
  );
  assert.equal(new Set(personas.map(({ personId }) => personId)).size, 21);
  const unitOf = Object.fromEntries(personas.map(({ id, unit }) => [id, unit]));
  assert.deepEqual([unitOf['hoa'], unitOf['sung'], unitOf['dung'], unitOf['khanh']], ['00310', '16852', '01', null]);
  assert.match(personas.find(({ id }) => id === 'nghi')?.story ?? '', /Neighbour/);
});

test('what the rules find of them is what their stories tell, and nothing else', async () => {
  const found = await db.sql`
    select f.rule, p.full_name
    from cleaning.finding as f
    join linkage.form_person using (form_id)
    join population.person as p using (person_id)
    order by f.rule, f.form_id`;
  assert.deepEqual(
    found.map(({ rule, full_name }) => `${rule}: ${full_name}`),
    ['alive-after-death: Thạch Văn Cố', 'residences-at-once: Ứng Thị Nguyệt', 'residences-at-once: Ứng Thị Nguyệt', 'year-only-birth: Lương Văn Mật'],
  );
});

test('signing in gives a token, and a cookie that no script reads and no other site sends', async (t) => {
  const { post } = await serveDemoOf(t, db);
  const reply = await post('/demo/sign-in', { persona: 'hoa' });
  const { token } = reply.body;
  assert.equal(reply.headers.get('set-cookie'), `sogoc-session=${token}; Path=/; HttpOnly; SameSite=Strict`);
  assert.equal((await post('/demo/sign-in', { persona: 'mai', acr: '1' })).status, 200);
  const sessions = await db.sql`
    select p.role, p.unit_id, s.person_id is not null as citizen, s.level
    from access.session as s
    left join access.post as p using (post_id)
    order by citizen`;
  assert.deepEqual(
    sessions.map((row) => ({ ...row })),
    [
      { role: 'commune-police', unit_id: 30_002_831, citizen: false, level: 2 },
      { role: null, unit_id: null, citizen: true, level: 1 },
    ],
  );
});

test('before the reform the same officer holds the office of the ward that was', async (t) => {
  const today = new Date('2025-06-30T16:59:59Z');
  const { post } = await serveDemoOf(t, db, at(today));
  assert.equal((await post('/demo/sign-in', { persona: 'hoa' })).status, 200);
  const [office] = await db.sql`select p.unit_id from access.session as s join access.post as p using (post_id) where s.opened_at = ${today}`;
  assert.equal(office?.['unit_id'], 30_003_100);
});

test('opened twice: nobody has two accounts, nobody is sealed twice', async () => {
  await inTransaction(db, (tx) => openPersonas(tx, now));
  const [count] = await db.sql`select count(*) as accounts, count(distinct human_id) as humans from access.account`;
  assert.deepEqual({ ...count }, { accounts: 12, humans: 12 });
  assert.equal((await db.sql`select from access.sealed`).length, 1);
});

test('refused: no such persona, a day without an office, a register without these people', async (t) => {
  const [served, early, empty] = [
    await serveDemoOf(t, db),
    await serveDemoOf(t, db, at(new Date('2010-01-01T00:00:00Z'))),
    await serveDemoOf(t, await withTestDatabase(t)),
  ];
  assert.deepEqual(codeOf(await served.post('/demo/sign-in', { persona: 'nobody' })), [404, 'persona.unknown']);
  assert.deepEqual(codeOf(await early.post('/demo/sign-in', { persona: 'hoa' })), [409, 'persona.no-office']);
  assert.deepEqual(codeOf(await empty.post('/demo/sign-in', { persona: 'hoa' })), [404, 'persona.not-there']);
  assert.deepEqual(codeOf(await empty.post('/demo/sign-in', { persona: 'mai' })), [404, 'persona.not-there']);
});

test('not the demo: none of its routes is there', async (t) => {
  const { get, post } = await serveDemoOf(t, await withTestDatabase(t), { demo: false });
  assert.deepEqual(codeOf(await get('/demo/personas')), [404, 'route.unknown']);
  assert.deepEqual(codeOf(await post('/demo/sign-in', { persona: 'hoa' })), [404, 'route.unknown']);
  assert.deepEqual(codeOf(await post('/demo/clock', { now: '2031-05-02' })), [404, 'route.unknown']);
});
