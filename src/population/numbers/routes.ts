/** Routes of the life of a number: kept at its holder's wish, or cancelled and put anew by two officers. */
import { z } from 'zod';
import { type Officer, requireOffice } from '#access/index.ts';
import { identityPolice, type Route, route } from '#values/index.ts';
import { personTokens } from '../person-token.ts';
import { proposeAct, refuseConcerned, refuseWithoutReason } from '../proposals/propose-act.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { groundCodes } from './grounds.ts';
import { keepNumber } from './keep-number.ts';

const choose = route({
  method: 'POST',
  path: '/v1/persons/{personId}/number',
  who: identityPolice,
  purpose: 'correction',
  summary: {
    vi: 'Giữ số theo nguyện vọng, hoặc đề nghị hủy và xác lập lại số',
    en: 'Keep a number at the wish of its holder, or propose to cancel it and establish another',
  },
  params: z.object({ personId: z.string().max(60) }),
  body: z.discriminatedUnion('choice', [
    z.strictObject({ choice: z.literal('keep'), reason: z.string().max(2000) }),
    z.strictObject({
      choice: z.literal('new'),
      ground: z.enum(groundCodes),
      reason: z.string().max(2000),
      evidence: z.array(z.string().max(400)).max(20).default([]),
    }),
  ]),
  reply: z.object({ kept: z.boolean(), proposal: z.int().nullable().describe('What another officer then decides at /v1/approvals/{id}') }),
  once: true,
  async handle(needs: ReachNeeds, { params, body }) {
    requireOffice(needs.actor, identityPolice);
    const officer = needs.actor as Officer;
    const personId = personTokens(needs.dataDir).personOf(params.personId);
    await requireWithinReach(needs, [personId]);
    if (body.choice === 'new') {
      const { ground, reason, evidence } = body;
      const { proposalId } = await proposeAct(needs, { kind: 'renumber', payload: { personId, ground }, subjects: [personId], reason, evidence });
      return { kept: false, proposal: proposalId };
    }
    refuseWithoutReason(body.reason);
    await refuseConcerned(needs.tx, officer, [personId]);
    await keepNumber(needs, { personId, reason: body.reason.trim(), accountId: officer.accountId });
    return { kept: true, proposal: null };
  },
});

export const numberRoutes: readonly Route<ReachNeeds>[] = [choose];
