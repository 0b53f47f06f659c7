import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Refusal } from '#values/index.ts';
import { type LinkFilesOptions, type LinkReport, linkFiles } from './link-files.ts';
import { madeUpPeople } from './made-up-people.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-link-parts-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const needs = { now: new Date('2026-11-25T10:00:00+07:00'), language: 'en' as const, stopping: new AbortController().signal, progress: () => {} };
const at = (name: string): string => path.join(folder, name);
function write(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}
const run = (options: LinkFilesOptions): Promise<LinkReport> => linkFiles(needs, options);

const results = ['pairs.csv', 'near.csv', 'clusters.csv', 'model.json', 'report.html'];
function assertSame(one: string, other: string): void {
  for (const name of results)
    assert.equal(readFileSync(path.join(at(one), name), 'utf8'), readFileSync(path.join(at(other), name), 'utf8'), `${other}/${name}`);
}

const people = madeUpPeople(400, 8);
const csv = write('people.csv', people.csv);
const truth = [write('truth.csv', people.truth)];
await run({ files: [csv], out: at('whole'), truth, workers: 1 });

for (const [name, windows, workers] of [
  ['a few hundred at a time', { compare: 450, cluster: 120, entries: 90 }, 1],
  ['in two threads', { compare: 1700, cluster: 800, entries: 1000 }, 2],
  ['in three threads', { compare: 600, cluster: 300, entries: 10 }, 3],
] as const) {
  test(`in parts, ${name}: the same bytes as in memory`, async () => {
    await run({ files: [csv], out: at(name), truth, windows, workers });
    assertSame('whole', name);
    assert.deepEqual(readdirSync(at(name)).sort(), ['clusters.csv', 'model.json', 'near.csv', 'pairs.csv', 'report.html', 'settings.json']);
  });
}

/** The same people in several files, each of which holds some of them twice or none. */
function inFiles(count: number, isOf: (line: number) => number): string[] {
  const [header = '', ...lines] = people.csv.trim().split('\n');
  return Array.from({ length: count }, (_, file) =>
    write(
      `part-${count}-${file}.csv`,
      `${header}\n${lines
        .filter((_line, line) => isOf(line) === file)
        .map((line) => `${line}\n`)
        .join('')}`,
    ),
  );
}
const entities = people.truth
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[1]);

const several: readonly (readonly [string, readonly string[]])[] = [
  ['two files that hold nobody twice', inFiles(2, (line) => (entities.indexOf(entities[line]) < line ? 1 : 0))],
  ['three files that do', inFiles(3, (line) => (line * 7) % 3)],
];
for (const [what, files] of several) {
  test(`across ${what}: the same bytes in parts`, async () => {
    await run({ files, out: at('across'), workers: 1 });
    await run({ files, out: at('across-parts'), windows: { compare: 500, cluster: 200, entries: 50 }, workers: 2 });
    assertSame('across', 'across-parts');
  });
}

test('blocking, levels, weights and threshold that are given: the same bytes in parts', async () => {
  const settings = write(
    'given.json',
    JSON.stringify({
      id: 'rec_id',
      columns: { given_name: 'given-name', surname: 'surname', dob: 'date', street: 'ignore', town: 'ignore', postcode: 'ignore' },
      blocking: [['surname'], ['dob']],
      comparisons: {
        given_name: { levels: ['exact', { jaroWinkler: 0.9 }, 'else'], weights: [6, 3, -4] },
        surname: { levels: ['exact', { jaroWinkler: 0.9 }, 'else'], weights: [4, 2, -4] },
        dob: { levels: ['exact', { damerauLevenshtein: 1 }, 'else'], weights: [8, 4, -4] },
      },
      threshold: 9.5,
    }),
  );
  const report = await run({ files: [csv], out: at('given'), settings, workers: 1 });
  assert.ok(report.accepted > 50);
  await run({ files: [csv], out: at('given-parts'), settings, windows: { compare: 5000, cluster: 200, entries: 70 }, workers: 2 });
  assertSame('given', 'given-parts');
});

