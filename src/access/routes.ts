/** Door for the program: who am I, and for what may I look at persons. */
import { z } from 'zod';
import { type Route, roles, route } from '#values/index.ts';
import { accountRoutes } from './account-routes.ts';
import { pointRoutes } from './point-routes.ts';
import { purposesOf } from './purposes.ts';
import { me, purpose } from './route-shapes.ts';
import { showMe } from './show-me.ts';
import { type SignInRouteNeeds, signInRoutes } from './sign-in-routes.ts';
import { hashOfToken } from './signing-in/sign-in.ts';

type Needs = SignInRouteNeeds;

const readMe = route({
  method: 'GET',
  path: '/v1/me',
  who: 'anyone',
  purpose: null,
  summary: {
    vi: 'Tôi là ai: chức vụ đang giữ, đơn vị của nó; hoặc chưa đăng nhập',
    en: 'Who I am: the office that I act in and its unit; or nobody signed in',
  },
  reply: me,
  handle: ({ tx, now, actor, caller }: Needs) => showMe({ tx, now, session: caller.session === undefined ? undefined : hashOfToken(caller.session) }, actor),
});

const listPurposes = route({
  method: 'GET',
  path: '/v1/purposes',
  who: roles,
  purpose: null,
  summary: { vi: 'Các mục đích xem hồ sơ của chức vụ đang giữ', en: 'The purposes for which my office may look at persons' },
  reply: z.object({ items: z.array(purpose) }),
  handle: async ({ actor }: Needs) => ({ items: purposesOf(actor) }),
});

export const routes: readonly Route<Needs>[] = [...signInRoutes, ...accountRoutes, ...pointRoutes, readMe, listPurposes];
