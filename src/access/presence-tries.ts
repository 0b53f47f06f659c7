/**
 * How often it may be guessed who stands at a counter: misses are counted in the register, for all processes together, by officer and by
 * the number that was asked for, held by somebody or not. After some of them each next try waits twice as long; at a hundred in a day it
 * stops.
 */
import { createHash } from 'node:crypto';
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';
import { type Counted, forgetFailures, lockCounters, readCounters, saveFailure, takeBackFailure } from './sign-in-store.ts';
import { nextFailure } from './signing-in/count-failures.ts';

export type PresenceTry = {
  readonly accountId: number;
  /** The number as it was asked for; null of a name, which many bear. */
  readonly number: string | null;
};

/** Misses of an officer in a day before the next try has to wait: of a day's visitors some mishear. */
const freeOfOfficer = 10;
/** Of one number, by all officers together: 365 days are left to guess where sex and year are known. */
const freeOfNumber = 5;

const ofOfficer = ({ accountId }: PresenceTry): string => `present:${accountId}`;
const ofNumber = ({ number }: PresenceTry): readonly string[] => (number === null ? [] : [`asked:${createHash('sha256').update(number).digest('hex')}`]);

/** Misses of one officer: how many in how long. */
export type Misses = { readonly count: number; readonly since: Date };

/**
 * Counts the try as missed before it is judged, so that many at once count as many; `forgetPresenceTry` takes it back. Refused: too many
 * so far, or another try of the same officer or number is being judged.
 */
export async function countPresenceTry(tx: Tx, tried: PresenceTry, now: Date): Promise<Misses> {
  const counters = [ofOfficer(tried), ...ofNumber(tried)];
  if (!(await lockCounters(tx, counters))) refuse(refusals, 'presence.wait', { seconds: 1 });
  const kept = new Map((await readCounters(tx, counters)).map((row) => [row.what, row]));
  const waits = Math.max(0, ...[...kept.values()].map(({ nextAt }) => nextAt.getTime() - now.getTime()));
  if (waits > 0) refuse(refusals, 'presence.wait', { seconds: Math.ceil(waits / 1000) });
  const officer = nextFailure(ofOfficer(tried), kept.get(ofOfficer(tried)), now, freeOfOfficer);
  const numbers = ofNumber(tried).map((what): Counted => nextFailure(what, kept.get(what), now, freeOfNumber));
  for (const one of [officer, ...numbers]) await saveFailure(tx, one);
  return { count: officer.failures, since: officer.countedFrom };
}

/** Who was found was no guess; what the officer missed before stays. */
export async function forgetPresenceTry(tx: Tx, tried: PresenceTry): Promise<void> {
  await takeBackFailure(tx, ofOfficer(tried));
  for (const what of ofNumber(tried)) await forgetFailures(tx, what);
}
