/** Two forms of one entry of a book that tell of two births, in a real browser: the office that keeps the book sees both side by side and settles it. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '#database/index.ts';
import { buildRegister } from '#population/index.ts';
import { now, visits } from '../support/at-counter.ts';
import { noBrowserHere } from '../support/browser.ts';
import { looksRight } from '../support/looks-right.ts';
import { testKey } from '../support/made-register.ts';
import { freshFolder } from '../support/program.ts';

const entry = (told: object) =>
  JSON.stringify({ loai: 'khai-sinh', so: '15', quyen: '01/1980', ngay_dang_ky: '1980-02-01', ma_xa: '00310', can_bo: 'Phạm Thu Hà', nguoi: told });

test('the civil-status officer finds the conflict, sees what each form states and what to do, and notes it as seen', { skip: noBrowserHere }, async (t) => {
  const folder = freshFolder(t);
  const book = path.join(folder, 'khai-sinh.jsonl');
  writeFileSync(
    book,
    `${entry({ ho_ten: 'Trần Thị Lan', ngay_sinh: '1980-01-01', gioi_tinh: 'Nữ' })}\n${entry({ ho_ten: 'Lê Văn Sơn', ngay_sinh: '1980-01-21', gioi_tinh: 'Nam' })}\n`,
  );
  const db = await openDatabase(path.join(folder, 'register'), { connections: 6 });
  t.after(() => db.close());
  await buildRegister({ db, now, stopping: new AbortController().signal, progress: () => {} }, { paths: [book], numberKey: testKey, workers: 1 });
  const visit = await visits(t, db);
  let place = '';
  await visit('civil-status-officer', { language: 'vi' }, async (page) => {
    await page.goto(new URL('/mau-thuan?kind=entry-told-twice', page.url()).href);
    await page.getByRole('link', { name: 'Các phiếu nêu cùng một mục sổ hộ tịch mà ghi khác nhau' }).click();
    await page.getByRole('heading', { level: 1, name: 'Các phiếu nêu cùng một mục sổ hộ tịch mà ghi khác nhau' }).waitFor();
    place = page.url();
    const evidence = page.getByRole('table', { name: 'Căn cứ' });
    assert.deepEqual(await evidence.locator('thead th').allTextContents(), [
      'Phiếu',
      'Số, quyển',
      'Họ, chữ đệm và tên khai sinh',
      'Ngày, tháng, năm sinh',
      'Giới tính',
    ]);
    const told = await evidence.locator('tbody tr').allTextContents();
    assert.equal(told.length, 2);
    assert.ok(told.some((row) => row.includes('Trần Thị Lan') && row.includes('01/01/1980') && row.includes('Nữ')));
    assert.ok(told.some((row) => row.includes('Lê Văn Sơn') && row.includes('21/01/1980') && row.includes('Nam')));
    await page.getByText('Mở sổ giấy, đối chiếu đúng mục ấy.').waitFor();
    await looksRight(page, 'entry-conflict-vi');
  });
  await visit('civil-status-officer', { language: 'en' }, async (page) => {
    await page.goto(place);
    await page.getByText('Open the paper book at that entry.').waitFor();
    await looksRight(page, 'entry-conflict-en');
    await page.getByLabel('Do next').selectOption('settle');
    await page.getByRole('button', { name: 'Seen, nothing to change' }).click();
    await page.getByText('Give at least 5 characters').waitFor();
    await page.getByLabel('Text').fill('Entry 15 is that of Lan; that of Sơn is 16');
    await page.getByRole('button', { name: 'Seen, nothing to change' }).click();
    await page.getByRole('button', { name: 'Seen, nothing to change' }).waitFor({ state: 'detached' });
    await page.locator('.moves').getByText('Entry 15 is that of Lan').waitFor();
  });
});
