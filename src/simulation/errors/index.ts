/** All mistakes, in the order in which they happen: what people say, then what clerks write, then what programs do to it. */
import type { Chance } from '../chance.ts';
import { type MixName, shareIn } from '../mixes.ts';
import type { Statement } from '../statement.ts';
import { dateMistakes } from './dates.ts';
import { encodingMistakes } from './encodings.ts';
import { letterMistakes } from './letters.ts';
import type { Mistake } from './mistake.ts';
import { nameMistakes } from './names.ts';
import { numberMistakes } from './numbers.ts';
import { placeMistakes } from './places.ts';
import { rowMistakes } from './rows.ts';

export const mistakes: readonly Mistake[] = [
  ...nameMistakes.slice(0, 4),
  ...letterMistakes,
  ...dateMistakes,
  ...numberMistakes,
  ...placeMistakes,
  ...rowMistakes,
  ...nameMistakes.slice(4),
  ...encodingMistakes,
];

/** A statement spoilt by each mistake on its own chance; the names of those that happened. */
export function spoil(statement: Statement, chance: Chance, mix: MixName): readonly string[] {
  let happened: string[] | undefined;
  for (const mistake of mistakes) {
    if (!chance.happens(shareIn(mix, mistake)) || !mistake.applies(statement)) continue;
    mistake.spoil(statement, chance);
    (happened ??= []).push(mistake.id);
  }
  return happened ?? none;
}
const none: readonly string[] = [];
