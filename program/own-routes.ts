/** The routes of the program itself, which need no register: they answer also while its database is away. */
import { z } from 'zod';
import { type Route, route } from '#values/index.ts';

export type OwnNeeds = { readonly now: Date; readonly version: string; readonly demo: boolean; readonly document: object };

const health = route({
  method: 'GET',
  path: '/health',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Chương trình đang chạy, phiên bản và giờ của nó', en: 'That the program runs, its version and its time' },
  reply: z.object({
    status: z.literal('ok'),
    version: z.string(),
    now: z.iso.datetime(),
    demo: z.boolean().describe('Whether it plays with a sample register'),
    pid: z.int(),
  }),
  handle: async ({ version, now, demo }: OwnNeeds) => ({ status: 'ok' as const, version, now: now.toISOString(), demo, pid: process.pid }),
});

const document = route({
  method: 'GET',
  path: '/openapi.json',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Tài liệu này: mọi đường vào, theo OpenAPI 3.1', en: 'This document: every route, as OpenAPI 3.1' },
  reply: z.looseObject({ openapi: z.string() }),
  handle: async (needs: OwnNeeds) => needs.document as { openapi: string },
});

export const ownRoutes: readonly Route<OwnNeeds>[] = [health, document];
