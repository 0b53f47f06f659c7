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
    await page.getByRole('combobox', { name: 'Xã giữ sổ, như lúc đăng ký' }).fill('mai dong');
    await page.getByRole('option', { name: /^Phường Mai Động, Quận Hoàng Mai/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
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

test('a birth of somebody whom the register does not know: who is like them is shown, the reason is read by who compares, and the archive is there', {
  skip: noBrowserHere,
}, async (t) => {
  const { db, visit } = await counter(t);
  let proposal = '';
  await visit('civil-status-officer', { language: 'vi' }, async (page) => {
    await page.goto(new URL('/muc-so/nhap', page.url()).href);
    await page.locator('input[type=file]').setInputFiles({ name: 'trang 18.png', mimeType: 'image/png', buffer: ruledPage(600, 800) });
    await page.getByRole('img', { name: 'Bản quét' }).waitFor();
    await page.getByLabel('Loại mục').selectOption('birth');
    await page.getByLabel('Sổ chưa có người này').check();
    await page.getByLabel('Số', { exact: true }).fill('18');
    await page.getByLabel('Quyển').fill('01/1990');
    await page.getByLabel('Ngày đăng ký').fill('10/02/1990');
    await page.getByLabel('Họ, chữ đệm, tên').first().fill('Lê Văn Nam');
    await page.getByLabel('Ngày sinh').fill('03/02/1990');
    await page.getByLabel('Giới tính').selectOption('M');
    await page.getByLabel('Người ký').focus();
    await page.getByText('cùng tên, cùng ngày sinh').waitFor();
    await page.getByRole('button', { name: 'Gửi cho người thứ hai đối chiếu' }).click();
    await page.getByText('Chọn hồ sơ, hoặc chọn lập hồ sơ mới.').waitFor();
    await holdsTogether(page, 'entry-new-1440-lacks');
    await page.getByLabel('Không phải ai ở trên: lập hồ sơ mới').check();
    await page.getByLabel('Vì sao không phải người đã có').fill('Mẹ khác, quê khác');
    await page.getByLabel('Nơi cư trú mà sổ giấy ghi').fill('Số 8, phường Mai Động, quận Hoàng Mai, thành phố Hà Nội');
    await page.reload();
    await page.getByRole('img', { name: 'Bản quét' }).waitFor();
    await page.getByText('cùng tên, cùng ngày sinh').waitFor();
    assert.equal(await page.getByLabel('Vì sao không phải người đã có').inputValue(), 'Mẹ khác, quê khác');
    await holdsTogether(page, 'entry-new-1440-typed');
    await page.setViewportSize({ width: 390, height: 844 });
    await holdsTogether(page, 'entry-new-390-typed');
    await page.setViewportSize({ width: 320, height: 640 });
    await holdsTogether(page, 'entry-new-320-typed');
    await page.getByRole('button', { name: 'Gửi cho người thứ hai đối chiếu' }).click();
    await page.waitForURL(/\/duyet\/\d+$/);
    proposal = page.url();
  });
  await visit('committee-chairman', { language: 'en' }, async (page) => {
    await page.goto(proposal);
    await page.getByText('the register does not know them; the entry makes an archive').waitFor();
    await page.getByText('Mẹ khác, quê khác').waitFor();
    await holdsTogether(page, 'entry-new-1440-compare-en');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('approved').first().waitFor();
    await page.goto(new URL('/muc-so', proposal).href);
    await page.getByLabel('Name', { exact: true }).fill('le van');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Number 18, book 01/1990' }).waitFor();
  });
  await visit('civil-status-officer', { language: 'en', width: 390, height: 844 }, async (page) => {
    await page.goto(new URL('/muc-so/nhap', proposal).href);
    await page.locator('input[type=file]').setInputFiles({ name: 'page 19.png', mimeType: 'image/png', buffer: ruledPage(620, 800) });
    await page.getByRole('img', { name: 'Scan' }).waitFor();
    await page.getByLabel('Kind of entry').selectOption('death');
    await page.getByLabel('The register does not know this person').check();
    await page.getByLabel('Full name').first().fill('Quách Văn Sinh');
    await page.getByLabel('Signer').focus();
    await page.getByText('Nobody so far. The entry makes a new archive.').waitFor();
    await page.getByRole('button', { name: 'Send to a second officer to compare' }).click();
    await holdsTogether(page, 'entry-new-390-death-en');
  });
  assert.equal((await db.sql`select from population.person where full_name = 'Lê Văn Nam' and state = 'alive'`).length, 2);
});
