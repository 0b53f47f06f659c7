/** What somebody asked to have corrected, examined by the office that owns the value. */
import { z } from 'zod';
import { papersOf } from '#documents/index.ts';
import { registrars } from '#values/index.ts';
import { applyCorrection, closeCorrection, tellCorrection } from '../corrections/apply-correction.ts';
import { policeLadder, proposalKind } from './proposal-kind.ts';

const payload = z.strictObject({ correctionId: z.int() });

/** Its own ladder is that of the office that owns the value, given when it is proposed. */
export const correction = proposalKind<z.output<typeof payload>>({
  kind: 'correction',
  words: { vi: 'Đính chính theo yêu cầu', en: 'Correct as somebody asked' },
  proposes: registrars,
  decides: policeLadder,
  payload,
  alone: false,
  execute: (needs, { correctionId }, accountable) => applyCorrection(needs, correctionId, accountable),
  closed: (needs, { correctionId }, ended) => closeCorrection(needs, correctionId, ended),
  papers: ({ tx }, { correctionId }) => papersOf(tx, { kind: 'correction', id: correctionId }),
  tell: (needs, { correctionId }) => tellCorrection(needs, correctionId),
});
