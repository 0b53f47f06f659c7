import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { agreesWith, type PersonNumber, partsOf, Refusal, readIsoDate } from '#values/index.ts';
import { tcvn3Letters, vniLetters } from './letters/legacy.ts';
import { withoutMarks } from './letters/marks.ts';
import { type Simulation, type SimulationSummary, simulate } from './simulate.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'sogoc-simulation-'));
after(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

async function write(options: Partial<Simulation> & { people: number }): Promise<{ out: string; summary: SimulationSummary }> {
  const out = path.join(root, String(made++));
  const summary = await simulate({ seed: 1, ...options, out });
  return { out, summary };
}
const filesIn = (out: string): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.relative(out, path.join(one.parentPath, one.name)))
    .sort();
const digest = (out: string): string =>
  filesIn(out)
    .reduce((hash, file) => hash.update(file).update(readFileSync(path.join(out, file))), createHash('sha256'))
    .digest('hex');

type Row = { readonly [column: string]: string };
/** `truth.csv` and `people.csv` hold no quotes. */
function rowsOf(out: string, file: string): Row[] {
  const [header, ...lines] = readFileSync(path.join(out, file), 'utf8').trimEnd().split('\n');
  const columns = header!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [columns[at]!, value])));
}

const sample = await write({ people: 6_000, seed: 3 });
const people = new Map(rowsOf(sample.out, 'people.csv').map((row) => [row.person!, row]));
const truth = rowsOf(sample.out, 'truth.csv');

test('the seed decides every byte', async () => {
  const options = { people: 1_500, seed: 5, communes: ['00310', '16852'] };
  const [first, again, other] = [await write(options), await write(options), await write({ ...options, seed: 6 })];
  assert.equal(digest(first.out), digest(again.out));
  assert.notEqual(digest(first.out), digest(other.out));
  const [one, two] = [await write({ people: 100, seed: 'a', communes: ['00310'] }), await write({ people: 100, seed: 'b', communes: ['00310'] })];
  const names = (out: string) => rowsOf(out, 'people.csv').map((row) => row.full_name);
  assert.notDeepEqual(names(one.out), names(two.out));
});

test('a mix changes what is written, never who lives', async () => {
  const [even, paper] = [await write({ people: 800, communes: ['00310'] }), await write({ people: 800, communes: ['00310'], mix: 'paper' })];
  assert.deepEqual(readFileSync(path.join(even.out, 'people.csv')), readFileSync(path.join(paper.out, 'people.csv')));
  assert.notDeepEqual(readFileSync(path.join(even.out, 'dc01/00310.csv')), readFileSync(path.join(paper.out, 'dc01/00310.csv')));
});

test('more people in one commune are the same people and more', async () => {
  const [few, many] = [await write({ people: 500, communes: ['00310'] }), await write({ people: 1_000, communes: ['00310'] })];
  const start = (out: string) => readFileSync(path.join(out, 'dc01/00310.csv'), 'utf8').split('\n').slice(0, 450);
  assert.deepEqual(start(few.out), start(many.out));
});

test('as many people as asked for, each once, in whole communes', () => {
  assert.equal(people.size, 6_000);
  assert.equal(sample.summary.people, 6_000);
  assert.equal(sample.summary.communes, 2);
  assert.equal(sample.summary.files, filesIn(sample.out).length - 2);
  assert.equal(sample.summary.forms, truth.length);
});

test('forms a person: 1.04 on DC01, 2.45 in all', () => {
  const { forms, formsBySource } = sample.summary;
  assert.ok(Math.abs(formsBySource.dc01 / 6_000 - 1.04) < 0.02, String(formsBySource.dc01));
  assert.ok(Math.abs(forms / 6_000 - 2.45) < 0.15, String(forms));
  for (const [source, count] of Object.entries(formsBySource)) assert.ok(count > 60, `${source}: ${count}`);
});

test('the demonstration: two communes, some 12,000 forms in twelve files', async () => {
  const { out, summary } = await write({ people: 4_900, seed: 2021, communes: ['00310', '16852'] });
  assert.ok(Math.abs(summary.forms - 12_000) < 500, String(summary.forms));
  assert.deepEqual(filesIn(out), [
    'bhxh/01.xlsx',
    'bhxh/40.xlsx',
    'cmnd/01.csv',
    'cmnd/40.csv',
    'dc01/00310.csv',
    'dc01/16852.csv',
    'ho-tich/00310-khai-sinh.jsonl',
    'ho-tich/00310-khai-tu.jsonl',
    'ho-tich/16852-khai-sinh.jsonl',
    'ho-tich/16852-khai-tu.jsonl',
    'people.csv',
    'truth.csv',
    'y-te/01.csv',
    'y-te/40.csv',
  ]);
});

