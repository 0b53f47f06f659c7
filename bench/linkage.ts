/**
 * `sogoc link` against Splink on DuckDB and hand-written SQL in DuckDB: the same file, the same blocking, levels and weights; and
 * each by itself, from the raw file to clusters. Peers that are not installed here are named as skipped: `SOGOC_PYTHON` names a
 * Python that has splink, duckdb, pandas and pyarrow, `SOGOC_DUCKDB` a folder in whose node_modules @duckdb/node-api stands.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { madeUpPeople } from '#linkage/index.ts';
import type { Bench, Result } from './benches.ts';
import { median, sogoc } from './run-sogoc.ts';

const python = process.env['SOGOC_PYTHON'] ?? 'python3';
const columns = { given_name: 'given-name', surname: 'surname', dob: 'date', street: 'address', town: 'category', postcode: 'code' };
const names = ['exact', { jaroWinkler: 0.92 }, { jaroWinkler: 0.8 }, 'else'];

/** Levels and weights of both sides, and the two sets of rules: of few pairs a record, and of many. */
const terms = {
  id: 'rec_id',
  columns,
  comparisons: {
    given_name: { levels: names, weights: [6, 4, 1, -5] },
    surname: { levels: names, weights: [5, 4, 1, -4] },
    dob: { levels: ['exact', { damerauLevenshtein: 1 }, 'else'], weights: [10, 5, -4] },
    street: { levels: ['exact', { jaroWinkler: 0.9 }, 'else'], weights: [3, 2, -2] },
    town: { levels: ['exact', 'else'], weights: [1, -3] },
    postcode: { levels: ['exact', 'else'], weights: [2, -3] },
  },
  /** Off every sum of weights, so that rounding decides nothing. */
  threshold: 13.5,
};
/** At a million records A makes 6 pairs a record, B 45. Goals: what of the peer's CPU ours may take, on equal terms and each by itself. */
const rules = [
  {
    name: 'A',
    blocking: [
      ['surname', 'dob'],
      ['given_name', 'dob'],
      ['given_name', 'surname', 'postcode'],
      ['street', 'postcode'],
    ],
    goals: { splink: 1 / 6, sql: 1 / 5, alone: 1 / 3 },
  },
  { name: 'B', blocking: [['dob'], ['surname', 'postcode']], goals: { splink: 1 / 18, sql: 1 / 15, alone: 1 / 10 } },
] as const;
type Rules = (typeof rules)[number];

export const equalTerms = { ...terms, blocking: rules[0].blocking };

type Ours = {
  readonly records: number;
  readonly compared: number;
  readonly accepted: number;
  readonly f1?: number;
  readonly peakMemoryMb: number;
  readonly steps: readonly { readonly name: string; readonly cpuSeconds: number }[];
};
type Peer = {
  readonly accepted: number;
  readonly cpuSeconds: number;
  readonly predictCpuSeconds: number;
  readonly peakMemoryMb: number;
  readonly clusterOf: { readonly [id: string]: string } | null;
};

