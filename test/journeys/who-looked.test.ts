/** A curious officer reads a neighbour; her log shows it; the auditor proves it offline, and whoever rewrites the log is betrayed by its witness. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { openDatabase } from '#database/index.ts';
import type { Looks } from '../../web/shared/api.ts';
import { newVisitor, noBrowserHere, startBrowser } from '../support/browser.ts';
import { jsonOf, outcomeOf, runSogoc, startSogoc } from '../support/program.ts';
import { type ServedDemo, serveDemo } from '../support/served-demo.ts';

let demo: ServedDemo;
let folder: string;
let data: string;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sogoc-looked-'));
  data = path.join(folder, 'register');
  demo = await serveDemo(data);
});

after(async () => {
  await demo?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const ask = async (address: string, headers: object = {}) => fetch(new URL(address, demo.address), { headers: { ...headers } });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

type Persona = { readonly id: string; readonly personId: string | null };
async function personIdOf(id: string): Promise<string> {
  const personas = (await (await ask('/demo/personas')).json()) as Persona[];
  return personas.find((one) => one.id === id)?.personId ?? assert.fail(`no persona ${id}`);
}

/** The checkpoint that covers what is on record now. */
async function checkpointAfter(size: number): Promise<string> {
  for (;;) {
    const point = await (await ask('/audit/checkpoint')).text();
    if (Number(point.split('\n')[1]) > size) return point;
  }
}

const sizeOf = (point: string): number => Number(point.split('\n')[1]);

test('the neighbour reads of it, the auditor proves it without the register, and a rewritten log is found out', async () => {
  const [hoa, nghi] = [await demo.signIn('hoa'), await demo.signIn('nghi')];
  const before = sizeOf(await (await ask('/audit/checkpoint')).text());
  const reason = encodeURIComponent('tò mò về người hàng xóm');
  const look = await ask(`/v1/persons/${await personIdOf('nghi')}`, { ...bearer(hoa), 'sogoc-purpose': 'other', 'sogoc-reason': reason });
  assert.equal(look.status, 200, await look.text());

  const { items } = (await (await ask('/v1/me/reads', { ...bearer(nghi), 'accept-language': 'en' })).json()) as Looks;
  assert.match(items[0]?.body ?? '', /^Commune police officer, Phường Vĩnh Tuy/);
  assert.deepEqual([items[0]?.purposeText, items[0]?.count], ['Another matter, with its reason', 1]);

  const files = Object.fromEntries(['point', 'proof', 'key'].map((name) => [name, path.join(folder, name)])) as { point: string; proof: string; key: string };
  writeFileSync(files.point, await checkpointAfter(before));
  writeFileSync(files.key, await (await ask('/audit/key')).text());
  type Listed = { items: { entry: string; officer: { login: string } | null; reason: string | null; whatWords: { en: string }; proveBy: string }[] };
  const told = await jsonOf<Listed>(['audit', 'list', '--person', await personIdOf('nghi'), '--data', data]);
  const meant = told.data.items.find((one) => one.reason === 'tò mò về người hàng xóm') ?? assert.fail(JSON.stringify(told));
  const { entry } = meant;
  assert.deepEqual([meant.officer?.login, meant.whatWords.en], ['hoa', "A person's archive as of a day, as known at a moment"]);
  assert.equal(meant.proveBy, `sogoc audit prove ${entry} --out ${entry}.tlog-proof`);
  assert.equal(look.headers.get('sogoc-audit'), entry);
  const proved = await jsonOf<{ index: number }>(['audit', 'prove', entry, '--out', files.proof, '--checkpoint', files.point, '--data', data]);
  assert.equal(proved.run.code, 0, proved.run.stderr);
  const empty = path.join(folder, 'empty');
  mkdirSync(empty);
  type Checked = { ok: boolean; entry: { entryId: string; by: { role: string }; reason: string }; failure?: string };
  const check = (...args: string[]) => jsonOf<Checked>(['audit', 'check', ...args, '--data', empty]);
  const checked = await check(files.proof, '--checkpoint', files.point, '--key', files.key);
  assert.deepEqual([checked.run.code, checked.data.ok, checked.data.entry.entryId, checked.data.entry.by.role], [0, true, entry, 'commune-police']);
  assert.equal(checked.data.entry.reason, 'tò mò về người hàng xóm');
  writeFileSync(
    files.proof,
    readFileSync(files.proof, 'utf8').replace(/^index (\d+)$/m, (_, index) => `index ${Number(index) + 1}`),
  );
  const forged = await check(files.proof, '--checkpoint', files.point, '--key', files.key);
  assert.deepEqual([forged.run.code, forged.data.failure], [3, 'not-in-log']);

  const verify = (...args: string[]) =>
    jsonOf<{ ok: boolean; firstBad: { what: string; entry: string | null } | null; compared: number }>(['audit', 'verify', '--data', data, ...args]);
  assert.equal((await verify('--checkpoint', files.point)).data.ok, true);
  const db = await openDatabase(data);
  const [{ content }] = (await db.sql<{ content: string }[]>`select content from audit.entry where entry_id = ${entry}`) as unknown as [{ content: string }];
  await db.sql`update audit.entry set content = replace(content, 'tò mò', 'hỏi thăm') where entry_id = ${entry}`;
  const changed = await verify();
  assert.deepEqual([changed.run.code, changed.data.ok, changed.data.firstBad?.what, changed.data.firstBad?.entry], [3, false, 'entry-changed', entry]);
  await db.sql`update audit.entry set content = ${content} where entry_id = ${entry}`;
  await db.close();
  assert.equal((await verify()).data.ok, true);
});

