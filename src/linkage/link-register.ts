/** Finds which forms of the register speak of one person, and proposes the persons of a build. */
import { type ConflictKind, conflictKinds, forgetConflicts, type NewConflict, openConflicts, ownerOf } from '#conflicts/index.ts';
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import type { Conflict } from './engine/cluster.ts';
import { startPool } from './engine/pool.ts';
import { noQuality, type Quality, qualityOf } from './engine/quality.ts';
import { keptEdges } from './kept-edges.ts';
import { type AllLinked, linkAllForms } from './link-all-forms.ts';
import { type Day, dayOf, linkDay } from './link-day.ts';
import { type LinkPlan, planLinkage } from './link-plan.ts';
import { forgetLookup } from './lookup-store.ts';
import { proposePersons } from './propose-persons.ts';
import type { Contradiction } from './register/contradictions.ts';
import { at, type Records } from './register/records.ts';
import { countForms, forgetLinks, forgetProposals, insertEdges, insertModel, insertProposals, personsKeptApart } from './store.ts';

export type LinkOptions = {
  readonly actId: number;
  readonly now: Date;
  /** Threads that compare side by side; 1: none beside this one. */
  readonly threads?: number;
  /** Most memory of the process that links; absent: a share of the machine. Where that does not hold all forms, they are linked in parts. */
  readonly memoryBytes?: number;
  readonly signal?: AbortSignal;
  /** What it will need, before it reads. */
  onPlan?(plan: LinkPlan): void;
  /** The whole step, in forms. */
  onProgress?(done: number, total: number): void;
  /** Pairs compared, of so many, about. */
  onPairs?(done: number, total: number): void;
};

export type LinkResult = {
  /** Forms that were read and linked: all of the register, or the new ones and those of persons whom they may speak of. */
  readonly read: number;
  /** Whether the model was learned from them; otherwise it was that of an earlier build. */
  readonly learned: boolean;
  /** Pairs of forms that were compared. */
  readonly pairs: number;
  /** Joins: each put two clusters of forms together. */
  readonly accepted: number;
  /** Persons that are new or gain a form. */
  readonly persons: number;
  readonly conflicts: number;
  /** What the model expects of itself, over pairs of forms; null where there is none. */
  readonly estimated: Quality;
  /** Persons that hang together by the fewest of their pairs of forms, the sparsest first: whom to look at. */
  readonly sparsest: readonly SparsePerson[];
};

/** `density`: pairs of its forms at or above the threshold, of all; `weakest`: the least weight of them, in bits; `bridges`: how many of them hold it together alone. */
export type SparsePerson = { readonly personId: number; readonly forms: number; readonly density: number; readonly weakest: number; readonly bridges: number };

/**
 * Two transactions side by side, since the server takes in rows slower than they are made: the proposals, and all else; one after
 * the other where memory does not hold all forms. Killed before or between their commits, and run again, it does the same: what
 * is left of it is forgotten first, and nobody reads proposals before the step is noted. Forms of an existing person stay
 * together; two existing persons are never made one here.
 */
export async function linkRegister(db: Database, options: LinkOptions): Promise<LinkResult> {
  const { actId, now, onProgress } = options;
  return await inTransaction(db, async (tx) => {
    await forgetLinks(tx, actId);
    await forgetLookup(tx, actId);
    await forgetConflicts(tx, actId, ownKinds);
    const day = await dayOf(tx, options);
    const done = day?.fresh === 0 ? undefined : await linkForms(db, tx, options, day);
    if (!done?.linked) {
      await done?.end();
      await inTransaction(db, forgetProposals);
      return nothingNew;
    }
    const { records, linked } = done;
    if (!day) await insertModel(tx, actId, linked.model);
    const told = tellPersons(records, linked);
    const propose = (): Promise<void> => proposeAll(db, records, linked.clusterOf);
    const write = async (): Promise<void> => {
      await insertEdges(tx, actId, keptEdges(records, linked.kept()));
      await done.keep();
    };
    if (done.isLarge) await propose().then(write);
    else await bothOf(propose(), write());
    const conflicts = await stillToAsk(tx, told.conflicts);
    await openConflicts(tx, conflicts, { actId, now });
    await done.end();
    onProgress?.(records.count, records.count);
    return {
      read: records.count,
      learned: !day,
      pairs: linked.compared,
      accepted: linked.joined,
      persons: told.persons,
      conflicts: conflicts.length,
      estimated: linked.quality,
      sparsest: told.sparsest,
    };
  });
}

