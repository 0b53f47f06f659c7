/** An act was wrong. */
import { z } from 'zod';
import { registrars } from '#values/index.ts';
import { undoAct } from '../undo-act.ts';
import { policeLadder, proposalKind } from './proposal-kind.ts';

const payload = z.strictObject({ actId: z.int() });

export const undo = proposalKind<z.output<typeof payload>>({
  kind: 'undo',
  words: { vi: 'Gỡ một việc đã ghi', en: 'Take an act back' },
  proposes: registrars,
  decides: policeLadder,
  payload,
  alone: true,
  execute: async ({ tx, now, actor }, { actId }, { reason, officers }) => (await undoAct({ tx, now }, { actId, reason, officers, by: actor })).actId,
  tell: async (_, { actId }) => [{ label: { vi: 'Việc bị gỡ', en: 'The act' }, before: { vi: String(actId), en: String(actId) }, after: null }],
});
