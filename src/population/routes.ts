/** Door for the program: the register as the pages and other programs see it. */
import { z } from 'zod';
import { type Actor, type NamedPurpose, requireOffice } from '#access/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { bytesRoute, eventsRoute, type FormId, type Language, type Route, readers, readIsoDate, registrars, roles, route } from '#values/index.ts';
import { boardRoutes } from './board/routes.ts';
import { correctionRoutes } from './corrections/routes.ts';
import type { Delivery } from './delivery.ts';
import { dividedRoutes } from './divided/routes.ts';
import { entryRoutes } from './entries/routes.ts';
import { eventRoutes } from './events/routes.ts';
import { formRoutes } from './forms/routes.ts';
import { lookAtForm, lookAtPerson } from './look-at-person.ts';
import { lookRoutes } from './looks/routes.ts';
import { mendingRoutes } from './mending/routes.ts';
import { numberRoutes } from './numbers/routes.ts';
import { openAccountFor } from './open-account.ts';
import { proposalRoutes } from './proposals/routes.ts';
import { listQueues } from './queues/list-queues.ts';
import { conflictRoutes } from './review/conflict-routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { buildState, foundPerson, queue, shownPerson, status } from './route-shapes.ts';
import { sealRoutes } from './seals/routes.ts';
import { searchPersons } from './search-persons.ts';
import { showBuild } from './show-build.ts';
import { showStatus } from './show-status.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly language: Language;
  readonly version: string;
  readonly delivery: Delivery;
  readonly actor: Actor;
  readonly purpose: NamedPurpose | null;
  readonly seen: string;
  see(persons: readonly number[], fields?: readonly string[], sought?: readonly number[]): void;
};

const readStatus = route({
  method: 'GET',
  path: '/v1/status',
  who: roles,
  purpose: null,
  summary: { vi: 'Sổ đang có gì, tệp nào đang chờ, lượt chạy gần nhất', en: 'What the register holds, what waits, the newest run' },
  reply: status,
  handle: ({ tx, now, version, delivery }: Needs) => asRegister(tx, () => showStatus({ tx, now, version, delivery })),
});

const readBuild = route({
  method: 'GET',
  path: '/v1/builds/current',
  who: registrars,
  purpose: null,
  summary: { vi: 'Lượt chạy gần nhất và tiến độ của nó', en: 'The newest run and how far it has come' },
  reply: buildState.nullable(),
  handle: async ({ tx, dataDir, delivery }: Needs) => asRegister(tx, async () => showBuild({ tx, dataDir }, await delivery.running(tx))),
});

const followBuild = eventsRoute({
  method: 'GET',
  path: '/v1/builds/events',
  who: registrars,
  purpose: null,
  summary: { vi: 'Theo dõi lượt chạy: trạng thái của nó, mỗi khi đổi', en: 'Follow a run: its state, whenever it changes' },
  reply: { events: buildState },
  handle: async ({ tx, dataDir, delivery }: Needs) => asRegister(tx, async () => showBuild({ tx, dataDir }, await delivery.running(tx))),
});

const startBuild = route({
  method: 'POST',
  path: '/v1/builds',
  who: registrars,
  purpose: null,
  summary: { vi: 'Chạy làm sạch các tệp đang chờ', en: 'Run cleaning on the files that wait' },
  body: z.strictObject({}),
  reply: z.object({ buildId: z.string() }),
  status: 202,
  once: true,
  handle: ({ tx, now, actor, delivery }: Needs) => {
    requireOffice(actor, delivery.startedBy);
    return delivery.start(tx, now);
  },
});

const readQueues = route({
  method: 'GET',
  path: '/v1/queues',
  who: roles,
  purpose: null,
  summary: { vi: 'Việc chờ tôi hôm nay, gần hạn nhất đứng trước', en: 'What waits for me today, the nearest limit first' },
  reply: z.object({ items: z.array(queue) }),
  handle: async (needs: Needs) => ({ items: await listQueues(needs) }),
});

