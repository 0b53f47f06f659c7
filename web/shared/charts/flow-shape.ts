/** The geometry of a run's flow: every record has one height from its source to its person, and what leaves is drawn leaving. */
import type { BuildProgress, BuildStep } from '../api.ts';

/** Where the columns begin, in the drawing's own units: source, form, pair, person, end. */
export const columns = { source: 0, form: 246, pair: 493, person: 739, end: 985 } as const;
/** The height that all records of the run have together. */
export const wholeHeight = 236;
const gap = 8;
const top = 18;

export type Band = {
  readonly source: string;
  readonly records: number;
  readonly forms: number;
  readonly refused: number;
  /** Upper edge and height at the source: all its records. */
  readonly fromY: number;
  readonly fromHeight: number;
  /** Upper edge and height as forms: its records less those that were refused. */
  readonly toY: number;
  readonly toHeight: number;
};
export type Flow = {
  readonly bands: readonly Band[];
  readonly formsY: number;
  readonly formsHeight: number;
  readonly refusedY: number;
  readonly refusedHeight: number;
  readonly height: number;
  readonly front: number;
};

/** Civil status is one office's book, whether it holds a birth or a death. */
const strata = [['dc01'], ['khai-sinh', 'khai-tu'], ['cmnd'], ['bhxh'], ['y-te']] as const;

/** How far a run has come, as a place in the drawing. */
export function frontOf(step: BuildStep, progress: BuildProgress): number {
  const share = (done: number, total: number) => (total <= 0 ? 0 : Math.min(1, done / total));
  switch (step) {
    case 'receive':
      return columns.form;
    case 'clean':
      return columns.form + (columns.pair - columns.form) * progress.readShare;
    case 'link':
      return columns.pair + (columns.person - columns.pair) * share(progress.pairs, progress.pairsTotal);
    case 'number':
      return columns.person;
    case 'archive':
      return columns.person + (columns.end - columns.person) * share(progress.persons, progress.personsTotal);
    case 'report':
      return columns.end;
  }
}

/** Heights are exact shares of all records: the forms' column and what was refused are together as high as the sources. */
export function flowOf(step: BuildStep, progress: BuildProgress): Flow {
  const total = progress.bySource.reduce((sum, source) => sum + source.records, 0);
  const heightOf = (records: number) => (total === 0 ? 0 : (records / total) * wholeHeight);
  const groups = strata
    .map((names) => progress.bySource.filter((source) => (names as readonly string[]).includes(source.source)))
    .filter((sources) => sources.some((source) => source.records > 0))
    .map((sources) => ({
      source: sources[0]?.source ?? '',
      records: sources.reduce((sum, source) => sum + source.records, 0),
      forms: sources.reduce((sum, source) => sum + source.forms, 0),
      refused: sources.reduce((sum, source) => sum + source.refused, 0),
    }));
  const height = wholeHeight + gap * Math.max(0, groups.length - 1);
  const formsY = top + (height - wholeHeight) / 2;
  let [fromY, toY] = [top, formsY];
  const bands = groups.map((group): Band => {
    const band = { ...group, fromY, fromHeight: heightOf(group.records), toY, toHeight: heightOf(group.records - group.refused) };
    fromY += band.fromHeight + gap;
    toY += band.toHeight;
    return band;
  });
  const refusedHeight = heightOf(groups.reduce((sum, group) => sum + group.refused, 0));
  return {
    bands,
    formsY,
    formsHeight: toY - formsY,
    refusedY: toY,
    refusedHeight,
    height: Math.max(fromY, toY + refusedHeight + (refusedHeight > 0 ? 34 : 12)),
    front: frontOf(step, progress),
  };
}
