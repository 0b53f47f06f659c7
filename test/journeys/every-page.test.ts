/**
 * Each page of the console, from the list of their addresses: in both languages and schemes, wide, on a phone and at 400 % zoom, nothing
 * is wider than what holds it, axe finds nothing, and the index marks no two pages as open. A page without a row fails. `SHOTS=DIR` keeps what was seen.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { pagePaths } from '../../program/http-pages.ts';
import type { BriefConflict, CorrectionReply, EventRegistered, FoundPerson, Page as ListPage, PersonReply, ReviewItem } from '../../web/shared/api.ts';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { freshFolder } from '../support/program.ts';
import { type ServedDemo, serveDemo } from '../support/served-demo.ts';

/** What pages about one thing are opened with; `personId` is somebody with number, household and an entry. */
type World = {
  readonly personId: string;
  readonly id: { readonly correction: number; readonly approval: number };
  readonly reviewId: string;
  readonly conflictId: string;
  readonly eventId: number;
  readonly entryId: number;
  readonly actId: string;
  readonly form: string;
};
type Row = { readonly as: string; readonly at?: (world: World) => string; readonly purpose?: string | null };

/** Who opens it; null: before a purpose was chosen. */
const rows: { readonly [place in (typeof pagePaths)[number]]: Row } = {
  '/': { as: 'hoa' },
  '/bang': { as: 'khanh' },
  '/can-bo': { as: 'quan' },
  '/chuyen-cu': { as: 'hoa' },
  '/dang-nhap': { as: '' },
  '/diem-luu-dong': { as: 'quan' },
  '/dinh-chinh': { as: 'hoa' },
  '/dinh-chinh/:id': { as: 'hoa', at: ({ id }) => `/dinh-chinh/${id.correction}` },
  '/dinh-chinh/moi/:personId': { as: 'hoa', at: ({ personId }) => `/dinh-chinh/moi/${personId}` },
  '/dong-tra-lai': { as: 'hoa' },
  '/duyet': { as: 'khanh' },
  '/duyet/:id': { as: 'khanh', at: ({ id }) => `/duyet/${id.approval}` },
  '/hop-thu': { as: '' },
  '/khai-sinh': { as: 'lan' },
  '/khai-tu': { as: 'lan' },
  '/loi': { as: 'hoa' },
  '/luot-chay': { as: 'hoa' },
  '/mau-thuan': { as: 'hoa' },
  '/mau-thuan/:conflictId': { as: 'hoa', at: ({ conflictId }) => `/mau-thuan/${conflictId}` },
  '/muc-so': { as: 'lan' },
  '/muc-so/nhap': { as: 'lan' },
  '/muc-so/:entryId': { as: 'lan', at: ({ entryId }) => `/muc-so/${entryId}` },
  '/nguoi': { as: 'hoa', purpose: null },
  '/nguoi/:personId': { as: 'dung', at: ({ personId }) => `/nguoi/${personId}` },
  '/nguoi/:personId/nhap': { as: 'hoa', at: ({ personId }) => `/nguoi/${personId}/nhap` },
  '/nguoi/:personId/so': { as: 'hoa', at: ({ personId }) => `/nguoi/${personId}/so` },
  '/nguoi/:personId/tach': { as: 'hoa', at: ({ personId }) => `/nguoi/${personId}/tach` },
  '/nhap-ho': { as: 'hoa' },
  '/ra-nuoc-ngoai': { as: 'hoa' },
  '/nhat-ky': { as: 'ngoc' },
  '/nhap-phieu': { as: 'hoa' },
  '/nhap-phieu/:formId': { as: 'hoa', at: ({ form }) => `/nhap-phieu/${form}` },
  '/niem-phong': { as: 'dung' },
  '/niem-phong/moi/:personId': { as: 'dung', at: ({ personId }) => `/niem-phong/moi/${personId}` },
  '/su-kien': { as: 'lan' },
  '/su-kien/:eventId': { as: 'lan', at: ({ eventId }) => `/su-kien/${eventId}` },
  '/tach-ho': { as: 'hoa' },
  '/tai-khoan': { as: 'hoa' },
  '/thong-bao': { as: 'hoa' },
  '/viec/:actId': { as: 'hoa', at: ({ actId }) => `/viec/${actId}` },
  '/xa-moi': { as: 'hoa' },
  '/xet-trung': { as: 'hoa' },
  '/xet-trung/:reviewId': { as: 'hoa', at: ({ reviewId }) => `/xet-trung/${reviewId}` },
};

