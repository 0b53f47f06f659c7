/** What the interface answers, as the pages read it; the server's schemas are held against these types when it is compiled. */

/** The same words in both languages: a page changes its language without asking again. */
export type Words = { readonly vi: string; readonly en: string };

export type Status = {
  readonly synthetic: true;
  readonly version: string;
  readonly database: string;
  readonly register: {
    readonly records: number;
    readonly forms: number;
    readonly refused: number;
    readonly persons: number;
    readonly numbers: number;
    readonly findings: number;
    readonly conflicts: number;
  };
  /** A delivery that lies ready and has not been run. */
  readonly waiting: { readonly files: number; readonly records: number } | null;
  readonly build: BuildState | null;
};

export type BuildStep = 'receive' | 'clean' | 'link' | 'number' | 'archive' | 'report';

export type BuildState = {
  readonly buildId: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** False when nothing runs it any more though it is not finished: the same command goes on with it. */
  readonly running: boolean;
  readonly step: BuildStep;
  readonly progress: BuildProgress;
  readonly report: BuildReport | null;
};

export type BuildProgress = {
  readonly records: number;
  /** 0 to 1 of this run's own records; every other count is of the whole register. */
  readonly readShare: number;
  readonly forms: number;
  readonly refused: number;
  readonly findings: number;
  readonly repaired: number;
  readonly open: number;
  readonly bySource: readonly { readonly source: string; readonly records: number; readonly forms: number; readonly refused: number }[];
  readonly pairs: number;
  readonly pairsTotal: number;
  readonly accepted: number;
  readonly persons: number;
  readonly personsTotal: number;
  readonly newest: readonly { readonly found: string; readonly repaired: string | null; readonly rule: string }[];
};

export type BuildReport = {
  readonly records: number;
  readonly forms: number;
  readonly refused: number;
  readonly persons: number;
  readonly numbers: number;
  readonly findings: readonly { readonly rule: string; readonly count: number }[];
  readonly conflicts: number;
  /** Against truth.csv, where there is one. */
  readonly precision: number | null;
  readonly recall: number | null;
  /** By the model itself, without truth. */
  readonly estimated: { readonly precision: number | null; readonly recall: number | null };
  /** Of this run alone; all other counts are of the whole register. */
  readonly added: { readonly records: number; readonly forms: number; readonly refused: number; readonly persons: number };
  readonly files: { readonly leftOut: readonly { readonly path: string; readonly why: string }[] };
  readonly withoutNumber: readonly { readonly reason: string; readonly count: number }[];
  readonly seconds: number;
  readonly peakMemoryMb: number;
  readonly steps: readonly { readonly name: string; readonly seconds: number; readonly peakMemoryMb: number }[];
  readonly digest: string;
};

export type RefusedRow = {
  readonly file: string;
  readonly line: number;
  readonly field: string | null;
  readonly found: string;
  readonly what: string;
  readonly expected: string;
  readonly remedy: string;
  readonly code: string;
};

/** One page of a list; `next` is the cursor of the page after it. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

export type FoundPerson = {
  readonly personId: string;
  readonly personNumber: string | null;
  readonly fullName: string;
  readonly dateOfBirth: string | null;
  readonly sex: string | null;
  readonly unit: { readonly id: number; readonly name: string; readonly path: string } | null;
  readonly state: string;
};

/** A value with the form that it comes from. Dates are ISO 8601 with the known parts only. */
export type SourcedValue = {
  readonly value: string | number;
  readonly text: Words;
  readonly form: string;
  readonly source: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly officer: string | null;
  readonly losers: readonly {
    readonly value: string | number;
    readonly text: Words;
    readonly form: string;
    readonly source: string;
    readonly file: string | null;
    readonly line: number | null;
  }[];
};

export type PersonReply = {
  readonly personId: string;
  readonly personNumber: string | null;
  /** Why there is no number; null where there is one. */
  readonly reason: string | null;
  readonly state: string;
  readonly values: { readonly [field: string]: SourcedValue };
  readonly household: {
    readonly householdId: string;
    readonly members: readonly { readonly personId: string; readonly fullName: string; readonly role: string | null; readonly dateOfBirth: string | null }[];
  } | null;
  readonly conflicts: readonly {
    readonly conflictId: string;
    readonly kind: string;
    readonly words: Words;
    readonly state: string;
    readonly dueOn: string;
    readonly blocks: string;
  }[];
  readonly findings: readonly Finding[];
  readonly numbers: readonly { readonly personNumber: string; readonly state: string }[];
  readonly versions: readonly Version[];
};

export type Version = {
  readonly versionNo: number;
  readonly validFrom: string;
  readonly recordedAt: string;
  readonly actKind: string;
  readonly void: boolean;
  readonly changed: readonly string[];
};

export type Finding = {
  readonly form: string;
  readonly rule: string;
  readonly field: string;
  readonly found: string | null;
  readonly repaired: string | null;
  readonly severity: string;
  readonly state: string;
  readonly person: { readonly personId: string; readonly fullName: string } | null;
};

export type Rule = {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly blocks: boolean;
  readonly judges: readonly string[];
  readonly vi: string;
  readonly en: string;
};

/** RFC 9457. */
export type ProblemBody = { readonly type: string; readonly title: string; readonly status: number; readonly detail?: string; readonly code: string };
