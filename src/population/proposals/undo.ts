/** An act was wrong. */
import { z } from 'zod';
import { formatOfficial, registrars } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { toldAct } from '../list-acts.ts';
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
  leadsTo: ({ actId }) => ({ page: 'act', id: String(actId) }),
  async tell({ tx }, { actId }) {
    const { words, recordedAt, reason } = await toldAct(tx, actId);
    const day = formatOfficial(dayOfMoment(new Date(recordedAt)));
    const said = (language: 'vi' | 'en'): string => `${actId}: ${words[language]}, ${day}`;
    const why = reason === null ? [] : [{ label: { vi: 'Lý do của việc ấy', en: 'Why it was done' }, before: { vi: reason, en: reason }, after: null }];
    return [{ label: { vi: 'Việc bị gỡ', en: 'The act' }, before: { vi: said('vi'), en: said('en') }, after: null }, ...why];
  },
});
