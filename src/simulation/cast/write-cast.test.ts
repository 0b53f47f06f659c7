import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { agreesWith, partialDate, readPersonNumber } from '#values/index.ts';
import { freshFolder } from '../../../test/support/program.ts';
import { firstReceivedAt, type House, houses, housesBefore } from './cast.ts';
import { castForms, writeCast } from './write-cast.ts';

const members = houses.flatMap((house) => house.members);

function write(t: TestContext): { readonly [file: string]: string } {
  const out = path.join(freshFolder(t), 'out');
  mkdirSync(out);
  writeCast(out);
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => path.extname(file) !== '');
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(out, file), 'utf8')]));
}

test('the same bytes each time, in the shapes of the offices', (t) => {
  const files = write(t);
  assert.deepEqual(Object.keys(files).sort(), [
    'vai-2019/dc01-00310-2018.csv',
    'vai/dc01-00310.csv',
    'vai/dc01-16852.csv',
    'vai/khai-sinh-00310.jsonl',
    'vai/khai-tu-00310.jsonl',
  ]);
  assert.deepEqual(write(t), files);
});

test('each has one form, at the line that is said', (t) => {
  const files = write(t);
  assert.deepEqual(castForms.map(({ id }) => id).sort(), members.map(({ id }) => id).sort());
  for (const { id, file, line } of castForms) assert.ok(files[file]?.split('\n')[line - 1]?.includes(members.find((one) => one.id === id)?.name ?? '?'), id);
});

test('every number says the sex and the year of who bears it; one is claimed by two, and one is of one who lives in two places', () => {
  for (const { id, number, sex, born } of members) {
    const [year = 0, month = 0, day = 0] = born.split('-').map(Number);
    const read = readPersonNumber(number);
    assert.ok(read !== undefined && agreesWith(read, { sex, dateOfBirth: partialDate(year, month, day) }), id);
  }
  const twice = Map.groupBy(members, ({ number }) => number)
    .values()
    .filter((bearers) => bearers.length > 1)
    .map((bearers) => bearers.map(({ id }) => id))
    .toArray();
  assert.deepEqual(twice, [
    ['claims', 'claims-too'],
    ['two-homes', 'two-homes-too'],
  ]);
});

/** Whole years from one ISO day to another; of a year alone, from its first day. */
const yearsBetween = (from: string, to: string): number => {
  const whole = (day: string): number => Number((day.length === 4 ? `${day}-01-01` : day).replaceAll('-', ''));
  return Math.floor((whole(to) - whole(from)) / 10_000);
};
const formsOf = (all: readonly House[]) =>
  all.flatMap(({ filledOn = '2021-09-14', members: told }) => told.map((member) => ({ filledOn, member, house: told })));

test('no date of theirs is at odds with their lives: of a form, an entry, a death, parents and marriages; but for him who filed after his death', () => {
  const forms = formsOf([...houses, ...housesBefore]);
  for (const { filledOn, member, house } of forms) {
    const { id, born, death, entry, marital, spouse } = member;
    assert.ok(born <= filledOn && filledOn <= '2021-12-31', `${id}: form of ${filledOn}`);
    assert.equal(filledOn <= (death?.died ?? filledOn), id !== 'dead' || filledOn < '2020', `${id}: form of ${filledOn}`);
    if (entry) assert.ok(born <= entry.on || entry.bornAsTyped !== undefined, `${id}: entry of ${entry.on}`);
    if (entry) assert.ok(entry.on <= filledOn, `${id}: entry of ${entry.on}`);
    if (death) assert.ok(born < death.died && death.died <= death.on, `${id}: death of ${death.died}`);
    if (marital !== 'Chưa kết hôn') assert.ok(yearsBetween(born, filledOn) >= 18, `${id}: ${marital}`);
    assert.equal(spouse !== undefined, marital === 'Đã kết hôn', `${id}: husband or wife`);
    const other = house.find(({ name }) => name === spouse);
    if (other) assert.equal(other.spouse, member.name, id);
    for (const parent of house.filter(({ name }) => name === member.mother || name === member.father))
      assert.ok(yearsBetween(parent.born, born) >= 16, `${id}: child of ${parent.id}`);
  }
});

test("Sơn's entry is of the week after the birth that he proves, and a year of two digits is typed in it", () => {
  const { entry } = members.find(({ id }) => id === 'son') ?? assert.fail();
  assert.deepEqual(entry, { number: '38', on: '1957-10-28', bornAsTyped: '20/10/57' });
});

test('what the register received in 2019 was filled in before; its people are those of the later forms, under the same numbers', () => {
  const later = new Map(members.map((member) => [member.id, member]));
  for (const { filledOn, member } of formsOf(housesBefore)) {
    const { name, sex, born, number, father, mother } = later.get(member.id) ?? assert.fail(member.id);
    assert.ok(filledOn < firstReceivedAt.slice(0, 10), member.id);
    assert.partialDeepStrictEqual(member, { name, sex, born, number, father, mother });
  }
});
