/** Tells the head of the unit and the auditor of an officer who names persons as present again and again who are not found so. */
import type { Misses, Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import { civilStatus, communePolice, type Role } from '#values/index.ts';

/** A day's slips of the tongue are fewer. */
const many = 10;

/** Once a day of each officer: at the tenth miss. */
export async function tellMisses(
  { tx, now, actor }: { readonly tx: Tx; readonly now: Date; readonly actor: Officer },
  { count, since }: Misses,
): Promise<void> {
  if (count !== many) return;
  const { accountId, name, role, unit } = actor;
  const head = headOf(role);
  const offices = [{ roles: ['auditor'], unit: null } as const, ...(head === null || unit === null ? [] : [{ roles: [head], unit }])];
  const [values, about] = [{ officer: name, count }, `${accountId} ${since.toISOString()}`];
  await notify(
    tx,
    offices.map((to) => ({ kind: 'presence-missed', to, values, about })),
    now,
  );
}

/** Null: of an office that no head stands over in its unit. */
function headOf(role: Role): Role | null {
  if ((communePolice as readonly Role[]).includes(role)) return 'commune-police-chief';
  return (civilStatus as readonly Role[]).includes(role) ? 'committee-chairman' : null;
}
