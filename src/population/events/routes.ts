/** Routes of the counter: an event is looked at before it is registered, registered by one officer, signed by another; and the entries of the books. */
import { z } from 'zod';
import { type Officer, requireOffice } from '#access/index.ts';
import { asRegister } from '#database/index.ts';
import { type Route, registrars, route } from '#values/index.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { factsOf } from './facts-of.ts';
import { listEvents } from './list-events.ts';
import type { EventNeeds } from './prepared.ts';
import { prepareEvent, registerEvent } from './register-event.ts';
import { said } from './said.ts';
import { entryKind, listedEntry, listedEvent, previewed, registeredReply, shownEntry, shownEvent } from './shapes.ts';
import { findEntries, personShown, showEntry, showEvent } from './show-event.ts';
import { sign } from './sign-event.ts';

const idParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

function officerIn(needs: ReachNeeds): EventNeeds {
  requireOffice(needs.actor, registrars);
  return needs as ReachNeeds & { readonly actor: Officer };
}

const preview = route({
  method: 'POST',
  path: '/v1/events/preview',
  who: registrars,
  purpose: 'civil-event',
  summary: {
    vi: 'Kiểm tra trước khi đăng ký: điều gì phải xác nhận, ai trong sổ giống người được khai',
    en: 'Before registering: what must be confirmed, who of the register is like whoever is declared',
  },
  body: said,
  reply: previewed,
  async handle(needs: ReachNeeds, { body }) {
    const officer = officerIn(needs);
    officer.see([]);
    const { asks, likely, happenedOn, forms } = await prepareEvent(officer, body);
    const rows = await personRows(
      needs.tx,
      likely.map(({ personId }) => personId),
    );
    const tokens = personTokens(needs.dataDir);
    const [first] = forms(0);
    return {
      asks,
      facts: first === undefined ? [] : factsOf(first.told, happenedOn),
      likely: likely.flatMap(({ personId, probability }) =>
        rows.filter((row) => row.personId === personId).map((row) => ({ ...personShown(tokens, row), probability })),
      ),
    };
  },
});

const register = route({
  method: 'POST',
  path: '/v1/events',
  who: registrars,
  purpose: 'civil-event',
  summary: { vi: 'Đăng ký khai sinh, khai tử, chuyển cư, tách hộ, nhập hộ', en: 'Register a birth, a death, a move, a household split or join' },
  body: said,
  reply: registeredReply,
  status: 201,
  once: true,
  async handle(needs: ReachNeeds, { body }) {
    const officer = officerIn(needs);
    const { eventId } = await registerEvent(officer, body);
    const { entry, persons } = await showEvent(officer, eventId);
    const [child] = body.kind === 'birth' ? persons : [];
    return { eventId, ...(child && { personId: child.personId, ...(child.personNumber !== null && { personNumber: child.personNumber }) }), entry };
  },
});

const read = route({
  method: 'GET',
  path: '/v1/events/{id}',
  who: registrars,
  purpose: 'civil-event',
  summary: { vi: 'Một việc đã đăng ký: ai đăng ký, ai ký, mục nào', en: 'One event: who registered it, who signed it, which entry' },
  params: idParam,
  reply: shownEvent,
  handle: (needs: ReachNeeds, { params }) => showEvent(officerIn(needs), params.id),
});

const list = route({
  method: 'GET',
  path: '/v1/events',
  who: registrars,
  purpose: 'approval',
  summary: {
    vi: 'Việc tại quầy chờ tôi ký, hoặc do tôi đăng ký và chờ ký',
    en: 'What was registered at the counter and waits for me to sign, or was registered by me',
  },
  query: z.strictObject({
    of: z.enum(['to-sign', 'registered']).default('to-sign'),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(listedEvent), next: z.string().nullable() }),
  handle: (needs: ReachNeeds, { query }) => asRegister(needs.tx, () => listEvents(officerIn(needs), query)),
});

const signRoute = route({
  method: 'POST',
  path: '/v1/events/{id}/sign',
  who: registrars,
  purpose: 'civil-event',
  summary: { vi: 'Người đứng đầu cơ quan ký', en: 'The head of the office signs' },
  params: idParam,
  body: z.strictObject({}),
  reply: shownEvent,
  once: true,
  async handle(needs: ReachNeeds, { params }) {
    const officer = officerIn(needs);
    await sign(officer, params.id);
    return await showEvent(officer, params.id);
  },
});

const entry = route({
  method: 'GET',
  path: '/v1/entries/{id}',
  who: registrars,
  purpose: 'named',
  summary: { vi: 'Một mục sổ hộ tịch và những ghi chú sau này', en: 'An entry of a civil-status book with its later notes' },
  params: idParam,
  reply: shownEntry,
  handle: (needs: ReachNeeds, { params }) => showEntry(needs, params.id),
});

const searchEntries = route({
  method: 'POST',
  path: '/v1/entries/search',
  who: registrars,
  purpose: 'named',
  summary: { vi: 'Tìm mục sổ theo xã, quyển, số, năm, tên', en: 'Find entries by commune, book, number, year, name' },
  body: z.strictObject({
    unit: z.int().optional().describe("The commune that keeps the books; else that of the officer's own office"),
    kind: entryKind.optional(),
    book: z.string().max(60).optional(),
    number: z.string().max(60).optional(),
    year: z.int().min(1800).max(2200).optional(),
    name: z.string().trim().min(1).max(120).optional().describe('Of the person; the beginning of it is enough, marks may be left out'),
  }),
  reply: z.object({ items: z.array(listedEntry) }),
  handle: (needs: ReachNeeds, { body }) => findEntries(needs, body),
});

export const eventRoutes: readonly Route<ReachNeeds>[] = [preview, register, list, read, signRoute, entry, searchEntries];
