/** A commune that the reform divided, in a real browser: a street is found, previewed, decided; then one person by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitId } from '#values/index.ts';
import { counter, couple, holdsTogether, resident } from '../support/at-counter.ts';
import { noBrowserHere } from '../support/browser.ts';

const skip = noBrowserHere;
const tuongMai = unitId('commune', '00322', 1);
const people = [
  ...couple,
  ...['Số 18, đường Lĩnh Nam', 'Số 20, đường Lĩnh Nam', 'Số 77, phố Tam Trinh'].map((street, at) =>
    resident(3 + at, {
      fullName: ['Phan Thị Nghi', 'Tống Thị Tuyết Mai', 'Hồ Thị Hoài Thu'][at],
      dateOfBirth: 19790703 + at,
      sex: 'F',
      relationToHead: 'head',
      residencePlace: `${street}, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội`,
      residenceFile: `HS-${3 + at}`,
    }),
  ),
];

for (const [width, language] of [
  [1440, 'vi'],
  [390, 'vi'],
  [320, 'en'],
] as const)
  test(`a street goes to its new commune after a preview, one person more by hand; ${width} px`, { skip }, async (t) => {
    const { db, visit } = await counter(t, people);
    const say = (vi: string, en: string) => (language === 'vi' ? vi : en);
    await visit('commune-police', { language, width, height: 900 }, async (page) => {
      await page.goto(new URL('/xa-moi', page.url()).href);
      await page
        .getByRole('cell', { name: /Lĩnh Nam/ })
        .first()
        .waitFor();
      await holdsTogether(page, `divided-${width}-all`);
      await page.getByLabel(say('Đường, tổ, thôn', 'Street, group, hamlet')).fill('linh nam');
      await page.keyboard.press('Enter');
      await page.getByText(say('2 người theo bộ lọc', '2 persons by the filter'), { exact: true }).waitFor();
      assert.match(page.url(), /q=linh/);
      await page.getByLabel(/Tương Mai/).check();
      await page.getByRole('button', { name: say('Xem trước', 'Preview') }).click();
      await page.getByText(say('2 người sẽ thuộc', '2 persons will be of')).waitFor();
      await holdsTogether(page, `divided-${width}-preview`);
      await page.getByRole('button', { name: say('Ghi xã mới', 'Decide') }).click();
      await page.getByText(say('Đã ghi xã mới cho 2 người', 'Decided for 2 persons')).waitFor();
      await page.getByText(say('Không ai ở địa chỉ đó', 'Nobody at that address')).waitFor();
      await holdsTogether(page, `divided-${width}-done`);
      await page.getByLabel(say('Đường, tổ, thôn', 'Street, group, hamlet')).fill('');
      await page.keyboard.press('Enter');
      await page.getByLabel(/Hồ Thị Hoài Thu/).check();
      await page.getByLabel(/Vĩnh Tuy/).check();
      await page.getByRole('button', { name: say('Xem trước', 'Preview') }).click();
      await page.getByText(say('1 người sẽ thuộc', '1 person will be of')).waitFor();
      await page.getByRole('button', { name: say('Ghi xã mới', 'Decide') }).click();
      await page.getByText(say('Đã ghi xã mới cho 1 người', 'Decided for 1 person')).waitFor();
    });
    assert.equal((await db.sql`select from population.person where unit_id = ${tuongMai}`).length, 2);
  });
