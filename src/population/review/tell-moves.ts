/** What was done with a conflict so far, for whoever works on it. */
import { type ConflictItem, movesOf, moveWords } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import type { Words } from '#values/index.ts';
import { type NamedUnit, namedUnit } from './list-reviews.ts';

export type ToldMove = {
  readonly kind: string;
  readonly words: Words;
  readonly at: string;
  readonly by: string | null;
  /** Question, answer, comment or reason. */
  readonly text: string | null;
  readonly from: NamedUnit | null;
  readonly to: NamedUnit | null;
  readonly dueOn: string | null;
  readonly act: string | null;
  readonly proposal: number | null;
};

/** The oldest first; the first is how it was found. */
export async function toldMoves(tx: Tx, { conflictId }: Pick<ConflictItem, 'conflictId'>): Promise<ToldMove[]> {
  const unit = (id: number | null): NamedUnit | null => (id === null ? null : namedUnit(id));
  return (await movesOf(tx, conflictId)).map(({ kind, at, byName, words, fromUnit, toUnit, dueOn, actId, proposalId }) => ({
    kind,
    words: moveWords[kind],
    at: at.toISOString(),
    by: byName,
    text: words,
    from: unit(fromUnit),
    to: unit(toUnit),
    dueOn,
    act: actId === null ? null : String(actId),
    proposal: proposalId,
  }));
}
