/** A number that tells another year than the archive, in a real browser: kept at its holder's wish, or cancelled by two officers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Database, inTransaction } from '#database/index.ts';
import { correctPerson, personTokens, readChanges } from '#population/index.ts';
import { counter, couple, holdsTogether, now } from '../support/at-counter.ts';
import { noBrowserHere } from '../support/browser.ts';

const skip = noBrowserHere;
const nam = 2 ** 32 + 1;

/** Lê Văn Nam was born in 1991, as his birth certificate has it; his number is that of a man born in 1990. */
async function corrected(db: Database): Promise<string> {
  const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
  const changes = readChanges({ dateOfBirth: '1991-02-03' }, undefined);
  await inTransaction(db, (tx) => correctPerson({ tx, now }, { personId: nam, changes, reason: 'Theo sổ gốc', officers }));
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, act_id)
    values (${nam}, 'number-kept-at-wish', 'personNumber', '001090004567', 'warning', 'open', 1)`;
  return `/nguoi/${personTokens(db.dataDir).tokenOf(nam)}`;
}
const open = (page: Page, place: string) => page.goto(new URL(place, page.url()).href);
const numberOf = async (db: Database) => String((await db.sql`select person_no from population.person where person_id = ${nam}`)[0]?.['person_no']);
const openFindings = async (db: Database) =>
  (await db.sql`select from cleaning.finding where rule like 'number-%' and state = 'open' and found = '001090004567'`).length;

test('from the page of the person the wish to keep the number is recorded; what was found of it waits for nobody; a reload says so again', {
  skip,
}, async (t) => {
  const { db, visit } = await counter(t, couple);
  const person = await corrected(db);
  assert.ok((await openFindings(db)) > 0);
  await visit('commune-police', { language: 'vi' }, async (page) => {
    await open(page, person);
    await page.getByRole('link', { name: 'Giữ số hoặc xác lập lại số' }).click();
    await page.getByRole('heading', { level: 1, name: 'Số định danh này giữ hay thay?' }).waitFor();
    await page.getByText('Số nói giới tính hoặc năm sinh khác với hồ sơ.').waitFor();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText('Chọn một việc').waitFor();
    await holdsTogether(page, 'number-1440-choose');
    await page.getByLabel('Giữ số đang dùng').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText('Ghi lý do, ít nhất 5 ký tự').waitFor();
    await page.getByLabel('Nguyện vọng của người dân').fill('Đã dùng số này ở ngân hàng, xin giữ');
    await holdsTogether(page, 'number-1440-why');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('heading', { level: 1, name: 'Xem lại rồi gửi' }).waitFor();
    await holdsTogether(page, 'number-1440-check');
    await page.getByRole('button', { name: 'Ghi nguyện vọng' }).click();
    await page.getByText('Đã ghi nguyện vọng giữ số').waitFor();
    await page.reload();
    await page.getByText('Đã dùng số này ở ngân hàng, xin giữ').waitFor();
    await holdsTogether(page, 'number-1440-kept');
  });
  assert.deepEqual([await numberOf(db), await openFindings(db)], ['1090004567', 0]);
  await visit('commune-police', { language: 'vi' }, async (page) => {
    await open(page, `${person}/so`);
    await page.getByText('Từ').first().waitFor();
    await page.getByLabel('Rút lại nguyện vọng giữ số').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByLabel('Nguyện vọng của người dân').fill('Nay xin được cấp số mới');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('button', { name: 'Ghi nguyện vọng' }).click();
    await page.getByText('Nguyện vọng giữ số đã được rút lại').waitFor();
    await holdsTogether(page, 'number-1440-taken-back');
    await open(page, `${person}/so`);
    await page.getByText('thôi xin giữ. Nay xin được cấp số mới').waitFor();
    await page.getByLabel('Giữ số đang dùng').waitFor();
    await holdsTogether(page, 'number-1440-wishes');
  });
  assert.ok((await openFindings(db)) > 0);
});

test('in English, on a phone, by keyboard: another number is proposed, a reload loses nothing, the chief approves, and the page tells it', {
  skip,
}, async (t) => {
  const { db, visit } = await counter(t, couple);
  const person = await corrected(db);
  let proposed = '';
  await visit('commune-police', { language: 'en', width: 390, height: 844 }, async (page) => {
    await open(page, `${person}/so`);
    await page.getByLabel(/Keep the number in use/).waitFor();
    await holdsTogether(page, 'number-390-choose');
    await page.getByLabel(/Sex re-determined under civil law/).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByLabel('Why it is cancelled').fill('The person asks for a number of 1991');
    await page.getByLabel('Papers on which it rests').fill('Birth certificate 38; request of 23/11/2026');
    await page.reload();
    assert.equal(await page.getByLabel('Papers on which it rests').inputValue(), 'Birth certificate 38; request of 23/11/2026');
    await page.keyboard.press('Tab');
    await holdsTogether(page, 'number-390-why');
    await page.getByLabel('Papers on which it rests').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Check, then send' }).waitFor();
    await page.getByText('Birth certificate 38; request of 23/11/2026').waitFor();
    await holdsTogether(page, 'number-390-check');
    await page.getByRole('button', { name: 'Send the proposal' }).press('Enter');
    await page.getByText(/Proposal \d+ waits for a second officer/).waitFor();
    await page.reload();
    await page.getByText(/Proposal \d+ waits for a second officer/).waitFor();
    await holdsTogether(page, 'number-390-proposed');
    proposed = new URL(page.url()).pathname + new URL(page.url()).search;
  });
  assert.equal(await numberOf(db), '1090004567', 'nothing is done by one officer');
  await visit('commune-police-chief', { language: 'en' }, async (page) => {
    await open(page, '/duyet');
    await page.getByRole('link', { name: 'Look and decide' }).click();
    await page.getByText('Birth certificate 38').first().waitFor();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText('approved').first().waitFor();
    await open(page, proposed);
    await page.getByText('No proposal waits any more').waitFor();
  });
  assert.match(await numberOf(db), /^1091/);
});

test('at 320 px: somebody proposed to cancel the number in the meantime, and the wish to keep it is refused in words', { skip }, async (t) => {
  const { db, visit } = await counter(t, couple);
  const person = await corrected(db);
  await visit('commune-police', { language: 'vi', width: 320, height: 700 }, async (page) => {
    await open(page, `${person}/so`);
    await page.getByLabel('Giữ số đang dùng').check();
    await holdsTogether(page, 'number-320-choose');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByLabel('Nguyện vọng của người dân').fill('Xin giữ số');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('button', { name: 'Ghi nguyện vọng' }).waitFor();
    const body = JSON.stringify({ choice: 'new', ground: 'forged-papers', reason: 'Giấy khai sinh giả' });
    const status = await page.evaluate(
      `fetch('/v1/persons/${person.slice('/nguoi/'.length)}/number', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: ${JSON.stringify(body)} }).then((reply) => reply.status)`,
    );
    assert.equal(status, 200);
    await page.getByRole('button', { name: 'Ghi nguyện vọng' }).click();
    await page.getByText(/xin huỷ số này đang chờ duyệt/).waitFor();
    await holdsTogether(page, 'number-320-refused');
  });
  assert.equal((await db.sql`select from numbering.wish`).length, 0);
});
