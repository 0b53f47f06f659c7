/** Puts an archive under a seal: from then on nobody outside a named group finds it. */
import type { Tx } from '#database/index.ts';
import { insertSeal } from './seal-store.ts';

export type Seal = {
  readonly personId: number;
  readonly kind: 'court' | 'protected-person' | 'adoption';
  /** Number of the order by which it is done. */
  readonly orderNo: string;
  /** Two officers, as they sign. */
  readonly sealedBy: readonly [string, string];
  /** Accounts for which the seal does not hold. */
  readonly readers: readonly number[];
};

/** Done once an order: false where it was done before. */
export const sealArchive = (tx: Tx, seal: Seal, now: Date): Promise<boolean> => insertSeal(tx, seal, now);
