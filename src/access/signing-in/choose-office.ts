/** Of several offices that an officer holds, the one in which they go on: without signing out, under a token of its own. */
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { newToken, type SessionToken } from '../sessions.ts';
import { officesToday, replaceSession } from '../sign-in-store.ts';
import { signInRefusals } from './refusals.ts';
import { hashOfToken } from './sign-in.ts';

type Needs = { readonly tx: Tx; readonly now: Date };
type Chosen = { readonly accountId: number; readonly postId: number; readonly session: SessionToken };

/**
 * The session before ends, and the new one lasts no longer than it would have. Twice at once: one goes on, the other is refused. Refused:
 * an office that this account does not hold today; a session that has ended meanwhile.
 */
export async function chooseOffice({ tx, now }: Needs, { accountId, postId, session }: Chosen): Promise<SessionToken> {
  if (!(await officesToday(tx, accountId, now)).some((office) => office.postId === postId)) refuse(signInRefusals, 'office.not-held', { post: postId });
  const token = newToken();
  if (!(await replaceSession(tx, { before: hashOfToken(session), after: hashOfToken(token), postId }, now))) refuse(signInRefusals, 'session.unknown', {});
  return token;
}
