/**
 * Routes of corrections: opened by whoever is in front of the person, decided by the office that owns the value. That office may not
 * reach the person: who may see what is judged by `whose.ts`, and statements run as the register.
 */
import { z } from 'zod';
import { type Officer, requireOffice } from '#access/index.ts';
import { asRegister } from '#database/index.ts';
import { type Route, registrars, route, type Words } from '#values/index.ts';
import { fieldFacts } from '../fields.ts';
import { wordsOfTyped } from '../format-value.ts';
import { personTokens } from '../person-token.ts';
import type { CorrectableField } from '../read-changes.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { openCorrection, partsOf, showOwners } from './open-correction.ts';
import { ownerShown } from './owner-shown.ts';
import { correctionItem, move, numberWish, preview as previewed, shownCorrection, valueOwner } from './route-shapes.ts';
import { listCorrections, showCorrection } from './show-corrections.ts';
import { workOnCorrection } from './work-on-correction.ts';

type Needs = ReachNeeds & { readonly seen: string };

/** A date or a year may be sent as a number. */
const value = z.union([z.string().max(400), z.number().int()]).transform(String);
const request = {
  personId: z.string().max(60),
  changes: z.record(z.string().max(60), value).describe('Field and the right value, as in {"dateOfBirth": "1980-05-13"}'),
  since: z.iso.date().optional().describe('Of what changes in a life: first day on which it was true'),
  numberWish: numberWish.optional().describe('Where sex or year of birth changes: whether the person keeps the number or wishes a new one'),
};

const idParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

async function personNamed(needs: Needs, token: string): Promise<number> {
  const personId = personTokens(needs.dataDir).personOf(token);
  await requireWithinReach(needs, [personId]);
  return personId;
}

function officerIn<N extends Needs>(needs: N): N & { readonly actor: Officer } {
  requireOffice(needs.actor, registrars);
  return needs as N & { readonly actor: Officer };
}

const preview = route({
  method: 'POST',
  path: '/v1/corrections/preview',
  who: registrars,
  purpose: 'correction',
  summary: { vi: 'Ai sẽ quyết định từng mục, trước ngày nào', en: 'Who would decide on each value, and by when' },
  body: z.strictObject(request),
  reply: previewed,
  handle: (needs: Needs, { body }) =>
    asRegister(needs.tx, async () => {
      const personId = await personNamed(needs, body.personId);
      const { parts, asksNumber } = await partsOf(needs, { ...body, personId });
      return {
        asksNumber,
        parts: parts.map(({ owner: { office, unit, workingDays, extension }, dueOn, changes }) => ({
          owner: ownerShown(office, unit),
          dueOn,
          workingDays,
          extension,
          changes: changes.map(({ field, text, before }) => ({ field, ...fieldWords(field), before: before?.text ?? null, after: wordsOfTyped(field, text) })),
        })),
      };
    }),
});

const fieldWords = (field: CorrectableField): { readonly label: Words } => ({ label: { vi: fieldFacts[field].vi, en: fieldFacts[field].en } });

const owners = route({
  method: 'GET',
  path: '/v1/persons/{personId}/owners',
  who: registrars,
  purpose: 'correction',
  summary: {
    vi: 'Từng mục của hồ sơ: giá trị, nguồn, và ai quyết định nếu nó sai',
    en: 'Each value of an archive: its source, and who decides where it is wrong',
  },
  params: z.object({ personId: z.string().max(60) }),
  reply: z.object({ fullName: z.string(), items: z.array(valueOwner) }),
  handle: (needs: Needs, { params }) => asRegister(needs.tx, async () => showOwners(needs, await personNamed(needs, params.personId))),
});

const open = route({
  method: 'POST',
  path: '/v1/corrections',
  who: registrars,
  purpose: 'correction',
  summary: {
    vi: 'Lập yêu cầu đính chính ở bất cứ đâu; mỗi cơ quan giữ nguồn dữ liệu nhận phần của mình',
    en: 'Open a correction from anywhere; each office that owns a source gets its part',
  },
  body: z.strictObject({
    ...request,
    reason: z.string().max(2000),
    evidence: z
      .union([z.string().max(400), z.array(z.string().max(400)).max(20)])
      .default([])
      .describe('Ids of documents, or what the papers are called'),
  }),
  reply: shownCorrection,
  status: 201,
  once: true,
  etag: ({ version }) => String(version),
  async handle(needs: Needs, { body }) {
    const officer = officerIn(needs);
    const personId = await personNamed(needs, body.personId);
    const evidence = typeof body.evidence === 'string' ? [body.evidence] : body.evidence;
    const [first] = await openCorrection(officer, { ...body, personId, evidence: evidence.filter((one) => one.trim() !== '') });
    return await showCorrection(officer, first as number);
  },
});

const list = route({
  method: 'GET',
  path: '/v1/corrections',
  who: registrars,
  purpose: 'correction',
  summary: { vi: 'Yêu cầu đính chính đến lượt tôi, hoặc do tôi lập', en: 'Corrections whose turn is mine, or that I opened' },
  query: z.strictObject({
    of: z.enum(['turn', 'opened']).default('turn'),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(correctionItem), next: z.string().nullable() }),
  handle: (needs: Needs, { query }) => asRegister(needs.tx, () => listCorrections(officerIn(needs), query)),
});

const read = route({
  method: 'GET',
  path: '/v1/corrections/{id}',
  who: registrars,
  purpose: 'correction',
  summary: {
    vi: 'Một yêu cầu đính chính: đến lượt ai, trước ngày nào, đã qua những bước nào',
    en: 'One correction: whose turn, by when, what became of it so far',
  },
  params: idParam,
  reply: shownCorrection,
  etag: ({ version }) => String(version),
  handle: (needs: Needs, { params }) => asRegister(needs.tx, () => showCorrection(officerIn(needs), params.id)),
});

const work = route({
  method: 'POST',
  path: '/v1/corrections/{id}/{move}',
  who: registrars,
  purpose: 'correction',
  summary: {
    vi: 'Bước tiếp theo của một yêu cầu: xem xét, gia hạn, duyệt, từ chối, rút lại',
    en: 'The next step of a correction: examine, extend, approve, refuse, return, withdraw',
  },
  params: idParam.extend({ move }),
  body: z.strictObject({ reason: z.string().max(2000).optional() }),
  reply: shownCorrection,
  once: true,
  changes: true,
  etag: ({ version }) => String(version),
  async handle(needs: Needs, { params, body }) {
    const officer = officerIn(needs);
    await workOnCorrection(officer, params.id, { move: params.move, reason: body.reason });
    return await showCorrection(officer, params.id);
  },
});

export const correctionRoutes: readonly Route<Needs>[] = [preview, owners, open, list, read, work];
