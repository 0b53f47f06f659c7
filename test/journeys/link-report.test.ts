/** The page that `sogoc link` writes, in a real browser: held at every width, read by axe, without a network. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { newVisitor, noBrowserHere, startBrowser, type View } from '../support/browser.ts';
import { runSogoc } from '../support/program.ts';

const skip = noBrowserHere;
let browser: Browser;
const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-report-'));

before(async () => {
  if (skip) return;
  browser = await startBrowser();
  const names = ['Anna Berg', 'Bao Trần', 'Carl Ek', 'Dina Moe', 'Emil Rud', 'Fritz Holm', 'Gita Rao'];
  const rows = Array.from({ length: 140 }, (_, at) => {
    const person = at % 100;
    const day = `${1950 + (person % 60)}-${String(1 + (person % 12)).padStart(2, '0')}-${String(1 + (person % 28)).padStart(2, '0')}`;
    return `${at},${names[person % 7]}${at > 99 && at % 3 === 0 ? 'en' : ''},${day},${person} Long Street of the Old Market Place ${person},town ${person % 9}`;
  });
  writeFileSync(path.join(folder, 'people.csv'), `id,name,dob,street,town\n${rows.join('\n')}\n`);
  for (const language of ['vi', 'en'] as const) {
    const { code } = await runSogoc(['link', path.join(folder, 'people.csv'), '--out', path.join(folder, language)], { SOGOC_LANG: language });
    assert.equal(code, 0);
  }
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const views: readonly View[] = [
  { width: 1280, language: 'vi', scheme: 'light' },
  { width: 390, language: 'en', scheme: 'dark' },
  { width: 320, language: 'vi', scheme: 'light' },
];

for (const view of views)
  test(`the report holds at ${view.width} px, ${view.language}, ${view.scheme}: axe finds nothing, nothing overflows, nothing is fetched`, {
    skip,
  }, async () => {
    const { context, page, faults } = await newVisitor(browser, view);
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(pathToFileURL(path.join(folder, view.language as string, 'report.html')).href);
    await page.locator('h1').waitFor();
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
    assert.deepEqual([fetched.length, faults], [1, []]);
    const scrolled = "[...document.querySelectorAll('.fall')].filter((table) => table.scrollWidth > table.parentElement.clientWidth).length";
    assert.equal(await page.evaluate(scrolled), 0, 'a waterfall is read without scrolling');
    await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      [],
    );
    assert.match((await page.locator('main').textContent()) ?? '', view.language === 'vi' ? /\d\d\/\d\d\/19\d\d/ : /19\d\d-\d\d-\d\d/);
    await context.close();
  });
