/** What the serving program does by itself: what rooms hold in their `jobs.ts`, and what only all of them together give. */
import { timers as cleaning } from '#cleaning/jobs.ts';
import { workingDaysAfter } from '#conflicts/index.ts';
import { deadlines as conflicts } from '#conflicts/jobs.ts';
import type { Listener, Timer } from '#database/index.ts';
import { timers as documents } from '#documents/jobs.ts';
import { carryMessages, type Deadline, keepInOutbox, remindDeadlines } from '#notices/index.ts';
import { listeners as heardByNotices } from '#notices/jobs.ts';
import { listeners as heardByPopulation, deadlines as population, timers as timersOfPopulation } from '#population/jobs.ts';

export const listeners: readonly Listener[] = [...heardByNotices, ...heardByPopulation];

/** All that has an owner and a day. */
const deadlines: readonly Deadline[] = [...conflicts, ...population];

/** Working days before its day on which an owner is reminded of a thing. */
const remindBefore = 2;

export const timers: readonly Timer[] = [
  ...documents,
  ...cleaning,
  ...timersOfPopulation,
  { name: 'notices.remind', every: 'day', run: (needs) => remindDeadlines(needs, deadlines, workingDaysAfter(needs.now, remindBefore)) },
  { name: 'notices.carry', every: 'minute', run: ({ tx, now }) => carryMessages(tx, keepInOutbox, now) },
];
