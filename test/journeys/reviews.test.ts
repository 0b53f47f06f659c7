/** Fifty pairs in a row by keyboard alone, and how a pair looks: on a desk, on a telephone, to a screen reader. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { Database } from '#database/index.ts';
import { type HttpServer, serveHttp } from '../../program/http.ts';
import { builtPages } from '../../program/pages.ts';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { openPairs, reviewedOn, reviewedRegister, type WaitingPair } from '../support/reviewed-register.ts';
import { type SignedIn, signInAs } from '../support/signed-in.ts';

const skip = noBrowserHere;
const pictures = process.env['SOGOC_PICTURES'];
let browser: Browser;
let db: Database;
let server: HttpServer;
let pairs: readonly WaitingPair[];
let hoa: SignedIn;
let folder: string;

before(async (t) => {
  if (skip) return;
  folder = mkdtempSync(path.join(tmpdir(), 'sogoc-reviews-'));
  const [started, pagesDir] = await Promise.all([startBrowser(), builtPages(() => {})]);
  browser = started;
  db = await reviewedRegister(t as TestContext);
  pairs = await openPairs(db, 53);
  hoa = await signInAs(db, 'commune-police', { now: reviewedOn });
  const startWaitingBuild = () => ({ child: {} as never, done: Promise.resolve(1) });
  server = await serveHttp({ db, dataDir: db.dataDir, port: 0, exactPort: true, pagesDir, waitingFolder: folder, startWaitingBuild, clock: () => reviewedOn });
});

after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function visit(place: string, view: View, journey: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, faults } = await newVisitor(browser, view);
  const address = `http://localhost:${server.port}`;
  await context.addCookies([{ name: 'sogoc-session', value: hoa.token, url: address }]);
  const missing: string[] = [];
  page.on('response', (response) => response.status() >= 400 && missing.push(`${response.status()} ${response.url()}`));
  try {
    await page.goto(address + place);
    await journey(page);
    assert.deepEqual([...missing, ...faults], []);
  } finally {
    await context.close();
  }
}

const wider = `[...document.querySelectorAll('main *')].filter((one) => !one.closest('.said-only, svg') && one.parentElement && one.getBoundingClientRect().right > Math.ceil(document.documentElement.clientWidth)).map((one) => one.outerHTML.slice(0, 120))`;

test('reviews and conflicts, lists and each one: nothing wider than the page, nothing that a screen reader stumbles over', { skip }, async () => {
  const first = `/xet-trung/${pairs[0]!.conflictId}`;
  for (const [name, place, ready] of [
    ['reviews', '/xet-trung', '.reviews'],
    ['pair', first, '.pair .total'],
    ['conflicts', '/mau-thuan?turn=all', '.conflicts'],
    ['conflict', `/mau-thuan/${pairs[0]!.conflictId}`, '.work'],
  ] as const)
    for (const view of [
      { width: 1440, language: 'vi' },
      { width: 1440, language: 'en', scheme: 'dark' },
      { width: 390, height: 844, language: 'vi' },
      { width: 320, height: 640, language: 'en' },
    ] as const)
      await visit(place, view, async (page) => {
        await page.locator(ready).first().waitFor();
        await page.waitForLoadState('networkidle');
        if (pictures) await page.screenshot({ path: path.join(pictures, `${name}-${view.width}-${view.language}.png`), fullPage: view.width < 500 });
        assert.deepEqual(await page.evaluate(wider), [], `${name} ${view.width}`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]),
          [],
          `${name} ${view.width}`,
        );
      });
});

test('the list of keys tells those of a pair, which decide nothing while it lies open', { skip }, async () => {
  await visit(`/xet-trung/${pairs[51]!.conflictId}`, { language: 'vi' }, async (page) => {
    await page.locator('.review:focus').waitFor();
    await page.locator('.pair .total').waitFor();
    await page.keyboard.press('Shift+?');
    const keys = page.getByRole('dialog', { name: 'Phím tắt' });
    for (const name of ['Cùng một người 1', 'Hai người khác nhau 2', 'Chưa rõ, hỏi xã 3', 'Để sau N']) await keys.getByRole('row', { name }).waitFor();
    if (pictures) await page.screenshot({ path: path.join(pictures, 'keys-of-pair.png') });
    await page.keyboard.press('2');
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    assert.equal(await page.locator('[data-done]').getAttribute('data-done'), '0');
  });
});

test('a conflict is handed over to a commune that is chosen by its name, the old one too, by keyboard', { skip }, async () => {
  await visit(`/mau-thuan/${pairs[52]!.conflictId}`, { language: 'vi' }, async (page) => {
    await page.getByLabel('Làm tiếp', { exact: true }).selectOption('hand-over');
    await page.getByRole('button', { name: 'Chuyển cho xã khác' }).click();
    await page.getByText('Chọn một xã trong danh sách').waitFor();
    await page.getByRole('combobox', { name: 'Chuyển cho xã nào' }).fill('mai dong');
    await page.getByRole('option', { name: /Tương Mai.*trước đây: Phường Mai Động/ }).waitFor();
    if (pictures) await page.screenshot({ path: path.join(pictures, 'hand-over.png') });
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
      [],
    );
    await page.getByRole('combobox', { name: 'Chuyển cho xã nào' }).fill('tuong mai ha noi');
    await page
      .getByRole('option', { name: /^Phường Tương Mai/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Nội dung').fill('Hai người này nay ở Tương Mai');
    await page.getByRole('button', { name: 'Chuyển cho xã khác' }).click();
    await page.getByText(/chuyển cho xã khác → Phường Tương Mai/).waitFor();
  });
});

test('fifty pairs by keyboard alone: the next opens by itself and is announced; one is taken back; a key that is off does nothing', { skip }, async () => {
  await visit('/xet-trung', { language: 'vi' }, async (page) => {
    await page.locator('.reviews').waitFor();
    await page.getByRole('button', { name: 'Xét từ cặp đầu' }).focus();
    await page.keyboard.press('Enter');
    const done = async (): Promise<number> => Number(await page.locator('[data-done]').getAttribute('data-done'));
    const ready = async (count: number) => {
      await page.locator(`[data-done="${count}"]`).waitFor();
      await page.locator('.pair .total').waitFor();
      await page.locator('.review:focus').waitFor();
    };
    await ready(0);
    const seen = new Set<string>();
    for (let count = 0; count < 50; count++) {
      seen.add(new URL(page.url()).pathname);
      if (count === 10) {
        await page.keyboard.press('3');
        await page.keyboard.press('Control+Enter');
      } else await page.keyboard.press(count % 5 === 4 ? '1' : '2');
      await ready(count + 1);
      const live = (await page.locator('[aria-live]').first().textContent()) ?? '';
      assert.match(live, count === 10 ? /Đã hỏi xã về/ : count % 5 === 4 ? /Đã đề nghị nhập/ : /là hai người/);
      assert.match(live, /Cặp \d+ trên \d+/);
    }
    assert.equal(seen.size, 50);
    await page.keyboard.press('z');
    await ready(49);
    assert.ok(seen.has(new URL(page.url()).pathname));
    await page.keyboard.press('2');
    await ready(50);
    await page.getByLabel('Phím 1, 2, 3 trong khung này').focus();
    await page.keyboard.press('Space');
    await page.locator('.review').focus();
    const place = page.url();
    await page.keyboard.press('2');
    await page.keyboard.press('z');
    assert.deepEqual([page.url(), await done()], [place, 50]);
  });
  const states = await db.sql<{ state: string; turn: string; count: number }[]>`
    select state, turn, count(*) from conflicts.conflict
    where conflict_id = any(${pairs.map(({ conflictId }) => conflictId)}::bigint[]) group by 1, 2 order by 1, 2`;
  assert.deepEqual(
    states.map(({ state, turn, count }) => [state, turn, count]),
    [
      ['open', 'approver', 9],
      ['open', 'asked', 1],
      ['open', 'owner', 3],
      ['settled', 'owner', 40],
    ],
  );
});