test('a witness of its own program and key signs too; killed and started again, it remembers', async () => {
  const state = path.join(folder, 'witness');
  const key = path.join(folder, 'log.key');
  writeFileSync(key, await (await ask('/audit/key')).text());
  const startWitness = async (port: number) => {
    const child = startSogoc(['audit', 'witness', '--state', state, '--log', key, '--port', String(port)]);
    let said = '';
    for await (const piece of child.stderr?.setEncoding('utf8') ?? []) if (/audit trust .*\n/.test((said += String(piece)))) break;
    const [, text = '', address = ''] = /audit trust "([^"]+)" --url (\S+)/.exec(said) ?? assert.fail(said);
    return { child, text, address };
  };
  const first = await startWitness(0);
  assert.equal((await runSogoc(['audit', 'trust', first.text, '--url', first.address, '--data', data])).code, 0);
  const hoa = await demo.signIn('hoa');
  const lookAgain = async () => {
    const point = await (await ask('/audit/checkpoint')).text();
    await ask(`/v1/persons/${await personIdOf('nghi')}`, { ...bearer(hoa), 'sogoc-purpose': 'cleaning' });
    return sizeOf(point);
  };
  const cosigned = async (size: number): Promise<string> => {
    for (;;) {
      const point = await checkpointAfter(size);
      if (point.includes('— sogoc/witness/')) return point;
    }
  };
  const point = path.join(folder, 'cosigned');
  writeFileSync(point, await cosigned(await lookAgain()));
  first.child.kill('SIGKILL');
  await once(first.child, 'close');
  const again = await startWitness(Number(new URL(first.address).port));
  assert.equal(again.text, first.text);
  await cosigned(await lookAgain());
  const verdict = await jsonOf<{ ok: boolean; compared: number }>(['audit', 'verify', '--data', data]);
  assert.deepEqual([verdict.data.ok, verdict.data.compared], [true, 1]);
  const ended = outcomeOf(again.child);
  again.child.kill('SIGINT');
  await ended;
});

test('on the page of the person: asked for, by day, readable at every width, nothing for axe to find', { skip: noBrowserHere }, async () => {
  const browser: Browser = await startBrowser();
  const token = await demo.signIn('hoa');
  const personId = await personIdOf('nghi');
  const emergency = { ...bearer(token), 'sogoc-purpose': 'emergency', 'sogoc-reason': encodeURIComponent('người đi lạc ở chợ') };
  assert.equal((await ask(`/v1/persons/${personId}`, emergency)).status, 200);
  for (const language of ['vi', 'en'] as const)
    for (const width of [1440, 390, 320]) {
      const { context, page, faults } = await newVisitor(browser, { width, height: 900, language }, { address: demo.address, token, purpose: 'cleaning' });
      await page.goto(new URL(`/nguoi/${personId}`, demo.address).href);
      const section = page.locator('.who-looked');
      await section.locator('button').first().press('Enter');
      await section.locator('li.emergency').first().waitFor();
      const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
      assert.equal(wide, false, `${language} ${width}`);
      const { violations } = await new AxeBuilder({ page }).include('.who-looked').analyze();
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
      );
      const shots = process.env['SOGOC_SHOTS'];
      if (shots) await section.screenshot({ path: path.join(shots, `looked-${language}-${width}.png`) });
      assert.deepEqual(faults, []);
      await context.close();
    }
  await browser.close();
});
