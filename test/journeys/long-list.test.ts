/** A long list in a real browser: a thousand findings are loaded, a screenful is drawn, each of them can be reached, and it stays a table. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { freshFolder } from '../support/program.ts';
import { serveDemo } from '../support/served-demo.ts';

const rows = (page: Page) => page.locator('.findings tbody tr:not(.room)');
const rowAt = (page: Page, place: number) => page.locator(`.findings tbody tr[aria-rowindex="${place + 1}"]`);
const scrollTo = (page: Page, to: string) =>
  page.evaluate(`window.scrollTo(0, ${to}); new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))`);

/** Rows that come into sight are measured, and the page grows: until it does not any more. */
const toTheEnd = (page: Page) =>
  page.evaluate(`(async () => {
    for (let height = 0; height !== document.body.scrollHeight; ) {
      height = document.body.scrollHeight;
      window.scrollTo(0, height);
      for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    }
  })()`);

const everyState = '/loi?state=open,kept,repaired';

/** All findings of the country, as its operator loads them. */
async function loaded(
  t: TestContext,
  browser: Browser,
  signed: { readonly address: string; readonly token: string },
  view: View,
  pages: number,
  place = everyState,
): Promise<Page> {
  const { context, page, faults } = await newVisitor(browser, view, signed);
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, []);
  });
  await page.goto(new URL(place, signed.address).href);
  await rows(page).first().waitFor();
  for (let fetched = 1; fetched < pages; fetched++) {
    const answered = page.waitForResponse((response) => response.url().includes('cursor='));
    const before = await page.evaluate('document.documentElement.scrollHeight');
    await page.locator('.rows .more:not([data-loading])').click();
    await answered;
    await page.waitForFunction(`document.documentElement.scrollHeight > ${before}`); // else the button may be pressed while it still waits
  }
  return page;
}