/** 400 % of a window of 1280 × 1024 is one of 320 × 256 (WCAG 2.2, 1.4.10). */
const views: readonly (View & { readonly called: string; readonly axe: boolean })[] = [
  { called: 'wide, en, dark', width: 1440, height: 900, language: 'en', scheme: 'dark', axe: true },
  { called: 'a phone, vi, light', width: 390, height: 844, language: 'vi', scheme: 'light', axe: true },
  { called: '400 %, en, light', width: 320, height: 256, language: 'en', scheme: 'light', axe: false },
];

const shots = process.env['SHOTS'];

test('every page of the console', { skip: noBrowserHere, timeout: 900_000 }, async (t) => {
  const demo = await serveDemo(path.join(freshFolder(t), 'register'), '--now', '2026-11-24');
  t.after(() => demo.stop());
  const browser = await startBrowser();
  t.after(() => browser.close());
  assert.deepEqual(Object.keys(rows).toSorted(), [...pagePaths].toSorted(), 'each page has its row');
  const world = await worldOf(demo);
  for (const view of views)
    await t.test(view.called, async () => {
      const wrong: string[] = [];
      for (const place of pagePaths) {
        const { as, at, purpose = 'cleaning' } = rows[place];
        const faults = await see({ browser, demo, view }, { as, purpose, place: at?.(world) ?? place }, async (page) => {
          wrong.push(...(await whatIsWrong(page, place, view.axe)));
          await keep(page, `${place}-${view.called}`);
        });
        wrong.push(...faults.map((fault) => `${place}: ${fault}`));
      }
      assert.deepEqual(wrong, []);
    });
  await t.test(
    'what stands before or beside the pages: purpose, somebody at the counter, signing in again, the list of keys, the choice of language',
    async () => {
      const wrong: string[] = [];
      const looked = async (page: Page, called: string) => {
        wrong.push(...(await whatIsWrong(page, called, true)));
        await keep(page, called);
      };
      for (const view of views) {
        const told = (called: string) => `${called}-${view.called}`;
        const [change, present] =
          view.language === 'en' ? ['Change the purpose', 'The person is present at the counter'] : ['Đổi mục đích', 'Người được xem có mặt tại quầy'];
        await see({ browser, demo, view }, { as: 'hoa', purpose: 'cleaning', place: '/nguoi' }, async (page) => {
          await page.getByRole('button', { name: change }).click();
          await page.getByLabel(view.language === 'en' ? 'Another matter, with its reason' : 'Việc khác, có ghi lý do').check();
          await page.locator('.purposes button').click();
          await looked(page, told('purpose'));
          await page.getByLabel(present).check();
          await page.locator('.purposes button').click();
          await page.locator('form input[inputmode]').first().waitFor();
          await looked(page, told('present'));
          await page.keyboard.press('Escape');
          await page.locator('h1').first().click();
          await page.keyboard.press('Shift+?');
          await page.getByRole('dialog').waitFor();
          await looked(page, told('keys'));
        });
        await see({ browser, demo, view }, { as: 'hoa', purpose: 'cleaning', place: '/tai-khoan' }, async (page) => {
          await page.evaluate(
            `fetch('/v1/sessions/this/end', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then(() => true)`,
          );
          await page.goto(new URL('/', demo.address).href);
          await page.locator('main h1').first().waitFor();
          await looked(page, told('signed-out'));
        });
      }
      assert.deepEqual(wrong, []);
    },
  );
});

type Seen = { readonly browser: Browser; readonly demo: ServedDemo; readonly view: View };

async function see(
  { browser, demo, view }: Seen,
  { as, purpose, place }: { as: string; purpose: string | null; place: string },
  look: (page: Page) => Promise<void>,
) {
  const signed = as === '' ? undefined : { address: demo.address, token: await demo.signIn(as), ...(purpose === null ? {} : { purpose }) };
  const { context, page, faults } = await newVisitor(browser, view, signed);
  page.setDefaultTimeout(20_000);
  try {
    await page.goto(new URL(place, demo.address).href);
    await page.locator('main h1, main .trouble').first().waitFor();
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {}); // a page that follows a run never falls silent
    await look(page);
    return faults;
  } finally {
    await context.close();
  }
}

