/** What an administrator does with accounts: opens, locks, retires them, makes a new link. None of it shows a person's data. */
import { announce, type Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { type AccountRow, lockAccountRow, loginExists, otherAdministrators, postsOfAccounts, setAccountState } from '../account-store.ts';
import { endSessionsOf } from '../sign-in-store.ts';
import { makeLink } from '../signing-in/links.ts';
import { insertAccount } from '../store.ts';
import { type AccountMove, accountStates, accountStateWords } from './account-states.ts';
import { accountRefusals } from './refusals.ts';

export type NewAccount = {
  readonly login: string;
  readonly fullName: string /** Null for one who is not in the register. */;
  readonly personId: number | null;
};

/** Two accounts of one person of the register are of one human. The link is told once. Refused: the login is taken. */
export async function openAccount(
  tx: Tx,
  { login, fullName, personId }: NewAccount,
  { by, now }: { readonly by: number | null; readonly now: Date },
): Promise<{ readonly accountId: number; readonly humanId: number; readonly link: string }> {
  if (await loginExists(tx, login)) refuse(accountRefusals, 'account.login', { login });
  const made = await insertAccount(tx, { login, fullName, personId, state: 'invited', openedBy: by }, now);
  return { ...made, link: await makeLink(tx, made.accountId, now) };
}

export async function requireAccount(tx: Tx, accountId: number): Promise<AccountRow> {
  return (await lockAccountRow(tx, accountId)) ?? refuse(accountRefusals, 'account.unknown', { account: accountId });
}

/** Whatever it leaves, its sessions end. Refused: a move that its state does not know; the last administrator. */
export async function moveAccount(tx: Tx, accountId: number, move: AccountMove, now: Date): Promise<AccountRow> {
  const account = await requireAccount(tx, accountId);
  const moves: { readonly [move: string]: { readonly to: AccountRow['state'] } } = accountStates[account.state];
  const to = moves[move]?.to ?? refuse(accountRefusals, 'account.state', saidState(account));
  if (to !== 'active') await keepOneAdministrator(tx, accountId, now);
  await setAccountState(tx, accountId, to);
  await endSessionsOf(tx, { accountId }, null, now);
  return { ...account, state: to };
}

const saidState = ({ state }: AccountRow) => ({ state_vi: accountStateWords[state].vi, state_en: accountStateWords[state].en });

/** A new link shuts the ones before, and lets whoever has it in as this account: told to its holder and to the auditors. Refused: an account that is locked or retired. */
export async function makeNewLink(tx: Tx, accountId: number, by: number, now: Date): Promise<string> {
  const account = await requireAccount(tx, accountId);
  if (account.state === 'locked' || account.state === 'retired') refuse(accountRefusals, 'account.state', saidState(account));
  await announce(tx, 'account.linked', { accountId, by }, now);
  return await makeLink(tx, accountId, now);
}

export async function keepOneAdministrator(tx: Tx, accountId: number, now: Date): Promise<void> {
  const posts = await postsOfAccounts(tx, [accountId]);
  if (posts.some(({ role }) => role === 'administrator') && (await otherAdministrators(tx, accountId, now)) === 0)
    refuse(accountRefusals, 'account.last-administrator', {});
}
