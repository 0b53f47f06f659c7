/**
 * Routes of the second pair of eyes. A decider may be of a unit that does not reach the person: who may see what is judged by the
 * statements themselves, which run as the register.
 */
import { z } from 'zod';
import { type Actor, type NamedPurpose, requireOfficer } from '#access/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { identityPolice, type PersonNumber, type Route, registrars, route } from '#values/index.ts';
import { leftAlone as leftAloneShape } from '../mending/route-shapes.ts';
import { accountOf, isOwnStep, leftAlone } from '../mending/undo-mend.ts';
import { shownBeside } from '../review/shapes.ts';
import { showBeside } from '../review/show-beside.ts';
import { undoAct } from '../undo-act.ts';
import { decideProposal } from './decide-proposal.ts';
import { offerSplit } from './offer-split.ts';
import { proposeMerge, proposeSplit, proposeUndo } from './propose-moves.ts';
import { offeredSplit, proposalItem, shownAct, shownProposal } from './route-shapes.ts';
import { showAct } from './show-act.ts';
import { listProposals, showProposal } from './show-proposals.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  readonly purpose: NamedPurpose | null;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

const idParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const listApprovals = route({
  method: 'GET',
  path: '/v1/approvals',
  who: registrars,
  purpose: 'approval',
  summary: { vi: 'Việc do cán bộ khác đề nghị, chờ tôi duyệt', en: 'What other officers proposed and waits for my decision' },
  query: z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.object({ items: z.array(proposalItem), next: z.string().nullable() }),
  handle: (needs: Needs, { query }) => asRegister(needs.tx, () => listProposals(needs, query)),
});

const readApproval = route({
  method: 'GET',
  path: '/v1/approvals/{id}',
  who: registrars,
  purpose: 'approval',
  summary: { vi: 'Một đề nghị với mọi điều nó sẽ thay đổi', en: 'One proposal with all that it would change' },
  params: idParam,
  reply: shownProposal,
  handle: (needs: Needs, { params }) => asRegister(needs.tx, () => showProposal(needs, params.id)),
});

const decideApproval = route({
  method: 'POST',
  path: '/v1/approvals/{id}',
  who: registrars,
  purpose: 'approval',
  summary: { vi: 'Duyệt, từ chối kèm lý do, hoặc rút lại đề nghị của mình', en: 'Approve, refuse with a reason, or withdraw what one proposed' },
  params: idParam,
  body: z.strictObject({ decision: z.enum(['approve', 'refuse', 'withdraw']), reason: z.string().max(2000).optional() }),
  reply: shownProposal,
  once: true,
  async handle(needs: Needs, { params, body }) {
    const { subjects } = await decideProposal(needs, params.id, body);
    needs.see(subjects);
    return await showProposal(needs, params.id);
  },
});

const personParam = z.object({ personId: z.string().max(60) });
const said = {
  reason: z.string().trim().min(5).max(2000),
  evidence: z.array(z.string().max(200)).max(20).optional().describe('Ids of papers, or what they are called'),
};
/** Of a step of cleaning, which one officer takes back: the act by which it is done. */
const undone = z.object({
  proposalId: z.int().nullable().describe('Waits at /v1/approvals for a second officer'),
  actId: z.int().nullable().describe('Of a step of cleaning, which is turned round at once'),
  leftAlone: leftAloneShape.nullable().describe('Of a step of cleaning: what somebody decided since, and stays'),
});
const proposed = z.object({ proposalId: z.int().describe('Waits at /v1/approvals for a second officer') });