test('every number agrees with the person: place of registration, sex, year; none is held by two', () => {
  const held = new Map<string, string>();
  let [numbers, children] = [0, 0];
  for (const person of people.values()) {
    for (const number of [person.number!, ...person.old_numbers!.split(' '), person.insurance_number!, person.phone!]) {
      if (number === '') continue;
      assert.equal(held.get(number), undefined, `${number} of ${held.get(number)} and ${person.person}`);
      held.set(number, person.person!);
    }
    const born = readIsoDate(person.date_of_birth!)!;
    if (person.date_of_birth! >= '2016-03-01' && person.date_of_death === '' && person.date_of_birth! < '2021-01-01') children += person.number === '' ? 1 : 0;
    if (person.number === '') continue;
    numbers++;
    const number = person.number as PersonNumber;
    assert.ok(agreesWith(number, { sex: person.sex as 'M' | 'F', dateOfBirth: born }), `${number} ${person.date_of_birth} ${person.sex}`);
    assert.match(partsOf(number).registeredIn, /^0\d\d$/);
  }
  assert.ok(numbers > 2_000);
  assert.ok(children < 30, `${children} children born since 2016 without number: only the late registered`);
});

test('kin in the country are kin in both directions, and older where they should be', () => {
  for (const person of people.values()) {
    if (person.spouse !== '') assert.equal(people.get(person.spouse!)!.spouse, person.person);
    for (const parent of [person.father!, person.mother!]) {
      if (parent !== '') assert.ok(Number(person.date_of_birth!.slice(0, 4)) - Number(people.get(parent)!.date_of_birth!.slice(0, 4)) >= 15);
    }
    assert.equal(people.get(person.head!)!.household, person.household);
  }
});

/** Text of a physical line, its bytes read as UTF-8 or, failing that, as Latin-1. */
function lineTexts(file: string): string[] {
  const bytes = readFileSync(path.join(sample.out, file));
  const texts: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start) === -1 ? bytes.length : bytes.indexOf(10, start);
    const line = bytes.subarray(start, end);
    texts.push(line.toString('utf8').includes('\uFFFD') ? line.toString('latin1') : line.toString('utf8'));
    start = end + 1;
  }
  return texts;
}

test('each line of the truth is the line of that person', () => {
  const files = new Map(
    filesIn(sample.out)
      .filter((file) => /(csv|jsonl)$/.test(file))
      .map((file) => [file, lineTexts(file)]),
  );
  const fold = (text: string) =>
    withoutMarks(text)
      .toLowerCase()
      .replace(/[^a-z0-9 ]/g, ' ');
  let [right, rows] = [0, 0];
  for (const { file, line, person } of truth) {
    if (file!.endsWith('.xlsx') || file!.startsWith('cmnd')) continue;
    const text = files.get(file!)![Number(line) - 1];
    assert.ok(text, `${file}:${line}`);
    const { full_name: name, date_of_birth: born } = people.get(person!)!;
    rows++;
    if (fold(text).includes(fold(name!)) && text.includes(born!.slice(0, 4))) right++;
  }
  assert.ok(right / rows > 0.9, `${right} of ${rows}`);
  const [collected] = [...files.keys()].filter((file) => file.startsWith('dc01/'));
  const told = truth.filter((row) => row.file === collected);
  assert.ok(files.get(collected!)!.length > told.length, 'a header, and a record with a line break takes two lines');
});

