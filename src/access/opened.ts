/** How much of the register a right opens to its holder, as statements compare it with a person's unit and key. */
import type { ReaderSettings } from '#database/index.ts';
import { scopeOf, type UnitId } from '#values/index.ts';
import type { Actor } from './actor.ts';
import type { PurposeCode } from './purposes.ts';
import { reachOf } from './reach.ts';

export type Opened = {
  /** Everybody but those under a seal. */
  readonly country: boolean;
  /** Who lives in these units; empty for the country. */
  readonly units: readonly UnitId[];
  /** To whom persons who are present are opened, and seals for a named group; null for nobody. */
  readonly accountId: number | null;
  /** The reader's own archive, which no seal hides from them. */
  readonly personId: number | null;
  /** Seals do not hold for whoever has the register's folder itself. */
  readonly sealedToo: boolean;
};

/** An emergency opens the country for the one look that names it; its sentence goes to the head of the unit. */
export function openedTo(actor: Actor, purpose: PurposeCode | null): Opened {
  const shut = { country: false, units: [], accountId: null, personId: null, sealedToo: false };
  if (actor.kind === 'machine') return { ...shut, country: true, sealedToo: true };
  if (actor.kind === 'citizen') return { ...shut, personId: actor.personId };
  if (actor.kind === 'nobody' || actor.role === 'administrator') return shut;
  const reach = reachOf(actor);
  const country = reach.all || purpose === 'emergency';
  return { ...shut, country, units: country || reach.all ? [] : [...reach.units], accountId: actor.accountId };
}

/**
 * The same right as the row policies ask for it. Null for who is no reader: nobody yet, or whoever has the register's folder; what they
 * are answered is not held by a policy.
 */
export function readerOf(actor: Actor, purpose: PurposeCode | null, now: Date): ReaderSettings | null {
  if (actor.kind === 'nobody' || actor.kind === 'machine') return null;
  if (actor.kind === 'citizen') return { person: actor.personId, now };
  const { country, accountId } = openedTo(actor, purpose);
  const unit = scopeOf(actor.role) === 'unit' && !country ? (actor.unit ?? undefined) : undefined;
  return { account: accountId ?? undefined, unit, country, now };
}
