/** What must hold in any register at any moment, read from the register itself. */
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import type { Words } from '#values/index.ts';
import { breachesOf, invariants } from './invariant-store.ts';

/** `found`: how many breaches, with the keys of the first five; null where it holds. */
export type CheckedInvariant = {
  readonly name: string;
  readonly words: Words;
  readonly ok: boolean;
  readonly found: { readonly count: number; readonly first: readonly string[] } | null;
};

export async function checkInvariants(db: Database): Promise<{ readonly ok: boolean; readonly checks: readonly CheckedInvariant[] }> {
  const checks = await inTransaction(db, checkIn);
  return { ok: checks.every(({ ok }) => ok), checks };
}

/** The same inside of a transaction. */
export async function checkIn(tx: Tx): Promise<CheckedInvariant[]> {
  const checked: CheckedInvariant[] = [];
  for (const invariant of invariants) {
    const found = await breachesOf(tx, invariant);
    checked.push({ name: invariant.name, words: { vi: invariant.vi, en: invariant.en }, ok: found.count === 0, found: found.count === 0 ? null : found });
  }
  return checked;
}
