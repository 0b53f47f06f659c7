/**
 * Mobile points: a commune is served for some days by officers of several units. A member keeps the office of their own unit and holds
 * another at the point, which ends with the point and with the office that it rests on. Nobody heads a point: a chief serves as an officer.
 */
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Role, refuse, roleWords, type UnitId, unitParts } from '#values/index.ts';
import { postsOfAccounts } from '../account-store.ts';
import { insertPost } from '../insert-post.ts';
import { accountOfLogin } from '../office-store.ts';
import { endPointRow, insertPoint, lockPoint, memberOf, type PointRow } from '../point-store.ts';
import { requireStanding } from './keep-offices.ts';
import { accountRefusals } from './refusals.ts';

/** Days as counted in Việt Nam, both inclusive. */
export type NewPoint = { readonly name: string; readonly place: string; readonly unit: UnitId | null; readonly from: string; readonly to: string };

/** As what an officer of this office serves at a point; offices that are not here do not. */
const servesAs: { readonly [role in Role]?: Role } = {
  'commune-police': 'commune-police',
  'commune-police-chief': 'commune-police',
  'civil-status-officer': 'civil-status-officer',
  'committee-chairman': 'civil-status-officer',
  vaccinator: 'vaccinator',
};

const longestDays = 92;

/** Refused: no commune, or one that is not there in all that time; days that run backwards; more than three months. */
export async function openPoint(tx: Tx, { name, place, unit, from, to }: NewPoint, by: number): Promise<number> {
  if (unit === null || unitParts(unit).level !== 'commune' || unitCatalogue().unit(unit) === undefined) return refuse(accountRefusals, 'point.unit', {});
  if (to < from) refuse(accountRefusals, 'office.dates', { from, to });
  if (daysBetween(from, to) >= longestDays) refuse(accountRefusals, 'point.too-long', { days: longestDays });
  requireStanding(unit, from, to);
  return await insertPoint(tx, { name, place, unit, from, to }, by);
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * From then on the officer may choose to work there. Refused: no such point; an account that holds no office on a day of the point, or
 * none that serves at points; a member already. Twice at once: once.
 */
export async function addMember(
  tx: Tx,
  { pointId, login, by }: { readonly pointId: number; readonly login: string; readonly by: number },
  now: Date,
): Promise<number> {
  const point = await requirePoint(tx, pointId);
  const accountId = (await accountOfLogin(tx, login)) ?? refuse(accountRefusals, 'point.login', { login });
  if (await memberOf(tx, pointId, accountId, now)) refuse(accountRefusals, 'point.member', { point: point.name });
  const own = (await postsOfAccounts(tx, [accountId])).filter((post) => post.pointId === null && post.from <= point.to && (post.to ?? point.to) >= point.from);
  const rests = own.find(({ role }) => servesAs[role] !== undefined);
  const role = rests && servesAs[rests.role];
  if (rests === undefined || role === undefined) {
    const roles = (Object.keys(servesAs) as Role[]).map((one) => roleWords[one]);
    return refuse(accountRefusals, 'point.no-office', { roles_vi: roles.map(({ vi }) => vi).join(', '), roles_en: roles.map(({ en }) => en).join(', ') });
  }
  const [, from] = [rests.from, point.from].sort() as [string, string];
  const [to] = [rests.to ?? point.to, point.to].sort() as [string, string];
  return await insertPost(tx, { accountId, role, unit: point.unit, from, to, openedBy: by, pointId, restsOn: rests.postId });
}

/** Sooner than was planned; offices there end with it. Refused: no such point; a day that is not sooner, or before its first. */
export async function endPoint(tx: Tx, pointId: number, to: string): Promise<void> {
  const point = await requirePoint(tx, pointId);
  if (to >= point.to) refuse(accountRefusals, 'office.ended', { to: point.to });
  if (to < point.from) refuse(accountRefusals, 'office.dates', { from: point.from, to });
  await endPointRow(tx, pointId, to);
}

async function requirePoint(tx: Tx, pointId: number): Promise<PointRow> {
  return (await lockPoint(tx, pointId)) ?? refuse(accountRefusals, 'point.unknown', { point: pointId });
}
