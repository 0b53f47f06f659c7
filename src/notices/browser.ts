/** Door for pages: what the interface answers of notices and of the outbox. */
import type { z } from 'zod';
import type { notice, outboxMessage } from './route-shapes.ts';

export type NoticeTold = z.output<typeof notice>;
export type OutboxMessage = z.output<typeof outboxMessage>;
