/** Accounts of somebody who died sign nobody in any more: they are locked, and their sessions end. */
import type { Tx } from '#database/index.ts';
import { lockAccountsOfPersons } from './account-store.ts';
import { endSessionsOfAll } from './sign-in-store.ts';

/** The last administrator too: a session of the dead is worse than a register that its owner has to open an account in. */
export async function lockAccountsOf(tx: Tx, persons: readonly number[], now: Date): Promise<void> {
  const accounts = await lockAccountsOfPersons(tx, persons);
  await endSessionsOfAll(tx, { accounts, persons }, now);
}
