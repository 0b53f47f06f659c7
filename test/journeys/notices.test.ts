/** What nobody decided: days pass, the office and the level above are told, and the outbox shows what would have gone out. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { workingDaysAfter } from '#conflicts/index.ts';
import type { NoticeTold, OutboxMessage, Page } from '../../web/shared/api.ts';
import { newVisitor, noBrowserHere, startBrowser } from '../support/browser.ts';
import { type ServedDemo, serveDemo } from '../support/served-demo.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-notices-'));
let demo: ServedDemo;
let browser: Browser | undefined;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(path.join(folder, 'register')), noBrowserHere === false ? startBrowser() : undefined]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const post = async <Reply>(place: string, body: object, headers: object = {}): Promise<Reply> => {
  const answered = await fetch(new URL(place, demo.address), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  assert.equal(answered.ok, true, `${place}: ${answered.status}`);
  return (await answered.json()) as Reply;
};
const get = async <Reply>(place: string, headers: object = {}): Promise<Reply> =>
  (await (await fetch(new URL(place, demo.address), { headers: { 'accept-language': 'en', ...headers } })).json()) as Reply;

async function noticesOf(persona: string): Promise<Page<NoticeTold> & { readonly unread: number }> {
  const { token } = await post<{ token: string }>('/demo/sign-in', { persona });
  return await get('/v1/notices', { authorization: `Bearer ${token}` });
}

test('conflicts that nobody decided: soon, then late, to the commune, the province and the outbox, once each', { timeout: 120_000 }, async () => {
  const { now } = await get<{ now: string }>('/health');
  assert.equal((await noticesOf('hoa')).unread, 0);
  const moveTo = async (workingDays: number) => {
    const day = workingDaysAfter(new Date(now), workingDays);
    await post('/demo/clock', { now: day });
    while (!(await noticesOf('hoa')).items.some(({ madeAt }) => madeAt >= day)) await pause(100);
  };
  await moveTo(4); // conflicts have five days or ten
  const soon = await noticesOf('hoa');
  assert.match(soon.items.at(-1)?.text ?? '', /^Due on .*conflicts to decide/);
  assert.deepEqual((await noticesOf('dung')).items, []);
  await moveTo(11);
  const [own, above] = [await noticesOf('hoa'), await noticesOf('dung')];
  assert.match(own.items[0]?.text ?? '', /^Overdue since .*conflicts to decide/);
  assert.match(above.items[0]?.text ?? '', /has let pass .*conflicts to decide/);
  const { items } = await get<Page<OutboxMessage>>('/demo/outbox');
  assert.ok(items.some(({ channel, to }) => channel === 'mail' && to.includes('Commune police')));
});

for (const width of [1440, 390, 320])
  for (const [place, language] of [
    ['/hop-thu', 'vi'],
    ['/thong-bao', 'en'],
  ] as const)
    test(`${place} at ${width} px: read by whoever may, within its width, axe finds nothing`, { skip: noBrowserHere }, async () => {
      const { context, page, faults } = await newVisitor(browser!, { width, language, scheme: width === 390 ? 'dark' : 'light' });
      if (place === '/thong-bao') await context.request.post(new URL('/demo/sign-in', demo.address).href, { data: { persona: 'hoa' } });
      await page.goto(new URL(place, demo.address).href);
      await page.locator('.list tbody tr').first().waitFor();
      assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
      assert.deepEqual(faults, []);
      await context.close();
    });

test('marked as read, all at once and by the keyboard', { skip: noBrowserHere }, async () => {
  const { context, page } = await newVisitor(browser!, { language: 'vi' });
  await context.request.post(new URL('/demo/sign-in', demo.address).href, { data: { persona: 'tuan' } });
  await page.goto(new URL('/thong-bao', demo.address).href);
  await page.getByRole('button', { name: 'Đánh dấu đã đọc hết' }).press('Enter');
  await page.getByText('chưa đọc', { exact: true }).first().waitFor({ state: 'detached' });
  assert.equal((await noticesOf('tuan')).unread, 0);
  assert.notEqual((await noticesOf('hoa')).unread, 0);
  await context.close();
});
