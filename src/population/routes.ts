/** Door for the program: the register as the pages and other programs see it. */
import { z } from 'zod';
import type { Actor, NamedPurpose } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { eventsRoute, type Language, type Route, readIsoDate, route } from '#values/index.ts';
import { correctionRoutes } from './corrections/routes.ts';
import type { Delivery } from './delivery.ts';
import { findPersons } from './find-persons.ts';
import { listFindings } from './list-findings.ts';
import { personTokens } from './person-token.ts';
import { proposalRoutes } from './proposals/routes.ts';
import { buildState, finding, foundPerson, shownPerson, status } from './route-shapes.ts';
import { showBuild } from './show-build.ts';
import { showPerson } from './show-person.ts';
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
  see(persons: readonly number[], fields?: readonly string[]): void;
};

const readStatus = route({
  method: 'GET',
  path: '/v1/status',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Sổ đang có gì, tệp nào đang chờ, lượt chạy gần nhất', en: 'What the register holds, what waits, the newest run' },
  reply: status,
  handle: ({ tx, version, delivery }: Needs) => showStatus({ tx, version, delivery }),
});

const readBuild = route({
  method: 'GET',
  path: '/v1/builds/current',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Lượt chạy gần nhất và tiến độ của nó', en: 'The newest run and how far it has come' },
  reply: buildState.nullable(),
  handle: async ({ tx, delivery }: Needs) => showBuild(tx, await delivery.running()),
});

const followBuild = eventsRoute({
  method: 'GET',
  path: '/v1/builds/events',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Theo dõi lượt chạy: trạng thái của nó, mỗi khi đổi', en: 'Follow a run: its state, whenever it changes' },
  reply: { events: buildState },
  handle: async ({ tx, delivery }: Needs) => showBuild(tx, await delivery.running()),
});

const startBuild = route({
  method: 'POST',
  path: '/v1/builds',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Chạy làm sạch các tệp đang chờ', en: 'Run cleaning on the files that wait' },
  body: z.strictObject({}),
  reply: z.object({ buildId: z.string() }),
  status: 202,
  once: true,
  handle: ({ now, delivery }: Needs) => delivery.start(now),
});

const readFindings = route({
  method: 'GET',
  path: '/v1/findings',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Lỗi trên phiếu, mỗi lỗi kèm người', en: 'Findings on the forms, each with its person' },
  query: z.strictObject({
    rule: z.string().max(80).optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: z.object({ items: z.array(finding), next: z.string().nullable() }),
  handle: ({ tx, dataDir }: Needs, { query }) => listFindings({ tx, dataDir }, query),
});

const searchPersons = route({
  method: 'POST',
  path: '/v1/persons/search',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Tìm người theo số hoặc theo tên, dấu và hoa thường tuỳ ý', en: 'Find persons by number or by name, any tone, any case' },
  body: z.strictObject({
    q: z.string().trim().min(1).max(200),
    born: z.int().min(1800).max(2100).optional(),
    cursor: z.string().max(400).optional(),
    limit: z.int().min(1).max(1000).default(50),
  }),
  reply: z.object({ items: z.array(foundPerson), next: z.string().nullable() }),
  handle: ({ tx, dataDir }: Needs, { body }) => findPersons({ tx, dataDir }, body),
});

const readPerson = route({
  method: 'GET',
  path: '/v1/persons/{personId}',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Hồ sơ một người, như một ngày, như sổ biết vào một lúc', en: "A person's archive as of a day, as known at a moment" },
  params: z.object({ personId: z.string().max(60) }),
  query: z.strictObject({ asOf: z.iso.date().optional(), knownOn: z.union([z.iso.date(), z.iso.datetime()]).optional().describe('A day stands for its end') }),
  reply: shownPerson,
  handle: ({ tx, dataDir, now }: Needs, { params, query }) =>
    showPerson({ tx, dataDir, now }, personTokens(dataDir).personOf(params.personId), {
      asOf: query.asOf === undefined ? undefined : readIsoDate(query.asOf),
      knownOn: query.knownOn === undefined ? undefined : query.knownOn.includes('T') ? new Date(query.knownOn) : endOfDay(query.knownOn),
    }),
});

/** The last moment of a day in Việt Nam. */
const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999+07:00`);

export const routes: readonly Route<Needs>[] = [
  readStatus,
  readBuild,
  followBuild,
  startBuild,
  readFindings,
  searchPersons,
  readPerson,
  ...proposalRoutes,
  ...correctionRoutes,
];
