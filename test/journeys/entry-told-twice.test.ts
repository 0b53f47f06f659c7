/** Three forms of two deliveries name one entry of a birth book and differ: one conflict with a history, seen by who keeps the book, by API and page, and settled. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '#database/index.ts';
import { builtPages } from '../../program/pages.ts';
import { holdsTogether } from '../support/at-counter.ts';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { freshFolder, runSogoc } from '../support/program.ts';
import { serveDemoOf } from '../support/serve-register.ts';
import { signInAs } from '../support/signed-in.ts';

const line = (name: string, born: string, sex: string) =>
  JSON.stringify({
    loai: 'khai-sinh',
    so: '15',
    quyen: '01/1980',
    ngay_dang_ky: '1980-02-01',
    ma_xa: '00310',
    can_bo: 'Ngô Văn Ký',
    nguoi: { ho_ten: name, ngay_sinh: born, gioi_tinh: sex, dan_toc: 'Kinh', quoc_tich: 'VNM' },
  });
const deliveries = [[line('TRẦN THỊ LAN', '1980-01-01', 'Nữ'), line('LÊ VĂN SƠN', '1980-01-21', 'Nam')], [line('TRẦN THỊ LÀI', '1980-01-11', 'Nữ')]];

test('a form of a later delivery joins the conflict of its entry; its page tells what each form states and what was done; noted as seen it is settled', {
  skip: noBrowserHere,
}, async (t) => {
  const data = freshFolder(t);
  for (const [at, lines] of deliveries.entries()) {
    const file = path.join(data, `so-${at + 1}.jsonl`);
    writeFileSync(file, `${lines.join('\n')}\n`);
    const built = await runSogoc(['build', file, '--data', data, '--workers', '1']);
    assert.equal(built.code, 0, built.stderr);
  }
  const db = await openDatabase(data);
  t.after(() => db.close());
  const served = await serveDemoOf(t, db, { pagesDir: await builtPages(() => {}) });
  const { token, headers } = await signInAs(db, 'civil-status-officer', { now: db.now() });
  const { items } = (await served.get('/v1/conflicts?kind=entry-told-twice', { ...headers, 'sogoc-purpose': 'conflict' })).body as {
    items: { conflictId: string }[];
  };
  assert.equal(items.length, 1);
  const id = items[0]?.conflictId as string;
  type Whole = { evidence: { states: { en: string }[] }[]; history: { words: { en: string } }[]; fields: { field: string }[] };
  const whole = (await served.get(`/v1/conflicts/${id}`, { ...headers, 'sogoc-purpose': 'conflict' })).body as unknown as Whole;
  assert.deepEqual([whole.evidence.length, whole.history.map(({ words }) => words.en)], [3, ['found', 'another form contradicts too']]);
  assert.deepEqual([whole.fields[0]?.field, whole.evidence.map(({ states }) => states[0]?.en)], ['entry', ['15, 01/1980', '15, 01/1980', '15, 01/1980']]);
  const browser = await startBrowser();
  t.after(() => browser.close());
  for (const [name, view] of Object.entries<View>({
    '1440-vi': { language: 'vi' },
    '390-en': { language: 'en', width: 390, height: 844 },
    '320-vi': { language: 'vi', width: 320, height: 640 },
  })) {
    const { context, page, faults } = await newVisitor(browser, view, { address: served.at, token, purpose: 'conflict' });
    await page.goto(`${served.at}/mau-thuan/${id}`);
    await page.getByText(view.language === 'en' ? 'another form contradicts too' : 'thêm phiếu cũng mâu thuẫn').waitFor();
    assert.equal(await page.locator('table.list tbody tr').count(), 3);
    await holdsTogether(page, `entry-told-twice-${name}`);
    if (name === '320-vi') {
      assert.equal(await page.getByLabel('Làm tiếp', { exact: true }).inputValue(), 'settle', 'what is likeliest comes first');
      await page.getByRole('textbox').last().fill('Sổ giấy ghi Trần Thị Lan, hai phiếu kia mang nhầm số mục');
      await page.locator('form.work button[type=submit]').click();
      await page.getByText('đã xử lý').first().waitFor();
      await holdsTogether(page, 'entry-told-twice-320-settled');
    }
    assert.deepEqual(faults, []);
    await context.close();
  }
  const [settled] = await db.sql`select state from conflicts.conflict where conflict_id = ${id}`;
  assert.equal(settled?.['state'], 'settled');
});
