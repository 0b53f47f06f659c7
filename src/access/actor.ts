/** Who acts: an officer in one office, a person about themself, or whoever has the program itself. */
import type { Looker } from '#audit/index.ts';
import type { Role, UnitId } from '#values/index.ts';

export type Officer = {
  readonly kind: 'officer';
  readonly accountId: number;
  /** Two accounts of one human are one pair of eyes. */
  readonly humanId: number;
  /** The officer in the register; null for one who is not in it. */
  readonly personId: number | null;
  readonly name: string;
  readonly role: Role;
  /** Null for an office of the whole country. */
  readonly unit: UnitId | null;
};

export type Citizen = { readonly kind: 'citizen'; readonly personId: number; readonly level: 1 | 2 };

/** `machine`: commands, run by whoever has the register's folder. */
export type Actor = Officer | Citizen | { readonly kind: 'machine' } | { readonly kind: 'nobody' };

export function lookerOf(actor: Actor): Looker {
  if (actor.kind !== 'officer') return actor;
  const { kind, accountId, humanId, role, unit } = actor;
  return { kind, accountId, humanId, role, unitId: unit };
}

/** How an officer stands in an act: account and name, as `intake.act` keeps it. */
export const signatureOf = ({ accountId, name }: Officer): string => `${name} (${accountId})`;

/** Of a route that only offices are let to. */
export function requireOfficer(actor: Actor): Officer {
  if (actor.kind !== 'officer') throw new Error('a route for officers was entered by somebody else');
  return actor;
}