/** Overflow, refusals that stand where a page should, two pages marked as open, and what axe finds. */
async function whatIsWrong(page: Page, place: string, axe: boolean): Promise<string[]> {
  const wide = (await page.evaluate(`(() => {
    const scrolls = (one) => one !== null && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && one.checkVisibility() && !scrolls(one.parentElement))
      .map((one) => one.tagName + '.' + one.className + ' ' + (one.textContent ?? '').slice(0, 40))
      .slice(0, 3);
  })()`)) as string[];
  const sideways = (await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
  const trouble = await page.locator('main .trouble').allTextContents();
  const marked = await page.locator('nav [aria-current]').allTextContents();
  const { violations } = axe ? await new AxeBuilder({ page }).analyze() : { violations: [] };
  return [
    ...wide.map((one) => `${place}: wider than the page: ${one}`),
    ...(sideways > 0 && wide.length === 0 ? [`${place}: ${sideways} px wider than its window`] : []),
    ...(marked.length > 1 ? [`${place}: marked as open at once: ${marked.join(', ')}`] : []),
    ...trouble.map((one) => `${place}: ${one}`),
    ...violations.map(({ id, nodes }) => `${place}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ];
}

async function keep(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name.replace(/[^\w-]+/g, '_')}.png`), fullPage: true });
}

/** Each kind of thing that a page is about, made over HTTP by those who may. */
async function worldOf(demo: ServedDemo): Promise<World> {
  const tokens = new Map<string, string>();
  const ask = async <Reply>(as: string, place: string, body?: object, purpose = 'other'): Promise<Reply> => {
    if (!tokens.has(as)) tokens.set(as, await demo.signIn(as));
    const reply = await fetch(new URL(place, demo.address), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${tokens.get(as)}`,
        'sogoc-purpose': purpose,
        'sogoc-reason': 'to look at the pages',
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await reply.json()) as Reply;
    assert.ok(reply.ok, `${place}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const { items } = await ask<ListPage<FoundPerson>>('hoa', '/v1/persons/search', { q: 'nguyen' });
  const [one, dead, sealed] = items.filter(({ personNumber, state }) => personNumber !== null && state === 'alive') as [FoundPerson, FoundPerson, FoundPerson];
  const reason = 'Giấy tờ bản gốc nói khác';
  const correction = await ask<CorrectionReply>('hoa', '/v1/corrections', {
    personId: one.personId,
    changes: { fullName: `${one.fullName} Anh` },
    reason,
    evidence: ['Giấy khai sinh'],
  });
  const seal = { kind: 'court', orderNo: '12/2026/QĐ-TA', group: [], reason };
  const approval = await ask<{ proposalId: number }>('dung', `/v1/persons/${sealed.personId}/seals`, seal, 'sealing');
  const death = {
    kind: 'death',
    person: { personId: dead.personId },
    dateOfDeath: '2026-11-20',
    place: 'Tại nhà',
    informant: { fullName: 'Lê Văn Nam', relation: 'con' },
  };
  const asked = await ask<{ asks: readonly { code: string }[] }>('lan', '/v1/events/preview', death, 'civil-event');
  const confirmed = asked.asks.map(({ code }) => ({ code, reason }));
  const event = await ask<EventRegistered>('lan', '/v1/events', { ...death, ...(confirmed.length === 0 ? {} : { confirmed }) }, 'civil-event');
  const { entry } = await ask<{ entry: { entryId: number } | null }>('lan', `/v1/events/${event.eventId}`, undefined, 'civil-event');
  const gone = await ask<PersonReply>('hoa', `/v1/persons/${dead.personId}`);
  const place = 'Phường Vĩnh Tuy, Thành phố Hà Nội';
  const { form } = await ask<{ form: string }>(
    'hoa',
    '/v1/forms',
    {
      kind: 'dc01',
      fields: {
        ...{ fullName: 'Đinh Thị Lam', dateOfBirth: '15/3/1995', sex: 'Nữ', ethnicity: 'Kinh', nationality: 'Việt Nam', relationToHead: 'chủ hộ' },
        ...{ birthRegistrationPlace: place, originPlace: place, residencePlace: `Số 5, ${place}` },
      },
    },
    'cleaning',
  );
  const reviews = await ask<ListPage<ReviewItem>>('hoa', '/v1/reviews', undefined, 'review');
  const conflicts = await ask<ListPage<BriefConflict>>('hoa', '/v1/conflicts', undefined, 'conflict');
  return {
    personId: one.personId,
    id: { correction: correction.id as unknown as number, approval: approval.proposalId },
    reviewId: reviews.items[0]?.reviewId ?? assert.fail('no review waits'),
    conflictId: conflicts.items[0]?.conflictId ?? assert.fail('no conflict waits'),
    eventId: event.eventId,
    entryId: entry?.entryId ?? assert.fail('the death has no entry'),
    actId: gone.versions.at(-1)?.act ?? assert.fail('no act'),
    form,
  };
}
