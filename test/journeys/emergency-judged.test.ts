/** The head of a ward judges an emergency look in a real browser: whose archive, what was done, why; and says why it was not justified. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record } from '#audit/index.ts';
import { inTransaction } from '#database/index.ts';
import { counter, holdsTogether, now } from '../support/at-counter.ts';
import { noBrowserHere } from '../support/browser.ts';
import { maiDong, signInAs } from '../support/signed-in.ts';

test('an emergency look names the archive with a link, in words; not justified, with the reason, it is judged', { skip: noBrowserHere }, async (t) => {
  const { db, visit } = await counter(t);
  const hoa = await signInAs(db, 'commune-police', { now });
  const [nam] = await db.sql<{ id: number }[]>`select person_id as id from population.person where full_name = 'Lê Văn Nam'`;
  const by = { kind: 'officer', accountId: hoa.accountId, humanId: hoa.humanId, role: 'commune-police', unitId: maiDong } as const;
  const look = {
    at: now,
    by,
    origin: '::1',
    what: 'GET /v1/persons/{personId}',
    purpose: 'emergency',
    reason: 'Người đi lạc ở chợ',
    outcome: 'answered',
  } as const;
  await inTransaction(db, (tx) => record(tx, { ...look, subjects: [nam?.id ?? 0] }));
  for (const language of ['vi', 'en'] as const)
    for (const width of [1440, 390, 320])
      await visit('commune-police-chief', { width, language }, async (page) => {
        await page.goto(new URL('/nhat-ky', page.url()).href);
        await page.getByRole('link', { name: 'Lê Văn Nam' }).waitFor();
        assert.equal(await page.getByText('{personId}').count(), 0);
        await holdsTogether(page, `emergency-${language}-${width}`);
      });
  await visit('commune-police-chief', { language: 'en' }, async (page) => {
    await page.goto(new URL('/nhat-ky', page.url()).href);
    await page.getByRole('button', { name: 'Not justified' }).click();
    assert.equal(await page.getByRole('textbox', { name: 'What was found' }).getAttribute('aria-invalid'), 'true');
    await page.getByRole('textbox', { name: 'What was found' }).fill('Không có vụ việc nào');
    await page.getByRole('button', { name: 'Not justified' }).click();
    await page.getByText('Không có vụ việc nào').waitFor();
    await page.getByRole('link', { name: 'Lê Văn Nam' }).click();
    await page.getByRole('heading', { name: 'Lê Văn Nam' }).waitFor();
  });
});
