/** Routes of the administrator: accounts, offices, sessions. They show officers, and no person's data. */
import { z } from 'zod';
import { asRegister, type Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Route, readCursor, readIsoDate, roles, roleWords, route, type UnitLevel, unitParts, writeCursor } from '#values/index.ts';
import { accountsAfter, postsOfAccounts } from './account-store.ts';
import { accountMoves, accountStates, accountStateWords } from './accounts/account-states.ts';
import { makeNewLink, moveAccount, requireAccount } from './accounts/keep-accounts.ts';
import { endOffice, giveOffice } from './accounts/keep-offices.ts';
import { type Actor, requireOfficer } from './actor.ts';
import { endSessionsOf } from './sign-in-store.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Actor };

const kept = { who: ['administrator'], purpose: null } as const;
const words = z.object({ vi: z.string(), en: z.string() });
const accountId = z.coerce.number().int().positive();
const ofAccount = z.object({ accountId });
const day = z.iso.date();

const office = z.object({
  postId: z.int(),
  role: z.enum(roles),
  words,
  unit: z.object({ code: z.string(), name: z.string() }).nullable(),
  from: day,
  to: day.nullable(),
  point: z.string().nullable().describe('Name of the mobile point at which it is held'),
});

const account = z.object({
  accountId: z.int(),
  humanId: z.int().describe('Two accounts of one human are one pair of eyes'),
  login: z.string(),
  fullName: z.string(),
  state: z.string(),
  stateWords: words,
  moves: z.array(z.enum(accountMoves)),
  openedAt: z.iso.datetime(),
  offices: z.array(office),
});

const listAccounts = route({
  method: 'GET',
  path: '/v1/accounts',
  ...kept,
  summary: { vi: 'Tài khoản cán bộ với các chức vụ', en: "Officers' accounts with their offices" },
  query: z.strictObject({
    q: z.string().max(80).default(''),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(account), next: z.string().nullable() }),
  handle: async ({ tx }: Needs, { query: { q, cursor, limit } }) => {
    const rows = await accountsAfter(tx, q.trim(), readCursor(cursor, ['text'])?.[0] ?? '', limit + 1);
    const page = rows.slice(0, limit);
    const posts = Map.groupBy(
      await postsOfAccounts(
        tx,
        page.map((row) => row.accountId),
      ),
      (post) => post.accountId,
    );
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => ({
        ...row,
        openedAt: row.openedAt.toISOString(),
        stateWords: accountStateWords[row.state],
        moves: accountMoves.filter((move) => move in accountStates[row.state]),
        offices: (posts.get(row.accountId) ?? []).map(({ postId, role, unit, from, to, point }) => ({
          ...{ postId, role, words: { vi: roleWords[role].vi, en: roleWords[role].en }, from, to, point },
          unit: unit === null ? null : { code: unitParts(unit).code, name: unitCatalogue().nameOf(unit) },
        })),
      })),
      next: last === undefined ? null : writeCursor([last.login]),
    };
  },
});

const move = route({
  method: 'POST',
  path: '/v1/accounts/{accountId}/{move}',
  ...kept,
  summary: { vi: 'Khoá, mở khoá, cho thôi một tài khoản', en: 'Lock, unlock or retire an account; its sessions end' },
  params: z.object({ accountId, move: z.enum(accountMoves) }),
  body: z.strictObject({}),
  reply: z.object({ state: z.string() }),
  once: true,
  handle: async ({ tx, now }: Needs, { params }) => ({ state: (await moveAccount(tx, params.accountId, params.move, now)).state }),
});

const newLink = route({
  method: 'POST',
  path: '/v1/accounts/{accountId}/links',
  ...kept,
  summary: { vi: 'Liên kết một lần mới để đăng nhập lại', en: 'A new one-time link for its holder; told once' },
  params: ofAccount,
  body: z.strictObject({}),
  reply: z.object({ link: z.string() }),
  status: 201,
  handle: async ({ tx, now, actor }: Needs, { params }) => ({
    link: await asRegister(tx, () => makeNewLink(tx, params.accountId, requireOfficer(actor).accountId, now)),
  }),
});

const endSessions = route({
  method: 'POST',
  path: '/v1/accounts/{accountId}/sessions/end',
  ...kept,
  summary: { vi: 'Kết thúc mọi phiên của một tài khoản', en: 'End all sessions of an account, at once' },
  params: ofAccount,
  body: z.strictObject({}),
  reply: z.object({ ended: z.int() }),
  once: true,
  handle: async ({ tx, now }: Needs, { params }) => {
    await requireAccount(tx, params.accountId);
    return { ended: await endSessionsOf(tx, { accountId: params.accountId }, null, now) };
  },
});

const give = route({
  method: 'POST',
  path: '/v1/accounts/{accountId}/offices',
  ...kept,
  summary: { vi: 'Giao một chức vụ: vai trò, đơn vị, từ ngày đến ngày', en: 'Give an office: role, unit, first and last day' },
  params: ofAccount,
  body: z.strictObject({
    role: z.enum(roles),
    unit: z
      .string()
      .regex(/^\d{2,5}$/)
      .nullable()
      .describe('Code of the unit on the first day'),
    from: day,
    to: day.nullable(),
  }),
  reply: z.object({ postId: z.int() }),
  status: 201,
  once: true,
  handle: async ({ tx, now, actor }: Needs, { params, body: { role, unit: code, from, to } }) => {
    const unit = code === null ? null : (unitCatalogue().byCode(levelOf(code), code, readIsoDate(from))?.id ?? null);
    return { postId: await giveOffice(tx, params.accountId, { role, unit, from, to }, requireOfficer(actor), now) };
  },
});

const levelOf = (code: string): UnitLevel => (code.length === 2 ? 'province' : code.length === 3 ? 'district' : 'commune');

const end = route({
  method: 'POST',
  path: '/v1/accounts/{accountId}/offices/{postId}/end',
  ...kept,
  summary: { vi: 'Cho thôi một chức vụ từ sau ngày nêu', en: 'End an office; it is held through that day' },
  params: z.object({ accountId, postId: z.coerce.number().int().positive() }),
  body: z.strictObject({ to: day }),
  reply: z.object({ to: day }),
  once: true,
  handle: async ({ tx, now }: Needs, { params, body }) => {
    await endOffice(tx, { ...params, to: body.to }, now);
    return { to: body.to };
  },
});

export const accountRoutes: readonly Route<Needs>[] = [listAccounts, newLink, endSessions, give, end, move];
