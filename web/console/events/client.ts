/** What the pages of the counter ask beside registering. */
import type { EventItem, Page } from '../../shared/api.ts';
import { query, read } from '../../shared/client.ts';

export const readEvents = (of: 'to-sign' | 'registered', cursor?: string) => read<Page<EventItem>>(`/v1/events${query({ of, cursor })}`);
