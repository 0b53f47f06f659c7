/**
 * `/nhat-ky` in a real browser: the auditor judges an emergency and a sample, takes checkpoint and key and proves one entry by them; an order
 * defers what a neighbour sees, entered by one operator, approved by another, and with its last day she sees all of it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openDatabase } from '#database/index.ts';
import type { Looks } from '../../web/shared/api.ts';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { looksRight } from '../support/looks-right.ts';
import { jsonOf } from '../support/program.ts';
import { type ServedDemo, serveDemo } from '../support/served-demo.ts';
import { signInAs } from '../support/signed-in.ts';

const skip = noBrowserHere;
let browser: Browser;
let demo: ServedDemo;
let folder: string;
let data: string;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(path.join(tmpdir(), 'sogoc-log-'));
  data = path.join(folder, 'register');
  [browser, demo] = await Promise.all([startBrowser(), serveDemo(data, '--now', '2026-11-24')]);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const ask = (place: string, token: string, headers: object = {}) =>
  fetch(new URL(place, demo.address), { headers: { authorization: `Bearer ${token}`, ...headers } });

type Persona = { readonly id: string; readonly personId: string; readonly personNumber: string };
async function persona(id: string): Promise<Persona> {
  const all = (await (await fetch(new URL('/demo/personas', demo.address))).json()) as Persona[];
  return all.find((one) => one.id === id) ?? assert.fail(`no persona ${id}`);
}

/** The look of this officer at the neighbour; the entry of it. */
async function look(token: string, purpose: string, reason: string): Promise<string> {
  const { personId } = await persona('nghi');
  const reply = await ask(`/v1/persons/${personId}`, token, { 'sogoc-purpose': purpose, 'sogoc-reason': encodeURIComponent(reason) });
  assert.equal(reply.status, 200, await reply.text());
  return reply.headers.get('sogoc-audit') ?? assert.fail('no entry');
}

/** On the page of the log; a refusal that the journey asks for is an answer, no fault of the page. */
async function visit(token: string, view: View, journey: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, faults } = await newVisitor(browser, view, { address: demo.address, token });
  try {
    await page.goto(new URL('/nhat-ky', demo.address).href);
    await page.locator('main h1').waitFor();
    await journey(page);
    assert.deepEqual(
      faults.filter((fault) => !/40[39]/.test(fault)),
      [],
    );
  } finally {
    await context.close();
  }
}

