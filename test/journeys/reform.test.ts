/** The merger of provinces of 2025 over open work: begun in a ward in June, done in July by whoever took the ward over. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { Persona } from '../../web/shared/api.ts';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { freshFolder } from '../support/program.ts';
import { type ServedDemo, serveDemo } from '../support/served-demo.ts';

const skip = noBrowserHere;
let browser: Browser;
let demo: ServedDemo;
before(async (t) => {
  if (skip) return;
  demo = await serveDemo(path.join(freshFolder(t as TestContext), 'register'), '--now', '2025-06-01');
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function visit(view: View, journey: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, faults } = await newVisitor(browser, view);
  try {
    await page.goto(demo.address);
    await journey(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

let made = 0;
async function ask(token: string, method: 'GET' | 'POST', where: string, body?: object, headers: { readonly [name: string]: string } = {}) {
  const reply = await fetch(new URL(where, demo.address), {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json', 'idempotency-key': `k${++made}` }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: what the test then asserts on
  return { status: reply.status, etag: reply.headers.get('etag') ?? '', body: (await reply.json()) as any };
}

test('the first page offers six people; by keyboard alone one is at the desk of the ward as it was', { skip }, async () => {
  await visit({ language: 'vi' }, async (page) => {
    await page.getByRole('heading', { name: 'Bạn muốn thử vai ai?' }).waitFor();
    await page.getByText('Hôm nay của sổ: 01/06/2025').waitFor();
    assert.equal(await page.locator('.card').count(), 6);
    await page.getByText('Công an xã, Phường Mai Động', { exact: true }).waitFor();
    await page.keyboard.press('Alt+1');
    await page.locator('.spine', { hasText: 'Phường Mai Động' }).waitFor();
    await page.locator('.me', { hasText: 'Phạm Đức Hoà' }).waitFor();
  });
});

test('the first page is clean by axe and within its width, in both languages, light and dark, down to 320 px', { skip }, async () => {
  for (const view of [
    { width: 1440, language: 'vi', scheme: 'light' },
    { width: 1440, language: 'en', scheme: 'dark' },
    { width: 390, language: 'vi', scheme: 'dark' },
    { width: 320, language: 'en', scheme: 'light' },
  ] as const)
    await visit(view, async (page) => {
      await page.locator('.card').first().waitFor();
      await page.locator('.others summary').click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      assert.equal(await page.locator('html').evaluate((html) => html.scrollWidth), view.width);
    });
});

test('open work in June is seen and done in July by the successor; whoever held the old office is out', { skip }, async () => {
  const nghi = ((await (await fetch(new URL('/demo/personas', demo.address))).json()) as readonly Persona[]).find(({ id }) => id === 'nghi')?.personId ?? '';
  const hoa = await demo.signIn('hoa');
  const opened = await ask(hoa, 'POST', '/v1/corrections', { personId: nghi, changes: { phone: '0912345678' }, reason: 'Đổi số điện thoại', evidence: 'Đơn' });
  assert.deepEqual([opened.status, opened.body.owner?.unit, opened.body.dueOn], [201, 30_003_100, '2025-06-03']);
  const { id } = opened.body;
  assert.equal((await ask(hoa, 'POST', `/v1/corrections/${id}/examine`, {}, { 'if-match': opened.etag })).body.state, 'examined');

  /** Pairs near the threshold wait beside it. */
  const twoNumbers = async (token: string) =>
    (await ask(token, 'GET', '/v1/reviews')).body.items.filter(({ kind }: { readonly kind: string }) => kind === 'two-numbers');
  const [pair] = await twoNumbers(hoa);
  assert.deepEqual([pair?.owner.id, pair?.dueOn], [30_003_100, '2025-06-13']);

  await visit({ language: 'vi' }, async (page) => {
    const box = page.getByLabel('Chuyển sang ngày');
    await box.fill('31/02/2025');
    await box.press('Enter');
    await page.getByText('Gõ ngày/tháng/năm').waitFor();
    await box.fill('2/7/2025');
    await box.press('Enter');
    await page.getByText('Hôm nay của sổ: 02/07/2025').waitFor();
    await page.getByText('Trưởng công an xã, Phường Vĩnh Tuy').waitFor();
    await page.keyboard.press('Alt+2');
    await page.locator('.spine', { hasText: 'Phường Vĩnh Tuy' }).waitFor();
    await page.getByRole('main').getByText('Nghi trùng').first().waitFor();
    await page.evaluate(() => sessionStorage.setItem('sogoc-why', JSON.stringify({ purpose: 'cleaning' })));
    await page.goto(new URL(`/nguoi/${nghi}`, demo.address).href);
    assert.equal(await page.getByRole('textbox', { name: /^Như ngày/ }).inputValue(), '02/07/2025', 'today is the register’s, not the machine’s');
  });

  assert.deepEqual([(await ask(hoa, 'GET', '/v1/corrections')).status], [401]);
  const sung = await demo.signIn('sung');
  assert.equal((await ask(sung, 'GET', `/v1/corrections/${id}`)).status, 404);
  const tuan = await demo.signIn('tuan');
  const [approval] = (await ask(tuan, 'GET', '/v1/approvals')).body.items;
  assert.equal(approval?.kind, 'correction');
  assert.equal((await ask(tuan, 'POST', `/v1/approvals/${approval.id}`, { decision: 'approve' })).body.state, 'approved');
  const successor = await demo.signIn('hoa');
  const { etag } = await ask(successor, 'GET', `/v1/reviews/${pair.reviewId}`);
  const same = { decision: 'same', reason: 'Hai sổ hộ khẩu của một người' };
  const decided = await ask(successor, 'POST', `/v1/reviews/${pair.reviewId}/decision`, same, { 'if-match': etag });
  assert.equal((await ask(tuan, 'POST', `/v1/approvals/${decided.body.proposal}`, { decision: 'approve' })).body.state, 'approved');
  assert.deepEqual(await twoNumbers(tuan), []);
  const seen = await ask(tuan, 'GET', `/v1/persons/${nghi}`, undefined, { 'sogoc-purpose': 'cleaning' });
  assert.equal(seen.body.values.phone.value, '0912345678');
});

test('moved from a desk: whoever has no session on that day is asked again whom to play', { skip }, async () => {
  await visit({ language: 'vi' }, async (page) => {
    await page.locator('.card').first().waitFor();
    await page.keyboard.press('Alt+1');
    await page.locator('.me', { hasText: 'Phạm Đức Hoà' }).waitFor();
    await page.locator('.demo-day summary').click();
    await page.getByLabel('Chuyển sang ngày').fill('09/07/2025');
    await page.getByRole('button', { name: 'Chuyển ngày' }).click();
    await page.getByRole('heading', { name: 'Bạn muốn thử vai ai?' }).waitFor();
    await page.getByText('Hôm nay của sổ: 09/07/2025').waitFor();
  });
});
