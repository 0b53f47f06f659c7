/** The start of a real register: nobody has a password; the first administrator comes in by a link that is good once. */
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { firstAccounts } from '../account-store.ts';
import { insertPost } from '../insert-post.ts';
import { makeLink } from '../signing-in/links.ts';
import { openAccount } from './keep-accounts.ts';
import { accountRefusals } from './refusals.ts';

/** Again while nobody has come in yet: a new link, and the old one is shut. Refused: somebody has. */
export async function beginRegister(tx: Tx, { login, now }: { readonly login: string; readonly now: Date }): Promise<{ readonly link: string }> {
  const { accounts, waiting } = await firstAccounts(tx);
  if (accounts === 1 && waiting !== null) return { link: await makeLink(tx, waiting, now) };
  if (accounts > 0) refuse(accountRefusals, 'init.begun', {});
  const { accountId, link } = await openAccount(tx, { login, fullName: login, personId: null }, { by: null, now });
  await insertPost(tx, { accountId, role: 'administrator', unit: null, from: vietnamDay(now), to: null, openedBy: null });
  return { link };
}

const vietnamDay = (now: Date): string => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
