/** Mr Sơn's year of birth, mended from 400 km away: opened in Kỳ Sơn, decided in Hà Nội by two, his number kept at his wish, what was known before still told. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { FoundPerson, Page as ListPage, PersonReply } from '../../web/shared/api.ts';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { looksRight } from '../support/looks-right.ts';
import { pdfOf } from '../support/papers.ts';
import { type ServedDemo, serveDemo } from '../support/served-demo.ts';

const skip = noBrowserHere;
const number = '001075901020';
let browser: Browser;
let demo: ServedDemo;
let folder: string;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(path.join(tmpdir(), 'sogoc-son-'));
  [browser, demo] = await Promise.all([startBrowser(), serveDemo(path.join(folder, 'register'))]);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** As a persona on a page, at 1440, 390 and 320 px in the end: nothing wider than the page, no fault, nothing for axe to complain of. */
async function as(
  persona: string,
  place: string,
  journey: (page: Page) => Promise<void>,
  view: View & { readonly purpose?: string; readonly refuses?: RegExp } = {},
): Promise<void> {
  const token = await demo.signIn(persona);
  const { context, page, faults } = await newVisitor(browser, view, { address: demo.address, token, purpose: view.purpose ?? 'person-present' });
  try {
    await page.goto(new URL(place, demo.address).href);
    await journey(page);
    assert.deepEqual(
      faults.filter((fault) => !(view.refuses?.test(fault) ?? false)),
      [],
    );
  } finally {
    await context.close();
  }
}

async function ask<Reply>(persona: string, place: string, purpose: string, body?: object): Promise<Reply> {
  const headers = { authorization: `Bearer ${await demo.signIn(persona)}`, 'sogoc-purpose': purpose, 'content-type': 'application/json' };
  const reply = await fetch(new URL(place, demo.address), body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  assert.ok(reply.ok, `${place}: ${reply.status} ${reply.ok ? '' : await reply.text()}`);
  return (await reply.json()) as Reply;
}

test("Mr Sơn's year of birth is mended from 400 km away, his number kept, and what was known before is shown", { skip }, async () => {
  const { items } = await ask<ListPage<FoundPerson>>('sung', '/v1/persons/search', 'person-present', { q: number, dateOfBirth: '1975-10-20' });
  const { personId = '' } = items[0] ?? {};
  let correction = '';
  await as(
    'sung',
    `/dinh-chinh/moi/${personId}`,
    async (page) => {
      await page.getByRole('heading', { name: 'Có chỗ sai' }).waitFor();
      await page.getByRole('button', { name: 'Sai: Ngày, tháng, năm sinh' }).click();
      await looksRight(page, 'correction-new');
      await page.getByRole('button', { name: 'Xem lại' }).click();
      await page.getByText('Ghi giá trị đúng').waitFor();
      await page.getByLabel('Giá trị đúng: Ngày, tháng, năm sinh').fill('20/10/1957');
      await page.getByLabel('Vì sao sai').fill('Sai năm sinh so với giấy khai sinh');
      await page.getByLabel('Giấy tờ làm căn cứ').fill('Giấy khai sinh số 38, bản chính');
      const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 400 } });
      await page.locator('input[type=file]').setInputFiles([
        { name: 'giay khai sinh.png', mimeType: 'image/png', buffer: picture },
        { name: 'trang 2.pdf', mimeType: 'application/pdf', buffer: pdfOf() },
        { name: 'khong phai.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0090\u0000 this program cannot be run in DOS mode') },
      ]);
      await page.getByRole('list', { name: 'Giấy tờ đính kèm' }).getByText('đã nhận').nth(1).waitFor();
      await page.getByRole('img', { name: 'giay khai sinh.png' }).waitFor();
      await page.getByRole('button', { name: 'Xem lại' }).click();
      await page.getByText('Bỏ giấy tờ không được nhận').waitFor();
      await looksRight(page, 'correction-papers');
      await page.getByRole('button', { name: 'Bỏ khong phai.pdf' }).click();
      await page.getByRole('button', { name: 'Xem lại' }).click();
      await page.getByRole('heading', { name: 'Xem lại rồi nộp' }).waitFor();
      await page.getByText('20/10/1957').first().waitFor();
      await page.getByRole('button', { name: 'Nộp yêu cầu' }).click();
      await page.getByText('Hỏi người dân rồi chọn một').waitFor();
      await page.getByLabel('Giữ số đang dùng').check();
      await looksRight(page, 'correction-check');
      await page.getByRole('button', { name: 'Nộp yêu cầu' }).click();
      await page.getByText(/Đã nộp yêu cầu số/).waitFor();
      correction = new URL(page.url()).pathname;
      await looksRight(page, 'correction-sent');
    },
    { refuses: /415/ },
  ); // the program that is no paper
  await as('lan', '/dinh-chinh', async (page) => {
    await page.getByRole('link', { name: 'Doãn Xuân Sơn' }).waitFor();
    await looksRight(page, 'corrections');
    await page.getByRole('link', { name: 'Doãn Xuân Sơn' }).click();
    await page.getByLabel('Ý kiến, lý do').fill('Sổ khai sinh ghi năm 1957');
    await page.getByRole('button', { name: 'Đề nghị duyệt' }).click();
    await page.getByText('chờ duyệt').first().waitFor();
    await looksRight(page, 'correction-examined');
  });
  const beforehand = new Date().toISOString();
  await as('chutich', '/duyet', async (page) => {
    await page.getByRole('link', { name: 'Xem và duyệt' }).first().waitFor();
    await looksRight(page, 'approvals');
    await page.getByRole('link', { name: 'Xem và duyệt' }).first().click();
    await page.getByText('20/10/1957').first().waitFor();
    await page.getByRole('button', { name: 'Mở giay khai sinh.png' }).click();
    await page.getByRole('img', { name: 'giay khai sinh.png' }).waitFor();
    await looksRight(page, 'approval');
    await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await page.getByText('đã duyệt').first().waitFor();
  });
  await as('sung', correction, async (page) => {
    await page.getByText('Xong, không còn ai phải làm gì').waitFor();
    await looksRight(page, 'correction-done');
  });
  const now = await ask<PersonReply>('hoa', `/v1/persons/${personId}`, 'cleaning');
  assert.deepEqual([now.values['dateOfBirth']?.value, now.personNumber], ['1957-10-20', number]);
  assert.deepEqual(
    now.findings.filter(({ rule, state }) => rule.startsWith('number-') && state === 'open'),
    [],
  );
  assert.deepEqual(now.versions.at(-1)?.changed, ['dateOfBirth']);
  const then = await ask<PersonReply>('hoa', `/v1/persons/${personId}?asOf=2019-06-01&knownOn=${beforehand}`, 'cleaning');
  assert.equal(then.values['dateOfBirth']?.value, '1975-10-20');
  for (const language of ['vi', 'en'] as const) await as('hoa', `/nguoi/${personId}`, (page) => readIn2019(page, language), { purpose: 'cleaning', language });
});

