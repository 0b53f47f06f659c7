/** Routes of mobile points, for the administrator: they show officers, and no person's data. */
import { z } from 'zod';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Route, readCursor, readIsoDate, roleWords, route, type UnitId, unitParts, writeCursor } from '#values/index.ts';
import { addMember, endPoint, openPoint } from './accounts/keep-points.ts';
import { type Actor, requireOfficer } from './actor.ts';
import { membersOf, pointsBefore } from './point-store.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Actor };

const kept = { who: ['administrator'], purpose: null } as const;
const day = z.iso.date();
const unit = z.object({ code: z.string(), name: z.string() });
const ofPoint = z.object({ pointId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

export const point = z.object({
  pointId: z.int(),
  name: z.string(),
  place: z.string(),
  unit: unit.extend({ path: z.string() }),
  from: day,
  to: day,
  members: z.array(
    z.object({
      postId: z.int(),
      accountId: z.int(),
      login: z.string(),
      fullName: z.string(),
      words: z.object({ vi: z.string(), en: z.string() }),
      home: unit.nullable().describe('The unit from which they come'),
      to: day,
    }),
  ),
});

const unitOf = (id: UnitId) => ({ code: unitParts(id).code, name: unitCatalogue().nameOf(id) });

const listPoints = route({
  method: 'GET',
  path: '/v1/points',
  ...kept,
  summary: { vi: 'Điểm lưu động với các thành viên', en: 'Mobile points with their members' },
  query: z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.object({ items: z.array(point), next: z.string().nullable() }),
  handle: async ({ tx }: Needs, { query: { cursor, limit } }) => {
    const key = readCursor(cursor, ['day', 'id']);
    const rows = await pointsBefore(tx, key && { to: key[0], pointId: key[1] }, limit + 1);
    const page = rows.slice(0, limit);
    const members = Map.groupBy(
      await membersOf(
        tx,
        page.map(({ pointId }) => pointId),
      ),
      ({ pointId }) => pointId,
    );
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map(({ pointId, name, place, unit: id, from, to }) => ({
        ...{ pointId, name, place, from, to },
        unit: { ...unitOf(id), path: unitCatalogue().pathOf(id) },
        members: (members.get(pointId) ?? []).map(({ role, home, pointId: _, ...member }) => ({
          ...member,
          words: { vi: roleWords[role].vi, en: roleWords[role].en },
          home: home === null ? null : unitOf(home),
        })),
      })),
      next: last === undefined ? null : writeCursor([last.to, last.pointId]),
    };
  },
});

const open = route({
  method: 'POST',
  path: '/v1/points',
  ...kept,
  summary: { vi: 'Mở một điểm lưu động: tên, nơi đặt, xã, từ ngày đến ngày', en: 'Open a mobile point: name, place, commune, first and last day' },
  body: z.strictObject({
    name: z.string().trim().min(1).max(120),
    place: z.string().trim().min(1).max(200),
    unit: z
      .string()
      .regex(/^\d{5}$/)
      .describe('Code of the commune on the first day'),
    from: day,
    to: day,
  }),
  reply: z.object({ pointId: z.int() }),
  status: 201,
  once: true,
  handle: async ({ tx, actor }: Needs, { body: { unit: code, ...rest } }) => {
    const unit = unitCatalogue().byCode('commune', code, readIsoDate(rest.from))?.id ?? null;
    return { pointId: await openPoint(tx, { ...rest, unit }, requireOfficer(actor).accountId) };
  },
});

const add = route({
  method: 'POST',
  path: '/v1/points/{pointId}/members',
  ...kept,
  summary: { vi: 'Thêm thành viên vào một điểm lưu động', en: 'Add a member to a mobile point' },
  params: ofPoint,
  body: z.strictObject({ login: z.string().max(80) }),
  reply: z.object({ postId: z.int() }),
  status: 201,
  once: true,
  handle: async ({ tx, now, actor }: Needs, { params, body }) => ({
    postId: await addMember(tx, { ...params, login: body.login.trim().toLowerCase(), by: requireOfficer(actor).accountId }, now),
  }),
});

const end = route({
  method: 'POST',
  path: '/v1/points/{pointId}/end',
  ...kept,
  summary: { vi: 'Kết thúc sớm một điểm lưu động', en: 'End a mobile point sooner; it is there through that day' },
  params: ofPoint,
  body: z.strictObject({ to: day }),
  reply: z.object({ to: day }),
  once: true,
  handle: async ({ tx }: Needs, { params, body }) => {
    await endPoint(tx, params.pointId, body.to);
    return { to: body.to };
  },
});

export const pointRoutes: readonly Route<Needs>[] = [listPoints, open, add, end];
