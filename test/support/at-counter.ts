/** A commune's counter in a real browser: a small household in the register, officers who come to it, and what each of its pages has to hold. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { householdIdOf } from '#cleaning/index.ts';
import type { Database } from '#database/index.ts';
import type { Role } from '#values/index.ts';
import { builtPages } from '../../program/pages.ts';
import { newVisitor, startBrowser, type View } from './browser.ts';
import { withTestDatabase } from './database.ts';
import { buildFrom, madeForm } from './made-register.ts';
import { serveDemoOf } from './serve-register.ts';
import { maiDong, signInAs } from './signed-in.ts';

export const now = new Date('2026-11-23T03:00:00Z');

export const resident = (record: number, told: object) =>
  madeForm({
    record,
    filledOn: 20200105,
    ethnicity: 1,
    nationality: 'VNM',
    birthRegistrationUnit: maiDong,
    residenceUnit: maiDong,
    officeUnit: maiDong,
    residencePlace: 'Số 5, phường Mai Động, thành phố Hà Nội',
    residenceFile: 'HS-1',
    householdId: householdIdOf(maiDong, 'HS-1'),
    ...told,
  });

/** A couple. */
export const couple = [
  resident(1, { fullName: 'Lê Văn Nam', dateOfBirth: 19900203, sex: 'M', personNumber: '001090004567', relationToHead: 'head' }),
  resident(2, { fullName: 'Nguyễn Thị Hoa', dateOfBirth: 19950315, sex: 'F', personNumber: '001195000123', relationToHead: 'spouse' }),
];

export type Visit = (role: Role, view: View, journey: (page: Page) => Promise<void>) => Promise<void>;

export async function counter(t: TestContext, people = couple): Promise<{ readonly db: Database; readonly visit: Visit }> {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    people.map((one) => [one]),
    now,
  );
  return { db, visit: await visits(t, db) };
}

/** Officers who come to the pages of a register that is there already. */
export async function visits(t: TestContext, db: Database): Promise<Visit> {
  const served = await serveDemoOf(t, db, { clock: () => now, pagesDir: await builtPages(() => {}) });
  const browser = await startBrowser();
  t.after(() => browser.close());
  return async (role, view, journey) => {
    const { token } = await signInAs(db, role, { now });
    const { context, page, faults } = await newVisitor(browser, view, { address: served.at, token, purpose: 'civil-event' });
    try {
      await page.goto(`${served.at}/`);
      await journey(page);
      assert.deepEqual(
        faults.filter((fault) => !fault.includes('409')),
        [],
      );
    } finally {
      await context.close();
    }
  };
}

/** No box is wider than its parent, and nothing is in the way of a reader. */
export async function holdsTogether(page: Page, name: string): Promise<void> {
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => ({ id, at: nodes[0]?.html })),
    [],
    name,
  );
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  assert.equal(wide, 0, name);
  const folder = process.env['SOGOC_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
