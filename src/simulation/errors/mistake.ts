/** A mistake that offices make: how often, where, and what it does to a statement. */
import type { Chance } from '../chance.ts';
import type { Statement } from '../statement.ts';

/** Mixes turn whole kinds of mistakes up and down. */
export const mistakeKinds = ['letters', 'names', 'dates', 'numbers', 'encodings', 'places', 'missing', 'moves', 'other', 'unreadable'] as const;
export type MistakeKind = (typeof mistakeKinds)[number];

export type Mistake = {
  readonly id: string;
  readonly kind: MistakeKind;
  /** Of the statements to which it applies, in the mix `even`. */
  readonly share: number;
  readonly what: string;
  readonly applies: (statement: Statement) => boolean;
  readonly spoil: (statement: Statement, chance: Chance) => void;
};

export const always = (): boolean => true;

/** Changes one of the person's own words, in the name. */
export function spoilName(change: (name: string, chance: Chance, statement: Statement) => string): Mistake['spoil'] {
  return (statement, chance) => {
    statement.fullName = change(statement.fullName, chance, statement);
  };
}

/** Applies a change to one word, if there is one that it can change; the others stay. */
export function onOneWord(name: string, chance: Chance, change: (word: string) => string): string {
  const words = name.split(' ');
  const start = chance.below(words.length);
  for (let step = 0; step < words.length; step++) {
    const at = (start + step) % words.length;
    const changed = change(words[at]!);
    if (changed !== words[at]) return words.with(at, changed).join(' ');
  }
  return name;
}
