/** What becomes of a request whose correction is taken back, or done again after that: it says so, and whoever was told that it was done is told. */
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import type { FormId } from '#values/index.ts';
import { noticesTo } from './apply-correction.ts';
import { noteTurned } from './note-entry.ts';
import { correctionByAct, lockCorrection, moveCorrection } from './store.ts';

type Turned = {
  readonly corrected: FormId;
  readonly undoing: FormId;
  readonly again: boolean;
  readonly reason: string;
  /** Who decides; undefined on the command line of a register without accounts, which has no requests. */
  readonly by: Officer | undefined;
};

export async function turnCorrection({ tx, now }: { readonly tx: Tx; readonly now: Date }, turned: Turned): Promise<void> {
  const { corrected, undoing, again, reason, by } = turned;
  await noteTurned({ tx, now }, { corrected, undoing, again, by });
  const correction = await correctionByAct(tx, corrected);
  if (correction === undefined) return;
  if (by === undefined) throw new Error(`the correction of request ${correction.correctionId} is taken back by an officer`);
  const { correctionId } = correction;
  await lockCorrection(tx, correctionId);
  await moveCorrection(tx, correctionId, { ...(again ? restored : undone), by, reason }, now);
  const kind = again ? 'correction-restored' : 'correction-undone';
  await notify(
    tx,
    noticesTo(correction, (link) => ({ kind, values: { correction: correctionId, act: undoing, reason, link } }), `${correctionId} act ${undoing}`),
    now,
  );
}

const undone = { move: 'undo', to: 'undone' } as const;
const restored = { move: 'restore', to: 'corrected' } as const;