/** Both are awaited, also where one fails. */
async function bothOf(one: Promise<void>, other: Promise<void>): Promise<void> {
  for (const ended of await Promise.allSettled([one, other])) if (ended.status === 'rejected') throw ended.reason;
}

/** What is said of persons beside the proposals, which take memory for every form. */
function tellPersons(records: Records, { clusterOf, conflicts, sparsest }: NonNullable<AllLinked['linked']>) {
  const { count, personOf } = proposePersons(records, clusterOf);
  return {
    persons: count,
    conflicts: conflicts.map((conflict) => conflictOf(records, personOf, conflict)),
    sparsest: sparsest.map(
      ({ cluster, records: forms, density, weakest, bridges }): SparsePerson => ({ personId: personOf(cluster), forms, density, weakest, bridges }),
    ),
  };
}

/** A day's forms, or all. */
async function linkForms(db: Database, tx: Tx, options: LinkOptions, day: Day | undefined): Promise<AllLinked> {
  const { actId, threads = 1, memoryBytes, signal, onProgress, onPairs } = options;
  const forms = day ? day.toRead : await countForms(tx);
  const needs = {
    tx,
    actId,
    ...(signal && { signal }),
    onRead: (done: number) => onProgress?.(Math.round(0.3 * Math.min(done, forms)), forms),
  };
  if (day) return await linkDay(needs, day);
  const pool = startPool({ threads, ...(signal && { signal }) }); // its threads start while forms are read
  try {
    const plan = planLinkage(forms, threads, memoryBytes);
    options.onPlan?.(plan);
    const more = {
      pool,
      threads,
      forms,
      plan,
      folder: db.dataDir,
      run: `${actId} ${forms}`,
      onPairs(done: number, total: number) {
        onProgress?.(Math.round(forms * (0.3 + (0.5 * done) / total)), forms);
        onPairs?.(done, total);
      },
    };
    return await linkAllForms({ ...needs, ...more });
  } finally {
    await pool.end();
  }
}

const proposeAll = (db: Database, records: Records, clusterOf: Uint32Array): Promise<void> =>
  inTransaction(db, async (tx) => {
    await forgetProposals(tx);
    await insertProposals(tx, proposePersons(records, clusterOf).rows());
  });

const nothingNew: LinkResult = { read: 0, learned: false, pairs: 0, accepted: 0, persons: 0, conflicts: 0, estimated: qualityOf(noQuality), sparsest: [] };

const kindOf: { readonly [contradiction in Contradiction]: { readonly kind: ConflictKind; readonly detail: string } } = {
  'two-persons': { kind: 'possible-duplicate', detail: 'fullName, dateOfBirth' },
  'two-numbers': { kind: 'two-numbers', detail: 'personNumber' },
  'impossible-dates': { kind: 'impossible-dates', detail: 'dateOfBirth' },
  'same-role': { kind: 'same-role', detail: 'residenceFile, relationToHead' },
  'two-cards': { kind: 'hard-contradiction', detail: 'identityCard' },
  'after-death': { kind: 'hard-contradiction', detail: 'dateOfDeath, filledOn' },
  'sex-and-more': { kind: 'hard-contradiction', detail: 'sex, fullName, dateOfBirth' },
};

/** Without those between two persons whom officers have told apart. */
async function stillToAsk(tx: Tx, conflicts: readonly NewConflict[]): Promise<readonly NewConflict[]> {
  const apart = new Set((await personsKeptApart(tx)).map(({ person, other }) => `${person} ${other}`));
  const isDecided = ({ parties }: NewConflict): boolean =>
    apart.has(
      [...parties]
        .map(({ personId }) => personId)
        .sort((a, b) => a - b)
        .join(' '),
    );
  return conflicts.filter((conflict) => !isDecided(conflict));
}

const ownKinds = (Object.keys(conflictKinds) as ConflictKind[]).filter((kind) => Object.values(kindOf).some((own) => own.kind === kind));

function conflictOf(records: Records, personOf: (record: number) => number, { a, b, contradiction }: Conflict): NewConflict {
  const places = [a, b].map((record) => ({
    residence: records.unitOf(records.valueAt(record, at.residence)),
    filledOn: records.valueAt(record, at.filledOn),
  }));
  return {
    ...kindOf[contradiction as Contradiction],
    ...ownerOf(places),
    parties: [a, b].map((record) => ({ formId: records.ids[record]!, personId: personOf(record) })),
  };
}
