/** A real register from its first minute: begun, entered by the link with a passkey, left, and entered again; an officer of two offices chooses one. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { newVisitor, noBrowserHere, startBrowser } from '../support/browser.ts';
import { looksRight } from '../support/looks-right.ts';
import { freshFolder, jsonOf, startSogoc } from '../support/program.ts';

async function served(t: TestContext, data: string): Promise<string> {
  const child = startSogoc(['serve', '--data', data, '--port', '0']);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  t.after(async () => {
    child.kill('SIGINT');
    await ended;
  });
  let said = '';
  return await new Promise((resolve) => {
    const hear = (text: string): void => {
      said += text;
      const found = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
  });
}

/** A machine that keeps passkeys and knows its user. */
async function withAuthenticator(context: BrowserContext, page: Page) {
  const devTools = await context.newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  return { devTools, authenticatorId };
}

/** No box is wider than its parent. */
const tooWide = (page: Page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

test('the first administrator: link, passkey, account, sign out, passkey', { skip: noBrowserHere }, async (t) => {
  const data = path.join(freshFolder(t), 'register');
  const { data: begun } = await jsonOf<{ page: string }>(['init', '--data', data]);
  const address = await served(t, data);
  const browser = await startBrowser();
  t.after(() => browser.close());
  const { page, context } = await newVisitor(browser, { width: 1440, height: 900 });
  const { devTools, authenticatorId } = await withAuthenticator(context, page);
  const show = async (name: string) => {
    for (const width of [1440, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      assert.equal(await tooWide(page), 0, `${name} at ${width}`);
      if (process.env['SHOTS']) await page.screenshot({ path: path.join(process.env['SHOTS'], `${name}-${width}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  await page.goto(new URL(begun.page, address).href);
  await page.getByRole('button', { name: 'Tạo khoá truy cập trên máy này' }).waitFor();
  await show('lan-dau');
  await page.getByRole('button', { name: 'Tạo khoá truy cập trên máy này' }).click();
  await page.waitForURL(address);

  await page.goto(new URL('/tai-khoan', address).href);
  await page.getByText('phiên này').waitFor();
  await page.getByText('Tên của máy').first().waitFor();
  await show('tai-khoan');
  await page.goto(new URL('/can-bo', address).href);
  await page.getByText('quan-tri').first().waitFor();
  await show('can-bo');

  await page.goto(new URL('/tai-khoan', address).href);
  await page.getByRole('button', { name: 'Kết thúc' }).click();
  await page.getByRole('button', { name: 'Đăng nhập bằng khoá truy cập' }).first().waitFor();
  await page.goto(new URL('/dang-nhap', address).href);
  await page.getByText('Không có lệnh nào đang hoãn hiện.').waitFor(); // anybody reads it, before signing in
  await page.getByRole('button', { name: 'Đăng nhập bằng khoá truy cập' }).waitFor();
  await show('dang-nhap');

  await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Đăng nhập bằng khoá truy cập' }).click();
  await page.getByText('Máy này không đưa ra khoá nào').waitFor();
  await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: 'Đăng nhập bằng khoá truy cập' }).click();
  await page.waitForURL(address);

  const { credentials } = await devTools.send('WebAuthn.getCredentials', { authenticatorId });
  const [copied] = credentials;
  assert.ok(copied);
  await devTools.send('WebAuthn.removeCredential', { authenticatorId, credentialId: copied.credentialId });
  await devTools.send('WebAuthn.addCredential', { authenticatorId, credential: { ...copied, signCount: 1 } });
  await page.goto(new URL('/tai-khoan', address).href);
  await page.getByRole('button', { name: 'Kết thúc' }).click();
  await page.getByRole('button', { name: 'Đăng nhập bằng khoá truy cập' }).first().click();
  await page.getByText('Khoá truy cập này không mở được').waitFor(); // it counted backwards, as only a copy does
});

test('an account is opened and given two offices, their units chosen by name and by code; at each sign-in its holder chooses one of them', {
  skip: noBrowserHere,
}, async (t) => {
  const data = path.join(freshFolder(t), 'register');
  const { data: begun } = await jsonOf<{ page: string }>(['init', '--data', data]);
  const address = await served(t, data);
  const browser = await startBrowser();
  t.after(() => browser.close());

  const administrator = await newVisitor(browser);
  await withAuthenticator(administrator.context, administrator.page);
  const desk = administrator.page;
  await desk.goto(new URL(begun.page, address).href);
  await desk.getByRole('button', { name: 'Tạo khoá truy cập trên máy này' }).click();
  await desk.waitForURL(address);
  await desk.goto(new URL('/can-bo', address).href);
  await desk.getByLabel(/^Tên đăng nhập/).fill('hien');
  await desk.getByLabel(/^Họ tên/).fill('Trần Thị Hiền');
  await desk.getByRole('button', { name: 'Mở tài khoản' }).click();
  const link = await desk.locator('.told code').textContent();
  const row = desk.getByRole('row').filter({ hasText: 'hien' });
  await row.locator('summary').click();
  await row.getByRole('combobox', { name: 'Chức vụ' }).selectOption('civil-status-officer');
  await row.getByLabel('Từ ngày').fill('01/07/2025');
  for (const [typed, unit] of [
    ['vinh tuy ha noi', 'Phường Vĩnh Tuy, Thành phố Hà Nội'],
    ['00301', 'Phường Vĩnh Hưng, Thành phố Hà Nội'],
  ] as const) {
    await row.getByRole('combobox', { name: 'Đơn vị' }).fill(typed);
    await desk.getByRole('option', { name: unit }).click();
    if (typed === '00301') await looksRight(desk, 'office-given');
    await row.getByRole('button', { name: 'Giao chức vụ' }).click();
    await row.getByText(`Công chức tư pháp – hộ tịch, ${unit.split(',')[0]}`).waitFor();
  }

  const { page, context, faults } = await newVisitor(browser);
  await withAuthenticator(context, page);
  await page.goto(link ?? '');
  await page.getByRole('button', { name: 'Tạo khoá truy cập trên máy này' }).click();
  await page.getByRole('heading', { name: 'Hôm nay làm việc ở chức vụ nào' }).waitFor();
  await looksRight(page, 'office-choice-vi');
  await page.getByRole('button', { name: /^Vào chức vụ này: .*Vĩnh Hưng/ }).click();
  await page.waitForURL(address);
  await page.locator('.spine').getByText('Phường Vĩnh Hưng').waitFor();

  await page.getByRole('button', { name: 'Ra', exact: true }).click();
  await page.getByRole('button', { name: 'Đăng nhập bằng khoá truy cập' }).first().waitFor();
  await page.goto(new URL('/dang-nhap', address).href);
  await page.getByRole('button', { name: 'Đăng nhập bằng khoá truy cập' }).click();
  await page.getByRole('heading', { name: 'Hôm nay làm việc ở chức vụ nào' }).waitFor();
  await page.getByRole('button', { name: /switch to English/ }).click();
  await page.getByRole('heading', { name: 'In which office do you work today' }).waitFor();
  await looksRight(page, 'office-choice-en');
  await page.getByRole('button', { name: /^Work in this office: .*Vĩnh Tuy/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
  await page.locator('.spine').getByText('Phường Vĩnh Tuy').waitFor();
  assert.deepEqual([...faults, ...administrator.faults], []);
});
