/** An archive is confirmed from a paper, in a real browser: the officer says which paper it was, and the page says since when it counts as right. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { counter } from '../support/at-counter.ts';
import { noBrowserHere } from '../support/browser.ts';
import { looksRight } from '../support/looks-right.ts';

/** By number, on the person's own page. */
async function openNam(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('001090004567');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Lê Văn Nam' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lê Văn Nam' }).waitFor();
}

test('without a paper it is refused beside its field; with one it is confirmed as of today, by keyboard', { skip: noBrowserHere }, async (t) => {
  const { db, visit } = await counter(t);
  await visit('commune-police', { language: 'vi' }, async (page) => {
    await openNam(page);
    await page.getByText('Xác nhận theo giấy tờ').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Có hiệu lực đến khi một trong ba thay đổi.').waitFor();
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await page.getByText('Ghi tên giấy tờ và số của nó').waitFor();
    await looksRight(page, 'archive-confirmed-lacks-vi');
    await page.getByLabel('Giấy tờ đã xem').fill('Thẻ căn cước 001090004567');
    await page.keyboard.press('Enter');
    await page.getByText('đã xác nhận ngày 23/11/2026').waitFor();
    await looksRight(page, 'archive-confirmed-vi');
  });
  assert.deepEqual(
    [...(await db.sql<{ paper: string }[]>`select paper from population.confirmation`)].map(({ paper }) => paper),
    ['Thẻ căn cước 001090004567'],
  );
  await visit('committee-chairman', { language: 'en' }, async (page) => {
    await openNam(page);
    await page.getByText('Confirm from a paper').click();
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByText('Name the paper and its number').waitFor();
    await looksRight(page, 'archive-confirmed-en');
  });
});
