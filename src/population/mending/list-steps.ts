/** The steps of cleaning that an office has taken, the newest first. */
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { throughReform } from '#geography/index.ts';
import { readCursor, writeCursor } from '#values/index.ts';
import { type StepRow, stepsAfter } from './store.ts';

export type ShownStep = Pick<StepRow, 'actId' | 'decision' | 'rules' | 'findings' | 'officers' | 'reason' | 'stands'> & {
  readonly at: string;
  /** The act that is undone to turn the step round. */
  readonly undo: number;
};

type Needs = { readonly tx: Tx; readonly actor: Officer };
type Page = { readonly cursor?: string | undefined; readonly limit: number };

export async function listSteps(
  { tx, actor }: Needs,
  { cursor, limit }: Page,
): Promise<{ readonly items: readonly ShownStep[]; readonly next: string | null }> {
  const [after] = readCursor(cursor, ['id']) ?? [];
  const rows = await stepsAfter(tx, actor.unit === null ? null : throughReform(actor.unit), after, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ recordedAt, newest, ...step }) => ({ ...step, at: recordedAt.toISOString(), undo: newest })),
    next: last === undefined ? null : writeCursor([last.actId]),
  };
}
