/** Findings as work, in a real browser: one mended on its card by keyboard, many by a preview, both taken back. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { Database } from '#database/index.ts';
import { type HttpServer, serveHttp } from '../../program/http.ts';
import { builtPages } from '../../program/pages.ts';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { withTestDatabase } from '../support/database.ts';
import { buildFrom, madeForm } from '../support/made-register.ts';
import { maiDong, type SignedIn, signInAs } from '../support/signed-in.ts';

const skip = noBrowserHere;
const now = new Date('2026-11-23T03:00:00Z');
const pictures = process.env['SOGOC_PICTURES'];
let browser: Browser;
let server: HttpServer;
let db: Database;
let hoa: SignedIn;
let folder: string;

const legacy = [
  ['Ph¹m V¨n Lîi', 'Phạm Văn Lợi'],
  ['NguyÔn ThÞ ¸nh', 'Nguyễn Thị Ánh'],
  ['TrÇn ThÞ H»ng', 'Trần Thị Hằng'],
] as const;

/** Three names that were repaired; a birthday after the form, whose card register says another; a name of an entry. */
before(async (t) => {
  if (skip) return;
  folder = mkdtempSync(path.join(tmpdir(), 'sogoc-mending-'));
  const [started, pagesDir] = await Promise.all([startBrowser(), builtPages(() => {})]);
  browser = started;
  db = await withTestDatabase(t as TestContext);
  const common = { sex: 'F', residenceUnit: maiDong, filledOn: 20200914 } as const;
  const clusters = [
    ...legacy.map(([, fullName], at) => [madeForm({ record: at + 1, fullName, dateOfBirth: 19800512 + at, ...common })]),
    [
      madeForm({ record: 11, fullName: 'Ẳng Thị Ộng', dateOfBirth: 20210912, doubts: ['dateOfBirth'], ...common }),
      madeForm({ record: 12, file: 2, source: 'cmnd', fullName: 'ẲNG THỊ ỘNG', dateOfBirth: 19800312, sex: 'F' }),
    ],
    [madeForm({ record: 21, source: 'khai-sinh', fullName: 'Bình', dateOfBirth: 19800512, ...common })],
    [
      madeForm({ record: 31, fullName: 'Cầm Thị Ngân', dateOfBirth: 20211209, doubts: ['dateOfBirth'], ...common }),
      madeForm({ record: 32, file: 2, source: 'cmnd', fullName: 'CẦM THỊ NGÂN', dateOfBirth: 19811209, sex: 'F' }),
      madeForm({ record: 33, file: 3, source: 'bhxh', fullName: 'CAM THI NGAN', dateOfBirth: 19811209, sex: 'F' }),
    ],
  ];
  await buildFrom(db, clusters, now);
  await db.sql`delete from cleaning.finding`;
  const [first, second, third, odd, , entry, agreed] = clusters.flat().map(({ formId }) => formId as number) as number[];
  const rows = [first, second, third].map((form, at) => ({ form, found: legacy[at]?.[0] ?? '', repaired: legacy[at]?.[1] ?? '' }));
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id)
    select form, 'name-encoding', 'fullName', found, repaired, 'note', 'repaired', ${maiDong}, 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r (form bigint, found text, repaired text)`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id) values
      (${odd as number}, 'born-after-form', 'dateOfBirth', '12/09/2021', 'error', 'open', ${maiDong}, 1),
      (${agreed as number}, 'born-after-form', 'dateOfBirth', '09/12/2021', 'error', 'open', ${maiDong}, 1),
      (${entry as number}, 'name-one-word', 'fullName', 'Bình', 'warning', 'open', ${maiDong}, 1)`;
  hoa = await signInAs(db, 'commune-police', { now });
  const startWaitingBuild = () => ({ child: {} as never, done: Promise.resolve(1) });
  server = await serveHttp({ db, dataDir: db.dataDir, port: 0, exactPort: true, pagesDir, waitingFolder: folder, startWaitingBuild, clock: () => now });
});

