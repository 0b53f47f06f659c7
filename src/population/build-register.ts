/**
 * The main job: forms of many sources in, one clean archive with one number for each person out.
 *
 * Every step is one transaction, or is cut into slices that are one each; a killed run is taken up by the same command at
 * the step, and the slice, where it stopped, and ends at the same digest.
 */
import { findingIndexes, foldFindingCounts, judgeHouseholds, officesOfFiles } from '#cleaning/index.ts';
import { announce, type Database, inTransaction, type Lease, leaveIndexes, makeIndexes, tryLease } from '#database/index.ts';
import { closeFiles, cutSlices, keepOffices, type LeftOut, type Received, receiveFiles, recordAct } from '#intake/index.ts';
import { ensureLinkable, type LinkPlan, linkIndexes } from '#linkage/index.ts';
import { reserveNumbers } from '#numbering/index.ts';
import { type Progress, refuse, type Words } from '#values/index.ts';
import { personIndexes } from './archive-store.ts';
import { type BuildReport, reportBuild, reportRegister } from './build-report.ts';
import {
  analyzeStep,
  type Build,
  type BuildProgress,
  type BuildStep,
  buildSteps,
  cutPersonSlices,
  latestBuild,
  moveBuild,
  noteProgress,
  registerCounts,
  somethingWaits,
  startBuild,
  unfinishedBuild,
} from './build-store.ts';
import { linkApart, runWorkers, type WorkerCounts } from './build-workers.ts';
import { enterForms } from './events/entry-store.ts';
import { openContradictingEntries } from './events/open-contradicting-entries.ts';
import { type Fitting, ownBytes, sayFewerWorkers, workersThatFit } from './fit-workers.ts';
import { refusals } from './refusals.ts';
import { openNearPairs } from './review/open-near-pairs.ts';
import { openSparse } from './review/open-sparse.ts';
import { rankReviews } from './review/rank-reviews.ts';
import { type Clock, startClock } from './step-clock.ts';
import type { SliceJob } from './take-slices.ts';

export type BuildNeeds = {
  readonly db: Database;
  readonly now: Date;
  readonly stopping: AbortSignal;
  progress(step: Progress): void;
};

export type BuildOptions = {
  /** Files and folders; none: go on with what was received. */
  readonly paths: readonly string[];
  /** What every file must be; none: told by its header. */
  readonly source?: string;
  /** truth.csv, for measuring; the pipeline itself never reads it. */
  readonly truth?: string;
  readonly numberKey: Uint8Array;
  /** Processes that clean and write archives side by side, beside this one; 1: this one alone, unless its memory is bounded. */
  readonly workers: number;
  /** Most memory of all its processes together; fewer of them work where it would not do for all. */
  readonly memoryBytes?: number;
};

/** Takes the files in and brings the whole register up to date. Refused while another run works on the same register. */
export async function buildRegister(needs: BuildNeeds, options: BuildOptions): Promise<BuildReport> {
  const lease = await onlyBuilder(needs.db);
  try {
    return await buildAlone(needs, { ...options, ...(await workersThatFit(needs.db, options)) });
  } finally {
    await lease.release();
  }
}

async function onlyBuilder(db: Database): Promise<Lease> {
  const lease = await tryLease(db, 'build', 0);
  if (lease) return lease;
  const running = await inTransaction(db, unfinishedBuild);
  return refuse(refusals, 'build.running', { since: running?.startedAt.toISOString() ?? '?' });
}

const isPast = (step: BuildStep, other: BuildStep): boolean => buildSteps.indexOf(step) > buildSteps.indexOf(other);

async function buildAlone(needs: BuildNeeds, options: BuildOptions & Fitting): Promise<BuildReport> {
  const clock = startClock();
  const left = await inTransaction(needs.db, unfinishedBuild);
  if (left && isPast(left.step, 'clean')) await runSteps(needs, options, left, clock, undefined); // an older run's persons come before new files
  const onProgress = (done: number, total: number): void => needs.progress({ words: stepWords.receive, done, total });
  const received = await clock.step('receive', () =>
    receiveFiles(needs.db, options.paths, { now: needs.now, onProgress, ...(options.source && { source: options.source }) }),
  );
  const build = await inTransaction(needs.db, async (tx) => {
    const open = await unfinishedBuild(tx);
    if (open) return open;
    if (!(await somethingWaits(tx))) return undefined;
    const act = await recordAct(tx, { kind: 'build', officers: ['sogoc build'] }, needs.now);
    await startBuild(tx, act, needs.now, { before: await registerCounts(tx) });
    return await latestBuild(tx);
  });
  return build ? await runSteps(needs, options, build, clock, received) : await reportRegister(needs.db, options, clock, received);
}

