/** Officers and persons who are signed in, for tests: the account, the office and the session as the register keeps them. */
import { insertAccount, insertPost, openSession, type SessionToken } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';

/** Phường Mai Động. */
export const maiDong = unitId('commune', '00310', 0);

export type SignedIn = {
  readonly token: SessionToken;
  readonly accountId: number;
  readonly humanId: number;
  readonly login: string;
  readonly headers: { readonly authorization: string };
};

let made = 0;

/** A new account in this office from long ago; `personId` makes it that person's, so that two accounts may be of one human. */
export async function signInAs(
  db: Database,
  role: Role,
  { unit = maiDong, personId = null, now = new Date() }: { unit?: UnitId | null; personId?: number | null; now?: Date } = {},
): Promise<SignedIn> {
  return await inTransaction(db, async (tx) => {
    const login = `${role}-${++made}`;
    const { accountId, humanId } = await insertAccount(tx, { login, fullName: login, personId, state: 'active', openedBy: null }, now);
    const postId = await insertPost(tx, { accountId, role, unit, from: '2020-01-01', to: null, openedBy: null });
    const token = await openSession(tx, { kind: 'officer', accountId, postId }, now);
    return { token, accountId, humanId, login, headers: { authorization: `Bearer ${token}` } };
  });
}

export async function signInPerson(db: Database, personId: number, level: 1 | 2 = 2, now = new Date()): Promise<{ readonly authorization: string }> {
  const token = await inTransaction(db, (tx) => openSession(tx, { kind: 'citizen', personId, level }, now));
  return { authorization: `Bearer ${token}` };
}
