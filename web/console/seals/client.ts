/** What the pages of sealed archives ask. */
import type { SealKind } from '#access/browser.ts';
import type { Seal } from '../../shared/api.ts';
import { read, send } from '../../shared/client.ts';

type Proposed = { readonly proposalId: number };
export type SealOrder = { readonly kind: SealKind; readonly orderNo: string; readonly group: readonly string[]; readonly reason: string };

export const readSeals = () => read<{ readonly items: readonly Seal[] }>('/v1/seals');
/** `key`: the same order sent twice is proposed once. */
export const proposeSeal = (personId: string, order: SealOrder, key: string) =>
  send<Proposed>(`/v1/persons/${encodeURIComponent(personId)}/seals`, order, { 'idempotency-key': key });
export const proposeUnseal = (id: number, reason: string, key: string) => send<Proposed>(`/v1/seals/${id}/end`, { reason }, { 'idempotency-key': key });
