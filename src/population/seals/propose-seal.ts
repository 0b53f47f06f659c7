/** The first pair of eyes on a seal: an order is written down for an archive, or its end; a second officer decides. */
import { isSealedBy, openAccounts, requireOfficer, type SealKind, sealsOpenTo } from '#access/index.ts';
import { refuse } from '#values/index.ts';
import { personTokens } from '../person-token.ts';
import { proposeAct } from '../proposals/propose-act.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { refusals } from './refusals.ts';

type Said = { readonly reason: string; readonly evidence?: readonly string[] | undefined };

export type SealOrder = Said & {
  readonly kind: SealKind;
  readonly orderNo: string;
  /** Logins of whom the order names, beside the two who seal. */
  readonly group: readonly string[];
};

/** Refused: an archive out of reach; an order that has sealed it already; a login of nobody. */
export async function proposeSeal(
  needs: ReachNeeds,
  token: string,
  { kind, orderNo, group: named, reason, evidence = [] }: SealOrder,
): Promise<{ readonly proposalId: number }> {
  const { tx } = needs;
  const personId = personTokens(needs.dataDir).personOf(token);
  await requireWithinReach(needs, [personId], token);
  if (await isSealedBy(tx, personId, orderNo)) refuse(refusals, 'seal.order-used', { order: orderNo });
  const logins = [...new Set(named.map((login) => login.trim().toLowerCase()))];
  const group = await openAccounts(tx, logins);
  const unknown = logins.filter((login) => !group.some((account) => account.login === login));
  if (unknown.length > 0) refuse(refusals, 'seal.group', { logins: unknown.join(', ') });
  const payload = { personId, kind, orderNo, group, by: requireOfficer(needs.actor).accountId };
  return await proposeAct(needs, { kind: 'seal', payload, subjects: [personId], reason, evidence });
}

/** Refused as unknown: a seal whose group the officer is not of, one that has ended. */
export async function proposeUnseal(needs: ReachNeeds, sealId: number, { reason, evidence = [] }: Said): Promise<{ readonly proposalId: number }> {
  const seals = await sealsOpenTo(needs.tx, requireOfficer(needs.actor).accountId, needs.now);
  const { personId, orderNo } = seals.find((seal) => seal.sealId === sealId) ?? refuse(refusals, 'seal.unknown', { seal: sealId });
  await requireWithinReach(needs, [personId]);
  return await proposeAct(needs, { kind: 'unseal', payload: { sealId, orderNo }, subjects: [personId], reason, evidence });
}
