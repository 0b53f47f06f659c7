/** Opens an account for an officer who is told by number and date of birth, so that two accounts of one human are known to be. */
import { type Actor, openAccount, requireOfficer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { readIsoDate, refuse } from '#values/index.ts';
import { holderOfNumber, personRows } from './person-store.ts';
import { refusals } from './refusals.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Actor };
type Asked = {
  readonly login: string;
  readonly fullName: string;
  readonly holder: { readonly personNumber: string; readonly dateOfBirth: string } | null;
};

/** Nothing of the person is answered. Refused: number and date do not name one person; the login is taken. */
export async function openAccountFor(
  { tx, now, actor }: Needs,
  { login, fullName, holder }: Asked,
): Promise<{ readonly accountId: number; readonly humanId: number; readonly link: string }> {
  const personId = holder === null ? null : await holderOf(tx, holder);
  return await openAccount(tx, { login, fullName, personId }, { by: requireOfficer(actor).accountId, now });
}

async function holderOf(tx: Tx, { personNumber, dateOfBirth }: NonNullable<Asked['holder']>): Promise<number> {
  const found = await holderOfNumber(tx, Number(personNumber));
  const [row] = await personRows(tx, found === undefined ? [] : [found]);
  if (row === undefined || row.dateOfBirth !== readIsoDate(dateOfBirth) || row.state !== 'alive') return refuse(refusals, 'account.holder-unknown', {});
  return row.personId;
}
