/** What the pages of signing in and of accounts ask. */
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import type { Page } from '../../shared/api.ts';
import { read, send } from '../../shared/client.ts';

type Words = { readonly vi: string; readonly en: string };
type Token = { readonly token: string };

/** The device could not, or its holder did not want to. */
export class PasskeyAway extends Error {}

const orAway = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((cause: unknown) => {
    throw new PasskeyAway('', { cause });
  });

export async function signInByPasskey(): Promise<Token> {
  const optionsJSON = await send<PublicKeyCredentialRequestOptionsJSON>('/v1/sessions/begin', {});
  const { id, rawId, type, response } = await orAway(startAuthentication({ optionsJSON }));
  return await send<Token>('/v1/sessions', { passkey: { id, rawId, type, response, clientExtensionResults: {} } });
}

export const signInByPassword = (said: { readonly login: string; readonly password: string; readonly code: string }) => send<Token>('/v1/sessions', said);

export type OpenedLink = {
  readonly login: string;
  readonly name: string;
  readonly secret: string;
  readonly uri: string;
  readonly passkey: PublicKeyCredentialCreationOptionsJSON;
};

export const openLink = (link: string) => send<OpenedLink>('/v1/sessions/link', { link });
export const takeLinkByPassword = (said: { readonly link: string; readonly password: string; readonly code: string }) =>
  send<Token>('/v1/sessions/link/use', said);
export async function takeLinkByPasskey(link: string, { passkey }: OpenedLink, name: string): Promise<Token> {
  const response = await orAway(startRegistration({ optionsJSON: passkey }));
  return await send<Token>('/v1/sessions/link/use', { link, passkey: { name, response } });
}

export type OwnSession = {
  readonly sessionId: string;
  readonly openedAt: string;
  readonly origin: string;
  readonly usedFrom: readonly string[];
  readonly office: Words;
  readonly unit: string | null;
  readonly isThis: boolean;
};
export type OwnPasskey = {
  readonly passkeyId: string;
  readonly name: string;
  readonly addedAt: string;
  readonly usedAt: string | null;
  readonly isShut: boolean;
};

export const readSessions = () => read<{ readonly items: readonly OwnSession[] }>('/v1/sessions');
export const endSession = (sessionId: string) => send<{ readonly ended: number }>(`/v1/sessions/${sessionId}/end`, {});
export const chooseOffice = (postId: number) => send<Token>('/v1/sessions/this/office', { postId });
export const changePassword = (said: { readonly password: string; readonly code: string; readonly newPassword: string }) =>
  send<{ readonly ended: number }>('/v1/sessions/this/password', said);
export const readPasskeys = () => read<{ readonly items: readonly OwnPasskey[] }>('/v1/passkeys');
export const removePasskey = (passkeyId: string) => send<object>(`/v1/passkeys/${passkeyId}/remove`, {});
export async function addPasskey(name: string): Promise<object> {
  const optionsJSON = await send<PublicKeyCredentialCreationOptionsJSON>('/v1/passkeys/begin', {});
  return await send<object>('/v1/passkeys', { name, response: await orAway(startRegistration({ optionsJSON })) });
}

export type Account = {
  readonly accountId: number;
  readonly login: string;
  readonly fullName: string;
  readonly stateWords: Words;
  readonly moves: readonly ('lock' | 'unlock' | 'retire')[];
  readonly offices: readonly {
    readonly postId: number;
    readonly words: Words;
    readonly unit: { readonly code: string; readonly name: string } | null;
    readonly from: string;
    readonly to: string | null;
    readonly point: string | null;
  }[];
};

export type Point = {
  readonly pointId: number;
  readonly name: string;
  readonly place: string;
  readonly unit: { readonly code: string; readonly name: string; readonly path: string };
  readonly from: string;
  readonly to: string;
  readonly members: readonly {
    readonly postId: number;
    readonly login: string;
    readonly fullName: string;
    readonly words: Words;
    readonly home: { readonly name: string } | null;
    readonly to: string;
  }[];
};

const once = () => ({ 'idempotency-key': crypto.randomUUID() });
export const readAccounts = (q: string, cursor: string) =>
  read<Page<Account>>(`/v1/accounts?${new URLSearchParams({ q, ...(cursor === '' ? {} : { cursor }) })}`);
export const openAccount = (account: {
  readonly login: string;
  readonly fullName: string;
  readonly holder: { readonly personNumber: string; readonly dateOfBirth: string } | null;
}) => send<{ readonly accountId: number; readonly link: string }>('/v1/accounts', account);
export const newLink = (accountId: number) => send<{ readonly link: string }>(`/v1/accounts/${accountId}/links`, {});
export const moveAccount = (accountId: number, move: string) => send<object>(`/v1/accounts/${accountId}/${move}`, {}, once());
export const endAllSessions = (accountId: number) => send<object>(`/v1/accounts/${accountId}/sessions/end`, {}, once());
export const giveOffice = (
  accountId: number,
  office: { readonly role: string; readonly unit: string | null; readonly from: string; readonly to: string | null },
) => send<object>(`/v1/accounts/${accountId}/offices`, office, once());

export const readPoints = (cursor: string) => read<Page<Point>>(`/v1/points${cursor === '' ? '' : `?${new URLSearchParams({ cursor })}`}`);
export const openPoint = (point: { readonly name: string; readonly place: string; readonly unit: string; readonly from: string; readonly to: string }) =>
  send<object>('/v1/points', point, once());
export const addMember = (pointId: number, login: string) => send<object>(`/v1/points/${pointId}/members`, { login }, once());
export const endPoint = (pointId: number, to: string) => send<object>(`/v1/points/${pointId}/end`, { to }, once());
