/** Puts an archive under a seal, so that nobody outside a named group finds it, and ends a seal. */
import type { Tx } from '#database/index.ts';
import type { SealKind } from './seal-kinds.ts';
import { insertSeal, lockSeal, markLifted, type StandingSeal } from './seal-store.ts';

export type Seal = {
  readonly personId: number;
  readonly kind: SealKind;
  /** Number of the order by which it is done. */
  readonly orderNo: string;
  /** Two officers, as they sign. */
  readonly sealedBy: readonly [string, string];
  /** Accounts for which the seal does not hold. */
  readonly readers: readonly number[];
};

/** Done once an order: false where it was done before. */
export const sealArchive = (tx: Tx, seal: Seal, now: Date): Promise<boolean> => insertSeal(tx, seal, now);

/** The seal as it stood; undefined where none stands under this number. Of two at once one ends it. */
export async function liftSeal(tx: Tx, sealId: number, liftedBy: readonly [string, string], now: Date): Promise<StandingSeal | undefined> {
  const seal = await lockSeal(tx, sealId, now);
  if (seal !== undefined) await markLifted(tx, seal, liftedBy, now);
  return seal;
}
