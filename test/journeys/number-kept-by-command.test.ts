/** A number kept at its holder's wish by command: two officers, once the archive tells another year than the number does. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '#database/index.ts';
import { freshFolder, jsonOf } from '../support/program.ts';

type Person = { readonly personId: string; readonly personNumber: string | null; readonly dateOfBirth: string | null; readonly state: string };

test('kept by two officers who are named; refused: one officer, a number that agrees', async (t) => {
  const folder = freshFolder(t);
  const [files, data] = [path.join(folder, 'files'), path.join(folder, 'data')];
  await jsonOf(['simulate', '--people', '60', '--seed', '5', '--out', files]);
  await jsonOf(['build', files, '--data', data]);
  const { data: found } = await jsonOf<{ items: readonly Person[] }>(['person', 'find', 'nguyen', '--data', data]);
  const one = found.items.find(({ personNumber, dateOfBirth, state }) => personNumber !== null && dateOfBirth?.length === 10 && state === 'alive') as Person;
  const number = one.personNumber as string;
  const by = (officer: string, approvedBy: string) => ['--reason', 'Công dân xin giữ số', '--officer', officer, '--approved-by', approvedBy, '--data', data];
  const keep = (officer = 'hoa', approvedBy = 'tuan') =>
    jsonOf<{ code?: string; personNumber?: string; kept?: { reason: string } }>(['person', 'keep-number', number, ...by(officer, approvedBy)]);
  const judged = async (): Promise<string[]> => {
    const db = await openDatabase(data);
    const rows = await db.sql<{ said: string }[]>`
      select f.rule || ' ' || f.state as said from cleaning.finding as f join intake.act as a on a.act_id = f.form_id where a.kind = 'correct'`;
    await db.close();
    return rows.map(({ said }) => said);
  };
  const agreeing = await keep();
  assert.deepEqual([agreeing.run.code, agreeing.data.code], [3, 'number.agrees']);
  const [year = '', ...rest] = (one.dateOfBirth ?? '').split('-');
  const corrected = await jsonOf(['person', 'correct', number, `dateOfBirth=${[Number(year) - 1, ...rest].join('-')}`, ...by('hoa', 'tuan')]);
  assert.equal(corrected.run.code, 0, JSON.stringify(corrected.data));
  assert.deepEqual(await judged(), ['number-kept-at-wish open']);
  const alone = await keep('hoa', 'hoa');
  assert.deepEqual([alone.run.code, alone.data.code], [3, 'correction.one-officer']);
  const kept = await keep();
  assert.deepEqual([kept.run.code, kept.data.personNumber, kept.data.kept?.reason], [0, number, 'Công dân xin giữ số']);
  assert.deepEqual(await judged(), ['number-kept-at-wish kept']);
  const takenBack = await jsonOf<{ kept: null }>(['person', 'keep-number', number, '--take-back', ...by('hoa', 'tuan')]);
  assert.deepEqual([takenBack.run.code, takenBack.data.kept], [0, null]);
  assert.deepEqual(await judged(), ['number-kept-at-wish open']);
  const db = await openDatabase(data);
  const rows = await db.sql`select account_id, officers, keeps from numbering.wish order by wish_id`;
  await db.close();
  assert.deepEqual(
    [...rows].map((row) => ({ ...row })),
    [true, false].map((keeps) => ({ account_id: null, officers: ['hoa', 'tuan'], keeps })),
  );
});