test('a thousand rows', { skip: noBrowserHere, timeout: 900_000 }, async (t) => {
  const demo = await serveDemo(path.join(freshFolder(t), 'register'), '--now', '2026-11-24');
  t.after(() => demo.stop());
  const browser = await startBrowser();
  t.after(() => browser.close());
  const signed = { address: demo.address, token: await demo.signIn('khanh') };

  await t.test('are loaded, a screenful of them is drawn; by keyboard the last is reached and the first again', async (t) => {
    const page = await loaded(t, browser, signed, { language: 'vi' }, 10);
    assert.ok((await rows(page).count()) < 100, `${await rows(page).count()} rows are drawn`);
    await rows(page).getByRole('button').first().focus();
    await page.keyboard.press('End');
    await page.waitForFunction(`document.activeElement.closest('[aria-rowindex="1001"]')`);
    const last = (await rowAt(page, 1000).boundingBox()) ?? assert.fail('the last row is not there');
    assert.ok(last.y > 0 && last.y + last.height <= 900 - 30, 'it stands above the foot');
    assert.ok((await rows(page).count()) < 100);
    assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(`document.activeElement.closest('[aria-rowindex="1000"]')`);
    await page.keyboard.press('Shift+Tab');
    await page.waitForFunction(`document.activeElement.closest('[aria-rowindex="999"]')`);
    await page.keyboard.press('Home');
    await page.waitForFunction(`document.activeElement.closest('[aria-rowindex="2"]')`);
  });

  await t.test('what is chosen and what has the focus stay while the list is scrolled; nothing in sight jumps', async (t) => {
    const page = await loaded(t, browser, signed, { language: 'en' }, 10);
    await scrollTo(page, '0');
    await rowAt(page, 3).getByRole('button').click();
    await page.locator('.finding-card .card-title').waitFor();
    await toTheEnd(page);
    await rowAt(page, 1000).waitFor();
    assert.equal(await page.locator('.findings tr.chosen').getAttribute('aria-rowindex'), '4');
    assert.equal(await page.evaluate(`document.activeElement.closest('tr').getAttribute('aria-rowindex')`), '4');
    for (let turned = 0; turned < 10; turned++) {
      const moved = await page.evaluate(`(async () => {
        const row = [...document.querySelectorAll('.findings tbody tr')].find((one) => one.getBoundingClientRect().top > 100);
        const before = row.getBoundingClientRect().top;
        window.scrollBy(0, -300);
        for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
        return row.getBoundingClientRect().top - before;
      })()`);
      assert.equal(moved, 300, 'rows that are drawn for the first time above the window push nothing down');
    }
    await page.keyboard.press('j');
    await page.waitForFunction(`document.querySelector('.findings tr.chosen')?.getAttribute('aria-rowindex') === '5'`);
    await page.waitForFunction(`document.querySelector('.findings tr.chosen').getBoundingClientRect().top > 78`);
  });

  await t.test('on a telephone they keep their headings, on paper all of them stand', async (t) => {
    const page = await loaded(t, browser, signed, { language: 'vi', width: 390, height: 844 }, 2);
    assert.ok((await rows(page).count()) < 100);
    await scrollTo(page, 'document.body.scrollHeight / 2');
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
    assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(`document.querySelectorAll('.findings tbody tr:not(.room)').length === 200`);
  });

  await t.test('a list without columns is drawn alike; what was typed in a row is there when it comes into sight again', async (t) => {
    const hoa = { authorization: `Bearer ${await demo.signIn('hoa')}` };
    const people = (await (await fetch(new URL('/demo/personas', demo.address))).json()) as readonly { readonly id: string; readonly personId: string }[];
    const nghi = people.find(({ id }) => id === 'nghi')?.personId ?? assert.fail('no neighbour');
    for (let looked = 1; looked <= 120; looked++) {
      const why = { 'sogoc-purpose': 'emergency', 'sogoc-reason': encodeURIComponent(`báo cháy, lần gọi thứ ${looked}`) };
      assert.equal((await fetch(new URL(`/v1/persons/${nghi}`, demo.address), { headers: { ...hoa, ...why } })).status, 200);
    }
    const { context, page, faults } = await newVisitor(browser, { language: 'vi' }, { address: demo.address, token: await demo.signIn('ngoc') });
    t.after(() => context.close());
    await page.goto(new URL('/nhat-ky', demo.address).href);
    const looks = page.getByRole('list', { name: 'Tra cứu khẩn cấp' }).locator('li[aria-posinset]');
    const more = page.getByRole('button', { name: 'Xem thêm' });
    await looks.first().waitFor();
    while ((await more.count()) > 0) {
      const answered = page.waitForResponse((response) => response.url().includes('cursor='));
      await more.click();
      await answered;
      await page.locator('.more[data-loading]').waitFor({ state: 'detached' });
    }
    await scrollTo(page, '0');
    await looks.first().getByLabel('Nhận xét').fill('Đã gọi lại, đúng có cháy');
    await looks.first().getByRole('button', { name: 'Chính đáng', exact: true }).focus();
    await page.keyboard.press('End');
    await page.waitForFunction(`document.activeElement.closest('[aria-posinset="120"]')`);
    assert.equal(await looks.last().getAttribute('aria-setsize'), '120');
    assert.ok((await looks.count()) < 60, `${await looks.count()} rows are drawn`);
    assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
    await page.keyboard.press('Home');
    assert.equal(await looks.first().getByLabel('Nhận xét').inputValue(), 'Đã gọi lại, đúng có cháy');
    assert.deepEqual(faults, []);
  });

  await t.test('a short list is a table as any: all rows are drawn', async (t) => {
    const page = await loaded(t, browser, signed, { language: 'vi' }, 1, '/loi?rule=number-disagrees');
    assert.equal(await page.locator('.findings').getAttribute('aria-rowcount'), String((await rows(page).count()) + 1));
    assert.equal(await page.locator('.room').count(), 0);
  });
});
