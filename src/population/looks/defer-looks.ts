/** Orders by which a person sees the looks of one body only after a day; entered by one officer, approved by another. */
import { type NamedPurpose, type Officer, openedTo } from '#access/index.ts';
import { approveDeferral, type DeferralsNow, deferralsNow, insertDeferral, lockDeferral, waitingDeferrals } from '#audit/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { throughReform } from '#geography/index.ts';
import { type Language, type Role, refuse, type UnitId } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { personTokens } from '../person-token.ts';
import { refuseConcerned } from '../proposals/propose-act.ts';
import { openAmong } from '../reach-store.ts';
import { isoDay } from '../version-row.ts';
import { wordsOfBody } from './list-looks.ts';
import { refusals } from './refusals.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly language: Language;
  readonly actor: Officer;
  readonly purpose: NamedPurpose | null;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

export type DeferralAsked = {
  readonly orderNo: string;
  readonly personId: string;
  readonly role: Role;
  readonly unit: number | null;
  readonly from: string;
  readonly until: string;
};

/** The longest that one order may hide something; then another order says so again. An assumption of ours: no law names it. */
const longestDays = 366;

const inDays = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * The entry in the log names the order and not the person: else the person would read of it. Refused: a person that is not open to who
 * asks, one's own archive or that of one's household, a day that is over or too far, an order that is there already.
 */
export async function proposeDeferral(
  { tx, dataDir, now, actor, purpose, see }: Needs,
  { orderNo, personId, role, unit, from, until }: DeferralAsked,
): Promise<{ readonly id: number }> {
  see([], [`deferral ${orderNo}`]);
  const person = personTokens(dataDir).personOf(personId);
  const open = await openAmong(tx, [person], { opened: openedTo(actor, purpose?.purpose ?? null), now });
  if (open.length === 0) refuse(refusals, 'person.unknown', { person: personId });
  await refuseConcerned(tx, actor, [person]);
  const today = isoDay(dayOfMoment(now));
  if (until < today || until < from || inDays(until) - inDays(today) > longestDays) refuse(refusals, 'deferral.days', { until, most: longestDays });
  const [body = '', ...also] = unit === null ? [`${role}@`] : throughReform(unit as UnitId).map((one) => `${role}@${one}`);
  const order = { orderNo, personId: person, body, also, looksFrom: new Date(`${from}T00:00:00+07:00`), hiddenUntil: until };
  return { id: (await insertDeferral(tx, order, actor, now)) ?? refuse(refusals, 'deferral.order-known', { order: orderNo }) };
}

/** Refused: an order that is not there or approved already; by the human who entered it, under any account; for one's own archive or household's. */
export async function approveOrder({ tx, now, actor, see }: Needs, id: number): Promise<{ readonly id: number }> {
  const order = (await lockDeferral(tx, id)) ?? refuse(refusals, 'deferral.unknown', { id });
  see([], [`deferral ${order.orderNo}`]);
  if (order.approvedAt !== null) refuse(refusals, 'deferral.approved', { order: order.orderNo });
  if (order.proposedHuman === actor.humanId) refuse(refusals, 'deferral.four-eyes', {});
  await refuseConcerned(tx, actor, [order.personId]);
  await approveDeferral(tx, id, actor, now);
  return { id };
}

export async function listWaitingOrders({ tx, dataDir, language, see }: Needs) {
  const orders = await asRegister(tx, () => waitingDeferrals(tx));
  see(
    [],
    orders.map(({ orderNo }) => `deferral ${orderNo}`),
  );
  return orders.map(({ id, orderNo, personId, body, looksFrom, hiddenUntil }) => ({
    id,
    orderNo,
    personId: personTokens(dataDir).tokenOf(personId),
    body: wordsOfBody(body)[language],
    from: isoDay(dayOfMoment(looksFrom)),
    until: hiddenUntil,
  }));
}

/** Told to anybody: of the whole country, of nobody in particular. */
export async function deferralsToday({ tx, now }: Pick<Needs, 'tx' | 'now'>): Promise<DeferralsNow> {
  return await asRegister(tx, () => deferralsNow(tx, isoDay(dayOfMoment(now))));
}
