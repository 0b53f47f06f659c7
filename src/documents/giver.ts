/** Whoever gave a paper, as its row names them: two accounts of one human are one. */
import type { Actor } from '#access/index.ts';

/** `human 7`, `person 41`, `machine`. */
export type Giver = string;

export function giverOf(actor: Actor): Giver {
  if (actor.kind === 'officer') return `human ${actor.humanId}`;
  return actor.kind === 'citizen' ? `person ${actor.personId}` : actor.kind;
}
