/** The one-time link: how the holder of an account comes in for the first time, or after all ways were lost. */
import { randomBytes } from 'node:crypto';
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { insertLink, keepLinkSecret, lockLink, markLinkUsed } from '../sign-in-store.ts';
import { newSecret, secretUri, stepOfCode } from './codes.ts';
import { givePassword } from './give-password.ts';
import { addPasskey, beginPasskey, type NewPasskey } from './passkeys.ts';
import { signInRefusals } from './refusals.ts';
import { openSecret, sealSecret } from './seal-secret.ts';
import { hashOfToken, openFor, type SignedIn, type SignInNeeds } from './sign-in.ts';

const minutes = 30;

/** Kept as its hash: whoever reads the register cannot use it. */
export async function makeLink(tx: Tx, accountId: number, now: Date): Promise<string> {
  const link = `l${randomBytes(32).toString('base64url')}`;
  await insertLink(tx, hashOfToken(link), accountId, new Date(now.getTime() + minutes * 60_000), now);
  return link;
}

export type OpenedLink = {
  readonly login: string;
  readonly name: string;
  readonly secret: string;
  readonly uri: string;
  readonly passkey: Awaited<ReturnType<typeof beginPasskey>>;
};

/** Opened again, it offers the same authenticator. Refused: a link that is none, is too old or was used. */
export async function openLink({ tx, dataDir, now }: SignInNeeds, link: string): Promise<OpenedLink> {
  const hash = hashOfToken(link);
  const row = (await lockLink(tx, hash, now)) ?? refuse(signInRefusals, 'link.unknown', {});
  const secret = row.secret === null ? newSecret() : openSecret(dataDir, 'link', row.secret).toString();
  if (row.secret === null) await keepLinkSecret(tx, hash, sealSecret(dataDir, 'link', Buffer.from(secret)));
  const { accountId, login, fullName: name } = row;
  return { login, name, secret, uri: secretUri(login, secret), passkey: await beginPasskey(tx, { accountId, login, name }, now) };
}

export type Chosen = { readonly password: string; readonly code: string } | { readonly passkey: NewPasskey };

/** Sets what its holder signs in with from now on, and signs in. Refused: as above; a code that the authenticator does not show; a bad password. */
export async function signInByLink(needs: SignInNeeds, link: string, chosen: Chosen): Promise<SignedIn> {
  const { tx, dataDir, now } = needs;
  const hash = hashOfToken(link);
  const { accountId, login, secret } = (await lockLink(tx, hash, now)) ?? refuse(signInRefusals, 'link.unknown', {});
  if ('passkey' in chosen) await addPasskey(needs, accountId, chosen.passkey);
  else {
    const text = secret === null ? '' : openSecret(dataDir, 'link', secret).toString();
    const step = (text === '' ? undefined : stepOfCode(text, chosen.code, { now, after: 0 })) ?? refuse(signInRefusals, 'link.code', {});
    await givePassword(needs, { accountId, login, password: chosen.password, secret: text, step });
  }
  await markLinkUsed(tx, hash, accountId, now);
  return await openFor(needs, accountId, 'link');
}
