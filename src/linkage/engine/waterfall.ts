/** Why a pair weighs what it weighs: one line a comparison, in words, that can be checked against the two records. */
import { type Model, probabilityOf, weightsOf } from './model.ts';
import type { Schema, Words } from './schema.ts';
import { knownMasks, levelReader, oddsOf } from './score.ts';

/** `weight` in bits against the other thing named in `against`. `words` say `label` and `said` in one. */
export type WaterfallLine = {
  readonly comparison: string;
  readonly level: string;
  readonly weight: number;
  readonly words: Words;
  readonly label: Words;
  /** Null where the label says all. */
  readonly said: Words | null;
};
export type Waterfall = {
  readonly weight: number;
  readonly probability: number;
  /** What else the second record would most probably speak of: the lines are weights against that. */
  readonly against: string;
  readonly lines: readonly WaterfallLine[];
};

const priorLabel = { vi: 'Trước khi so', en: 'Before comparing' };
const sinceLabel = { vi: 'Khi ghép, mô hình lúc đó đã tính khác', en: 'The model of the time when they were linked saw it otherwise' };
const othersLabel = { vi: 'Các khả năng khác', en: 'Other possibilities' };

const together = (label: Words, said: Words | null): Pick<WaterfallLine, 'words' | 'label' | 'said'> => ({
  words: said === null ? label : { vi: `${label.vi}: ${said.vi}`, en: `${label.en}: ${said.en}` },
  label,
  said,
});

/**
 * The lines add up to `weight`: the last one holds what the other alternatives take. `known` is the weight that a run gave the
 * pair, in 32 bits as runs keep it; where this model gives another, a line says by how much.
 */
export function waterfall(schema: Schema, model: Model, a: number, b: number, known?: number): Waterfall {
  const { comparisons, others, rowLength } = schema;
  const { bits, codes, prior } = weightsOf(schema, model);
  const [rowA, rowB] = [a * rowLength, b * rowLength];
  const against = new Float64Array(others.length);
  const reader = levelReader(schema, knownMasks(schema));
  reader.read(a, b);
  const found: { readonly number: number; readonly level: number; readonly weights: Float64Array }[] = [];
  for (const [number, { rarity }] of comparisons.entries()) {
    const level = reader.levels[number]!;
    if (level === 0) continue;
    const weights = Float64Array.from(others, ({ rarityScope }, other) => {
      const rare = rarity && rarityScope !== undefined ? rarity.bits(rowA, rowB, level, rarityScope) : 0;
      return bits[(codes[number]! + level - 1) * others.length + other]! + rare;
    });
    for (let other = 0; other < others.length; other++) against[other]! += weights[other]!;
    found.push({ number, level, weights });
  }
  const total = oddsOf(against, prior);
  const chief = others.reduce((best, _, other) => (prior[other]! - against[other]! > prior[best]! - against[best]! ? other : best), 0);
  const lines = found.map(({ number, level, weights }): WaterfallLine => {
    const { id, vi, en, levels } = comparisons[number]!;
    const own = levels[level - 1]!;
    return { comparison: id, level: own.id, weight: weights[chief]!, ...together({ vi, en }, { vi: own.vi, en: own.en }) };
  });
  const since = known === undefined || Math.fround(total) === Math.fround(known) ? 0 : known - total;
  const who = others[chief]!;
  const rest = total - (against[chief]! - prior[chief]!);
  return {
    weight: total + since,
    probability: probabilityOf(total + since),
    against: who.id,
    lines: [
      {
        comparison: 'prior',
        level: 'prior',
        weight: -prior[chief]!,
        ...together(priorLabel, { vi: `có thể là ${who.vi}`, en: `it may be ${who.en}` }),
      },
      ...lines,
      ...(since === 0 ? [] : [{ comparison: 'since', level: 'learned-anew', weight: since, ...together(sinceLabel, null) }]),
      { comparison: 'others', level: 'others', weight: rest, ...together(othersLabel, null) },
    ],
  };
}