async function kept(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

test('the auditor judges an emergency and a look chosen by chance, and proves one entry by what the page gave', { skip }, async () => {
  const [hoa, ngoc] = [await demo.signIn('hoa'), await demo.signIn('ngoc')];
  const entry = await look(hoa, 'emergency', 'người đi lạc ở chợ');
  const samples = async () => ((await (await ask('/v1/audit/samples', ngoc)).json()) as { items: object[] }).items.length;
  for (let tried = 0; tried < 200 && (await samples()) === 0; tried++) await look(hoa, 'other', `xem lại hồ sơ lần ${tried}`);
  await visit(ngoc, { language: 'vi' }, async (page) => {
    const emergency = page.getByRole('list', { name: 'Tra cứu khẩn cấp' }).locator('li[aria-posinset]').filter({ hasText: 'người đi lạc ở chợ' });
    await emergency.getByText('chờ xét').waitFor();
    const sample = page.getByRole('list', { name: 'Chọn ngẫu nhiên' }).locator('li[aria-posinset]');
    await sample.waitFor(); // one and no more
    await emergency.getByRole('button', { name: 'Không chính đáng' }).click();
    await emergency.getByText('Không chính đáng thì ghi vì sao').waitFor();
    await looksRight(page, 'log-auditor-vi');
    await emergency.getByLabel('Nhận xét').fill('Không có ai báo mất tích');
    await emergency.getByRole('button', { name: 'Không chính đáng' }).click();
    await emergency.getByText('Không có ai báo mất tích').waitFor();
    await sample.getByRole('button', { name: 'Chính đáng', exact: true }).click();
    await sample.getByText('chính đáng', { exact: true }).waitFor();

    await page.getByRole('table', { name: 'Các mốc đã ký' }).getByRole('row').nth(1).waitFor();
    const [checkpoint, key, proof] = [await kept(page, 'Tải mốc mới nhất'), await kept(page, 'Tải khoá công khai'), path.join(folder, 'entry.tlog-proof')];
    const proved = await jsonOf<object>(['audit', 'prove', entry, '--out', proof, '--checkpoint', checkpoint, '--data', data]);
    assert.equal(proved.run.code, 0, proved.run.stderr);
    const checked = await jsonOf<{ ok: boolean; entry: { entryId: string; reason: string } }>([
      ...['audit', 'check', proof, '--checkpoint', checkpoint, '--key', key],
      ...['--data', path.join(folder, 'elsewhere')],
    ]);
    assert.deepEqual([checked.data.ok, checked.data.entry.entryId, checked.data.entry.reason], [true, entry, 'người đi lạc ở chợ']);
  });
  await visit(ngoc, { language: 'en', scheme: 'dark' }, async (page) => {
    await page.getByText('not justified', { exact: true }).first().waitFor();
    await looksRight(page, 'log-auditor-en');
  });
});

test('an order defers what the neighbour sees: entered by one operator, approved by another, ended with its last day', { skip }, async () => {
  await look(await demo.signIn('hoa'), 'cleaning', 'làm sạch');
  const nghi = await persona('nghi');
  const reads = async () => (await (await ask('/v1/me/reads', await demo.signIn('nghi'), { 'accept-language': 'en' })).json()) as Looks;
  const ofPolice = ({ items }: Looks) => items.filter(({ body }) => body.startsWith('Commune police officer'));
  assert.ok(ofPolice(await reads()).length > 0);

  await visit(await demo.signIn('khanh'), { language: 'vi' }, async (page) => {
    await page.getByText('Không có lệnh nào đang hoãn hiện.').waitFor();
    await page.getByText('Ghi một lệnh').first().click();
    const form = page.locator('form.enter-order');
    await form.getByRole('button').click();
    await form.getByText('Ghi số của lệnh trên giấy').waitFor();
    assert.equal(await form.getByText('Ngày viết như 24/11/2026').count(), 2);
    await looksRight(page, 'log-order-lacks-vi');
    await form.getByLabel('Số lệnh').fill('12/2026/LĐ-CA');
    await form.getByLabel('Số định danh').fill('001199999999');
    await form.getByRole('combobox', { name: 'Đơn vị' }).fill('vinh tuy ha noi');
    await page.getByRole('option', { name: 'Phường Vĩnh Tuy, Thành phố Hà Nội' }).first().click();
    await form.getByLabel('Từ ngày').fill('01/11/2026');
    await form.getByLabel('Đến hết ngày').fill('01/12/2026');
    await form.getByRole('button', { name: 'Ghi một lệnh' }).click();
    await form.getByText('Sổ không có ai mang số này.').waitFor();
    await form.getByLabel('Số định danh').fill(nghi.personNumber);
    await form.getByRole('button', { name: 'Ghi một lệnh' }).click();
    const orders = page.getByRole('table', { name: 'Lệnh chờ duyệt' });
    await orders.getByText('Công an xã, Phường Vĩnh Tuy').waitFor();
    await form.getByLabel('Số lệnh').fill('12/2026/LĐ-CA');
    await form.getByLabel('Số định danh').fill(nghi.personNumber);
    await form.getByRole('button', { name: 'Ghi một lệnh' }).click();
    await page.getByText('Lệnh số 12/2026/LĐ-CA đã được ghi.').waitFor();
    await page.getByRole('button', { name: 'Duyệt lệnh 12/2026/LĐ-CA' }).click();
    await page.getByText('Bạn đã ghi lệnh này. Một cán bộ khác phải duyệt.').waitFor();
    await looksRight(page, 'log-order-four-eyes-vi');
  });
  assert.ok(ofPolice(await reads()).length > 0, 'before it is approved it defers nothing');

  const db = await openDatabase(data);
  const { token } = await signInAs(db, 'national-operator', { unit: null, now: await db.now() });
  await db.close();
  await visit(token, { language: 'en' }, async (page) => {
    await page.getByRole('button', { name: 'Approve order 12/2026/LĐ-CA' }).click();
    await page.getByText('No order waits for approval').waitFor();
    await page.getByText(/1 orders defer \d+ looks?, the longest until 01\/12\/2026\./).waitFor();
    await looksRight(page, 'log-order-approved-en');
  });
  const hidden = await reads();
  assert.deepEqual([ofPolice(hidden).length, hidden.deferred > 0], [0, true]);

  const moved = await fetch(new URL('/demo/clock', demo.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: '2026-12-02' }),
  });
  assert.equal(moved.status, 200);
  const shown = await reads();
  assert.equal(shown.deferred, 0);
  assert.ok(ofPolice(shown).some(({ deferredBy }) => deferredBy === '12/2026/LĐ-CA'));
  await visit(await demo.signIn('ngoc'), { language: 'vi' }, async (page) => {
    await page.getByText('Không có lệnh nào đang hoãn hiện.').waitFor();
  });
});
