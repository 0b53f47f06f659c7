/** Gives and ends offices: role, unit and dates; from the day after its last one, whoever held it is refused. */
import { announce, type Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Role, readIsoDate, refuse, roleWords, scopeOf, type UnitId, unitParts } from '#values/index.ts';
import { endPost, postsOfAccounts } from '../account-store.ts';
import type { Officer } from '../actor.ts';
import { insertPost } from '../insert-post.ts';
import { keepOneAdministrator, requireAccount } from './keep-accounts.ts';
import { accountRefusals } from './refusals.ts';

/** Days as counted in Việt Nam, both inclusive. */
export type NewOffice = { readonly role: Role; readonly unit: UnitId | null; readonly from: string; readonly to: string | null };

const levelsOf = (role: Role): readonly string[] => (role === 'provincial-police' || role === 'health-investigator' ? ['province', 'district'] : ['commune']);

/**
 * Told to whoever holds it and to the auditors. Refused: an office for oneself, under any account; a unit where there is none or the wrong
 * level, days that run backwards, a unit that is not there in all that time.
 */
export async function giveOffice(tx: Tx, accountId: number, { role, unit, from, to }: NewOffice, by: Officer, now: Date): Promise<number> {
  const account = await requireAccount(tx, accountId);
  if (account.humanId === by.humanId) refuse(accountRefusals, 'office.oneself', {});
  requireUnit(role, unit);
  if (to !== null && to < from) refuse(accountRefusals, 'office.dates', { from, to });
  requireStanding(unit, from, to);
  const postId = await insertPost(tx, { accountId: account.accountId, role, unit, from, to, openedBy: by.accountId });
  await announce(tx, 'office.given', { accountId, postId, by: by.accountId }, now);
  return postId;
}

function requireUnit(role: Role, unit: UnitId | null): void {
  const ofUnit = scopeOf(role) === 'unit';
  const fits = ofUnit ? unit !== null && levelsOf(role).includes(unitParts(unit).level) && unitCatalogue().unit(unit) !== undefined : unit === null;
  if (fits) return;
  const needs = !ofUnit
    ? { vi: 'không có đơn vị', en: 'no unit' }
    : levelsOf(role)[0] === 'province'
      ? { vi: 'một tỉnh', en: 'a province' }
      : { vi: 'một xã', en: 'a commune' };
  refuse(accountRefusals, 'office.unit', { role_vi: roleWords[role].vi, role_en: roleWords[role].en, needs_vi: needs.vi, needs_en: needs.en });
}

/** An office in a unit that the reform ended runs until its last day at most; the next one is of the successor. */
export function requireStanding(unit: UnitId | null, from: string, to: string | null): void {
  if (unit === null) return;
  const { validFrom, validTo, name } = unitCatalogue().unit(unit) as { validFrom: number; validTo: number | undefined; name: string };
  const [first, last] = [readIsoDate(from) as number, to === null ? 99_999_999 : (readIsoDate(to) as number)];
  if (first < validFrom || (validTo !== undefined && last > validTo)) refuse(accountRefusals, 'office.not-that-day', { unit: name, from, to: to ?? '…' });
}

/** Refused: no such office of this account, one that ends already, a day before it began, the last administrator. */
export async function endOffice(
  tx: Tx,
  { accountId, postId, to }: { readonly accountId: number; readonly postId: number; readonly to: string },
  now: Date,
): Promise<void> {
  await requireAccount(tx, accountId);
  const post = (await postsOfAccounts(tx, [accountId])).find((one) => one.postId === postId) ?? refuse(accountRefusals, 'office.unknown', { post: postId });
  if (post.to !== null && post.to <= to) refuse(accountRefusals, 'office.ended', { to: post.to });
  if (to < post.from) refuse(accountRefusals, 'office.dates', { from: post.from, to });
  if (post.role === 'administrator') await keepOneAdministrator(tx, accountId, now);
  await endPost(tx, postId, to);
}
