/** Work that waits for an office, as a record: its words, for whom it is, and what of it waits now. */
import type { z } from 'zod';
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import type { Role, Words } from '#values/index.ts';
import type { queue } from '../route-shapes.ts';

export type QueueSlug = z.output<typeof queue>['slug'];
export type QueueNeeds = { readonly tx: Tx; readonly now: Date; readonly actor: Officer };

export type Waiting = {
  readonly count: number;
  /** Whether there are more than were counted. */
  readonly more?: boolean;
  /** The next of them, without naming anybody: a home page is no look at a person. Null where nothing can be said of it. */
  readonly next: Words | null;
  /** The cleaning rule that most of them are of, where rules found them. */
  readonly rule?: { readonly id: string; readonly count: number } | null;
  /** ISO day by which the most urgent is to be done; null without a limit. */
  readonly dueOn: string | null;
};

export type Queue = {
  readonly slug: QueueSlug;
  readonly words: Words;
  /** The one quick action. */
  readonly act: Words;
  /** What an empty queue says: when new work comes. */
  readonly empty: Words;
  readonly roles: readonly Role[];
  waiting(needs: QueueNeeds): Promise<Waiting>;
};
