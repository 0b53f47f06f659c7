/** Passkeys (WebAuthn): one is added by its holder, signs somebody in without a name, and is shut for good when a copy of it shows. */
import { createHash } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { insertChallenge, insertPasskey, lockPasskey, markCloned, passkeysOf, savePasskeyUse, takeChallenge } from '../sign-in-store.ts';
import { signInRefusals } from './refusals.ts';
import { openFor, type SignedIn, type SignInNeeds } from './sign-in.ts';

const site = { rpName: 'Sổ Gốc', rpID: 'localhost' };
const minutes = 5;
const soon = (now: Date): Date => new Date(now.getTime() + minutes * 60_000);

export type Holder = { readonly accountId: number; readonly login: string; readonly name: string };

/** Discoverable, so that signing in asks for no name; a finger, a face or a PIN each time. */
export async function beginPasskey(tx: Tx, { accountId, login, name }: Holder, now: Date): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const options = await generateRegistrationOptions({
    ...site,
    userName: login,
    userDisplayName: name,
    userID: new Uint8Array(createHash('sha256').update(`account ${accountId}`).digest()),
    excludeCredentials: (await passkeysOf(tx, accountId)).map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await insertChallenge(tx, options.challenge, accountId, soon(now), now);
  return options;
}

export type NewPasskey = { readonly name: string; readonly response: RegistrationResponseJSON };

/** Refused: an answer to another question, of another site, without its holder having been verified, a key that is there. */
export async function addPasskey({ tx, now, caller }: SignInNeeds, accountId: number, { name, response }: NewPasskey): Promise<string> {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(tx, challenge, accountId, now),
    expectedOrigin: caller.site,
    expectedRPID: site.rpID,
  }).catch(() => undefined);
  const info = verified?.registrationInfo;
  if (!verified?.verified || info === undefined) return refuse(signInRefusals, 'passkey.unfit', {});
  const { id: credentialId, publicKey, counter } = info.credential;
  if (!(await insertPasskey(tx, { credentialId, accountId, publicKey, counter, name }, now))) return refuse(signInRefusals, 'passkey.unfit', {});
  return credentialId;
}

export async function beginSignIn(tx: Tx, now: Date): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: site.rpID, userVerification: 'required' });
  await insertChallenge(tx, options.challenge, null, soon(now), now);
  return options;
}

/** Refused alike: no such key, a wrong signature, another question, a holder who was not verified, a copy (`keeps` of the route notes it). */
export async function signInByPasskey(needs: SignInNeeds, response: AuthenticationResponseJSON): Promise<SignedIn> {
  const { tx, now, caller } = needs;
  const passkey = await lockPasskey(tx, response.id);
  if (passkey === undefined || passkey.clonedAt !== null) return refuse(signInRefusals, 'passkey.refused', {});
  const { credentialId, publicKey, counter } = passkey;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(tx, challenge, null, now),
    expectedOrigin: caller.site,
    expectedRPID: site.rpID,
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: 0 }, // the count is judged below: a copy is to be noted
  }).catch(() => undefined);
  if (!verified?.verified) return refuse(signInRefusals, 'passkey.refused', {});
  const { newCounter } = verified.authenticationInfo;
  if ((newCounter > 0 || counter > 0) && newCounter <= counter) {
    await markCloned(tx, credentialId, now);
    return refuse(signInRefusals, 'passkey.refused', {});
  }
  await savePasskeyUse(tx, credentialId, newCounter, now);
  return await openFor(needs, passkey.accountId, 'passkey');
}
