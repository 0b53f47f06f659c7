/** Takes a passkey of one's own away, as long as another way to sign in is left. */
import { asRegister, type Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { deletePasskey, hasPassword, lockAccount, passkeysOf } from '../sign-in-store.ts';
import { signInRefusals } from './refusals.ts';

/** Two at once take the last two away one after the other: the second is refused. Refused: none of one's own; the last way. */
export async function removePasskey(tx: Tx, accountId: number, passkeyId: string): Promise<void> {
  await lockAccount(tx, accountId);
  const others = (await passkeysOf(tx, accountId)).filter(({ credentialId, clonedAt }) => credentialId !== passkeyId && clonedAt === null);
  if (others.length === 0 && !(await asRegister(tx, () => hasPassword(tx, accountId)))) refuse(signInRefusals, 'passkey.last', {});
  if (!(await deletePasskey(tx, accountId, passkeyId))) refuse(signInRefusals, 'passkey.unknown', {});
}
