/** Why a pair weighs what it weighs: one line a comparison, in words, that an officer can check against the two forms. */
import { comparisons } from './comparisons.ts';
import type { Frequencies } from './frequencies.ts';
import { type Model, type Other, others, otherWords, probabilityOf, weightsOf } from './model.ts';
import { type Records, rowLength } from './records.ts';
import { oddsOf } from './score.ts';

export type Words = { readonly vi: string; readonly en: string };
/** `weight` in bits against the other person named in `against`. */
export type WaterfallLine = { readonly comparison: string; readonly level: string; readonly weight: number; readonly words: Words };
export type Waterfall = {
  readonly weight: number;
  readonly probability: number;
  /** Who else the second form would most probably speak of: the lines are weights against that. */
  readonly against: Other;
  readonly lines: readonly WaterfallLine[];
};

const rarityWords = { rare: { vi: 'Họ tên hiếm gặp', en: 'The name is rare' }, common: { vi: 'Họ tên hay gặp', en: 'The name is common' } } as const;

/**
 * The lines add up to `weight`: the last one holds what the other alternatives take. `known` is the weight that a build gave
 * the pair; what it differs by is how rare the shared name was among its forms.
 */
export function waterfall(records: Records, frequencies: Frequencies, model: Model, a: number, b: number, known?: number): Waterfall {
  const { bits, offsets, prior } = weightsOf(model);
  const [rowA, rowB] = [a * rowLength, b * rowLength];
  const against = new Float64Array(others.length);
  const found: { readonly number: number; readonly level: number; readonly weights: Float64Array }[] = [];
  for (const [number, comparison] of comparisons.entries()) {
    const level = comparison.compare(records)(rowA, rowB);
    if (level === 0) continue;
    const rare = comparison.rarity?.(records, frequencies);
    const [abroad, atHome] = rare ? [rare.abroad(rowA, rowB, level), rare.atHome(rowA, rowB, level)] : [0, 0];
    const weights = Float64Array.from(
      others,
      (_, other) => bits[offsets[number]! + level * others.length + other]! + (other < 2 ? abroad : other === 2 ? atHome : 0),
    );
    for (let other = 0; other < others.length; other++) against[other]! += weights[other]!;
    found.push({ number, level, weights });
  }
  const total = oddsOf(against, prior);
  const chief = others.reduce((best, _, other) => (prior[other]! - against[other]! > prior[best]! - against[best]! ? other : best), 0);
  const lines = found.map(({ number, level, weights }): WaterfallLine => {
    const { id, vi, en, levels } = comparisons[number]!;
    const words = levels[level - 1]!;
    return { comparison: id, level: words.id, weight: weights[chief]!, words: { vi: `${vi}: ${words.vi}`, en: `${en}: ${words.en}` } };
  });
  const rarity = known === undefined ? 0 : known - total;
  const who = otherWords[others[chief]!];
  const rest = total - (against[chief]! - prior[chief]!);
  return {
    weight: total + rarity,
    probability: probabilityOf(total + rarity),
    against: others[chief]!,
    lines: [
      {
        comparison: 'prior',
        level: 'prior',
        weight: -prior[chief]!,
        words: { vi: `Trước khi so: có thể là ${who.vi}`, en: `Before comparing: it may be ${who.en}` },
      },
      ...lines,
      ...(Math.abs(rarity) < 0.05
        ? []
        : [{ comparison: 'rarity', level: rarity > 0 ? 'rare' : 'common', weight: rarity, words: rarityWords[rarity > 0 ? 'rare' : 'common'] }]),
      { comparison: 'others', level: 'others', weight: rest, words: { vi: 'Các khả năng khác', en: 'Other possibilities' } },
    ],
  };
}
