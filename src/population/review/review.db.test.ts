import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { personsKeptApart } from '#linkage/index.ts';
import { unitId } from '#values/index.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { reviewedOn as now, officer, openPairs, reviewedRegister, type WaitingPair } from '../../../test/support/reviewed-register.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import type { ChangeNeeds } from './conflict-access.ts';
import { decideReview, type ReviewDecision, undoReview } from './decide-review.ts';
import { listReviews } from './list-reviews.ts';
import { showReview } from './show-review.ts';

const kySon = unitId('commune', '16852', 0);
const reason = 'Xem giấy tờ tại nhà';

type Seen = { readonly persons: Set<number> };

/** One request of an officer to each use case. */
function deskOf(db: Database, actor: Actor) {
  const seen: Seen = { persons: new Set() };
  const within = <T>(work: (needs: ChangeNeeds) => Promise<T>, version = '*'): Promise<T> =>
    inTransaction(db, (tx) =>
      work({
        tx,
        dataDir: db.dataDir,
        now,
        actor,
        purpose: { purpose: 'review', caseRef: undefined, reason: undefined },
        seen: version,
        see: (persons) => persons.forEach((person) => void seen.persons.add(person)),
      }),
    );
  return {
    seen,
    list: async (limit = 50, cursor?: string) => await within((needs) => listReviews(needs, { limit, cursor })),
    show: (id: number) => within((needs) => showReview(needs, id)),
    decide: (id: number, decision: ReviewDecision['decision'], version?: string, more: Partial<ReviewDecision> = {}) =>
      within((needs) => decideReview(needs, id, { decision, reason, ...more }), version),
    undo: (id: number) => within((needs) => undoReview(needs, id, 'Ghi nhầm cặp')),
    answer: (proposal: number, decision: 'approve' | 'refuse') => within((needs) => decideProposal(needs, proposal, { decision, reason })),
  };
}

async function office(db: Database, count: number) {
  await db.sql`update conflicts.conflict set state = 'settled', settled_by = 1, turn = 'owner', turn_unit = null where state = 'open'`;
  const pairs = await openPairs(db, count);
  const [hoa, tuan] = [deskOf(db, await officer(db, 'commune-police')), deskOf(db, await officer(db, 'commune-police-chief'))];
  const waiting = async (desk = hoa) => (await desk.list()).items.map(({ reviewId }) => Number(reviewId));
  return { db, pairs, hoa, tuan, waiting, first: pairs[0] as WaitingPair };
}

