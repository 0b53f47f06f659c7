/** Enters what was done to the register, by whom and why; an act is a form of file 0 and its id the number of that form. */
import type { Tx } from '#database/index.ts';
import type { FormId } from '#values/index.ts';
import { drawActNumbers, insertAct } from './store.ts';

/**
 * `residence`: a move, or a household split or joined; `type`: a form typed at an office; `apart`: two archives are of two persons; `settle`: a
 * conflict is seen and nothing is to be done; `entry`: an entry of a paper book, typed from its
 * scan; `mend`: findings are decided; `place`: the new commune of persons of a divided one.
 */
export type ActKind =
  | 'build'
  | 'merge'
  | 'split'
  | 'undo'
  | 'correct'
  | 'withdraw'
  | 'birth'
  | 'death'
  | 'residence'
  | 'apart'
  | 'settle'
  | 'renumber'
  | 'seal'
  | 'unseal'
  | 'type'
  | 'mend'
  | 'place'
  | 'entry'
  | 'award';

export type Act = {
  readonly kind: ActKind;
  /** Two where four eyes are asked for. */
  readonly officers: readonly string[];
  readonly reason?: string | null;
  /** Paper or file on which it rests. */
  readonly evidence?: string | null;
  /** The act that this one takes back. */
  readonly undoes?: FormId | null;
};

export async function recordAct(tx: Tx, act: Act, now: Date): Promise<FormId> {
  return insertAct(tx, act, now);
}

/** Keys of forms that an act writes beside its own. */
export async function furtherActForms(tx: Tx, count: number): Promise<readonly FormId[]> {
  return count === 0 ? [] : await drawActNumbers(tx, count);
}
