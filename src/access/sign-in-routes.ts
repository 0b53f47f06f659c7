/** Routes by which an officer signs in, keeps what they sign in with, and ends sessions. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Tx } from '#database/index.ts';
import { type Route, refuse, roles, route } from '#values/index.ts';
import { type Actor, requireOfficer } from './actor.ts';
import { officeWords } from './show-office.ts';
import { endSessionsOf, loginOf, passkeysOf, sessionsOf } from './sign-in-store.ts';
import { changePassword } from './signing-in/change-password.ts';
import { chooseOffice } from './signing-in/choose-office.ts';
import { openLink, signInByLink } from './signing-in/links.ts';
import { addPasskey, beginPasskey, beginSignIn, signInByPasskey } from './signing-in/passkeys.ts';
import { signInRefusals } from './signing-in/refusals.ts';
import { removePasskey } from './signing-in/remove-passkey.ts';
import { type Caller, hashOfToken, type SignedIn, signInByPassword } from './signing-in/sign-in.ts';

export type SignInRouteNeeds = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  readonly caller: Caller;
  /** Null: to be forgotten. */
  keepSession(token: string | null): void;
  keepDevice(token: string): void;
};

type Needs = SignInRouteNeeds;

/** What a browser makes; the library that reads it judges every part. */
const authentication = z.looseObject({ id: z.string().max(2000), rawId: z.string().max(2000), type: z.literal('public-key'), response: z.looseObject({}) });
const options = z.looseObject({ challenge: z.string() });
const signedIn = z.object({ token: z.string().describe('Bearer; a browser keeps it as a cookie by itself') });
const newPasskey = z.strictObject({ name: z.string().trim().min(1).max(80), response: authentication });
const words = z.object({ vi: z.string(), en: z.string() });

function keep({ keepSession, keepDevice }: Needs, { token, device }: SignedIn): { readonly token: string } {
  keepSession(token);
  keepDevice(device);
  return { token };
}

const begin = route({
  method: 'POST',
  path: '/v1/sessions/begin',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Bắt đầu đăng nhập bằng khoá truy cập', en: 'Begin to sign in by passkey: what it is to sign (WebAuthn)' },
  body: z.strictObject({}),
  reply: options,
  handle: ({ tx, now }: Needs) => beginSignIn(tx, now) as Promise<never>,
});

const signIn = route({
  method: 'POST',
  path: '/v1/sessions',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Đăng nhập: khoá truy cập, hoặc mật khẩu và mã', en: 'Sign in: by passkey, or by password and code' },
  body: z.union([
    z.strictObject({ passkey: authentication }),
    z.strictObject({ login: z.string().min(1).max(80), password: z.string().min(1).max(400), code: z.string().max(12) }),
  ]),
  reply: signedIn,
  status: 201,
  keeps: true,
  handle: async (needs: Needs, { body }) =>
    keep(needs, 'passkey' in body ? await signInByPasskey(needs, body.passkey as unknown as AuthenticationResponseJSON) : await signInByPassword(needs, body)),
});

const link = z.string().max(100);

const readLink = route({
  method: 'POST',
  path: '/v1/sessions/link',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Mở liên kết một lần: tài khoản của ai, mã quét', en: 'Open a one-time link: whose account, and the authenticator that it offers' },
  body: z.strictObject({ link }),
  reply: z.object({ login: z.string(), name: z.string(), secret: z.string(), uri: z.string(), passkey: options }),
  handle: (needs: Needs, { body }) => openLink(needs, body.link) as Promise<never>,
});

const followLink = route({
  method: 'POST',
  path: '/v1/sessions/link/use',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Dùng liên kết một lần: đặt mật khẩu và mã, hoặc khoá truy cập', en: 'Use a one-time link: set password and code, or a passkey; signs in' },
  body: z.union([z.strictObject({ link, password: z.string().min(1).max(400), code: z.string().max(12) }), z.strictObject({ link, passkey: newPasskey })]),
  reply: signedIn,
  status: 201,
  handle: async (needs: Needs, { body }) =>
    keep(
      needs,
      await signInByLink(
        needs,
        body.link,
        'passkey' in body ? { passkey: { ...body.passkey, response: body.passkey.response as unknown as RegistrationResponseJSON } } : body,
      ),
    ),
});

const listSessions = route({
  method: 'GET',
  path: '/v1/sessions',
  who: roles,
  purpose: null,
  summary: { vi: 'Các phiên đăng nhập của tôi', en: 'My sessions that hold' },
  reply: z.object({
    items: z.array(
      z.object({
        sessionId: z.string(),
        openedAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
        with: z.string().describe('passkey, password, link or demo'),
        origin: z.string(),
        usedFrom: z.array(z.string()).describe('Other addresses from which it was used since'),
        office: words,
        unit: z.string().nullable(),
        isThis: z.boolean(),
      }),
    ),
  }),
  handle: async ({ tx, now, actor, caller }: Needs) => {
    const own = caller.session === undefined ? undefined : idOf(hashOfToken(caller.session));
    return {
      items: (await sessionsOf(tx, requireOfficer(actor).accountId, now)).map((session) => ({
        sessionId: idOf(session.tokenHash),
        openedAt: session.openedAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
        with: session.openedWith,
        origin: session.origin,
        usedFrom: [...session.usedFrom],
        ...officeWords(session),
        isThis: idOf(session.tokenHash) === own,
      })),
    };
  },
});

/** The hash of the token, from which the token does not follow. */
const idOf = (tokenHash: Uint8Array): string => Buffer.from(tokenHash).toString('base64url');

