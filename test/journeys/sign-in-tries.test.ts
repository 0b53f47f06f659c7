/** Two programs serve one register: tries to sign in are counted for both together, and go on counting when one was killed. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { generateSync } from 'otplib';
import { givePassword, insertAccount, insertPost } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../support/database.ts';
import { freshFolder } from '../support/program.ts';
import { serveBy } from '../support/served-demo.ts';
import { maiDong } from '../support/signed-in.ts';

const password = 'một câu dài dễ nhớ';
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const tries = 10_000;
const atOnce = 16;

async function officer(db: Database, login: string): Promise<void> {
  const now = new Date();
  await inTransaction(db, async (tx) => {
    const { accountId } = await insertAccount(tx, { login, fullName: login, personId: null, state: 'active', openedBy: null }, now);
    await insertPost(tx, { accountId, role: 'commune-police', unit: maiDong, from: '2020-01-01', to: null, openedBy: null });
    await givePassword({ tx, dataDir: db.dataDir, now }, { accountId, login, password, secret });
  });
}

/** A program that serves this register, with the same keys in a folder of its own, as on another machine. */
async function program(t: TestContext, db: Database) {
  const folder = path.join(freshFolder(t), 'register');
  cpSync(path.join(db.dataDir, 'keys'), path.join(folder, 'keys'), { recursive: true });
  const { host, port, user, pass, database } = db.sql.options;
  const url = `postgres://${user}:${encodeURIComponent(String(pass))}@${host[0]}:${port[0]}/${database}`;
  const served = await serveBy(['serve', '--data', folder, '--port', '0'], { DATABASE_URL: url });
  const ask = async (method: 'GET' | 'POST', where: string, body?: object, token?: string) => {
    const headers = { ...(body && { 'content-type': 'application/json' }), ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(new URL(where, served.address), { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const told = (await reply.json()) as { readonly code?: string; readonly token?: string; readonly items?: { sessionId: string; isThis: boolean }[] };
    return { status: reply.status, ...told };
  };
  const signIn = (login: string, said: object = {}) => ask('POST', '/v1/sessions', { login, password, code: generateSync({ secret }), ...said });
  return { ...served, ask, signIn };
}

test('ten thousand tries at two programs: no more are judged than the waits let pass; killed and begun again, it goes on counting; others come in', async (t) => {
  const db = await withTestDatabase(t);
  await officer(db, 'hoa');
  await officer(db, 'tuan');
  const [one, two] = [await program(t, db), await program(t, db)];
  t.after(two.kill);
  const from = performance.now();
  const answers = new Map<string, number>();
  let left = tries;
  const guess = async (): Promise<void> => {
    for (let n = left--; n > 0; n = left--) {
      const { code = 'in' } = await (n % 2 === 0 ? one : two).signIn('hoa', { password: `đoán lần ${n}`, code: '123456' });
      answers.set(code, (answers.get(code) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, guess));
  const seconds = (performance.now() - from) / 1000;
  const judged = answers.get('sign-in.wrong') ?? 0;
  assert.equal(judged + (answers.get('sign-in.wait') ?? 0), tries, JSON.stringify([...answers]));
  assert.ok(judged <= 6 + Math.log2(seconds + 1), `${judged} judged in ${seconds} s`);

  await one.kill();
  const again = await program(t, db);
  t.after(again.kill);
  let more = 0;
  while ((await again.signIn('hoa', { password: 'đoán nữa', code: '123456' })).code === 'sign-in.wrong') more++;
  assert.ok(more <= 1, 'begun again, it does not begin at nothing');
  for (const served of [again, two]) assert.equal((await served.signIn('hoa')).code, 'sign-in.wait', 'with the right password too');
  const [counted] = await db.sql<{ failures: number }[]>`select failures from access.failure where what = 'login:hoa'`;
  assert.equal(counted?.failures, judged + more, 'each that was judged is counted, once');

  const { status, token } = await again.signIn('tuan');
  assert.equal(status, 201, 'whom nobody guesses at');
  const { items = [] } = await two.ask('GET', '/v1/sessions', undefined, token);
  assert.equal((await two.ask('POST', `/v1/sessions/${items[0]?.sessionId}/end`, {}, token)).status, 200);
  assert.equal((await again.ask('GET', '/v1/sessions', undefined, token)).code, 'session.ended', 'ended at one, it is at the other');
});
