/** A seal is to end: from then on the archive is found as any other. */
import { z } from 'zod';
import { liftSeal } from '#access/index.ts';
import { recordAct } from '#intake/index.ts';
import { refuse } from '#values/index.ts';
import { refusals } from '../seals/refusals.ts';
import { proposalKind } from './proposal-kind.ts';
import { sealers, sealingLadder } from './seal.ts';

const payload = z.strictObject({ sealId: z.int(), orderNo: z.string() });

/** Whoever decides is of its group: a proposal on a sealed archive is unknown to everybody else. */
export const unseal = proposalKind<z.output<typeof payload>>({
  kind: 'unseal',
  words: { vi: 'Mở niêm phong hồ sơ', en: 'End the seal of an archive' },
  proposes: sealers,
  decides: sealingLadder,
  payload,
  alone: false,
  async execute({ tx, now }, { sealId, orderNo }, { reason, evidence, officers }) {
    const actId = await recordAct(tx, { kind: 'unseal', officers, reason: `${orderNo}: ${reason}`, evidence: evidence ?? null }, now);
    if ((await liftSeal(tx, sealId, officers, now)) === undefined) refuse(refusals, 'seal.unknown', { seal: sealId });
    return actId;
  },
  tell: async (_, { orderNo }) => [{ label: { vi: 'Niêm phong theo lệnh', en: 'Sealed by order' }, before: { vi: orderNo, en: orderNo }, after: null }],
});
