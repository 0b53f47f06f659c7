/**
 * How often it may be tried: failures are counted in the register, for all processes together, by login and by origin. After five of a
 * login each next try waits twice as long; at a hundred in a day it stops. A device that has signed in before is counted by itself:
 * a stranger who guesses cannot lock its holder out.
 */
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { type Counted, forgetFailures, lockCounters, readCounters, saveFailure, takeBackFailure } from '../sign-in-store.ts';
import { signInRefusals } from './refusals.ts';

const most = 100;
const dayMs = 86_400_000;
/** Failures of a login before its next try has to wait. */
const free = 5;
const longestWaitS = 900;

export type Tried = {
  readonly login: string;
  readonly origin: string /** Hash of a device that this account has signed in from. */;
  readonly device: string | null;
};

const countersOf = ({ login, origin, device }: Tried): readonly string[] => (device === null ? [`login:${login}`, `origin:${origin}`] : [`device:${device}`]);

/**
 * Counts the try as failed before it is judged, so that many at once count as many; `forget` takes it back. Refused: too many so far, or
 * another try of the same login or origin is being judged.
 */
export async function countTry(tx: Tx, tried: Tried, now: Date): Promise<void> {
  const counters = countersOf(tried);
  if (!(await lockCounters(tx, counters))) refuse(signInRefusals, 'sign-in.wait', { seconds: 1 });
  const kept = new Map((await readCounters(tx, counters)).map((row) => [row.what, row]));
  const waits = Math.max(0, ...[...kept.values()].map(({ nextAt }) => nextAt.getTime() - now.getTime()));
  if (waits > 0) refuse(signInRefusals, 'sign-in.wait', { seconds: Math.ceil(waits / 1000) });
  for (const what of counters) await saveFailure(tx, nextFailure(what, kept.get(what), now, what.startsWith('origin:') ? most : free));
}

/** Whoever comes in has not failed; what others have failed from the same origin stays. */
export async function forgetTry(tx: Tx, { login, origin, device }: Tried): Promise<void> {
  await forgetFailures(tx, device === null ? `login:${login}` : `device:${device}`);
  if (device === null) await takeBackFailure(tx, `origin:${origin}`);
}

/** One failure more: after `free` of a day each next try waits twice as long. */
export function nextFailure(what: string, kept: Counted | undefined, now: Date, free: number): Counted {
  const isOver = kept === undefined || now.getTime() - kept.countedFrom.getTime() >= dayMs;
  const [countedFrom, failures] = isOver ? [now, 1] : [kept.countedFrom, kept.failures + 1];
  const waitS =
    failures >= most ? (countedFrom.getTime() + dayMs - now.getTime()) / 1000 : failures >= free ? Math.min(longestWaitS, 2 ** (failures - free)) : 0;
  return { what, countedFrom, failures, nextAt: new Date(now.getTime() + waitS * 1000) };
}
