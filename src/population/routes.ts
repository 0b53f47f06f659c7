/** Door for the program: the register as the pages and other programs see it. */
import { z } from 'zod';
import type { Tx } from '#database/index.ts';
import { type Language, type Route, route } from '#values/index.ts';
import type { Delivery } from './delivery.ts';
import { listFindings } from './list-findings.ts';
import { buildState, finding, status } from './route-shapes.ts';
import { showBuild } from './show-build.ts';
import { showStatus } from './show-status.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly language: Language;
  readonly version: string;
  readonly delivery: Delivery;
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

const startBuild = route({
  method: 'POST',
  path: '/v1/builds',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Chạy làm sạch các tệp đang chờ', en: 'Run cleaning on the files that wait' },
  body: z.strictObject({}),
  reply: z.object({ buildId: z.string() }),
  status: 202,
  handle: ({ now, delivery }: Needs) => delivery.start(now),
});

const readFindings = route({
  method: 'GET',
  path: '/v1/findings',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Lỗi trên phiếu, mỗi lỗi kèm người', en: 'Findings on the forms, each with its person' },
  query: z.object({ rule: z.string().max(80).optional(), cursor: z.string().max(400).optional() }),
  reply: z.object({ items: z.array(finding), next: z.string().nullable() }),
  handle: ({ tx, dataDir }: Needs, { query }) => listFindings({ tx, dataDir }, query),
});

export const routes: readonly Route<Needs>[] = [readStatus, readBuild, startBuild, readFindings];