after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function visit(place: string, view: View, journey: (page: Page) => Promise<void>): Promise<void> {
  const address = `http://localhost:${server.port}`;
  const { context, page, faults } = await newVisitor(browser, view, { address, token: hoa.token, purpose: 'cleaning' });
  try {
    await page.goto(address + place);
    await journey(page);
    assert.deepEqual(
      faults.filter((fault) => !/status of 4(00|09)/.test(fault)), // what is refused on purpose
      [],
    );
  } finally {
    await context.close();
  }
}

const bornOf = async (name: string) =>
  (await db.sql<{ born: number }[]>`select date_of_birth as born from population.person where full_name ilike ${name}`)[0]?.born;
/** How many the page says there are, with the findings that archives came to meanwhile. */
const said = async (state: string) => {
  const [row] = await db.sql<{ n: number; ofAll: number }[]>`
    select count(*) filter (where state = ${state})::int as n, count(*)::int as "ofAll" from cleaning.finding`;
  return `${row?.n} dòng (${row?.ofAll} tất cả)`;
};
const states = async () =>
  (await db.sql<{ state: string }[]>`select state from cleaning.finding where rule = 'name-encoding' order by form_id`).map(({ state }) => state);

test('files that wait: a commune reads who runs them and has no button that would be refused', { skip }, async () => {
  const waiting = path.join(folder, 'waiting.csv');
  writeFileSync(waiting, 'header\none\n');
  try {
    for (const [place, language, said] of [
      ['/', 'vi', 'Nơi chạy: Trung tâm dữ liệu quốc gia về dân cư.'],
      ['/luot-chay', 'en', 'To be run by: National operator.'],
    ] as const)
      await visit(place, { language }, async (page) => {
        await page.getByText(said).waitFor();
        assert.equal(await page.getByRole('button', { name: /Chạy làm sạch|Run cleaning/ }).count(), 0);
        if (place === '/') assert.ok(((await page.locator('.run').boundingBox())?.width ?? 0) > 200, 'as wide as the margin');
        if (pictures) await page.screenshot({ path: path.join(pictures, `not-yours-to-run-${language}.png`) });
      });
  } finally {
    rmSync(waiting);
  }
});

test('what waits stands first; a card is mended by keys alone, a wrong value is refused in the words of its rule, the step taken back', { skip }, async () => {
  await visit('/loi', { language: 'vi' }, async (page) => {
    await page.getByText('3 dòng (6 tất cả)').waitFor();
    assert.match(page.url(), /state=open/);
    await page.getByRole('button', { name: '12/09/2021' }).focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('complementary', { name: 'Thẻ của một lỗi' });
    await card.getByText('12/03/1980').waitFor();
    await page.keyboard.press('Shift+?');
    const keys = page.getByRole('dialog', { name: 'Phím tắt' });
    for (const name of ['Dòng sau J', 'Dòng trước K', 'Tự nhập 2', 'Giữ nguyên, ghi lý do 3']) await keys.getByRole('row', { name }).waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.keyboard.press('2');
    await page.keyboard.type('12/09/2021');
    await page.keyboard.press('Enter');
    await card.getByRole('alert').waitFor();
    const field = page.getByRole('textbox', { name: /Ngày sinh/ });
    assert.equal(await field.inputValue(), '12/09/2021', 'what was typed stays');
    await field.fill('1/1/2021');
    await page.keyboard.press('Enter');
    await card.getByText(/vẫn trái quy tắc/).waitFor();
    await field.fill('12/03/1980');
    await page.keyboard.press('Enter');
    await page.getByText('Giá trị này do sổ hộ tịch giữ').waitFor();
    await page.getByText(await said('open')).waitFor();
    assert.equal(await bornOf('ẳng thị ộng'), 19800312);
    assert.equal(await page.locator('[data-decision]').count(), 0, 'one officer decides nothing there');
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('đã hoàn tác', { exact: true }).first().waitFor();
    await page.getByText(await said('open')).waitFor();
    assert.equal(await bornOf('ẳng thị ộng'), 19800312, 'as the card register says');
  });
});

