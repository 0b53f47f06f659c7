/** How much of the register a right opens to its holder, as statements compare it with a person's unit and key. */
import type { UnitId } from '#values/index.ts';
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
