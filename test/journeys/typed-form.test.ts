/** A form typed at a commune, in a real browser: whom it is like is shown and chosen; another becomes an archive with a number. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counter, holdsTogether } from '../support/at-counter.ts';
import { noBrowserHere } from '../support/browser.ts';

const skip = noBrowserHere;

test('a form is typed: the rules speak under the field that is left, a reload loses nothing, the likely person is chosen, and the form joins the archive', {
  skip,
}, async (t) => {
  const { db, visit } = await counter(t);
  await visit('commune-police', { language: 'vi' }, async (page) => {
    await page.getByRole('link', { name: 'Nhập phiếu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nhập phiếu DC01, DC02' }).waitFor();
    await holdsTogether(page, 'typed-1440-empty');
    await page.getByLabel('Họ, chữ đệm, tên').fill('Lê Văn Nam');
    await page.getByLabel('Ngày sinh').fill('31/2/1990');
    await page.keyboard.press('Tab');
    await page.getByText('một ngày có thật').waitFor();
    await page.getByLabel('Ngày sinh').fill('3/2/1990');
    await page.keyboard.press('Tab');
    await page.getByText('cùng tên, cùng ngày sinh').waitFor();
    await page.getByLabel('Nam', { exact: true }).check();
    await page.getByLabel('Số giấy tờ').fill('1090004567');
    await page.keyboard.press('Tab');
    await page.getByText(/Số 1090004567 mất số 0/).waitFor();
    await page.reload();
    assert.equal(await page.getByLabel('Ngày sinh').inputValue(), '3/2/1990', 'a reload loses nothing');
    await page.getByText('cùng tên, cùng ngày sinh').waitFor();
    await page.getByRole('button', { name: 'Xem lại rồi lưu' }).click();
    await page.getByText('Chọn hồ sơ, hoặc chọn lập hồ sơ mới.').waitFor();
    await holdsTogether(page, 'typed-1440-likely');
    await page.getByLabel(/Lê Văn Nam/).check();
    await page.getByRole('button', { name: 'Xem lại rồi lưu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Xem lại rồi lưu' }).waitFor();
    await page.getByLabel(/chưa khai mục bắt buộc/).fill('Chỉ khai lại số giấy tờ');
    await holdsTogether(page, 'typed-1440-check');
    await page.getByRole('button', { name: 'Lưu phiếu' }).click();
    await page.getByText('Đã thêm vào hồ sơ').waitFor();
    await page.reload();
    await page.getByText('Đã thêm vào hồ sơ').waitFor();
    await holdsTogether(page, 'typed-1440-saved');
    await page.getByRole('link', { name: 'Lê Văn Nam' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lê Văn Nam' }).waitFor();
  });
  assert.equal((await db.sql`select from population.person where name_key = 'le van nam'`).length, 1);
});

for (const [width, language] of [
  [390, 'vi'],
  [320, 'en'],
] as const)
  test(`somebody new, by keyboard, on ${width} px: the head brings address, file and father; the archive is made with a number`, { skip }, async (t) => {
    const { visit } = await counter(t);
    const say = (vi: string, en: string) => (language === 'vi' ? vi : en);
    await visit('commune-police', { language, width, height: 800 }, async (page) => {
      const address = new URL('/nhap-phieu', page.url()).href;
      await page.goto(address);
      await holdsTogether(page, `typed-${width}-empty`);
      const typedIn = async (label: string, text: string) => {
        await page.getByLabel(label, { exact: true }).focus();
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      };
      await typedIn(say('Họ, chữ đệm, tên', 'Full name'), 'Lê Minh Anh');
      await typedIn(say('Ngày sinh', 'Date of birth'), '12/3/2018');
      await page.getByLabel(say('Nữ', 'Female'), { exact: true }).focus();
      await page.keyboard.press('Space');
      await typedIn(say('Nơi đăng ký khai sinh', 'Birth registered in'), 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội');
      await typedIn(say('Quê quán', 'Home place'), 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội');
      await typedIn(say('Dân tộc', 'Ethnicity'), 'Kinh');
      await typedIn(say('Số định danh của chủ hộ', 'Personal number of the head'), '001090004567');
      await page.getByLabel(say('Số định danh của chủ hộ', 'Personal number of the head')).focus();
      await page.keyboard.press('Enter');
      await page.getByText(say('Sổ đã điền', 'The register has filled in')).waitFor();
      assert.equal(await page.getByLabel(say('Số hồ sơ cư trú', 'Residence file')).inputValue(), 'HS-1');
      await page.getByLabel(say('Quan hệ với chủ hộ', 'Relation to head')).selectOption('Con');
      assert.equal(await page.getByLabel(say('Số của cha', 'Father’s number')).inputValue(), '001090004567');
      await page.getByText(say('Chưa thấy ai', 'Nobody so far')).waitFor();
      await holdsTogether(page, `typed-${width}-filled`);
      await page.getByRole('button', { name: say('Xem lại rồi lưu', 'Check, then save') }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: say('Xem lại rồi lưu', 'Check, then save') }).waitFor();
      await page.getByRole('button', { name: say('Lưu phiếu', 'Save the form') }).waitFor();
      await holdsTogether(page, `typed-${width}-check`);
      await page.getByRole('button', { name: say('Lưu phiếu', 'Save the form') }).click();
      await page.getByText(say('Đã lập hồ sơ mới', 'A new archive was made')).waitFor();
      assert.match((await page.locator('.given .num').getAttribute('aria-label')) ?? '', /^0 0 1 3 1 8/);
      await holdsTogether(page, `typed-${width}-saved`);
      await page.goto(address);
      assert.equal(await page.getByLabel(say('Họ, chữ đệm, tên', 'Full name')).inputValue(), '', 'what is saved is no draft');
    });
  });

test('DC02 of somebody who has an archive, in English: without an archive it is not saved; found by number it is', { skip }, async (t) => {
  const { visit } = await counter(t);
  await visit('commune-police', { language: 'en' }, async (page) => {
    await page.goto(new URL('/nhap-phieu', page.url()).href);
    await page.getByLabel('DC02: what has changed of somebody who has an archive').check();
    assert.equal(await page.getByLabel('Nationality').inputValue(), '', 'what has not changed is not said');
    await page.getByLabel('Full name', { exact: true }).fill('Nguyễn Thị Hoa');
    await page.getByLabel('Marital status').selectOption('Đã ly hôn');
    await page.getByRole('button', { name: 'Check, then save' }).click();
    await page.getByText('Choose an archive, or a new one.').waitFor();
    await page.getByLabel('Personal number of who has the archive').fill('001195000123');
    await page.keyboard.press('Enter');
    await page.locator('.like b').filter({ hasText: 'Nguyễn Thị Hoa' }).waitFor();
    await holdsTogether(page, 'typed-1440-dc02-en');
    await page.getByRole('button', { name: 'Check, then save' }).click();
    await page.getByLabel(/the form is not like the chosen archive/).fill('Present at the counter');
    await holdsTogether(page, 'typed-1440-dc02-check-en');
    await page.getByRole('button', { name: 'Save the form' }).click();
    await page.getByText('Added to the archive').waitFor();
    await holdsTogether(page, 'typed-1440-dc02-saved-en');
    await page.getByRole('link', { name: 'Typed wrongly? Propose to take it back' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
});