test('old cards: rows in TCVN3 or VNI, each row in one of them', () => {
  const cards = truth.filter((row) => row.file!.startsWith('cmnd/'));
  let [legacy, right, inLetters] = [0, 0, 0];
  for (const file of new Set(cards.map((row) => row.file!))) {
    const bytes = readFileSync(path.join(sample.out, file));
    for (const line of bytes.toString('latin1').split('\r\n')) if (Buffer.from(line, 'latin1').toString('utf8').includes('\uFFFD')) legacy++;
    const lines = lineTexts(file);
    for (const { line, person } of cards.filter((row) => row.file === file)) {
      const name = people.get(person!)!.full_name!;
      if ([tcvn3Letters(name), vniLetters(name)].some((letters) => letters !== name && lines[Number(line) - 1]!.includes(letters))) inLetters++;
      if (
        people
          .get(person!)!
          .old_numbers!.split(' ')
          .some((number) => lines[Number(line) - 1]!.startsWith(`${number};`))
      )
        right++;
    }
  }
  assert.ok(legacy / cards.length > 0.08 && legacy / cards.length < 0.16, `${legacy} of ${cards.length}`);
  assert.ok(inLetters / legacy > 0.6 && inLetters <= legacy, `${inLetters} of ${legacy}`); // the others in capitals or with a mistake
  assert.ok(right / cards.length > 0.98, `${right} of ${cards.length}`);
});

test('births and deaths are JSON, but for the few that were cut', () => {
  let [whole, cut] = [0, 0];
  for (const file of filesIn(sample.out).filter((one) => one.endsWith('.jsonl'))) {
    for (const line of readFileSync(path.join(sample.out, file), 'utf8').trimEnd().split('\n')) {
      try {
        const entry = JSON.parse(line) as { loai: string; nguoi: { ho_ten: string }; ngay_dang_ky: string };
        assert.match(entry.ngay_dang_ky, /^\d{4}-\d{2}-\d{2}$/);
        assert.ok(file.includes(entry.loai));
        whole++;
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        cut++;
      }
    }
  }
  assert.ok(whole > 900 && cut < 10, `${whole} ${cut}`);
});

test('one in twenty has two forms, most of them in two communes', () => {
  const forms = Map.groupBy(
    truth.filter((row) => row.file!.startsWith('dc01/')),
    (row) => row.person!,
  );
  const two = [...forms.values()].filter((rows) => rows.length === 2);
  const elsewhere = two.filter(([a, b]) => a!.file !== b!.file);
  assert.ok(Math.abs(two.length / 6_000 - 0.05) < 0.015, String(two.length));
  assert.ok(elsewhere.length / two.length > 0.5, `${elsewhere.length} of ${two.length}`);
  assert.ok([...forms.values()].every((rows) => rows.length <= 2));
});

test('memory does not grow with the people', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const peak = async (count: number): Promise<number> => {
    let most = 0;
    await write({
      people: count,
      communes: ['00310', '16852', '26734', '24121', '00001', '31117'],
      onProgress() {
        collect();
        most = Math.max(most, process.memoryUsage().heapUsed);
      },
    });
    return most / 2 ** 20;
  };
  const [few, many] = [await peak(10_000), await peak(30_000)];
  assert.ok(many < few + 4, `${few.toFixed(1)} MB for 10,000, ${many.toFixed(1)} MB for 30,000`);
});

test('progress is told in people, at the end all of them', async () => {
  const told: number[] = [];
  await write({ people: 5_000, onProgress: (count) => told.push(count) });
  assert.ok(told.length >= 2 && told.length <= 4, String(told));
  assert.deepEqual(
    told,
    told.toSorted((a, b) => a - b),
  );
  assert.equal(told.at(-1), 5_000);
});

test('a commune of one person, a country of one person', async () => {
  assert.equal((await write({ people: 1 })).summary.people, 1);
  const { summary } = await write({ people: 2, communes: ['00310', '16852', '26734'] });
  assert.deepEqual([summary.people, summary.communes], [2, 2]);
});

const refusedAs = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code && error.say('vi') !== error.say('en');

test('refused: an unknown commune', async () => {
  await assert.rejects(write({ people: 10, communes: ['00000'] }), refusedAs('simulation.unknown-commune'));
});

test('refused: a folder that has files in it', async () => {
  const { out } = await write({ people: 5 });
  const before = digest(out);
  await assert.rejects(simulate({ people: 5, seed: 1, out }), refusedAs('simulation.out-not-empty'));
  writeFileSync(path.join(out, 'mine.txt'), 'mine');
  await assert.rejects(simulate({ people: 5, seed: 2, out }), refusedAs('simulation.out-not-empty'));
  rmSync(path.join(out, 'mine.txt'));
  assert.equal(digest(out), before);
});