const mergeWith = route({
  method: 'POST',
  path: '/v1/persons/{personId}/merge',
  who: identityPolice,
  purpose: 'named',
  summary: { vi: 'Đề nghị nhập hồ sơ này với một hồ sơ khác', en: 'Propose to make one archive of this and another' },
  params: personParam,
  body: z.strictObject({
    with: z.string().max(60).describe('The other archive, whose forms come to this one'),
    keepNumber: z
      .string()
      .regex(/^\d{12}$/)
      .transform((number) => number as PersonNumber)
      .optional(),
    despiteConflicts: z.boolean().optional().describe('Contradictions with third persons that wait have been seen'),
    despiteContradictions: z.boolean().optional().describe('What the two archives state otherwise has been seen'),
    ...said,
  }),
  reply: proposed,
  once: true,
  status: 202,
  handle: (needs: Needs, { params, body }) => proposeMerge(needs, params.personId, body),
});

const beside = route({
  method: 'GET',
  path: '/v1/persons/{personId}/beside/{other}',
  who: identityPolice,
  purpose: 'named',
  summary: {
    vi: 'Hai hồ sơ cạnh nhau, trước khi đề nghị nhập làm một',
    en: 'Two archives side by side, before it is proposed that they are of one person',
  },
  params: z.object({ personId: z.string().max(60), other: z.string().max(60) }),
  reply: shownBeside,
  handle: (needs: Needs, { params }) => showBeside(needs, params.personId, params.other),
});

const formsToPart = route({
  method: 'GET',
  path: '/v1/persons/{personId}/forms',
  who: identityPolice,
  purpose: 'named',
  summary: {
    vi: 'Các phiếu của một hồ sơ cạnh nhau, và những phiếu gắn lỏng nhất',
    en: 'The forms of an archive side by side, and those that hang on it by least',
  },
  params: personParam,
  reply: offeredSplit,
  handle: (needs: Needs, { params }) => asRegister(needs.tx, () => offerSplit(needs, params.personId)),
});

const splitOff = route({
  method: 'POST',
  path: '/v1/persons/{personId}/split',
  who: identityPolice,
  purpose: 'named',
  summary: { vi: 'Đề nghị tách các phiếu của người khác ra khỏi hồ sơ này', en: 'Propose to part the forms of another person from this archive' },
  params: personParam,
  body: z.strictObject({
    forms: z
      .array(z.string().regex(/^\d{1,16}$/))
      .min(1)
      .max(1000),
    takeNumber: z.boolean().optional().describe('The number goes with these forms'),
    ...said,
  }),
  reply: proposed,
  once: true,
  status: 202,
  handle: (needs: Needs, { params, body }) => proposeSplit(needs, params.personId, body),
});

const readAct = route({
  method: 'GET',
  path: '/v1/acts/{id}',
  who: registrars,
  purpose: 'named',
  summary: { vi: 'Một việc đã ghi vào hồ sơ: ai, khi nào, vì sao, còn hiệu lực không', en: 'One act on archives: who, when, why, whether it stands' },
  params: idParam,
  reply: shownAct,
  handle: (needs: Needs, { params }) => asRegister(needs.tx, () => showAct(needs, params.id)),
});

const undoOne = route({
  method: 'POST',
  path: '/v1/acts/{id}/undo',
  who: registrars,
  purpose: 'named',
  summary: {
    vi: 'Đề nghị gỡ một việc đã ghi; bước làm sạch của đơn vị mình thì hoàn tác ngay',
    en: "Propose to take an act back; a step of cleaning of one's own unit is taken back at once",
  },
  params: idParam,
  body: z.strictObject(said),
  reply: undone,
  once: true,
  status: 202,
  async handle(needs: Needs, { params, body }) {
    const officer = { ...needs, actor: requireOfficer(needs.actor) };
    if (!(await isOwnStep(officer, params.id))) return { ...(await proposeUndo(needs, params.id, body)), actId: null, leftAlone: null };
    const { actId } = await undoAct(needs, { actId: params.id, ...accountOf(officer.actor, body.reason) });
    return { proposalId: null, actId, leftAlone: await leftAlone(needs, actId) };
  },
});

export const proposalRoutes: readonly Route<Needs>[] = [
  listApprovals,
  readApproval,
  decideApproval,
  mergeWith,
  beside,
  formsToPart,
  splitOff,
  readAct,
  undoOne,
];