const words = {
  vi: { asOf: 'Như ngày', knownOn: 'Như sổ biết vào', born: 'Ngày sinh', back: 'Về hôm nay' },
  en: { asOf: 'As of', knownOn: 'As known on', born: 'Date of birth', back: 'Back to today' },
};

/** On his page by both lines of time: the summer of 2019 as it is known now, as it was known then, and what was known then for good. */
async function readIn2019(page: Page, language: 'vi' | 'en'): Promise<void> {
  const { asOf, knownOn, born, back } = words[language];
  const birth = page.locator('dl.facts > div').filter({ has: page.locator('dt', { hasText: born }) });
  const saysBorn = async (date: string): Promise<void> => {
    await birth
      .locator('.v')
      .filter({ hasText: new RegExp(`^${date}`) })
      .waitFor();
  };
  const choose = async (time: string) => {
    await page.getByRole('textbox', { name: time }).fill('01/06/2019');
    await page.keyboard.press('Enter');
  };
  await saysBorn('20/10/1957');
  await choose(asOf);
  await page.waitForURL(/asOf=2019-06-01/);
  await saysBorn('20/10/1957');
  await choose(knownOn);
  await page.waitForURL(/asOf=2019-06-01&knownOn=2019-06-01/);
  await saysBorn('20/10/1975');
  await looksRight(page, `in-2019-${language}`);
  await page.getByRole('button', { name: back }).click();
  await saysBorn('20/10/1957');
  await page.getByRole('slider', { name: knownOn }).focus();
  await page.keyboard.press('Home'); // the first thing that the register ever recorded of him
  await page.waitForURL(/knownOn=2019-03-04/);
  await saysBorn('20/10/1975');
}

test('an empty list says what to do, in both languages', { skip }, async () => {
  for (const [language, text] of [
    ['vi', 'Không có gì chờ bạn duyệt'],
    ['en', 'Nothing waits for your decision'],
  ] as const)
    await as('tuan', '/duyet', async (page) => await page.getByText(text).waitFor(), { language });
});
