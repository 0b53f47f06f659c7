/** One number claimed by two men: its page asks whose it is, an officer answers there, and a second one reads what they sign. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtPages } from '../../program/pages.ts';
import { holdsTogether } from '../support/at-counter.ts';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { withTestDatabase } from '../support/database.ts';
import { buildFrom, madeForm } from '../support/made-register.ts';
import { serveDemoOf } from '../support/serve-register.ts';
import { maiDong, signInAs } from '../support/signed-in.ts';

const now = new Date('2026-11-23T03:00:00Z');
const told = { dateOfBirth: 19790513, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong, personNumber: '001079000123' } as const;

test('whose number it is, is proposed on the page of the conflict; without a choice it is asked for', { skip: noBrowserHere }, async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[madeForm({ record: 1, ...told, fullName: 'Nhữ Văn Đoàn' })], [madeForm({ record: 2, ...told, fullName: 'Khổng Minh Tiệp' })]], now);
  const served = await serveDemoOf(t, db, { pagesDir: await builtPages(() => {}), clock: () => now });
  const [hoa, tuan] = [await signInAs(db, 'commune-police', { now }), await signInAs(db, 'commune-police-chief', { now })];
  const browser = await startBrowser();
  t.after(() => browser.close());
  const [row] = await db.sql<{ id: number }[]>`select conflict_id as id from conflicts.conflict`;
  for (const [name, view] of Object.entries<View>({
    '1440-vi': { language: 'vi' },
    '390-en': { language: 'en', width: 390, height: 844 },
    '320-vi': { language: 'vi', width: 320, height: 640 },
  })) {
    const { context, page, faults } = await newVisitor(browser, view, { address: served.at, token: hoa.token, purpose: 'conflict' });
    await page.goto(`${served.at}/mau-thuan/${row?.id}`);
    await page.getByRole('radio').first().waitFor();
    assert.equal(await page.getByRole('radio').count(), 2);
    await holdsTogether(page, `whose-number-${name}`);
    if (name === '320-vi') {
      await page.getByRole('textbox').last().fill('Đã xem giấy khai sinh của cả hai người');
      await page.locator('form.work button[type=submit]').click();
      await page.getByText('Chọn số và người mang số').waitFor();
      await page.getByRole('radio', { name: /Nhữ Văn Đoàn/ }).check();
      await page.locator('form.work button[type=submit]').click();
      await page.getByText('cán bộ duyệt').first().waitFor();
      await holdsTogether(page, 'whose-number-320-proposed');
    }
    assert.deepEqual(faults, []);
    await context.close();
  }
  const [proposal] = await db.sql<{ id: number }[]>`select proposal_id as id from population.proposal`;
  const { context, page, faults } = await newVisitor(browser, { language: 'vi' }, { address: served.at, token: tuan.token, purpose: 'conflict' });
  await page.goto(`${served.at}/duyet/${proposal?.id}`);
  await page.getByText('Số 001079000123 là của').waitFor();
  await holdsTogether(page, 'whose-number-approval');
  await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await page.getByText('đã duyệt').first().waitFor();
  await page.goto(`${served.at}/mau-thuan/${row?.id}`);
  await page.getByText('đã xử lý').first().waitFor();
  assert.equal(await page.getByText('Cần làm', { exact: true }).count(), 0, 'of what is settled nothing is to be done');
  await page.getByRole('link', { name: 'Nhữ Văn Đoàn' }).first().click();
  await page.locator('.chips').waitFor();
  assert.doesNotMatch((await page.locator('.chips').textContent()) ?? '', /mâu thuẫn/, 'what is settled warns of nothing');
  await page.getByText('đã xử lý').first().waitFor();
  await page.getByText('xác định số của ai').waitFor();
  await holdsTogether(page, 'whose-number-settled');
  assert.deepEqual(faults, []);
  await context.close();
});