test('reviews', async (t) => {
  const db = await reviewedRegister(t);

  await t.test('the list has each pair once over its pages, the loosest first, and says whom it showed', async () => {
    const { hoa, pairs } = await office(db, 7);
    const { items, next, total } = await hoa.list(5);
    assert.deepEqual([items.length, total], [5, 7]);
    const rest = await hoa.list(5, next!);
    assert.equal(rest.next, null);
    const all = [...items, ...rest.items];
    assert.deepEqual(
      all.map(({ reviewId }) => Number(reviewId)).sort((a, b) => a - b),
      pairs.map(({ conflictId }) => conflictId),
    );
    const keys = all.map(({ density }) => density);
    assert.deepEqual(
      keys,
      keys.toSorted((a, b) => a - b),
    );
    assert.deepEqual([...hoa.seen.persons].sort(), pairs.flatMap(({ persons }) => persons).sort());
  });

  await t.test('a pair is shown line by line: the lines add up, values stand beside each other, and why not is said', async () => {
    const { hoa, first } = await office(db, 1);
    const review = await hoa.show(first.conflictId);
    assert.ok(Math.abs(review.waterfall.reduce((sum, { weight }) => sum + weight, 0) - review.weight) < 1e-6);
    const name = review.waterfall.find(({ comparison }) => comparison === 'name')!;
    const [one, other] = name.values;
    assert.ok(one && other);
    assert.equal(one.letters?.map(({ text }) => text).join(''), one.text.vi);
    assert.ok(name.level === 'exact' || other.letters?.some(({ mark }) => mark !== null));
    assert.ok(review.whyNot.length >= 2);
    const alike = review.waterfall.filter(({ level }) => ['exact', 'same', 'commune', 'kinh'].includes(level)).map(({ words }) => words.vi);
    assert.deepEqual(
      review.whyNot.filter(({ vi }) => alike.includes(vi)),
      [],
    );
    assert.deepEqual([review.mine, review.turn.who, review.history.map(({ kind }) => kind)], [true, 'owner', ['found']]);
    for (const person of first.persons) assert.ok(hoa.seen.persons.has(person));
  });

  await t.test('different: it leaves the list at once, no build asks again; undone, it is back', async () => {
    const { hoa, first, waiting } = await office(db, 2);
    await hoa.decide(first.conflictId, 'different');
    assert.ok(!(await waiting()).includes(first.conflictId));
    const apart = async () => [...(await inTransaction(db, personsKeptApart))];
    assert.deepEqual(await apart(), [{ person: first.persons[0], other: first.persons[1] }]);
    await holds(db);
    await assert.rejects(hoa.decide(first.conflictId, 'different'), refusedWith('conflict.settled'));
    const { act } = await hoa.undo(first.conflictId);
    assert.notEqual(act, null);
    assert.ok((await waiting()).includes(first.conflictId));
    assert.deepEqual(await apart(), []);
    await assert.rejects(hoa.undo(first.conflictId), refusedWith('review.nothing-to-undo'));
    const { history } = await hoa.show(first.conflictId);
    assert.deepEqual(
      history.map(({ kind, text }) => [kind, text]),
      [
        ['found', null],
        ['settled', reason],
        ['reopened', 'Ghi nhầm cặp'],
      ],
    );
    await holds(db);
  });

  await t.test('same: a merge is proposed and waits for the chief, who makes them one; the first number leads on', async () => {
    const { hoa, tuan, first, waiting } = await office(db, 2);
    const { proposal } = await hoa.decide(first.conflictId, 'same', undefined, { despiteConflicts: true });
    assert.ok(!(await waiting()).includes(first.conflictId));
    assert.equal((await hoa.show(first.conflictId)).turn.who, 'approver');
    await assert.rejects(hoa.decide(first.conflictId, 'different'), refusedWith('review.proposed'));
    await tuan.answer(proposal!, 'approve');
    await holds(db);
    const [left] = await db.sql<
      { state: string; by: number }[]
    >`select state, settled_by as by from conflicts.conflict where conflict_id = ${first.conflictId}`;
    assert.equal(left?.state, 'settled');
    await assert.rejects(hoa.undo(first.conflictId), refusedWith('review.undo-takes-two'));
  });

  await t.test('a proposal that is refused, or taken back by who made it, brings the pair back', async () => {
    const { hoa, tuan, first, waiting } = await office(db, 2);
    const again = async () => (await hoa.decide(first.conflictId, 'same')).proposal!;
    await tuan.answer(await again(), 'refuse');
    assert.ok((await waiting()).includes(first.conflictId));
    await again();
    await assert.rejects(tuan.undo(first.conflictId), refusedWith('proposal.not-yours-to-withdraw'));
    await hoa.undo(first.conflictId);
    assert.ok((await waiting()).includes(first.conflictId));
    assert.deepEqual(
      (await hoa.show(first.conflictId)).history.map(({ kind }) => kind),
      ['found', 'proposed', 'refused', 'proposed', 'taken-back'],
    );
  });

  await t.test('ask: the commune that was asked has the turn and a clock; the pair comes last until it is answered or taken back', async () => {
    const { hoa, first, pairs, waiting } = await office(db, 3);
    const sung = deskOf(db, await officer(db, 'commune-police', { unit: kySon }));
    await assert.rejects(sung.show(first.conflictId), refusedWith('conflict.unknown'));
    await assert.rejects(hoa.decide(first.conflictId, 'ask', undefined, { commune: '99999' }), refusedWith('conflict.no-commune'));
    await db.sql`update population.person set unit_id = ${kySon} where person_id = ${first.persons[1]}`;
    await hoa.decide(first.conflictId, 'ask');
    const { turn } = await sung.show(first.conflictId);
    assert.deepEqual([turn.who, turn.unit?.id, turn.dueOn], ['asked', kySon, '2026-11-30']);
    assert.deepEqual(await waiting(sung), [first.conflictId]);
    assert.equal((await waiting()).at(-1), first.conflictId);
    await assert.rejects(sung.decide(first.conflictId, 'different'), refusedWith('conflict.not-your-office'));
    await hoa.undo(first.conflictId);
    await db.sql`update population.person set unit_id = ${maiDong} where person_id = ${first.persons[1]}`;
    assert.deepEqual(await waiting(sung), []);
    assert.equal((await waiting()).length, pairs.length);
  });

  await t.test('ask: where neither has a residence and nobody is in charge, the commune has to be named', async () => {
    const [pair] = await openPairs(db, 1, { owner: null });
    const { conflictId, persons } = pair as WaitingPair;
    const khanh = deskOf(db, await officer(db, 'national-operator', { unit: null }));
    await db.sql`update population.person set unit_id = null where person_id = any(${[...persons]}::bigint[])`;
    await assert.rejects(khanh.decide(conflictId, 'ask'), refusedWith('review.nobody-to-ask'));
    await db.sql`update population.person set unit_id = ${maiDong} where person_id = any(${[...persons]}::bigint[])`;
  });

  await t.test('refused: another commune, another office, one that has changed, one’s own record, a second account of the same human as approver', async () => {
    const { hoa, first, pairs } = await office(db, 2);
    const sung = deskOf(db, await officer(db, 'commune-police', { unit: kySon }));
    for (const tried of [() => sung.show(first.conflictId), () => sung.decide(first.conflictId, 'different'), () => sung.show(987654)])
      await assert.rejects(tried(), refusedWith('conflict.unknown'));
    const lan = deskOf(db, await officer(db, 'civil-status-officer'));
    await assert.rejects(lan.decide(first.conflictId, 'different'), refusedWith('conflict.not-your-office'));
    const { version } = await hoa.show(first.conflictId);
    await hoa.decide(first.conflictId, 'ask', String(version));
    await assert.rejects(hoa.decide(first.conflictId, 'different', String(version)), refusedWith('version.stale'));
    const [person] = pairs[1]!.persons;
    const herself = deskOf(db, await officer(db, 'commune-police', { personId: person }));
    await assert.rejects(herself.decide(pairs[1]!.conflictId, 'different'), refusedWith('proposal.own-record'));
    const [member] = await db.sql<{ id: number }[]>`
    select m.person_id as id from population.person as p join population.person as m using (household_id)
    where p.person_id = any(${pairs[1]!.persons as unknown as number[]}::bigint[]) and m.person_id <> all(${pairs[1]!.persons as unknown as number[]}::bigint[]) limit 1`;
    const relative = deskOf(db, await officer(db, 'commune-police', { personId: member!.id }));
    await assert.rejects(relative.decide(pairs[1]!.conflictId, 'different'), refusedWith('proposal.own-record'));
  });

  await t.test('a sealed person: the pair is unknown to all but the named group, in the list, its total and by its number', async () => {
    const { hoa, first, pairs } = await office(db, 3);
    await db.sql`
    insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by)
    values (${first.persons[0]}, 'court', '12/2026', ${now}, ${['Khánh (1)', 'Hà (2)']})`;
    const { items, total } = await hoa.list();
    assert.deepEqual([items.length, total], [pairs.length - 1, pairs.length - 1]);
    await assert.rejects(hoa.show(first.conflictId), refusedWith('conflict.unknown'));
    await assert.rejects(hoa.decide(first.conflictId, 'different'), refusedWith('conflict.unknown'));
  });

  await t.test('twice at once: one decides, the other is refused', async () => {
    const { hoa, first } = await office(db, 1);
    const other = deskOf(db, await officer(db, 'commune-police'));
    const outcomes = await Promise.allSettled([hoa.decide(first.conflictId, 'different', '1'), other.decide(first.conflictId, 'same', '1')]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.ok(outcomes.some((outcome) => outcome.status === 'rejected' && refusedWith('version.stale')(outcome.reason)));
    await holds(db);
  });
});