const endSession = route({
  method: 'POST',
  path: '/v1/sessions/{sessionId}/end',
  who: 'signed-in',
  purpose: null,
  summary: { vi: 'Kết thúc một phiên của tôi; this: phiên này', en: 'End a session of mine, at once; `this`: sign out' },
  params: z.object({ sessionId: z.string().max(60) }),
  body: z.strictObject({}),
  reply: z.object({ ended: z.int() }),
  handle: async ({ tx, now, actor, caller, keepSession }: Needs, { params }) => {
    const own = caller.session === undefined ? undefined : hashOfToken(caller.session);
    const hash = params.sessionId === 'this' ? own : Buffer.from(params.sessionId, 'base64url');
    if (hash === undefined || hash.length !== 32) return refuse(signInRefusals, 'session.unknown', {});
    if (own !== undefined && hash.equals(own)) keepSession(null);
    const ended = await endSessionsOf(
      tx,
      actor.kind === 'officer' ? { accountId: actor.accountId } : { personId: actor.kind === 'citizen' ? actor.personId : -1 },
      hash,
      now,
    );
    if (ended === 0) refuse(signInRefusals, 'session.unknown', {});
    return { ended };
  },
});

const chooseMyOffice = route({
  method: 'POST',
  path: '/v1/sessions/this/office',
  who: roles,
  purpose: null,
  summary: { vi: 'Chuyển sang một chức vụ khác tôi đang giữ', en: 'Go on in another office that I hold; the session gets a new token' },
  body: z.strictObject({ postId: z.int().positive() }),
  reply: signedIn,
  status: 201,
  handle: async ({ tx, now, actor, caller, keepSession }: Needs, { body }) => {
    const token = await chooseOffice({ tx, now }, { accountId: requireOfficer(actor).accountId, postId: body.postId, session: caller.session ?? '' });
    keepSession(token);
    return { token };
  },
});

const changeMyPassword = route({
  method: 'POST',
  path: '/v1/sessions/this/password',
  who: roles,
  purpose: null,
  summary: { vi: 'Đổi mật khẩu; mọi phiên khác của tôi kết thúc', en: 'Change my password; my other sessions end' },
  body: z.strictObject({ password: z.string().min(1).max(400), code: z.string().max(12), newPassword: z.string().min(1).max(400) }),
  reply: z.object({ ended: z.int().describe('Sessions that were ended') }),
  keeps: true,
  handle: (needs: Needs, { body }) => changePassword(needs, requireOfficer(needs.actor).accountId, body),
});

const listPasskeys = route({
  method: 'GET',
  path: '/v1/passkeys',
  who: roles,
  purpose: null,
  summary: { vi: 'Các khoá truy cập của tôi', en: 'My passkeys' },
  reply: z.object({
    items: z.array(
      z.object({
        passkeyId: z.string(),
        name: z.string(),
        addedAt: z.iso.datetime(),
        usedAt: z.iso.datetime().nullable(),
        isShut: z.boolean().describe('A copy of it has shown: it opens nothing'),
      }),
    ),
  }),
  handle: async ({ tx, actor }: Needs) => ({
    items: (await passkeysOf(tx, requireOfficer(actor).accountId)).map(({ credentialId, name, addedAt, usedAt, clonedAt }) => ({
      passkeyId: credentialId,
      name,
      addedAt: addedAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
      isShut: clonedAt !== null,
    })),
  }),
});

const beginNewPasskey = route({
  method: 'POST',
  path: '/v1/passkeys/begin',
  who: roles,
  purpose: null,
  summary: { vi: 'Bắt đầu thêm một khoá truy cập', en: 'Begin to add a passkey: what it is to sign (WebAuthn)' },
  body: z.strictObject({}),
  reply: options,
  handle: async ({ tx, now, actor }: Needs) => {
    const { accountId, name } = requireOfficer(actor);
    return (await beginPasskey(tx, { accountId, login: await loginOf(tx, accountId), name }, now)) as never;
  },
});

const finishNewPasskey = route({
  method: 'POST',
  path: '/v1/passkeys',
  who: roles,
  purpose: null,
  summary: { vi: 'Thêm khoá truy cập', en: 'Add a passkey' },
  body: newPasskey,
  reply: z.object({ passkeyId: z.string() }),
  status: 201,
  handle: async (needs: Needs, { body }) => ({
    passkeyId: await addPasskey(needs, requireOfficer(needs.actor).accountId, { ...body, response: body.response as unknown as RegistrationResponseJSON }),
  }),
});

const takePasskeyAway = route({
  method: 'POST',
  path: '/v1/passkeys/{passkeyId}/remove',
  who: roles,
  purpose: null,
  summary: { vi: 'Bỏ một khoá truy cập', en: 'Take a passkey away; not the last way to sign in' },
  params: z.object({ passkeyId: z.string().max(1400) }),
  body: z.strictObject({}),
  reply: z.object({ removed: z.literal(true) }),
  handle: async ({ tx, actor }: Needs, { params }) => {
    await removePasskey(tx, requireOfficer(actor).accountId, params.passkeyId);
    return { removed: true as const };
  },
});

export const signInRoutes: readonly Route<Needs>[] = [
  begin,
  signIn,
  readLink,
  followLink,
  listSessions,
  endSession,
  chooseMyOffice,
  changeMyPassword,
  listPasskeys,
  beginNewPasskey,
  finishNewPasskey,
  takePasskeyAway,
];