test('what two other sources agree on is taken by one key', { skip }, async () => {
  await visit('/loi', { language: 'vi' }, async (page) => {
    await page.getByRole('button', { name: '09/12/2021' }).click();
    const card = page.getByRole('complementary', { name: 'Thẻ của một lỗi' });
    await card.getByText('Cùng ghi ở: Bảo hiểm xã hội, CMND cũ').waitFor();
    if (pictures) await page.screenshot({ path: path.join(pictures, 'offered-vi.png') });
    await page.keyboard.press('4');
    await page.getByText(await said('open')).waitFor();
    assert.equal(await bornOf('cầm thị ngân'), 19811209);
  });
});

test('many rows: chosen by facets, seen beforehand, done in one step and undone in one; the address keeps the filter', { skip }, async () => {
  await visit('/loi?state=repaired', { language: 'vi' }, async (page) => {
    await page.getByText(await said('repaired')).waitFor();
    await page.getByRole('checkbox', { name: /Họ, chữ đệm, tên/ }).check();
    await page.getByText(await said('repaired')).waitFor();
    assert.match(page.url(), /field=fullName/);
    await page.getByRole('button', { name: 'Sửa cả 3 dòng' }).click();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.locator('.examples').getByText('Phạm Văn Lợi').first().waitFor();
    assert.deepEqual(await states(), ['repaired', 'repaired', 'repaired'], 'a preview changes nothing');
    await page.getByRole('checkbox', { name: 'Làm dòng TrÇn ThÞ H»ng' }).uncheck();
    await page.getByText('Đã bỏ chọn 1 dòng.').waitFor();
    if (pictures) await page.screenshot({ path: path.join(pictures, 'taken-off-vi.png'), fullPage: true });
    await page.getByRole('button', { name: 'Làm 2 dòng' }).click();
    await page.getByText('Đã làm 2 dòng').waitFor();
    assert.deepEqual(await states(), ['mended', 'mended', 'repaired']);
    await page.getByRole('button', { name: 'Về danh sách' }).click();
    await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
    await page.locator('.mend-steps li').first().getByText('đã hoàn tác').waitFor();
    await page.getByText(await said('repaired')).waitFor();
    assert.deepEqual(await states(), ['repaired', 'repaired', 'repaired']);
    await page.reload();
    await page.getByText(await said('repaired')).waitFor();
  });
});

const overhanging = `[...document.querySelectorAll('main *')]
  .filter((one) => !one.closest('.said-only, svg, thead') && one.getBoundingClientRect().right > one.parentElement.getBoundingClientRect().right + 1)
  .map((one) => one.outerHTML.slice(0, 120))`;

test('list and card: nothing wider than its parent, nothing that a screen reader stumbles over', { skip }, async () => {
  for (const view of [
    { width: 1440, language: 'vi' },
    { width: 1440, language: 'en', scheme: 'dark' },
    { width: 390, language: 'en' },
    { width: 320, language: 'vi', scheme: 'dark' },
  ] as const)
    await visit('/loi?state=open,repaired', view, async (page) => {
      await page.locator('.findings button').first().waitFor();
      const judge = async (what: string) => {
        assert.deepEqual(await page.evaluate(overhanging), [], `${what} at ${view.width}`);
        assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, [], `${what} at ${view.width}`);
      };
      await judge('list');
      await page.locator('.findings button').first().click();
      await page.locator('.proof').waitFor();
      await judge('card');
      await page.locator('.acts button').click();
      await page.locator('.many .row button').first().click();
      await page.locator('.examples').waitFor();
      await judge('many');
    });
});
