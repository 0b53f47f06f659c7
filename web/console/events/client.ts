/** What the pages of the counter and of the books ask beside registering. */
import type { CheckedForm, EntryItem, EventItem, Page } from '../../shared/api.ts';
import { query, read, saidOf, send } from '../../shared/client.ts';

export const readEvents = (of: 'to-sign' | 'registered', cursor?: string) => read<Page<EventItem>>(`/v1/events${query({ of, cursor })}`);

export type EntriesSought = { readonly name?: string; readonly kind?: string; readonly book?: string; readonly number?: string; readonly year?: number };
const forCivilStatus = saidOf({ purpose: 'civil-event' });
export const findEntries = (sought: EntriesSought) => send<{ readonly items: readonly EntryItem[] }>('/v1/entries/search', sought, forCivilStatus);

/** `key`: the same entry sent twice waits once. */
export const proposeEntry = (typed: object, key: string) => send<{ readonly proposalId: number }>('/v1/entries', typed, { 'idempotency-key': key });

export type TypedName = { readonly kind: 'birth' | 'death'; readonly fullName: string; readonly [field: string]: string };
export const findLikely = (typed: TypedName) => send<Pick<CheckedForm, 'likely' | 'elsewhere'>>('/v1/entries/likely', typed);
