/** Routes of the life of a number: kept at its holder's wish, or cancelled and put anew by two officers. */
import { z } from 'zod';
import { type Officer, requireOffice } from '#access/index.ts';
import { asRegister } from '#database/index.ts';
import { attachPapers } from '#documents/index.ts';
import { identityPolice, type Route, route } from '#values/index.ts';
import { isDocument } from '../corrections/paper-case.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { proposeAct, refuseConcerned, refuseWithoutReason } from '../proposals/propose-act.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { keepNumber, takeWishBack } from './keep-number.ts';
import { numberChoice, numberShown } from './number-shape.ts';
import { numberToCancel } from './reestablish-number.ts';
import { refuseWhileChangeWaits, showNumber } from './show-number.ts';

type Needs = ReachNeeds & { see(persons: readonly number[], fields?: readonly string[]): void };

const read = route({
  method: 'GET',
  path: '/v1/persons/{personId}/number',
  who: identityPolice,
  purpose: 'correction',
  summary: {
    vi: 'Số định danh của một người: khác hồ sơ ở đâu, nguyện vọng giữ số, đề nghị đang chờ, căn cứ được huỷ',
    en: 'The number of a person: what it tells otherwise than the archive, the wish to keep it, what waits, grounds to cancel it',
  },
  params: z.object({ personId: z.string().max(60) }),
  reply: numberShown,
  handle: (needs: Needs, { params }) =>
    asRegister(needs.tx, async () => {
      const personId = personTokens(needs.dataDir).personOf(params.personId);
      await requireWithinReach(needs, [personId]);
      needs.see([personId], ['fullName', 'personNumber']);
      const [person] = await personRows(needs.tx, [personId]);
      return { fullName: person?.fullName ?? '', ...(await showNumber(needs.tx, personId)) };
    }),
});

const choose = route({
  method: 'POST',
  path: '/v1/persons/{personId}/number',
  who: identityPolice,
  purpose: 'correction',
  summary: {
    vi: 'Giữ số theo nguyện vọng, rút lại nguyện vọng, hoặc đề nghị huỷ và xác lập lại số',
    en: 'Keep a number at the wish of its holder, take that wish back, or propose to cancel the number and establish another',
  },
  params: z.object({ personId: z.string().max(60) }),
  body: numberChoice,
  reply: z.object({ kept: z.boolean(), proposal: z.int().nullable().describe('What another officer then decides at /v1/approvals/{id}') }),
  once: true,
  async handle(needs: Needs, { params, body }) {
    requireOffice(needs.actor, identityPolice);
    const officer = needs.actor as Officer;
    const personId = personTokens(needs.dataDir).personOf(params.personId);
    await requireWithinReach(needs, [personId]);
    if (body.choice === 'new') {
      const { ground, reason, evidence } = body;
      await refuseConcerned(needs.tx, officer, [personId]);
      await asRegister(needs.tx, async () => {
        await numberToCancel(needs.tx, personId, ground);
        await refuseWhileChangeWaits(needs.tx, personId);
      });
      const { proposalId } = await proposeAct(needs, { kind: 'renumber', payload: { personId, ground }, subjects: [personId], reason, evidence });
      await attachPapers(needs.tx, { actor: officer, now: needs.now }, { kind: 'renumber', id: proposalId }, evidence.filter(isDocument));
      return { kept: false, proposal: proposalId };
    }
    refuseWithoutReason(body.reason);
    await refuseConcerned(needs.tx, officer, [personId]);
    await refuseWhileChangeWaits(needs.tx, personId);
    const wish = { personId, reason: body.reason.trim(), by: { accountId: officer.accountId } };
    if (body.choice === 'keep') await keepNumber(needs, wish);
    else await takeWishBack(needs, wish);
    return { kept: body.choice === 'keep', proposal: null };
  },
});

export const numberRoutes: readonly Route<Needs>[] = [read, choose];
