/** What the board asks of the interface. */
import type { Board, Page, Target } from '../../shared/api.ts';
import { query, read, saidOf, send, type Why } from '../../shared/client.ts';

export const readBoard = (unit: number) => read<Board>(unit === 0 ? '/v1/board' : `/v1/board?parent=${unit}`);
/** Those of a unit (0: the country) and of the units right below it. */
export const readTargets = (unit: number, cursor: string) => read<Page<Target>>(`/v1/cleaning-targets${query({ unit: String(unit), cursor })}`);

export type TargetAsked = {
  readonly units: readonly number[];
  readonly measure?: string;
  readonly rule?: string;
  readonly share?: number;
  readonly left?: number;
  readonly dueOn: string;
  readonly reason: string;
};
/** `key` is the same where the same is sent again. */
export const setTarget = (asked: TargetAsked, key: string) =>
  send<{ readonly targetIds: readonly number[] }>('/v1/cleaning-targets', asked, { 'idempotency-key': key });
export const withdrawTarget = (targetId: number) =>
  send<{ readonly targetId: number }>(`/v1/cleaning-targets/${targetId}/withdraw`, {}, { 'idempotency-key': crypto.randomUUID() });
/** `key` is the same where the same is sent again. */
export const confirmPerson = (personId: string, paper: string, why: Why, key: string) =>
  send<{ readonly confirmedOn: string }>(`/v1/persons/${encodeURIComponent(personId)}/confirmation`, { paper }, { ...saidOf(why), 'idempotency-key': key });
