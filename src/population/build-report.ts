/** The report of a run, as the contract has it: what came in, what came out, how sure it is, what it cost. */
import { type Database, inTransaction } from '#database/index.ts';
import type { LeftOut, Received } from '#intake/index.ts';
import { type LinkMeasure, type LinkQuality, measureLinks, type SparsePerson } from '#linkage/index.ts';
import type { BuildNeeds, BuildOptions } from './build-register.ts';
import {
  type Build,
  findingCounts,
  finishBuild,
  latestBuild,
  noteProgress,
  type RegisterCounts,
  registerCounts,
  type SparseArchive,
  withNumbers,
  withoutNumber,
} from './build-store.ts';
import { digestRegister } from './digest.ts';
import type { FewerWorkers, Fitting } from './fit-workers.ts';
import type { Clock, StepReport } from './step-clock.ts';

const unknown: LinkQuality = { precision: null, recall: null, precisionInterval: null, recallInterval: null };

/** CONTRACT, Register: counts are of the whole register, `added` of this run. */
export type BuildReport = {
  readonly records: number;
  readonly forms: number;
  readonly refused: number;
  readonly persons: number;
  readonly numbers: number;
  readonly withoutNumber: readonly { readonly reason: string; readonly count: number }[];
  readonly findings: readonly { readonly rule: string; readonly count: number }[];
  readonly conflicts: number;
  /** Measured against the truth file where one was given, else null. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly measured: LinkMeasure | null;
  /** Forms that linkage read: all, or those of the day and of whom they may speak of; and whether it learned its model from them. Null where nothing was ever linked. */
  readonly linked: { readonly read: number; readonly learned: boolean } | null;
  /** Without labels, from the calibrated model. */
  readonly estimated: LinkQuality;
  /** Persons that hang together by the fewest of their pairs of forms, the sparsest first; at most 20. */
  readonly sparsest: readonly SparseArchive[];
  readonly added: { readonly records: number; readonly forms: number; readonly refused: number; readonly persons: number };
  readonly files: { readonly taken: readonly string[]; readonly known: readonly string[]; readonly leftOut: readonly LeftOut[] };
  /** Null where as many worked as were asked for. */
  readonly fewerWorkers: FewerWorkers | null;
  readonly seconds: number;
  readonly peakMemoryMb: number;
  readonly steps: readonly StepReport[];
  readonly digest: string;
  readonly synthetic: true;
};

/** Writes the report of a run and ends it. */
export async function reportBuild(
  needs: BuildNeeds,
  options: BuildOptions & Fitting,
  build: Build,
  clock: Clock,
  received: Received | undefined,
): Promise<BuildReport> {
  const latest = await inTransaction(needs.db, latestBuild);
  const before = (build.progress['before'] ?? {}) as Partial<RegisterCounts>;
  const report = await describeRegister(needs.db, options, clock, received, before, latest?.progress ?? {});
  await inTransaction(needs.db, async (tx) => {
    await noteProgress(tx, build.actId, { records: report.records, forms: report.forms, refused: report.refused, persons: report.persons });
    await finishBuild(tx, build.actId, report, needs.db.now());
  });
  return report;
}

/** The report of a run that had nothing to do: the register as it stands. */
export async function reportRegister(db: Database, options: BuildOptions & Fitting, clock: Clock, received: Received): Promise<BuildReport> {
  const { counts, latest } = await inTransaction(db, async (tx) => ({ counts: await registerCounts(tx), latest: await latestBuild(tx) }));
  return await describeRegister(db, options, clock, received, counts, latest?.progress ?? {});
}

async function describeRegister(
  db: Database,
  options: BuildOptions & Fitting,
  clock: Clock,
  received: Received | undefined,
  before: Partial<RegisterCounts>,
  progress: Build['progress'],
): Promise<BuildReport> {
  // Both read what stands, and either leaves a core idle.
  const [digest, { counts, findings, without, sparsest }] = await Promise.all([
    digestRegister(db),
    inTransaction(db, async (tx) => ({
      counts: await registerCounts(tx),
      findings: await findingCounts(tx),
      without: await withoutNumber(tx),
      sparsest: await withNumbers(tx, (progress['sparsest'] ?? []) as readonly SparsePerson[]),
    })),
  ]);
  const measured = options.truth === undefined ? null : await measureLinks(db, options.truth);
  return {
    ...counts,
    withoutNumber: without,
    findings,
    precision: measured?.precision ?? null,
    recall: measured?.recall ?? null,
    measured,
    linked: (progress['linked'] as BuildReport['linked'] | undefined) ?? null,
    estimated: { ...unknown, ...(progress['estimated'] as LinkQuality | undefined) },
    sparsest,
    added: {
      records: counts.records - (before.records ?? 0),
      forms: counts.forms - (before.forms ?? 0),
      refused: counts.refused - (before.refused ?? 0),
      persons: counts.persons - (before.persons ?? 0),
    },
    files: { taken: received?.taken ?? [], known: received?.known ?? [], leftOut: received?.leftOut ?? [] },
    fewerWorkers: options.fewerWorkers ?? null,
    seconds: clock.seconds(),
    peakMemoryMb: Math.max(0, ...clock.steps.map((step) => step.peakMemoryMb)),
    steps: clock.steps,
    digest,
    synthetic: true,
  };
}
