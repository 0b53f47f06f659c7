/** An archive that lacks items, in a real browser: its card names them, leads to a form of that very person, and the form mends it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counter, holdsTogether, resident } from '../support/at-counter.ts';
import { noBrowserHere } from '../support/browser.ts';

const skip = noBrowserHere;
const told = { ethnicity: 1, nationality: 'VNM', birthRegistrationPlace: 'Hà Nội', relationToHead: 'head' };
const people = [
  resident(1, { ...told, fullName: 'Lê Văn Nam', dateOfBirth: 19900203, sex: 'M', originPlace: 'Nam Định' }),
  resident(2, { ...told, fullName: 'Nguyễn Thị Hoa', dateOfBirth: 19950315, sex: 'F', ethnicity: undefined, relationToHead: 'spouse' }),
];

for (const [width, language] of [
  [1440, 'vi'],
  [320, 'en'],
] as const)
  test(`what is missing is typed as a form of that person, whatever else was being typed, on ${width} px`, { skip }, async (t) => {
    const { db, visit } = await counter(t, people);
    const say = (vi: string, en: string) => (language === 'vi' ? vi : en);
    await visit('commune-police', { language, width }, async (page) => {
      const at = (place: string) => new URL(place, page.url()).href;
      const name = page.getByLabel(say('Họ, chữ đệm, tên', 'Full name'), { exact: true });
      await page.goto(at('/nhap-phieu'));
      await name.fill('Phan Thị Nghi');
      await page.goto(at('/loi?state=open&rule=incomplete-archive'));
      await page.locator('.findings button').first().click();
      const card = page.locator('.finding-card');
      await card.getByText(say('Hồ sơ còn thiếu: quê quán, dân tộc.', 'The archive lacks: home place, people.')).waitFor();
      await holdsTogether(page, `lacking-${width}-card`);
      await card.getByRole('link', { name: say('Nhập phiếu DC02 cho mục còn thiếu', 'Type a form DC02 for what is missing') }).click();
      await page.getByText(say('Hồ sơ của Nguyễn Thị Hoa còn thiếu', 'What the archive of Nguyễn Thị Hoa lacks')).waitFor();
      assert.equal(await name.inputValue(), 'Nguyễn Thị Hoa', 'nothing of the other draft');
      const origin = page.getByLabel(say('Quê quán', 'Home place'), { exact: true });
      await page.locator('#form-originPlace:focus').waitFor(); // typing begins at what is missing
      await holdsTogether(page, `lacking-${width}-form`);
      await page.keyboard.type('Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội');
      await page.getByLabel(say('Dân tộc', 'Ethnicity')).fill('Kinh');
      await page.keyboard.press('Tab');
      await page.reload();
      await page.getByRole('button', { name: say('Bỏ hết, ghi lại từ đầu', 'Empty the form') }).click();
      assert.deepEqual([await name.inputValue(), await origin.inputValue()], ['Nguyễn Thị Hoa', ''], 'emptied it is of that person still');
      await page.getByRole('button', { name: say('Lấy lại những gì đã ghi', 'Take back what was typed') }).click();
      await page.getByRole('button', { name: say('Xem lại rồi lưu', 'Check, then save') }).click();
      await page.getByRole('heading', { level: 1, name: say('Xem lại rồi lưu', 'Check, then save') }).waitFor();
      for (const asked of await page.locator('.asks input').all()) await asked.fill('Có giấy khai sinh');
      await page.getByRole('button', { name: say('Lưu phiếu', 'Save the form') }).click();
      await page.getByText(say('Đã thêm vào hồ sơ', 'Added to the archive')).waitFor();
      await page.goto(at('/nhap-phieu'));
      assert.equal(await name.inputValue(), 'Phan Thị Nghi', 'the other draft stands as it was');
      await page.getByRole('button', { name: say('Ra', 'Sign out'), exact: true }).click();
      await page.waitForFunction("!Object.keys(sessionStorage).some((key) => key.startsWith('sogoc-draft'))");
    });
    assert.deepEqual([...(await db.sql`select rule from cleaning.finding where rule = 'incomplete-archive' and state = 'open'`)], []);
  });