test('a threshold so low that what hangs together holds many clusters: the same bytes in parts', async () => {
  const settings = write('low.json', JSON.stringify({ threshold: -5, oneToOne: false }));
  const report = await run({ files: [csv], out: at('low'), settings, workers: 1 });
  assert.ok(report.clusters < people.records);
  await run({ files: [csv], out: at('low-parts'), settings, windows: { compare: 5000, cluster: 200, entries: 5000 }, workers: 2 });
  assertSame('low', 'low-parts');
});

const small = { compare: 450, cluster: 120, entries: 90 };
for (const phase of ['Choosing what to compare', 'Learning the model', 'Weighing pairs', 'Joining into clusters']) {
  test(`ended in parts while it says “${phase}”: the next run goes on, to the same bytes`, async () => {
    const out = at(`ended ${phase}`);
    const stop = new AbortController();
    let told = 0;
    const progress = ({ words }: { words: { en: string } }): void => {
      if (words.en !== phase) return;
      if (phase !== 'Weighing pairs' || ++told === 4) stop.abort();
    };
    await assert.rejects(linkFiles({ ...needs, stopping: stop.signal, progress }, { files: [csv], out, truth, windows: small, workers: 1 }));
    const hasWeighed = phase === 'Weighing pairs' || phase === 'Joining into clusters';
    const { scored } = hasWeighed ? JSON.parse(readFileSync(path.join(out, '.link-parts', 'progress.json'), 'utf8')) : { scored: { compared: 0 } };
    const said = new Map<string, number[]>();
    const hear = ({ words, done }: { words: { en: string }; done: number }): void => void said.set(words.en, [...(said.get(words.en) ?? []), done]);
    await linkFiles({ ...needs, progress: hear }, { files: [csv], out, truth, windows: small, workers: 1 });
    assert.equal(said.has('Reading records'), false);
    assert.equal(said.has('Learning the model'), !hasWeighed);
    const weighed = (said.get('Weighing pairs') ?? []).filter((done) => done > 0 && done <= scored.compared);
    assert.ok(scored.compared > 0 === hasWeighed && weighed.length === 0, `${weighed} again, of ${scored.compared}`);
    assertSame('whole', `ended ${phase}`);
  });
}

test('what was left of other files or settings is thrown away', async () => {
  const out = at('others');
  const stop = new AbortController();
  const progress = ({ words }: { words: { en: string } }): void => void (words.en === 'Weighing pairs' && stop.abort());
  const others = write('others.csv', madeUpPeople(200, 5).csv);
  await assert.rejects(linkFiles({ ...needs, stopping: stop.signal, progress }, { files: [others], out, windows: small, workers: 1 }));
  await run({ files: [csv], out, truth, windows: small, workers: 1 });
  assertSame('whole', 'others');
});

test('refused in parts: an id that stands twice, far apart; and nothing is left', async () => {
  const [header = '', ...lines] = people.csv.trim().split('\n');
  const file = write('repeated.csv', `${header}\n${[...lines, lines[3], lines[500]].map((line) => `${line}\n`).join('')}`);
  await assert.rejects(
    run({ files: [file], out: at('repeated'), settings: write('repeated.json', '{"id":"rec_id"}'), windows: small }),
    (error) => error instanceof Refusal && error.code === 'link.id-repeated' && error.message.includes('r3') && error.message.includes('2'),
  );
  assert.deepEqual(readdirSync(at('repeated')), []);
});

for (const count of [0, 1, 2]) {
  test(`${count} records in parts`, async () => {
    const file = write('few.csv', `id,name\n${['1,Anna Maria Berg\n', '2,Anna Maria Berg\n'].slice(0, count).join('')}`);
    const report = await run({ files: [file], out: at('few'), windows: small });
    assert.equal(report.accepted, count === 2 ? 1 : 0);
  });
}