const findPerson = route({
  method: 'POST',
  path: '/v1/persons/search',
  who: readers,
  purpose: 'named',
  summary: {
    vi: 'Tìm người theo số hoặc theo tên, dấu và hoa thường tuỳ ý; người có mặt tại quầy thì thêm ngày sinh, giới tính',
    en: 'Find persons by number or by name, any tone, any case; somebody who is present with date of birth and sex',
  },
  body: z.strictObject({
    q: z.string().trim().min(1).max(200),
    born: z.int().min(1800).max(2100).optional(),
    dateOfBirth: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .optional()
      .describe('ISO 8601 with the known parts only'),
    sex: z.enum(['M', 'F']).optional(),
    cursor: z.string().max(400).optional(),
    limit: z.int().min(1).max(1000).default(50),
  }),
  reply: z.object({ items: z.array(foundPerson), next: z.string().nullable() }),
  handle: (needs: Needs, { body: { dateOfBirth, ...body } }) =>
    searchPersons(needs, { ...body, dateOfBirth: dateOfBirth === undefined ? undefined : readIsoDate(dateOfBirth) }),
});

const readPerson = route({
  method: 'GET',
  path: '/v1/persons/{personId}',
  who: readers,
  purpose: 'named',
  summary: { vi: 'Hồ sơ một người, như một ngày, như sổ biết vào một lúc', en: "A person's archive as of a day, as known at a moment" },
  params: z.object({ personId: z.string().max(60) }),
  query: z.strictObject({ asOf: z.iso.date().optional(), knownOn: z.union([z.iso.date(), z.iso.datetime()]).optional().describe('A day stands for its end') }),
  reply: shownPerson,
  handle: (needs: Needs, { params, query }) =>
    lookAtPerson(needs, params.personId, {
      asOf: query.asOf === undefined ? undefined : readIsoDate(query.asOf),
      knownOn: query.knownOn === undefined ? undefined : query.knownOn.includes('T') ? new Date(query.knownOn) : endOfDay(query.knownOn),
    }),
});

const rawBytes = bytesRoute({
  method: 'GET',
  path: '/v1/forms/{formId}/raw',
  who: readers,
  purpose: 'named',
  summary: { vi: 'Phiếu như đã nhận, từng byte', en: 'A form as it was received, byte for byte' },
  params: z.object({ formId: z.string().regex(/^\d{1,16}$/) }),
  reply: { bytes: 'text/plain' },
  handle: (needs: Needs, { params }) => lookAtForm(needs, Number(params.formId) as FormId),
});

const openOfficersAccount = route({
  method: 'POST',
  path: '/v1/accounts',
  who: ['administrator'],
  purpose: null,
  summary: { vi: 'Mở tài khoản cho một cán bộ; liên kết một lần chỉ hiện ở đây', en: "Open an officer's account; its one-time link is told here only" },
  body: z.strictObject({
    login: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,39}$/),
    fullName: z.string().trim().min(1).max(120),
    holder: z
      .strictObject({ personNumber: z.string().regex(/^\d{12}$/), dateOfBirth: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/) })
      .nullable()
      .describe('The officer in the register; null for one who is not in it'),
  }),
  reply: z.object({ accountId: z.int(), humanId: z.int(), link: z.string() }),
  status: 201,
  handle: (needs: Needs, { body }) => asRegister(needs.tx, () => openAccountFor(needs, body)),
});

/** The last moment of a day in Việt Nam. */
const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999+07:00`);

export const routes: readonly Route<Needs>[] = [
  readStatus,
  readBuild,
  followBuild,
  startBuild,
  readQueues,
  findPerson,
  readPerson,
  rawBytes,
  openOfficersAccount,
  ...proposalRoutes,
  ...correctionRoutes,
  ...reviewRoutes,
  ...numberRoutes,
  ...sealRoutes,
  ...eventRoutes,
  ...entryRoutes,
  ...formRoutes,
  ...dividedRoutes,
  ...conflictRoutes,
  ...mendingRoutes,
  ...lookRoutes,
  ...boardRoutes,
];
