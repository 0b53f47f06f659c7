/** Signed in: a random token that only its holder has; the register keeps its hash, so it can be ended at once and cannot be stolen from there. */
import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import type { Actor } from './actor.ts';
import { refusals } from './refusals.ts';
import { insertSession, type SessionRow, sessionByHash } from './store.ts';

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

/** Refused: a token that is none, that has ended, or whose account or office is no longer held on this day. */
export async function actorOf(tx: Tx, token: SessionToken, now: Date): Promise<Actor> {
  const session = await sessionByHash(tx, hashOf(token), now);
  return session === undefined ? refuse(refusals, 'session.ended', {}) : actorOfSession(session);
}

function actorOfSession(session: SessionRow): Actor {
  if (session.personOfSession !== null) return { kind: 'citizen', personId: session.personOfSession, level: session.level === 2 ? 2 : 1 };
  const { accountId, humanId, personId, name, role, unit } = session;
  return { kind: 'officer', accountId, humanId, personId, name, role, unit };
}

/** Of a route that answers anybody: whoever has no session that holds is nobody. */
export async function actorIfAny(tx: Tx, token: SessionToken, now: Date): Promise<Actor> {
  const session = await sessionByHash(tx, hashOf(token), now);
  return session === undefined ? { kind: 'nobody' } : actorOfSession(session);
}
