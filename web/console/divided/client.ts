/** What the page of divided communes asks. */
import type { DividedList, PlacedReply, PlacingPreview } from '../../shared/api.ts';
import { query, read, send } from '../../shared/client.ts';

export type Placing = { readonly unit: number; readonly to: number; readonly persons?: readonly string[]; readonly q?: string };
export const readDivided = (asked: { readonly unit?: string | undefined; readonly q?: string | undefined; readonly cursor?: string | undefined }) =>
  read<DividedList>(`/v1/divided${query(asked)}`);
export const previewPlacing = (placing: Placing) => send<PlacingPreview>('/v1/divided/preview', placing);
/** `key`: the same choice sent twice is one. */
export const decidePlacing = (placing: Placing, expected: number, key: string) =>
  send<PlacedReply>('/v1/divided/decision', { ...placing, expected }, { 'idempotency-key': key });