/** The steps from the one where the run stopped to its report; each may be run again after any crash. */
async function runSteps(needs: BuildNeeds, options: BuildOptions & Fitting, build: Build, clock: Clock, received: Received | undefined): Promise<BuildReport> {
  const { db } = needs;
  const { actId, startedAt: now } = build;
  const unreadable: LeftOut[] = [];
  const steps: { readonly [step in BuildStep]?: () => Promise<void> } = {
    clean: async () => {
      await runSlices(needs, options, { kind: 'clean', actId, now }, clock, async () => {
        unreadable.push(...(await cutSlices(db)));
        const { records, persons } = await inTransaction(db, registerCounts);
        if (persons === 0) await ensureLinkable(records, options.workers, linkageBytes(options), db.dataDir); // all will be linked: told before hours of cleaning
        return records;
      });
      needs.stopping.throwIfAborted();
      await inTransaction(db, async (tx) => {
        await closeFiles(tx);
        await keepOffices(tx, await officesOfFiles(tx));
      });
    },
    link: async () => {
      let words: Words = stepWords.link;
      const listener = {
        onPlan: (plan: LinkPlan) => {
          if (plan.inParts) words = linkedInParts(plan);
        },
        onProgress: (done: number, total: number) => needs.progress({ words, done, total }),
        onPairs: noteSometimes(db, actId, (pairs: number, pairsTotal: number) => ({ pairs, pairsTotal })),
      };
      const memoryBytes = linkageBytes(options);
      const job = { kind: 'link', actId, now, threads: options.workers, ...(memoryBytes !== undefined && { memoryBytes }) } as const;
      // The same clean forms are judged and linked, and neither reads what the other writes.
      const { links, peak } = await linkApart(db, job, needs.stopping, listener, () => judgeHouseholds(db, { actId }));
      clock.addWorkers(peak);
      const { read, learned, pairs, accepted, persons, estimated, sparsest } = links;
      await inTransaction(db, (tx) =>
        noteProgress(tx, actId, { pairs, pairsTotal: pairs, accepted, personsTotal: persons, linked: { read, learned }, estimated, sparsest }),
      );
    },
    number: async () => {
      await reserveNumbers(db, { actId, key: options.numberKey, now });
    },
    archive: async () => {
      const persons = await inTransaction(db, async (tx) => {
        for (const late of lateIndexes) await leaveIndexes(tx, late);
        return await cutPersonSlices(tx, actId);
      });
      await runSlices(needs, options, { kind: 'archive', actId, now }, clock, async () => persons);
      needs.stopping.throwIfAborted();
      await inTransaction(db, async (tx) => {
        for (const late of lateIndexes) await makeIndexes(tx, late);
      });
      await inTransaction(db, async (tx) => {
        await enterForms(tx);
        await openContradictingEntries(tx, { actId, now });
        await foldFindingCounts(tx);
        const { persons: inAll } = await registerCounts(tx);
        await openNearPairs(tx, { actId, now, persons: inAll });
        await openSparse(tx, { actId, now, persons: inAll });
        await rankReviews(tx, 'all');
        await announce(tx, 'register.built', { actId }, needs.now);
      });
    },
  };
  for (const step of buildSteps.slice(Math.max(1, buildSteps.indexOf(build.step)))) {
    needs.stopping.throwIfAborted();
    await inTransaction(db, (tx) => moveBuild(tx, actId, step));
    const run = steps[step];
    if (run) {
      await clock.step(step, async () => {
        await run();
        if (step === 'clean' || step === 'link' || step === 'number') await inTransaction(db, (tx) => analyzeStep(tx, step));
      });
    }
  }
  return await clock.step('report', () =>
    reportBuild(needs, options, build, clock, received && { ...received, leftOut: [...received.leftOut, ...unreadable] }),
  );
}

/** Of tables that the first build fills; it makes them when all archives are there. */
const lateIndexes = [personIndexes, linkIndexes, findingIndexes];

const stepWords: { readonly [step in 'receive' | 'clean' | 'link' | 'archive']: Words } = {
  receive: { vi: 'Nhận tệp', en: 'Receiving files' },
  clean: { vi: 'Đọc và làm sạch phiếu', en: 'Reading and cleaning forms' },
  link: { vi: 'Ghép phiếu thành người', en: 'Joining forms into persons' },
  archive: { vi: 'Lập hồ sơ từng người', en: 'Writing archives' },
};

const linkedInParts = ({ memoryBytes, diskBytes }: LinkPlan): Words => {
  const [memory, disk] = [memoryBytes, diskBytes].map((bytes) => Math.ceil(bytes / 2 ** 20));
  return {
    vi: `${stepWords.link.vi} (từng phần, trong ${memory} MB bộ nhớ, cần chừng ${disk} MB đĩa)`,
    en: `${stepWords.link.en} (in parts, within ${memory} MB of memory, about ${disk} MB of disk)`,
  };
};

/** What this process does not hold meanwhile. */
const linkageBytes = ({ memoryBytes }: BuildOptions): number | undefined => (memoryBytes === undefined ? undefined : memoryBytes - ownBytes);

/** `cut` tells how many records or persons there are in all. */
async function runSlices(needs: BuildNeeds, options: BuildOptions & Fitting, job: SliceJob, clock: Clock, cut: () => Promise<number>): Promise<void> {
  const { db, stopping } = needs;
  const note = noteSometimes(db, job.actId, (counts: WorkerCounts) => counts);
  const words = withWorkers(stepWords[job.kind], options.fewerWorkers);
  let total = 0;
  const onCounts = (counts: WorkerCounts): void => {
    const done = (counts['records'] ?? 0) + (counts['persons'] ?? 0);
    if (total > 0) needs.progress({ words, done, total });
    note(counts);
  };
  const peak = await runWorkers(db, job, options, stopping, onCounts, async () => {
    total = await cut();
  });
  clock.addWorkers(peak);
}

/** Four times a second at most, and never twice at once: it is for the page only, and a lost connection shows in the work itself. */
function noteSometimes<Counts extends readonly unknown[]>(db: Database, actId: number, progressOf: (...counts: Counts) => BuildProgress) {
  let [noted, isNoting] = [0, false];
  return (...counts: Counts): void => {
    if (isNoting || Date.now() - noted < 250) return;
    [noted, isNoting] = [Date.now(), true];
    void inTransaction(db, (tx) => noteProgress(tx, actId, progressOf(...counts)))
      .catch(() => {})
      .finally(() => {
        isNoting = false;
      });
  };
}

function withWorkers({ vi, en }: Words, fewer: Fitting['fewerWorkers']): Words {
  if (!fewer) return { vi, en };
  const why = sayFewerWorkers(fewer);
  return { vi: `${vi} (${why.vi})`, en: `${en} (${why.en})` };
}
