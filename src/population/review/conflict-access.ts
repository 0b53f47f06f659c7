/** Who may see a conflict, and who may move it: the checks before anything is read of it or done with it. */
import { type Actor, type NamedPurpose, type Officer, openedTo, requireOffice } from '#access/index.ts';
import { type ConflictItem, type LockedConflict, listConflicts, lockConflict } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { refuse, registrars, requireSeen } from '#values/index.ts';
import { lockPersons } from '../act-store.ts';
import { refuseConcerned } from '../proposals/propose-act.ts';
import type { Reader } from '../reach-store.ts';
import { refusals } from '../refusals.ts';
import { isConflictOpenTo } from '../review-store.ts';

export type ConflictNeeds = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  readonly purpose: NamedPurpose | null;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

export const readerOf = ({ actor, purpose, now }: Pick<ConflictNeeds, 'actor' | 'purpose' | 'now'>): Reader => ({
  opened: openedTo(actor, purpose?.purpose ?? null),
  now,
});

/** Refused as unknown: one that is not there, and one that is nothing of the reader's. Whom it is about stands in the entry. */
export async function requireConflict(needs: ConflictNeeds, conflictId: number): Promise<ConflictItem> {
  const [item] = (await listConflicts(needs.tx, { conflictId, limit: 1 })).items;
  const isOpen = await isConflictOpenTo(needs.tx, conflictId, readerOf(needs));
  needs.see([...new Set((item?.parties ?? []).map(({ personId }) => personId))]);
  return item && isOpen ? item : refuse(refusals, 'conflict.unknown', { conflict: conflictId });
}

export type ChangeNeeds = ConflictNeeds & { readonly seen: string };

/** Locked until commit. Refused: unknown to this officer, changed since it was seen, about the officer or somebody of their household. */
export async function lockForChange(needs: ChangeNeeds, conflictId: number): Promise<{ readonly conflict: LockedConflict; readonly officer: Officer }> {
  const officer = officerOf(needs.actor);
  const persons = personsIn(await requireConflict(needs, conflictId));
  await lockPersons(needs.tx, persons); // archives before conflicts, as acts lock them
  const conflict = (await lockConflict(needs.tx, conflictId)) as LockedConflict;
  requireSeen(needs.seen, conflict.version);
  await refuseConcerned(needs.tx, officer, persons);
  return { conflict, officer };
}

export function officerOf(actor: Actor): Officer {
  requireOffice(actor, registrars);
  return actor as Officer;
}

export const personsIn = ({ parties }: Pick<LockedConflict, 'parties'>): number[] => [...new Set(parties.map(({ personId }) => personId))];
