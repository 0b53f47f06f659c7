/** Puts an archive under a seal, so that nobody outside a named group finds it, and ends a seal. */
import type { Tx } from '#database/index.ts';
import type { Words } from '#values/index.ts';
import { insertSeal, lockSeal, markLifted, type StandingSeal } from './seal-store.ts';

/** Why an archive may be sealed. */
export const sealKinds = {
  court: { vi: 'Theo bản án, quyết định của toà án', en: 'By a judgment or decision of a court' },
  'protected-person': { vi: 'Người được bảo vệ', en: 'A protected person' },
  adoption: { vi: 'Nuôi con nuôi', en: 'An adoption' },
} as const satisfies { readonly [kind: string]: Words };

export type SealKind = keyof typeof sealKinds;
export const sealKindNames = Object.keys(sealKinds) as [SealKind, ...SealKind[]];

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
