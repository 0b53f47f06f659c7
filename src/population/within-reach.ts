/** Whether the archives that a request names are open to who asks: the one check before any of them is read or changed. */
import { type Actor, type NamedPurpose, openedTo } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { personTokens } from './person-token.ts';
import { openAmong } from './reach-store.ts';
import { refusals } from './refusals.ts';

export type ReachNeeds = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  /** Null of a route that names none: then no emergency opens anything. */
  readonly purpose: NamedPurpose | null;
  see(persons: readonly number[], fields?: readonly string[], sought?: readonly number[]): void;
};

/**
 * Refused as unknown, in words, status and time alike: who is not in the register, who lives outside the reader's units, of no known
 * unit (open to the country's offices only) or under a seal. Open are those of the reader's units; somebody who was found present, for
 * half an hour; the country, for a look that names an emergency; oneself. Whoever was asked for stands in the entry, also of a refusal.
 * `asked` is the text by which the reader named the person, where it is not the token.
 */
export async function requireWithinReach({ tx, dataDir, now, actor, purpose, see }: ReachNeeds, persons: readonly number[], asked?: string): Promise<void> {
  see(persons);
  const open = new Set(await openAmong(tx, persons, { opened: openedTo(actor, purpose?.purpose ?? null), now }));
  const closed = persons.find((person) => !open.has(person));
  if (closed !== undefined) refuse(refusals, 'person.unknown', { person: asked ?? personTokens(dataDir).tokenOf(closed) });
}