/** Goals of speed are those of a million records: in a small run, starting and compiling count more. */
async function* linkageOf(households: number, isOfGoals: boolean): AsyncGenerator<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-bench-link-'));
  const place = (name: string): string => path.join(folder, name);
  try {
    const people = madeUpPeople(households, 7);
    writeFileSync(place('people.csv'), people.csv);
    writeFileSync(place('truth.csv'), people.truth);
    for (const { name, blocking } of rules) writeFileSync(place(`${name}.json`), JSON.stringify({ ...terms, blocking }));
    const ours = (...more: string[]): Ours => sogoc('link', place('people.csv'), '--out', place('out'), ...more);
    const splink = (mode: 'given' | 'trained', { name }: Rules): Peer => {
      const run = spawnSync(python, [path.join(import.meta.dirname, 'run-splink.py'), mode, place('people.csv'), place(`${name}.json`)], {
        encoding: 'utf8',
        maxBuffer: 2 ** 29,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      if (run.status !== 0) throw new Error(`Splink ended with ${run.status}: ${run.stderr.slice(-400)}`);
      return JSON.parse(run.stdout.slice(run.stdout.indexOf('{"version"'))) as Peer;
    };
    const hasSplink = spawnSync(python, ['-c', 'import splink, duckdb, pandas, pyarrow'], { stdio: 'ignore' }).status === 0;
    if (!hasSplink) console.log(`  Splink skipped: ${python} has no splink, duckdb, pandas and pyarrow (SOGOC_PYTHON names another Python)`);
    const duck = await duckDb();
    if (!duck) console.log('  hand-written SQL skipped: npm package @duckdb/node-api is not installed (SOGOC_DUCKDB names the folder where it is)');
    const cpu = ({ steps }: Ours, ...wanted: string[]): number =>
      steps.reduce((sum, { name, cpuSeconds }) => sum + (wanted.length === 0 || wanted.includes(name) ? cpuSeconds : 0), 0);
    const medianOf = <Run>(runs: readonly Run[], seconds: (run: Run) => number): number => median(runs.map(seconds));
    const { f1: ownF1 = 0 } = ours('--truth', place('truth.csv'));
    for (const rule of rules) {
      const rounds: { equal: Ours; alone: Ours; sql?: Sums; given?: Peer; trained?: Peer }[] = [];
      for (let round = 0; round < 3; round++) {
        rounds.push({
          equal: ours('--settings', place(`${rule.name}.json`)),
          ...(duck && { sql: await runSql(duck, place('people.csv'), rule) }),
          ...(hasSplink && { given: splink('given', rule) }),
          alone: ours(),
          ...(hasSplink && round === 0 && { trained: splink('trained', rule) }), // a million records take minutes and 12 GB
        });
      }
      const [first] = rounds;
      if (!first) return;
      const { equal, alone, sql, given, trained } = first;
      const stages = medianOf(rounds, (own) => cpu(own.equal, 'blocks', 'learn', 'score', 'cluster'));
      const what = `${people.records.toLocaleString('en')} records, rules ${rule.name} (${(equal.compared / equal.records).toFixed(1)} pairs a record), equal terms: block, score, cluster`;
      const own = `${stages.toFixed(2)} CPU s, ${equal.accepted} pairs, ${equal.peakMemoryMb} MB`;
      if (sql) {
        const seconds = medianOf(rounds, (run) => run.sql?.cpuSeconds ?? 0);
        const other = `${seconds.toFixed(2)} CPU s, ${sql.accepted} pairs`;
        yield { what, ours: own, otherIs: 'SQL in DuckDB, without clusters', other, ratio: stages / seconds, ...(isOfGoals && { goal: rule.goals.sql }) };
      }
      if (!given || !trained) continue;
      const predict = medianOf(rounds, (run) => run.given?.predictCpuSeconds ?? 0);
      const predicted = `${predict.toFixed(2)} CPU s, ${given.accepted} pairs, ${given.peakMemoryMb} MB`;
      yield { what, ours: own, otherIs: 'Splink', other: predicted, ratio: stages / predict, ...(isOfGoals && { goal: rule.goals.splink }) };
      const [whole, train] = [medianOf(rounds, (run) => cpu(run.alone)), trained.cpuSeconds];
      yield {
        what: `raw file to clusters and report, training included; Splink with rules ${rule.name}`,
        ours: `${whole.toFixed(2)} CPU s, ${alone.peakMemoryMb} MB`,
        otherIs: 'Splink',
        other: `${train.toFixed(2)} CPU s, ${trained.peakMemoryMb} MB`,
        ratio: whole / train,
        ...(isOfGoals && { goal: rule.goals.alone }),
      };
      const f1 = f1Of(place('truth.csv'), trained.clusterOf ?? {});
      yield {
        what: 'errors of clusters (1 − F1), by themselves',
        ours: (1 - ownF1).toFixed(4),
        otherIs: `Splink at p ≥ .5, rules ${rule.name}`,
        other: (1 - f1).toFixed(4),
        ratio: (1 - ownF1) / Math.max(1e-6, 1 - f1),
        goal: 1,
      };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Duck = { readonly DuckDBInstance: { create(): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }> }> }> } };

type Sums = { readonly cpuSeconds: number; readonly accepted: number };

/** Undefined where it is not installed. */
async function duckDb(): Promise<Duck | undefined> {
  const folder = process.env['SOGOC_DUCKDB'];
  const name = '@duckdb/node-api';
  const module = folder === undefined ? name : createRequire(path.join(path.resolve(folder), 'any.js')).resolve(name);
  return (await import(module).catch(() => undefined)) as Duck | undefined;
}

/** The same pairs and sums as one statement. */
async function runSql(duck: Duck, csv: string, { blocking }: Rules): Promise<Sums> {
  const db = await (await duck.DuckDBInstance.create()).connect();
  await db.runAndReadAll(
    `create table person as select * replace (nullif(trim(given_name), '') as given_name, nullif(trim(dob), '') as dob, nullif(trim(street), '') as street) from read_csv('${csv}', all_varchar = true)`,
  );
  const before = process.cpuUsage();
  const weight = Object.entries(terms.comparisons)
    .map(([name, { levels, weights }]) => {
      const tests = levels.map((level, at) => {
        if (level === 'exact') return `when a.${name} = b.${name} then ${weights[at]}`;
        if (level === 'else') return `else ${weights[at]}`;
        const [[measure, value] = []] = Object.entries(level);
        return measure === 'jaroWinkler'
          ? `when jaro_winkler_similarity(a.${name}, b.${name}) >= ${value} then ${weights[at]}`
          : `when damerau_levenshtein(a.${name}, b.${name}) <= ${value} then ${weights[at]}`;
      });
      return `case when a.${name} is null or b.${name} is null then 0 ${tests.join(' ')} end`;
    })
    .join(' + ');
  const blocks = blocking.map(
    (rule) =>
      `select a.rec_id as one, b.rec_id as two from person as a join person as b on ${rule.map((name) => `a.${name} = b.${name}`).join(' and ')} where a.rec_id < b.rec_id`,
  );
  const found = await db.runAndReadAll(
    `with pair as (${blocks.join(' union ')}) select count(*)::int from (select ${weight} as weight from pair join person as a on a.rec_id = one join person as b on b.rec_id = two) where weight >= ${terms.threshold}`,
  );
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, accepted: Number(found.getRows()[0]?.[0]) };
}

/** By pairs of records in one cluster. */
function f1Of(truthFile: string, clusterOf: { readonly [id: string]: string }): number {
  const [, ...lines] = readFileSync(truthFile, 'utf8').trim().split('\n');
  const [clusters, entities, both] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const line of lines) {
    const [id = '', entity = ''] = line.split(',');
    const cluster = clusterOf[id] ?? id;
    count(clusters, cluster);
    count(entities, entity);
    count(both, `${cluster} ${entity}`);
  }
  const pairs = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, own) => sum + (own * (own - 1)) / 2, 0);
  return (2 * pairs(both)) / (pairs(clusters) + pairs(entities));
}

export const linkage: Bench = {
  name: 'linkage',
  about: 'sogoc link on 100,000 made-up records, Splink and SQL beside it',
  run: () => linkageOf(20_000, false),
};
export const linkageMillion: Bench = { name: 'linkage-million', about: 'the same on 1,000,000', run: () => linkageOf(203_000, true) };
