/** Draws for acts of officers: from the last counter of a stratum down, so that builds, which draw from the first one up, give the same numbers whatever acts did. */
import { leaseIfFree, type Tx, untilFree } from '#database/index.ts';
import { freeAmong, giveReady, lockTops, lyingReady, makeReady, storeTops } from './change-store.ts';
import { sixDigits, stratumSize } from './draw.ts';
import type { Numbering } from './number-persons.ts';

/**
 * Counters looked through at once: as many as the stratum has used already, between these. It reads all forms, and whoever else draws in
 * that stratum waits for it once nothing lies ready.
 */
const [atLeast, atMost] = [256, 4096];

/** One that lies ready; else some are made ready, by one client while the others of the stratum wait for its commit. Undefined where the stratum is empty. */
export async function giveFromTop(needs: Numbering, stratum: number, personId: number): Promise<number | undefined> {
  const { tx, key } = needs;
  for (;;) {
    const given = await giveLying(needs, stratum, personId);
    if (given !== undefined) return given;
    if (!(await leaseIfFree(tx, 'stratum', stratum))) await untilFree(tx, 'stratum', stratum);
    else if (!(await makeSomeReady(tx, key, stratum))) return undefined;
  }
}

/** False where no counter is left. Somebody else may have made some ready before the lease was taken: then there are more. */
async function makeSomeReady(tx: Tx, key: Uint8Array, stratum: number): Promise<boolean> {
  const used = (await lockTops(tx, [stratum])).get(stratum) ?? 0;
  if (used === stratumSize) return false;
  const count = Math.min(Math.max(used, atLeast), atMost, stratumSize - used);
  const counters = Uint32Array.from({ length: count }, (_, at) => stratumSize - 1 - used - at);
  const candidates = Array.from(sixDigits(key).permute(tweakOf(stratum), counters), (six) => stratum * stratumSize + six);
  await makeReady(tx, stratum, await freeAmong(tx, stratum, candidates));
  await storeTops(tx, new Map([[stratum, used + count]]));
  return true;
}

/** Of each stratum of a register some numbers that lay ready when this process looked. They may be gone since: the table says whose one is. */
const seenLying = new Map<string, number[]>();
const lookedAtOnce = 64;

/** Looks anew where what was seen is gone: taken by another process, or emptied by a build. */
async function giveLying({ tx, actId, key }: Numbering, stratum: number, personId: number): Promise<number | undefined> {
  const name = `${stratum} ${Buffer.from(key).toString('hex')}`;
  const seen = seenLying.get(name) ?? [];
  const one = seen.pop();
  if (one !== undefined && (await giveReady(tx, { number: one, actId, personId }))) return one;
  const lying = await lyingReady(tx, stratum, placeFor(actId), lookedAtOnce);
  for (let at = 0; at < lying.length; at++) {
    const number = lying[at] as number;
    if (!(await giveReady(tx, { number, actId, personId }))) continue;
    seenLying.set(name, lying.slice(at + 1));
    return number;
  }
  seenLying.delete(name);
  return undefined;
}

/** Where an act begins to look, so that two processes see different ones: 2^32 by the golden ratio leads acts that follow each other far apart. */
const placeFor = (actId: number): number => (Math.imul(actId, 2_654_435_769) >>> 0) % stratumSize;

/** Of numbers that lay ready and are looked through anew: their counters are used no more, so that no build costs a stratum what acts did not give. */
export async function returnToTop(tx: Tx, key: Uint8Array, numbers: readonly number[]): Promise<void> {
  const permutation = sixDigits(key);
  const byStratum = Map.groupBy(numbers, (number) => Math.floor(number / stratumSize));
  const tops = await lockTops(tx, [...byStratum.keys()]);
  for (const [stratum, lying] of byStratum) {
    const counters = permutation.undo(
      tweakOf(stratum),
      Uint32Array.from(lying, (number) => number % stratumSize),
    );
    const first = stratumSize - 1 - counters.reduce((highest, counter) => Math.max(highest, counter));
    tops.set(stratum, Math.min(tops.get(stratum) ?? 0, first));
  }
  await storeTops(tx, tops);
}

const tweakOf = (stratum: number): Buffer => Buffer.from(String(stratum).padStart(6, '0'));
