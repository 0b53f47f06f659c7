/** Signs an officer in: by password with a code of the authenticator, or by a passkey. */
import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { openSession, type SessionToken } from '../sessions.ts';
import { type Credentials, credentialsOf, knowsDevice, officesToday, saveDevice, takeStep } from '../sign-in-store.ts';
import { stepOfCode } from './codes.ts';
import { countTry, forgetTry, type Tried } from './count-failures.ts';
import { isPassword } from './password.ts';
import { signInRefusals } from './refusals.ts';
import { openSecret } from './seal-secret.ts';

/** From where a request comes, and what its browser kept. */
export type Caller = {
  readonly origin: string;
  /** As a passkey names it: `http://localhost:8080`. */
  readonly site: string;
  readonly session: string | undefined;
  readonly device: string | undefined;
};

export type SignInNeeds = { readonly tx: Tx; readonly dataDir: string; readonly now: Date; readonly caller: Caller };

export type SignedIn = { readonly token: SessionToken /** To be kept by the browser: it is known from now on. */; readonly device: string };

const deviceDays = 180;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Refused alike, and as slowly: no such login, a wrong password, a wrong code or one that was used, an account that is locked. What was
 * tried stays counted also where it is refused (`keeps` of the route).
 */
export async function signInByPassword(
  needs: SignInNeeds,
  said: { readonly login: string; readonly password: string; readonly code: string },
): Promise<SignedIn> {
  return await openFor(needs, await requirePassword(needs, said), 'password');
}

/** The account that the three are of; refused as above. */
export async function requirePassword(needs: SignInNeeds, said: { readonly login: string; readonly password: string; readonly code: string }): Promise<number> {
  const { tx, now, caller } = needs;
  const login = said.login.trim().toLowerCase();
  const device =
    caller.device !== undefined && (await knowsDevice(tx, login, hashOfToken(caller.device), now)) ? hashOfToken(caller.device).toString('hex') : null;
  const tried: Tried = { login, origin: caller.origin, device };
  await countTry(tx, tried, now);
  const kept = await credentialsOf(tx, login);
  const knows = await isPassword(kept?.hash ?? undefined, said.password);
  if (kept === undefined || !knows || !(await takeCode(needs, kept, said.code)) || kept.state !== 'active') return refuse(signInRefusals, 'sign-in.wrong', {});
  await forgetTry(tx, tried);
  return kept.accountId;
}

async function takeCode({ tx, dataDir, now }: SignInNeeds, { accountId, secret, lastStep }: Credentials, code: string): Promise<boolean> {
  if (secret === null) return false;
  const step = stepOfCode(openSecret(dataDir, `authenticator ${accountId}`, secret).toString(), code, { now, after: lastStep });
  return step !== undefined && (await takeStep(tx, accountId, step));
}

/** In the office of the session before, where it is still held, else the one held the longest; its holder may choose another (`choose-office.ts`). Refused: none is held today. */
export async function openFor({ tx, now, caller }: SignInNeeds, accountId: number, how: 'password' | 'passkey' | 'link'): Promise<SignedIn> {
  const [office] = await officesToday(tx, accountId, now);
  if (office === undefined) return refuse(signInRefusals, 'sign-in.no-office', {});
  const token = await openSession(tx, { kind: 'officer', accountId, postId: office.postId }, now, { with: how, origin: caller.origin });
  const device = caller.device ?? `d${randomBytes(32).toString('base64url')}`;
  await saveDevice(tx, accountId, hashOfToken(device), new Date(now.getTime() + deviceDays * 86_400_000));
  return { token, device };
}
