/** Finds units of a day by what somebody types of their names, with or without marks, kind or province, or of their codes; by an old name what became of it. */
import { type PartialDate, type UnitLevel, withoutMarks } from '#values/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { generationOn } from './generation.ts';
import type { Unit } from './unit.ts';

export type FoundUnit = {
  readonly unit: Unit;
  /** The name by which it was found, where that is one of before the reform. */
  readonly was: string | null;
};

type Asked = { readonly on: PartialDate; readonly level: UnitLevel | 'any'; readonly limit: number };

const wordsOf = (text: string): string[] =>
  withoutMarks(text.normalize('NFC').replace(/[Đđ]/g, 'd').toLowerCase())
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Each word typed begins a word of the unit's path. Those whose own name begins so come first, then by path. */
export function findUnits(text: string, { on, level, limit }: Asked): readonly FoundUnit[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [];
  const { unit: unitOf, project, pathOf } = unitCatalogue();
  const today = generationOn(on);
  const found = new Map<number, FoundUnit & { readonly rank: number }>();
  const note = (unit: Unit, was: string | null, rank: number): void => {
    const known = found.get(unit.id);
    if ((level === 'any' || unit.level === level) && (known === undefined || rank < known.rank)) found.set(unit.id, { unit, was, rank });
  };
  const levels: readonly UnitLevel[] = level === 'any' ? ['province', 'district', 'commune'] : [level];
  for (const unit of levels.flatMap(indexOf)) {
    const rank = rankOf(unit, typed);
    if (rank === undefined) continue;
    if (unit.unit.generation === today) note(unit.unit, null, rank);
    else if (unit.unit.generation < today) {
      const projection = project(unit.unit.id, on);
      for (const id of 'unit' in projection ? [projection.unit] : projection.candidates) {
        const one = unitOf(id);
        if (one !== undefined) note(one, unit.unit.name, rank + 0.5);
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank || (pathOf(a.unit.id) < pathOf(b.unit.id) ? -1 : 1))
    .slice(0, limit)
    .map(({ unit, was }) => ({ unit, was }));
}

type Indexed = { readonly unit: Unit; readonly own: readonly string[]; readonly all: readonly string[] };

const indexes = new Map<UnitLevel, readonly Indexed[]>();

/** Made at the first question (some 14,000 names of communes). */
function indexOf(level: UnitLevel): readonly Indexed[] {
  const { units, pathOf } = unitCatalogue();
  const known =
    indexes.get(level) ?? units.filter((unit) => unit.level === level).map((unit) => ({ unit, own: wordsOf(unit.bareName), all: wordsOf(pathOf(unit.id)) }));
  indexes.set(level, known);
  return known;
}

/** -1: it is the code; 0: the code, or the own name, begins with what was typed; 1: its words are among those of the own name; 2: of the path. */
function rankOf({ unit, own, all }: Indexed, typed: readonly string[]): number | undefined {
  const last = typed.length - 1;
  if (last === 0 && unit.code.startsWith(typed[0] as string)) return unit.code === typed[0] ? -1 : 0;
  if (typed.every((word, at) => (at < last ? own[at] === word : own[at]?.startsWith(word)))) return 0;
  const within = (words: readonly string[]): boolean => typed.every((word) => words.some((one) => one.startsWith(word)));
  return within(own) ? 1 : within(all) ? 2 : undefined;
}
