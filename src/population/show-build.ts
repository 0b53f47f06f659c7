/** The newest run as the pages follow it: its step, how far it has come, what it has just mended, and its report. */
import type { Tx } from '#database/index.ts';
import type { BuildReport } from './build-report.ts';
import { type Build, type BuildStep, latestBuild } from './build-store.ts';
import { countsBySource, findingStates, holdersOf, newestRepairs, type Repair, recordsReceived, type SourceCounts } from './page-store.ts';
import { personTokens } from './person-token.ts';

/** Counts are of the whole register, so that they meet those of the report; `readShare` is of this run alone. */
export type BuildProgress = {
  readonly records: number;
  readonly readShare: number;
  readonly forms: number;
  readonly refused: number;
  readonly findings: number;
  readonly repaired: number;
  readonly open: number;
  readonly bySource: readonly SourceCounts[];
  readonly pairs: number;
  readonly pairsTotal: number;
  readonly accepted: number;
  readonly persons: number;
  readonly personsTotal: number;
  readonly newest: readonly Repair[];
};

export type BuildState = {
  readonly buildId: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly running: boolean;
  readonly step: BuildStep;
  readonly progress: BuildProgress;
  readonly report: ShownReport | null;
};

/** Persons by their tokens: whoever opens one says why. */
export type ShownReport = Omit<BuildReport, 'sparsest'> & {
  readonly sparsest: readonly (Omit<BuildReport['sparsest'][number], 'number'> & { readonly personId: string | null })[];
};

const shownRepairs = 5;

/** `running` is told by whoever can see who works; null where there has been no run. */
type Needs = { readonly tx: Tx; readonly dataDir: string };

export async function showBuild({ tx, dataDir }: Needs, running: boolean): Promise<BuildState | null> {
  const build = await latestBuild(tx);
  if (build === undefined) return null;
  return {
    buildId: String(build.actId),
    startedAt: build.startedAt.toISOString(),
    finishedAt: build.finishedAt?.toISOString() ?? null,
    running: running && build.finishedAt === null,
    step: build.step,
    progress: await progressOf(tx, build),
    report: build.report === null ? null : await shownReport({ tx, dataDir }, build.report as BuildReport),
  };
}

async function shownReport({ tx, dataDir }: Needs, { sparsest, ...report }: BuildReport): Promise<ShownReport> {
  const tokens = personTokens(dataDir);
  const numbers = sparsest.flatMap(({ number }) => (number === null ? [] : [Number(number)]));
  const holders = new Map((await holdersOf(tx, numbers)).map(({ personNo, personId }) => [personNo, tokens.tokenOf(personId)]));
  return { ...report, sparsest: sparsest.map(({ number, ...archive }) => ({ ...archive, personId: holders.get(Number(number)) ?? null })) };
}

async function progressOf(tx: Tx, build: Build): Promise<BuildProgress> {
  const bySource = await countsBySource(tx);
  const states = await findingStates(tx);
  const total = (of: (source: SourceCounts) => number) => bySource.reduce((sum, source) => sum + of(source), 0);
  const noted = (name: string): number => (typeof build.progress[name] === 'number' ? build.progress[name] : 0);
  const before = ((build.progress['before'] ?? {}) as { readonly records?: number }).records ?? 0;
  const records = total((source) => source.records);
  const wanted = (await recordsReceived(tx)) - before;
  const newest = distinctRules(await newestRepairs(tx, 200)).slice(0, shownRepairs);
  return {
    records,
    readShare: wanted <= 0 ? 0 : Math.min(1, Math.max(0, (records - before) / wanted)),
    forms: total((source) => source.forms),
    refused: total((source) => source.refused),
    ...states,
    bySource,
    pairs: noted('pairs'),
    pairsTotal: Math.max(noted('pairsTotal'), noted('pairs')),
    accepted: noted('accepted'),
    persons: noted('persons'),
    personsTotal: noted('personsTotal'),
    newest,
  };
}

/** One of each rule first, then the rest: five repairs that differ say more than five alike. */
function distinctRules(repairs: readonly Repair[]): readonly Repair[] {
  const first = new Map<string, Repair>();
  for (const repair of repairs) if (!first.has(repair.rule)) first.set(repair.rule, repair);
  const firsts = new Set(first.values());
  return [...firsts, ...repairs.filter((repair) => !firsts.has(repair))];
}
