/** Signing in by password and code over HTTP: what is refused, how often it may be tried, and how sessions end. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { generateSync } from 'otplib';
import { givePassword, insertAccount, insertPost, makeLink, openSession } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import type { Role } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';

const start = new Date('2026-11-23T03:00:00Z');
const password = 'một câu dài dễ nhớ';
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** A clock that the test moves. */
const clockOf = (now = start) => ({
  now,
  later(seconds: number) {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  },
});

async function accountOf(db: Database, login: string, { role = 'commune-police' as Role, to = null as string | null } = {}) {
  return await inTransaction(db, async (tx) => {
    const { accountId } = await insertAccount(tx, { login, fullName: login, personId: null, state: 'active', openedBy: null }, start);
    const postId = await insertPost(tx, { accountId, role, unit: role === 'administrator' ? null : maiDong, from: '2020-01-01', to, openedBy: null });
    await givePassword({ tx, dataDir: db.dataDir, now: start }, { accountId, login, password, secret });
    return { accountId, postId };
  });
}

async function served(t: TestContext) {
  const db = await withTestDatabase(t);
  const clock = clockOf();
  const { at } = await serveDemoOf(t, db, { clock: () => clock.now });
  const codeAt = (now = clock.now) => generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });
  const post = async (path: string, body: object, headers: object = {}) => {
    const reply = await fetch(at + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    const cookies = reply.headers.getSetCookie();
    return { status: reply.status, cookies, ...((await reply.json()) as { code?: string; token?: string; detail?: string }) };
  };
  const get = async (path: string, headers: object) => {
    const reply = await fetch(at + path, { headers: { ...headers } });
    return { status: reply.status, body: (await reply.json()) as { code?: string; items?: { sessionId: string; isThis: boolean }[] } };
  };
  const signIn = (login: string, more: object = {}, headers: object = {}) => post('/v1/sessions', { login, password, code: codeAt(), ...more }, headers);
  return { db, clock, post, get, signIn, codeAt, at };
}

const bearer = (token = '') => ({ authorization: `Bearer ${token}` });
const cookieOf = (cookies: readonly string[], name: string): string => cookies.find((one) => one.startsWith(`${name}=`))?.split(';')[0] ?? '';

