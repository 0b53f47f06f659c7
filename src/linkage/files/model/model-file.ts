/** The model as a file that a person can read and compare with another: for each column and level, how often each class shows it. */
import { readFile } from 'node:fs/promises';
import { refuse } from '#values/index.ts';
import type { Comparison } from '../compare/comparison.ts';
import { refusals } from '../refusals.ts';
import { type About, abouts, type Class, classes, rounded, type Shares, width } from './model.ts';

export type ModelFile = {
  /** 1 knew neither namesakes nor whose evidence a column is. */
  readonly format: 2;
  readonly recordsPerEntity: number;
  /** Bits by which those of one thing are rarer than they seemed, since columns do not bear each other out; absent: none. */
  readonly caution?: number;
  /** Of all pairs of records, those of each class; `stayed` and `moved` are of one thing, the others of two. */
  readonly classes: { readonly [name in Class]: number };
  /** `about`: whose evidence the column is. */
  readonly comparisons: readonly {
    readonly column: string;
    readonly about: About;
    readonly levels: readonly ({ readonly level: string } & { readonly [name in Class]: number })[];
  }[];
};

export function modelFileOf(shares: Shares, comparisons: readonly Comparison[]): ModelFile {
  const each = <T>(value: (name: Class) => T) => Object.fromEntries(classes.map((name) => [name, value(name)])) as { readonly [name in Class]: T };
  return {
    format: 2,
    recordsPerEntity: rounded(shares.recordsPerEntity),
    ...(shares.caution > 0 && { caution: shares.caution }),
    classes: each((name) => rounded(shares.of[name])),
    comparisons: comparisons.map(({ id, levels }, number) => ({
      column: id,
      about: shares.about[number] as About,
      levels: levels.map((level, index) => ({ level: level.id, ...each((name) => rounded(shares.levels[name][number]?.[index + 1] as number)) })),
    })),
  };
}

/** Refused where it is of other columns or levels. */
export async function readModel(file: string): Promise<{ shares(comparisons: readonly Comparison[]): Shares }> {
  const refuseFile = (reason: string): never => refuse(refusals, 'link.model-unreadable', { file, reason });
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => refuseFile(error.code ?? error.message));
  const model = parsed(text, refuseFile);
  const wrong = flawOf(model);
  if (wrong) refuseFile(wrong);
  return { shares: (comparisons) => sharesOf(file, model, comparisons) };
}

function parsed(text: string, refuseFile: (reason: string) => never): ModelFile {
  try {
    return JSON.parse(text) as ModelFile;
  } catch (error) {
    return refuseFile((error as Error).message);
  }
}

/** The place at which it is no model: each class has a share, and each level one of each class. */
function flawOf(model: ModelFile): string | undefined {
  if (typeof model !== 'object' || model === null || !('format' in model)) return 'format';
  if (model.format !== 2) return `format ${model.format} ≠ 2`;
  const isNumber = (value: unknown): value is number => typeof value === 'number' && value >= 0 && Number.isFinite(value);
  const lacking = (shares: Partial<ModelFile['classes']> | undefined, most = 1) => classes.find((name) => !(isNumber(shares?.[name]) && shares[name] <= most));
  const said = (shares: Partial<ModelFile['classes']> | undefined, name: Class) => `${name} = ${JSON.stringify(shares?.[name])} ∉ 0 … 1`;
  const wrongClass = lacking(model.classes);
  if (wrongClass) return `classes.${said(model.classes, wrongClass)}`;
  if (!isNumber(model.recordsPerEntity)) return 'recordsPerEntity';
  if (!isNumber(model.caution ?? 0)) return 'caution';
  if (!Array.isArray(model.comparisons)) return 'comparisons';
  for (const [at, own] of model.comparisons.entries()) {
    if (typeof own?.column !== 'string' || !Array.isArray(own.levels)) return `comparisons[${at}]`;
    if (!abouts.includes(own.about)) return `comparisons[${at}].about`;
    // of weights that were given, strangers have 1 at each level and others the odds
    const most = own.levels.every((shares: Partial<ModelFile['classes']> | undefined) => shares?.stranger === 1) ? Number.POSITIVE_INFINITY : 1;
    for (const [place, shares] of own.levels.entries()) {
      const level = `comparisons[${at}].levels[${place}]`;
      if (typeof shares?.level !== 'string') return level;
      const wrong = lacking(shares, most);
      if (wrong) return `${level}.${said(shares, wrong)} (${own.column}, ${shares.level})`;
    }
  }
  return undefined;
}

function sharesOf(file: string, model: ModelFile, comparisons: readonly Comparison[]): Shares {
  const learned = comparisons.flatMap(({ id }) => model.comparisons.find(({ column }) => column === id) ?? []);
  if (learned.length < comparisons.length || model.comparisons.length > comparisons.length)
    refuse(refusals, 'link.model-of-others', {
      file,
      found: model.comparisons.map(({ column }) => column).join(', '),
      expected: comparisons.map(({ id }) => id).join(', '),
    });
  for (const [number, { column, levels }] of learned.entries()) {
    if (levels.map(({ level }) => level).join() !== comparisons[number]?.levels.map(({ id }) => id).join())
      refuse(refusals, 'link.model-of-other-levels', { file, column });
  }
  const levelsOf = (name: Class) =>
    learned.map(({ levels }) =>
      Float64Array.from({ length: width }, (_, level) => (level === 0 || level > levels.length ? 0 : (levels[level - 1]?.[name] as number))),
    );
  return {
    about: learned.map(({ about }) => about),
    of: { ...model.classes },
    recordsPerEntity: model.recordsPerEntity,
    caution: model.caution ?? 0,
    levels: {
      stayed: levelsOf('stayed'),
      moved: levelsOf('moved'),
      stranger: levelsOf('stranger'),
      neighbour: levelsOf('neighbour'),
      household: levelsOf('household'),
      twin: levelsOf('twin'),
      namesake: levelsOf('namesake'),
    },
  };
}
