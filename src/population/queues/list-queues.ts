/** What waits for an officer today: the nearest limit first, then what has none. */
import type { Actor } from '#access/index.ts';
import { workingDaysLeft } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import type { Words } from '#values/index.ts';
import { approvals } from './approvals.ts';
import { conflicts, reviews } from './conflicts.ts';
import { corrections } from './corrections.ts';
import { divided } from './divided.ts';
import { events } from './events.ts';
import { findings } from './findings.ts';
import { oversight } from './oversight.ts';
import type { Queue, QueueSlug } from './queue.ts';
import { refused } from './refused.ts';
import { targets } from './targets.ts';

/** A new queue is a file beside these and a line here; queues without a limit keep this order. */
const queues: readonly Queue[] = [oversight, corrections, approvals, events, reviews, findings, conflicts, targets, divided, refused];

export type ListedQueue = {
  readonly slug: QueueSlug;
  readonly words: Words;
  readonly act: Words;
  readonly empty: Words;
  readonly count: number;
  readonly more: boolean;
  readonly next: Words | null;
  readonly rule: { readonly id: string; readonly count: number } | null;
  /** `workingDaysLeft`: 0 on the last day, below 0 when late. */
  readonly due: { readonly on: string; readonly workingDaysLeft: number } | null;
};

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Actor };

export async function listQueues({ tx, now, actor }: Needs): Promise<readonly ListedQueue[]> {
  if (actor.kind !== 'officer') return [];
  const listed: ListedQueue[] = [];
  for (const { slug, words, act, empty, roles, waiting } of queues) {
    if (!roles.includes(actor.role)) continue;
    const { count, more = false, next, rule = null, dueOn } = await waiting({ tx, now, actor });
    const due = count === 0 || dueOn === null ? null : { on: dueOn, workingDaysLeft: workingDaysLeft(now, dueOn) };
    listed.push({ slug, words, act, empty, count, more, next: count === 0 ? null : next, rule, due });
  }
  return listed.sort((a, b) => rank(a) - rank(b));
}

/** Empty ones last. */
const rank = ({ count, due }: ListedQueue): number => (count === 0 ? 2_000 : (due?.workingDaysLeft ?? 1_000));
