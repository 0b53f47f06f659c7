/** The same child declared again, by the other parent or by nobody whom the register knows, before any build has read the first entry. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedWith } from '../../../test/support/promises.ts';
import { birth, death, opened, registered, within } from '../../../test/support/registered-events.ts';
import { prepareEvent } from './register-event.ts';
import { said } from './said.ts';

const noMother = { mother: undefined };
const noFather = { father: undefined };

test('refused: a child who is registered already is declared by the father alone', async (t) => {
  const { db, lan } = await opened(t);
  await registered(db, lan, birth());
  await assert.rejects(
    registered(db, lan, birth(noMother)),
    (error: Error) => refusedWith('event.child-exists')(error) && /number 1, book 01\/2026/.test(error.message),
  );
  await assert.rejects(registered(db, lan, birth(noMother, { dateOfBirth: '2026-11-21' })), refusedWith('event.child-exists'));
});

test('asked between two builds: somebody of that name and day, where no parent is told both times; confirmed with a reason, a second officer compares the two', async (t) => {
  const { db, lan } = await opened(t);
  const { eventId: first } = await registered(db, lan, birth(noFather));
  const { asks, likely } = await within(db, lan, (needs) => prepareEvent(needs, said.parse(birth(noMother))));
  assert.deepEqual([asks.map(({ code }) => code), likely], [['likely-same'], [{ personId: first, probability: null }]]);
  await assert.rejects(registered(db, lan, birth(noMother)), refusedWith('event.must-confirm'));
  const { eventId: second } = await registered(
    db,
    lan,
    birth({ ...noMother, confirmed: [{ code: 'likely-same', reason: 'Hai trẻ trùng tên, có giấy chứng sinh' }] }),
  );
  const rows = await db.sql<{ kind: string; persons: number[] }[]>`
    select c.kind, array_agg(p.person_id order by p.person_id) as persons
    from conflicts.conflict as c join conflicts.party as p using (conflict_id)
    group by c.conflict_id, c.kind`;
  assert.deepEqual(
    [...rows].map(({ kind, persons }) => [kind, persons.map(Number)]),
    [['made-beside', [first, second]]],
  );
});

test('asked: a mother is declared dead before a day on which the register has her child born', async (t) => {
  const { db, lan } = await opened(t);
  await registered(db, lan, birth());
  const askedFor = async (dateOfDeath: string, personNumber = '001195000123') =>
    (await within(db, lan, (needs) => prepareEvent(needs, said.parse(death({ personNumber }, { dateOfDeath }))))).asks.map(({ code }) => code);
  assert.deepEqual(await askedFor('2026-11-19'), ['child-born-later']);
  assert.deepEqual(await askedFor('2026-11-20'), [], 'on the day of the birth');
  assert.deepEqual(await askedFor('2026'), [], 'of a year alone nothing is certain');
  assert.deepEqual(await askedFor('2026-11-19', '001150000777'), [], 'the grandmother of the same household');
});
