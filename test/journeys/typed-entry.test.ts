/** An entry of a paper book in a real browser: typed beside its scan by one officer, compared and approved by another, found by name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counter, holdsTogether } from '../support/at-counter.ts';
import { noBrowserHere } from '../support/browser.ts';
import { ruledPage } from '../support/papers.ts';

test('an entry is typed beside its scan, a refresh loses nothing; the chairman sees both and approves; it is found by name and noted', {
  skip: noBrowserHere,
}, async (t) => {
  const { visit } = await counter(t);
  let proposal = '';
  await visit('civil-status-officer', { language: 'vi' }, async (page) => {
    await page.getByRole('link', { name: 'Mục sổ hộ tịch' }).click();
    await page.getByLabel('Họ tên').fill('le van nam');
    await page.keyboard.press('Enter');
    await page.getByText('Không có mục nào như thế').waitFor();
    await holdsTogether(page, 'entries-1440-none');
    await page.getByRole('link', { name: 'Nhập mục từ bản quét' }).click();
    await holdsTogether(page, 'entry-1440-begin');
    await page.locator('input[type=file]').setInputFiles({ name: 'trang 17.png', mimeType: 'image/png', buffer: ruledPage(600, 800) });
    await page.getByRole('img', { name: 'Bản quét' }).waitFor();
    await page.getByLabel('Loại mục').selectOption('birth');
    await page.getByRole('button', { name: 'Gửi cho người thứ hai đối chiếu' }).click();
    await page.getByText('Tìm người này trong sổ bằng số định danh.').waitFor();
    await holdsTogether(page, 'entry-1440-lacks');
    await page.getByLabel('Số', { exact: true }).fill('17');
    await page.getByLabel('Quyển').fill('01/1990');
    await page.getByLabel('Ngày đăng ký').fill('10/02/1990');
    await page.getByLabel('Số định danh của người được khai sinh').fill('001090004567');
    await page.keyboard.press('Enter');
    await page.getByText('theo sổ').waitFor();
    await page.getByLabel('Họ, chữ đệm, tên').fill('Lê Văn Nam');
    await page.getByLabel('Ngày sinh').fill('03/02/1990');
    await page.getByLabel('Giới tính').selectOption('M');
    await page.getByLabel('Người ký').fill('Ngô Văn Ký');
    await page.reload();
    await page.getByRole('img', { name: 'Bản quét' }).waitFor();
    assert.equal(await page.getByLabel('Người ký').inputValue(), 'Ngô Văn Ký');
    await holdsTogether(page, 'entry-1440-typed');
    await page.getByRole('button', { name: 'Gửi cho người thứ hai đối chiếu' }).click();
    await page.waitForURL(/\/duyet\/\d+$/);
    proposal = page.url();
    await page.getByText('17, 01/1990').waitFor();
  });
  await visit('committee-chairman', { language: 'en', width: 390, height: 844 }, async (page) => {
    await page.goto(proposal);
    await page.getByRole('img', { name: 'Scan' }).waitFor();
    await page.getByText('17, 01/1990').waitFor();
    await holdsTogether(page, 'entry-390-compare-en');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('approved').first().waitFor();
    await page.goto(new URL('/muc-so', proposal).href);
    await page.getByLabel('Name', { exact: true }).fill('le van');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Number 17, book 01/1990' }).click();
    await page.getByText('Ngô Văn Ký').first().waitFor();
    await holdsTogether(page, 'entry-390-shown-en');
  });
});
