/** Signed in: a random token that only its holder has; the register keeps its hash, so it can be ended at once and cannot be stolen from there. */
import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import type { Actor } from './actor.ts';
import { refusals } from './refusals.ts';
import { insertSession, noteUsedFrom, type SessionRow, sessionByHash } from './store.ts';

export type SessionToken = string;

/** An officer's day; a person's hour. */
const hours = { officer: 12, citizen: 1 };

const hashOf = (token: SessionToken): Buffer => createHash('sha256').update(token).digest();

export type Opens =
  | { readonly kind: 'officer'; readonly accountId: number; readonly postId: number }
  | { readonly kind: 'citizen'; readonly personId: number; readonly level: 1 | 2 };

/** By what, and from which address. */
export type OpenedHow = { readonly with: 'passkey' | 'password' | 'link' | 'demo'; readonly origin: string };

/** 256 random bits, as `s` and 43 letters of base64url. */
export const newToken = (): SessionToken => `s${randomBytes(32).toString('base64url')}`;

export async function openSession(tx: Tx, who: Opens, now: Date, how: OpenedHow = { with: 'demo', origin: '' }): Promise<SessionToken> {
  const token = newToken();
  await insertSession(tx, hashOf(token), who, { now, expiresAt: new Date(now.getTime() + hours[who.kind] * 3_600_000), ...how });
  return token;
}

/** `from`: address of who sends the token; one that is new to the session is noted, for its holder to see. Refused: a token that is none, that has ended, or whose account or office is no longer held on this day. */
export async function actorOf(tx: Tx, token: SessionToken, now: Date, from?: string): Promise<Actor> {
  return (await standingActor(tx, token, now, from)) ?? refuse(refusals, 'session.ended', {});
}

async function standingActor(tx: Tx, token: SessionToken, now: Date, from?: string): Promise<Actor | undefined> {
  const session = await sessionByHash(tx, hashOf(token), now);
  if (session === undefined) return undefined;
  if (from !== undefined && isElsewhere(session.origins, from)) await noteUsedFrom(tx, hashOf(token), from);
  return actorOfSession(session);
}

/** One machine has several addresses of its own. */
const loopback: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** Of a session of a demo no address is known. */
const isElsewhere = (known: readonly string[], from: string): boolean =>
  known[0] !== '' && !known.includes(from) && !(loopback.includes(from) && known.some((one) => loopback.includes(one)));

function actorOfSession(session: SessionRow): Actor {
  if (session.personOfSession !== null) return { kind: 'citizen', personId: session.personOfSession, level: session.level === 2 ? 2 : 1 };
  const { accountId, humanId, personId, name, role, unit } = session;
  return { kind: 'officer', accountId, humanId, personId, name, role, unit };
}

/** Of a route that answers anybody: whoever has no session that holds is nobody. */
export const actorIfAny = async (tx: Tx, token: SessionToken, now: Date, from?: string): Promise<Actor> =>
  (await standingActor(tx, token, now, from)) ?? { kind: 'nobody' };
