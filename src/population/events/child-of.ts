/** Whose child a person of the register is, by what their archive tells of mother and father. */
import { nameKey } from '#values/index.ts';
import type { Child } from './event-store.ts';

type Stated = { readonly name: string | null; readonly number: string | null };
export const mothers = (child: Child): Stated => ({ name: child.motherName, number: child.motherNumber });
export const fathers = (child: Child): Stated => ({ name: child.fatherName, number: child.fatherNumber });

type Named = { readonly name: string | undefined; readonly number: string | undefined };

/** Undefined where one of the two does not tell that parent. */
export function isChildOf(child: Child, parentOf: typeof mothers, { name, number }: Named): boolean | undefined {
  const stated = parentOf(child);
  if (number !== undefined && stated.number !== null) return stated.number === number;
  return name === undefined || stated.name === null ? undefined : nameKey(stated.name) === nameKey(name);
}