test('password and code open a session, as a bearer and as a cookie that no script reads; ended, it is refused at once', async (t) => {
  const { db, get, signIn, post } = await served(t);
  await accountOf(db, 'hoa');
  const { status, token, cookies } = await signIn('Hoa ');
  assert.equal(status, 201);
  assert.match(cookies[0] ?? '', /^sogoc-session=s[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.match(cookies[1] ?? '', /^sogoc-device=d[\w-]{43}; Max-Age=\d+; Path=\/v1\/sessions; HttpOnly; SameSite=Strict$/);
  const { body } = await get('/v1/sessions', { cookie: cookieOf(cookies, 'sogoc-session') });
  assert.deepEqual(
    body.items?.map(({ isThis }) => isThis),
    [true],
  );
  const ended = await post('/v1/sessions/this/end', {}, bearer(token));
  assert.equal(ended.status, 200);
  assert.match(cookieOf(ended.cookies, 'sogoc-session'), /^sogoc-session=$/);
  assert.equal((await get('/v1/sessions', bearer(token))).body.code, 'session.ended');
});

test('another session of mine is ended by me, and nobody else’s', async (t) => {
  const { db, get, signIn, post, clock } = await served(t);
  await accountOf(db, 'hoa');
  await accountOf(db, 'tuan');
  const one = await signIn('hoa');
  clock.later(60);
  const two = await signIn('hoa');
  const foreign = await signIn('tuan');
  const { body } = await get('/v1/sessions', bearer(two.token));
  const other = body.items?.find(({ isThis }) => !isThis)?.sessionId ?? '';
  assert.equal((await post(`/v1/sessions/${other}/end`, {}, bearer(foreign.token))).code, 'session.unknown');
  assert.equal((await get('/v1/sessions', bearer(one.token))).status, 200);
  assert.equal((await post(`/v1/sessions/${other}/end`, {}, bearer(two.token))).status, 200);
  assert.equal((await get('/v1/sessions', bearer(one.token))).body.code, 'session.ended');
});

test('refused alike: no such login, a wrong password, a wrong code, an account that is locked or has no way in', async (t) => {
  const { db, signIn, clock } = await served(t);
  await accountOf(db, 'hoa');
  await accountOf(db, 'tuan');
  await inTransaction(db, (tx) => insertAccount(tx, { login: 'lan', fullName: 'x', personId: null, state: 'invited', openedBy: null }, start));
  await db.sql`update access.account set state = 'locked' where login = 'tuan'`;
  const answers: unknown[] = [];
  for (const [login, more] of [
    ['nobody', {}],
    ['hoa', { password: 'một câu khác hẳn' }],
    ['hoa', { code: '000000' }],
    ['hoa', { code: 'abcdef' }],
    ['tuan', {}],
    ['lan', {}],
  ] as const) {
    const { status, code, detail, cookies } = await signIn(login, more);
    answers.push([status, code, detail, cookies.length]);
    clock.later(1);
  }
  assert.equal(new Set(answers.map((one) => JSON.stringify(one))).size, 1, JSON.stringify(answers));
  assert.deepEqual((answers[0] as unknown[]).slice(0, 2), [401, 'sign-in.wrong']);
});

test('a code is good once, also for two at one instant, and for half a minute to either side', async (t) => {
  const { db, signIn, clock, codeAt } = await served(t);
  await accountOf(db, 'hoa');
  const both = await Promise.all([signIn('hoa'), signIn('hoa')]);
  assert.equal(both.filter(({ status }) => status === 201).length, 1);
  assert.notEqual((await signIn('hoa')).status, 201);
  const ahead = new Date(clock.now.getTime() + 30_000);
  assert.equal((await signIn('hoa', { code: codeAt(ahead) })).status, 201);
  clock.later(600);
  for (const seconds of [-60, 60]) assert.equal((await signIn('hoa', { code: codeAt(new Date(clock.now.getTime() + seconds * 1000)) })).code, 'sign-in.wrong');
  assert.equal((await signIn('hoa', { code: codeAt(new Date(clock.now.getTime() - 30_000)) })).status, 201);
});

test('an office that is over signs nobody in, and a token of it is refused from the next day on', async (t) => {
  const { db, signIn, get, clock } = await served(t);
  await accountOf(db, 'hoa', { to: '2026-11-23' });
  const { token } = await signIn('hoa');
  assert.equal((await get('/v1/sessions', bearer(token))).status, 200);
  clock.now = new Date('2026-11-23T17:00:00Z'); // midnight in Việt Nam
  assert.equal((await get('/v1/sessions', bearer(token))).body.code, 'session.ended');
  assert.equal((await signIn('hoa')).code, 'sign-in.no-office');
});

test('ten thousand tries from many processes: at most a hundred are judged, then it stops for the day', async (t) => {
  const { db, at, clock } = await served(t);
  await accountOf(db, 'hoa');
  const second = await serveDemoOf(t, db, { clock: () => clock.now });
  const judged = new Map<string, number>();
  let sent = 0;
  for (let round = 0; round < 200; round++) {
    const tries = Array.from({ length: 50 }, async (_, n) => {
      const body = JSON.stringify({ login: 'hoa', password: `đoán lần ${round} ${n}`, code: '123456' });
      const reply = await fetch(`${n % 2 ? at : second.at}/v1/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const { code = 'in' } = (await reply.json()) as { code?: string };
      judged.set(code, (judged.get(code) ?? 0) + 1);
      sent++;
    });
    await Promise.all(tries);
    clock.later(round < 140 ? 901 : 1); // past any wait, as a patient guesser would
    if (clock.now.getTime() - start.getTime() > 23 * 3_600_000) clock.now = new Date(start.getTime() + 23 * 3_600_000);
  }
  assert.equal(sent, 10_000);
  assert.equal(judged.get('in') ?? 0, 0);
  assert.ok((judged.get('sign-in.wrong') ?? 0) <= 100, JSON.stringify([...judged]));
  assert.equal((judged.get('sign-in.wrong') ?? 0) + (judged.get('sign-in.wait') ?? 0), 10_000, JSON.stringify([...judged]));
});

test('a stranger cannot lock a victim out: a device that has signed in before still comes in, and counts for itself', async (t) => {
  const { db, signIn, clock } = await served(t);
  await accountOf(db, 'hoa');
  await accountOf(db, 'tuan');
  const { cookies } = await signIn('hoa');
  const device = { cookie: cookieOf(cookies, 'sogoc-device') };
  for (let n = 0; n < 8; n++) await signIn('hoa', { password: 'sai sai sai sai' });
  clock.later(31);
  await signIn('hoa', { password: 'sai sai sai sai' });
  assert.equal((await signIn('hoa')).code, 'sign-in.wait');
  assert.equal((await signIn('hoa', {}, device)).status, 201);
  clock.later(31);
  for (let n = 0; n < 6; n++) await signIn('hoa', { password: 'sai sai sai sai' }, device);
  assert.equal((await signIn('hoa', {}, device)).code, 'sign-in.wait', 'the device is no way around');
  assert.equal((await signIn('tuan', { password: 'sai' }, device)).code, 'sign-in.wrong', 'it is a device of its own account only');
});

test('whoever comes in is not counted: a hundred and fifty sign-ins of one address in a day', async (t) => {
  const { db, signIn, clock } = await served(t);
  await accountOf(db, 'hoa');
  for (let n = 0; n < 150; n++) {
    assert.equal((await signIn('hoa')).status, 201, String(n));
    clock.later(61);
  }
});

test('the secret of an authenticator lies encrypted, bound to its account; a password as Argon2id', async (t) => {
  const { db, signIn } = await served(t);
  const [hoa, tuan] = [await accountOf(db, 'hoa'), await accountOf(db, 'tuan')];
  const [row] = await db.sql<
    { secret: Buffer; hash: string }[]
  >`select secret, hash from access.authenticator join access.password using (account_id) where account_id = ${hoa.accountId}`;
  assert.ok(!row?.secret.includes(secret));
  assert.match(row?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await db.sql`update access.authenticator set secret = ${row?.secret as Buffer} where account_id = ${tuan.accountId}`;
  assert.equal((await signIn('tuan')).code, 'server.fault', 'moved to another account it opens nothing');
});

test('refused: a short password, a common one, one that holds the login; a long sentence is taken', async (t) => {
  const { db, post, clock } = await served(t);
  const { accountId } = await accountOf(db, 'nguyenhoa');
  const link = await inTransaction(db, (tx) => makeLink(tx, accountId, clock.now));
  const opened = (await post('/v1/sessions/link', { link })) as unknown as { secret: string };
  const code = generateSync({ secret: opened.secret, epoch: Math.floor(clock.now.getTime() / 1000) });
  const refused = async (chosen: string) => (await post('/v1/sessions/link/use', { link, password: chosen, code })).code;
  assert.equal(await refused('ngắn'), 'password.length');
  for (const chosen of ['Matkhau123', '12345678', 'aaaaaaaaaaaa', 'cua nguyenhoa day']) assert.equal(await refused(chosen), 'password.common', chosen);
  assert.equal((await post('/v1/sessions/link/use', { link, password: 'mưa rơi trên mái tôn', code: '000000' })).code, 'link.code');
  assert.equal((await post('/v1/sessions/link/use', { link, password: 'mưa rơi trên mái tôn', code })).status, 201);
});

test('a link is used once, for thirty minutes; a new one shuts the old one', async (t) => {
  const { db, post, clock } = await served(t);
  const { accountId } = await accountOf(db, 'hoa');
  const make = () => inTransaction(db, (tx) => makeLink(tx, accountId, clock.now));
  const old = await make();
  const link = await make();
  assert.equal((await post('/v1/sessions/link', { link: old })).code, 'link.unknown');
  assert.equal((await post('/v1/sessions/link', { link: 'l'.padEnd(44, 'x') })).code, 'link.unknown');
  const { secret: offered } = (await post('/v1/sessions/link', { link })) as unknown as { secret: string };
  assert.equal(((await post('/v1/sessions/link', { link })) as unknown as { secret: string }).secret, offered, 'opened again it offers the same');
  const code = generateSync({ secret: offered, epoch: Math.floor(clock.now.getTime() / 1000) });
  const use = () => post('/v1/sessions/link/use', { link, password: 'mưa rơi trên mái tôn', code });
  const both = await Promise.all([use(), use()]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 404]);
  const late = await make();
  clock.later(30 * 60);
  assert.equal((await post('/v1/sessions/link', { link: late })).code, 'link.unknown');
});

test('of several offices one is chosen without signing out: another token, the same end; the one before is refused, and the choice is remembered', async (t) => {
  const { db, get, post, signIn, clock } = await served(t);
  const { accountId, postId } = await accountOf(db, 'hoa');
  const foreign = await accountOf(db, 'tuan');
  const second = await inTransaction(db, (tx) =>
    insertPost(tx, { accountId, role: 'civil-status-officer', unit: maiDong, from: '2021-01-01', to: '2026-11-24', openedBy: null }),
  );
  type Me = { role: string; offices: { postId: number; isThis: boolean }[] };
  const me = async (token = '') => (await get('/v1/me', bearer(token))).body as unknown as Me;
  const one = await signIn('hoa');
  assert.deepEqual(
    (await me(one.token)).offices.map((office) => [office.postId, office.isThis]),
    [
      [postId, true],
      [second, false],
    ],
  );
  for (const other of [foreign.postId, 999_999])
    assert.equal((await post('/v1/sessions/this/office', { postId: other }, bearer(one.token))).code, 'office.not-held');
  clock.later(600);
  const both = await Promise.all([1, 2].map(() => post('/v1/sessions/this/office', { postId: second }, bearer(one.token))));
  assert.deepEqual(
    both
      .map(({ status }) => status)
      .toSorted()
      .at(0),
    201,
    'chosen twice at once: once',
  );
  assert.equal(both.filter(({ status }) => status === 201).length, 1);
  const token = both.find(({ status }) => status === 201)?.token;
  assert.equal((await get('/v1/sessions', bearer(one.token))).body.code, 'session.ended');
  assert.equal((await me(token)).role, 'civil-status-officer');
  const rows = await db.sql<{ expires: Date }[]>`select expires_at as expires from access.session where account_id = ${accountId} order by opened_at`;
  assert.equal(new Set(rows.map(({ expires }) => expires.getTime())).size, 1, 'no session is made longer by a choice');
  clock.later(60);
  assert.equal((await me((await signIn('hoa')).token)).role, 'civil-status-officer');
  clock.now = new Date('2026-11-25T03:00:00Z');
  assert.equal((await me((await signIn('hoa')).token)).role, 'commune-police', 'the one chosen last is over');
});

test('a password is changed by who knows the old one: other sessions end at once, this one goes on; a stolen session is not enough', async (t) => {
  const { db, get, post, signIn, clock, codeAt } = await served(t);
  await accountOf(db, 'hoa');
  const stolen = await signIn('hoa');
  clock.later(60);
  const own = await signIn('hoa');
  const change = (token: string | undefined, more: object = {}) =>
    post('/v1/sessions/this/password', { password, code: codeAt(), newPassword: 'mưa rơi trên mái tôn', ...more }, bearer(token));
  clock.later(60);
  assert.equal((await change(own.token, { newPassword: 'ngắn' })).code, 'password.length');
  assert.equal((await change(own.token, { newPassword: 'cua hoa day' })).code, 'password.common');
  assert.equal((await change(stolen.token, { password: 'một câu khác hẳn' })).code, 'sign-in.wrong');
  assert.equal((await change(stolen.token, { code: '000000' })).code, 'sign-in.wrong');
  const { headers } = await signInAs(db, 'commune-police', { now: clock.now });
  assert.equal((await post('/v1/sessions/this/password', { password, code: '000000', newPassword: 'mưa rơi trên mái tôn' }, headers)).code, 'password.none');
  const changed = await change(own.token);
  assert.deepEqual([changed.status, (changed as unknown as { ended: number }).ended], [200, 1]);
  assert.equal((await get('/v1/sessions', bearer(stolen.token))).body.code, 'session.ended');
  assert.equal((await get('/v1/sessions', bearer(own.token))).status, 200);
  clock.later(60);
  assert.equal((await signIn('hoa')).code, 'sign-in.wrong');
  clock.later(60);
  assert.equal((await signIn('hoa', { password: 'mưa rơi trên mái tôn' })).status, 201);
  for (let n = 0; n < 6; n++) await change(own.token, { password: 'đoán mò' });
  assert.equal((await change(own.token)).code, 'sign-in.wait', 'tries are counted as at the door');
});

test('a stolen session: its holder sees from where else it was used, and ends it at once; the machine itself is not elsewhere', async (t) => {
  const { db, get, post, signIn, clock } = await served(t);
  const { accountId, postId } = await accountOf(db, 'hoa');
  const own = await signIn('hoa');
  const open = (origin: string) => inTransaction(db, (tx) => openSession(tx, { kind: 'officer', accountId, postId }, clock.now, { with: 'password', origin }));
  const stolen = await open('10.0.0.7');
  await open('::1').then((token) => get('/v1/me', bearer(token)));
  await Promise.all([1, 2].map(() => get('/v1/me', bearer(stolen))));
  const sessions = (await get('/v1/sessions', bearer(own.token))).body.items as unknown as { sessionId: string; origin: string; usedFrom: string[] }[];
  const from = (origin: string) =>
    sessions.filter((one) => one.origin === origin).map(({ usedFrom }) => usedFrom.map((one) => one.replace('::ffff:', '').replace('::1', '127.0.0.1')));
  assert.deepEqual([from('10.0.0.7'), from('::1')], [[['127.0.0.1']], [[]]]);
  const id = sessions.find(({ origin }) => origin === '10.0.0.7')?.sessionId;
  assert.equal((await post(`/v1/sessions/${id}/end`, {}, bearer(own.token))).status, 200);
  assert.equal((await get('/v1/sessions', bearer(stolen))).body.code, 'session.ended');
});

test('refused: a passkey that is none, one that does not answer what was asked, one of nobody, the last way in', async (t) => {
  const { db, post, signIn } = await served(t);
  await accountOf(db, 'hoa');
  const made = { id: 'x', rawId: 'x', type: 'public-key', response: {} };
  assert.equal((await post('/v1/sessions', { passkey: made })).code, 'passkey.refused');
  const { token } = await signIn('hoa');
  assert.equal((await post('/v1/passkeys', { name: 'máy', response: made }, bearer(token))).code, 'passkey.unfit');
  assert.equal((await post('/v1/passkeys/none/remove', {}, bearer(token))).code, 'passkey.unknown');
  const { headers } = await signInAs(db, 'commune-police', { now: start });
  assert.equal((await post('/v1/passkeys/none/remove', {}, headers)).code, 'passkey.last');
});
