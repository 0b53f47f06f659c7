import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import {
  address,
  death,
  huoiTu,
  mother,
  neighbour,
  now,
  officer,
  opened,
  person,
  registered,
  shown,
  tokenOf,
  within,
} from '../../../test/support/registered-events.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { measureBoard } from '../board/measure-board.ts';
import { showBoard } from '../board/show-board.ts';
import { undoAct } from '../undo-act.ts';
import { prepareEvent } from './register-event.ts';
import { said } from './said.ts';

const emigration = (db: Database, persons: readonly number[], more: object = {}) => ({
  kind: 'emigration',
  country: 'Cộng hoà Liên bang Đức',
  since: '2026-11-02',
  persons: persons.map((one) => tokenOf(db, one)),
  ...more,
});

/** Persons, and those of whom nothing says otherwise, of Mai Động. */
async function board(db: Database) {
  await inTransaction(db, (tx) => measureBoard({ tx, now }));
  const actor = await officer(db, 'national-operator', null);
  const { unit } = await inTransaction(db, (tx) => showBoard({ tx, now, actor }, { parent: maiDong }));
  const readme = readFileSync(path.resolve(import.meta.dirname, '../board/README.md'), 'utf8');
  for (const [, name, text] of readme.matchAll(/^(persons|alive):[^\n]*\n```sql\n([\s\S]*?)```/gm)) {
    const rows = await db.sql.unsafe<{ unit_id: number; count: number }[]>(text as string);
    assert.equal(Number(rows.find((row) => row.unit_id === maiDong)?.count), unit[name as 'persons' | 'alive'], `${name} by the README`);
  }
  return [unit.persons, unit.alive];
}

test('who settles abroad leaves household and board, and stays with their commune; undone, they are back', async (t) => {
  const { db, hoa } = await opened(t);
  assert.deepEqual(await board(db), [4, 4]);
  const { eventId, persons } = await registered(db, hoa, emigration(db, [mother]));
  assert.deepEqual(persons, [mother]);
  const after = await shown(db, mother);
  assert.deepEqual(
    [after.state, after.household, after.values.currentPlace?.value, after.values.residencePlace?.value, after.values.relationToHead],
    ['alive', null, 'Cộng hoà Liên bang Đức', address, undefined],
  );
  assert.equal((await shown(db, mother, '2026-11-01')).values.relationToHead?.value, 'spouse');
  assert.deepEqual(await board(db), [3, 3]);
  await holds(db);
  await inTransaction(db, (tx) => undoAct({ tx, now }, { actId: eventId, reason: 'nhầm người, hai cán bộ', officers: ['hoa', 'tuan'] }));
  assert.deepEqual(await board(db), [4, 4]);
  assert.equal((await shown(db, mother)).values.relationToHead?.value, 'spouse');
  await holds(db);
});

test('a residence form of after that day contradicts it: counted, and not as alive; a move back ends it', async (t) => {
  const { db, hoa } = await opened(t);
  await registered(db, hoa, emigration(db, [neighbour], { since: '2020-03-01' }));
  assert.deepEqual(await board(db), [3, 3]);
  const later = madeForm(
    person(4, 'HS-2', 'head', { fullName: 'Phạm Văn Cư', dateOfBirth: 19700909, sex: 'M', personNumber: '001070000888', file: 2, filledOn: 20240105 }),
  );
  const own = madeForm(person(4, 'HS-2', 'head', { fullName: 'Phạm Văn Cư', dateOfBirth: 19700909, sex: 'M', personNumber: '001070000888' }));
  await buildFrom(db, [[own, later]], now);
  assert.deepEqual(await board(db), [4, 3]);
  const back = {
    kind: 'move',
    since: '2026-11-10',
    place: 'Số 9, phường Mai Động, quận Hoàng Mai, thành phố Hà Nội',
    members: [{ person: tokenOf(db, neighbour), relationToHead: 'head' }],
  };
  const asks = (await within(db, hoa, (needs) => prepareEvent(needs, said.parse(back)))).asks.map(({ code }) => ({ code, reason: 'Có hộ chiếu nhập cảnh' }));
  await registered(db, hoa, { ...back, confirmed: asks });
  assert.deepEqual(await board(db), [4, 4]);
});

test('asked: a residence form of a later day; refused: twice, also at once, the dead, another commune, a head who leaves others, a day to come', async (t) => {
  const { db, hoa, lan } = await opened(t);
  const early = await within(db, hoa, (needs) => prepareEvent(needs, said.parse(emigration(db, [mother], { since: '2019-01-01' }))));
  assert.deepEqual(
    early.asks.map(({ code }) => code),
    ['seen-later'],
  );
  await assert.rejects(registered(db, hoa, emigration(db, [mother], { since: '2019-01-01' })), refusedWith('event.must-confirm'));
  const second = await officer(db, 'commune-police');
  const outcomes = await Promise.allSettled([registered(db, hoa, emigration(db, [neighbour])), registered(db, second, emigration(db, [neighbour]))]);
  const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.ok(lost.length === 1 && refusedWith('event.already-abroad')(lost[0]), String(lost));
  await assert.rejects(registered(db, hoa, emigration(db, [mother, mother])), refusedWith('event.member-twice'));
  await assert.rejects(registered(db, hoa, emigration(db, [2 ** 32 + 1])), refusedWith('event.old-head-leaves'));
  await assert.rejects(registered(db, hoa, emigration(db, [mother], { since: '2026-12-01' })), refusedWith('event.day'));
  await assert.rejects(registered(db, lan, emigration(db, [mother])), refusedWith('event.not-your-office'));
  await assert.rejects(registered(db, await officer(db, 'commune-police', huoiTu), emigration(db, [mother])), refusedWith('person.unknown'));
  const family = await officer(db, 'commune-police', maiDong, mother);
  await assert.rejects(registered(db, family, emigration(db, [mother])), refusedWith('proposal.own-record'));
  await registered(db, lan, death(tokenOf(db, mother), { dateOfDeath: '2026-11-01' }));
  await assert.rejects(registered(db, hoa, emigration(db, [mother])), refusedWith('event.after-death'));
});
