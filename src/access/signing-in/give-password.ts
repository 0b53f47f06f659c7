/** Sets password and authenticator of an account. */
import type { Tx } from '#database/index.ts';
import { saveAuthenticator, savePassword } from '../sign-in-store.ts';
import { hashPassword } from './password.ts';
import { sealSecret } from './seal-secret.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly now: Date };
type Given = { readonly accountId: number; readonly login: string; readonly password: string /** Base32. */; readonly secret: string; readonly step?: number };

/** `step` is that of the code by which its holder has shown the authenticator. */
export async function givePassword({ tx, dataDir, now }: Needs, { accountId, login, password, secret, step = 0 }: Given): Promise<void> {
  await savePassword(tx, accountId, await hashPassword(password, login), now);
  await saveAuthenticator(tx, accountId, sealSecret(dataDir, `authenticator ${accountId}`, Buffer.from(secret)), step, now);
}
