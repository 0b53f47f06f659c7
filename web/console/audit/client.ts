/** What the pages of the log ask of the interface. */
import type { DeferredNow, LogState, NotableLook, Page, WaitingOrder } from '../../shared/api.ts';
import { read, send } from '../../shared/client.ts';

const paged = (cursor: string): string => (cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`);

export const readLog = () => read<LogState>('/v1/audit/log');
export const readEmergencies = (cursor: string) => read<Page<NotableLook>>(`/v1/audit/emergencies${paged(cursor)}`);
export const readSamples = (cursor: string) => read<Page<NotableLook>>(`/v1/audit/samples${paged(cursor)}`);
export const readDeferred = () => read<DeferredNow>('/audit/deferred');
export const readOrders = () => read<{ readonly items: readonly WaitingOrder[] }>('/v1/audit/deferrals');

const once = (key: string) => ({ 'idempotency-key': key });
export const reviewLook = (found: { readonly entry: string; readonly justified: boolean; readonly note?: string }) =>
  send<{ readonly entry: string }>('/v1/audit/reviews', found, once(crypto.randomUUID()));
export type OrderAsked = {
  readonly orderNo: string;
  readonly personId: string;
  readonly role: string;
  readonly unit: number | null;
  readonly from: string;
  readonly until: string;
};
/** `key` is the same where the same is sent again. */
export const proposeOrder = (order: OrderAsked, key: string) => send<{ readonly id: number }>('/v1/audit/deferrals', order, once(key));
export const approveOrder = (id: number) => send<{ readonly id: number }>(`/v1/audit/deferrals/${id}/approval`, {}, once(crypto.randomUUID()));
