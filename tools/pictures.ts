/** Pictures of each page in both languages, wide and narrow, from a fresh demo: `node tools/pictures.ts` writes docs/images. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { newVisitor, type SignedVisitor, startBrowser } from '../test/support/browser.ts';
import { serveDemo } from '../test/support/served-demo.ts';
import type { FoundPerson, Page as ListPage, PersonReply } from '../web/shared/api.ts';

const out = path.resolve(import.meta.dirname, '../docs/images');
const languages = ['vi', 'en'] as const;
const widths = [1440, 390] as const;

type Shot = {
  readonly name: string;
  readonly place: string;
  readonly ready: string;
  /** Seen by nobody in particular. */
  readonly apart?: true;
  prepare?(page: Page): Promise<void>;
};

async function takePictures(browser: Browser, signed: SignedVisitor, shots: readonly Shot[]): Promise<void> {
  for (const language of languages)
    for (const width of widths)
      for (const { name, place, ready, apart, prepare } of shots) {
        const { context, page } = await newVisitor(browser, { width, height: width === 390 ? 844 : 900, language }, apart ? undefined : signed);
        await page.goto(new URL(place, signed.address).href);
        await prepare?.(page);
        await page.locator(ready).first().waitFor();
        await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {}); // a page that follows a run never falls silent
        await page.screenshot({ path: path.join(out, `${name}-${language}${width === 390 ? '-390' : ''}.png`) });
        await context.close();
      }
}

/** The run goes once: all four pictures of it are taken in the same moment. */
async function picturesOfRun(browser: Browser, signed: SignedVisitor): Promise<void> {
  const visitors = await Promise.all(
    languages.flatMap((language) =>
      widths.map(async (width) => ({ language, width, ...(await newVisitor(browser, { width, height: width === 390 ? 844 : 900, language }, signed)) })),
    ),
  );
  await Promise.all(visitors.map(({ page }) => page.goto(new URL('/luot-chay', signed.address).href)));
  await visitors[0]?.page.locator('.acts button').click();
  await visitors[0]?.page.locator('.stages .now').first().waitFor();
  await Promise.all(visitors.slice(1).map(({ page }) => page.reload()));
  await Promise.all(visitors.map(({ page }) => page.locator('.stages > .now:nth-child(3)').waitFor()));
  await Promise.all(
    visitors.map(({ page, language, width }) => page.screenshot({ path: path.join(out, `run-${language}${width === 390 ? '-390' : ''}.png`) })),
  );
  await visitors[0]?.page.locator('.digest .raw').waitFor({ timeout: 120_000 });
  await Promise.all(visitors.map(({ context }) => context.close()));
}

/** Whose archive shows most: the one with the most sources and losing values among the first of a common name. */
async function tellingPerson({ address, token }: SignedVisitor): Promise<{ readonly found: FoundPerson; readonly q: string }> {
  const q = 'nguyen van';
  const headers = { authorization: `Bearer ${token}`, 'sogoc-purpose': 'cleaning' };
  const reply = await fetch(new URL('/v1/persons/search', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ q }),
  });
  const told = await Promise.all(
    ((await reply.json()) as ListPage<FoundPerson>).items.map(async (found) => {
      const person = (await (await fetch(new URL(`/v1/persons/${found.personId}`, address), { headers })).json()) as PersonReply;
      const values = Object.values(person.values);
      const weight =
        new Set(values.map(({ source }) => source)).size * 10 +
        values.filter(({ losers }) => losers.length > 0).length +
        Math.min(6, person.household?.members.length ?? 0) +
        4 * Math.min(4, person.versions.length);
      return { found, weight };
    }),
  );
  const best = told.sort((a, b) => b.weight - a.weight)[0];
  if (best === undefined) throw new Error(`nobody is called ${q}`);
  return { found: best.found, q };
}

/** What the auditor's page of the log begins with. */
async function lookInAnEmergency({ address, token }: SignedVisitor, personId: string): Promise<void> {
  await fetch(new URL(`/v1/persons/${personId}`, address), {
    headers: { authorization: `Bearer ${token}`, 'sogoc-purpose': 'emergency', 'sogoc-reason': encodeURIComponent('người đi lạc ở chợ Mai Động') },
  });
}

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-pictures-'));
mkdirSync(out, { recursive: true });
const [browser, demo] = await Promise.all([startBrowser(), serveDemo(path.join(folder, 'register'))]);
try {
  const signed = { address: demo.address, token: await demo.signIn('hoa'), purpose: 'cleaning' };
  await takePictures(browser, signed, [{ name: 'first', place: '/', ready: '.card', apart: true }]);
  await takePictures(browser, signed, [{ name: 'home', place: '/', ready: '.queue' }]);
  await picturesOfRun(browser, signed);
  const { found, q } = await tellingPerson(signed);
  await takePictures(browser, signed, [
    {
      name: 'report',
      place: '/luot-chay',
      ready: '.digest',
      prepare: (page) => page.locator('.figures').evaluate((figures) => figures.closest('section')?.scrollIntoView()),
    },
    { name: 'search', place: `/nguoi?q=${encodeURIComponent(q)}`, ready: '[data-found]' },
    { name: 'person', place: `/nguoi/${found.personId}`, ready: '.facts' },
    { name: 'person-past', place: `/nguoi/${found.personId}?asOf=2021-06-30`, ready: '.away' },
    { name: 'refused', place: '/dong-tra-lai', ready: '.list' },
    { name: 'findings', place: '/loi', ready: '.finding-card .card-title', prepare: (page) => page.locator('.findings button').first().click() },
    { name: 'reviews', place: '/xet-trung', ready: '.list' },
    { name: 'pair', place: '/xet-trung', ready: '.pair .total', prepare: (page) => page.locator('.head .acts button').click() },
  ]);
  await lookInAnEmergency(signed, found.personId);
  await takePictures(browser, { ...signed, token: await demo.signIn('khanh') }, [{ name: 'board', place: '/bang', ready: '.tile' }]);
  await takePictures(browser, { ...signed, token: await demo.signIn('ngoc') }, [{ name: 'log', place: '/nhat-ky', ready: '.notable' }]);
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
