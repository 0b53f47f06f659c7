/** A new password for one who is signed in and knows the old one. */
import { asRegister } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { credentialsOf, endOtherSessions, loginOf, savePassword } from '../sign-in-store.ts';
import { hashPassword } from './password.ts';
import { signInRefusals } from './refusals.ts';
import { hashOfToken, requirePassword, type SignInNeeds } from './sign-in.ts';

type Change = { readonly password: string; readonly code: string; readonly newPassword: string };

/**
 * Every other session of the account ends: whoever had the old password may be in one of them. A session alone is not enough, since it
 * may be stolen: old password and code are asked, and tries are counted as at the door. Refused: an account without a password; as at
 * the door; a bad new one.
 */
export async function changePassword(needs: SignInNeeds, accountId: number, { newPassword, ...known }: Change): Promise<{ readonly ended: number }> {
  const { tx, now, caller } = needs;
  return await asRegister(tx, async () => {
    const login = await loginOf(tx, accountId);
    if (((await credentialsOf(tx, login))?.hash ?? null) === null) refuse(signInRefusals, 'password.none', {});
    const hash = await hashPassword(newPassword, login);
    await requirePassword(needs, { login, ...known });
    await savePassword(tx, accountId, hash, now);
    return { ended: await endOtherSessions(tx, accountId, hashOfToken(caller.session ?? ''), now) };
  });
}
