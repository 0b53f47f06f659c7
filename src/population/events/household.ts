/** The household that an event finds or leaves behind: who is of it, who heads it, how its file is called. */
import type { Tx } from '#database/index.ts';
import type { PartialDate } from '#values/index.ts';
import { membersOf } from '../person-store.ts';
import { isoDay } from '../version-row.ts';
import { type Party, partyOf } from './party.ts';
import type { Told } from './prepared.ts';

type Needs = { readonly tx: Tx; readonly now: Date };

/** Who is of it now, and was on the day that is asked. */
export async function householdOn({ tx, now }: Needs, householdId: number, on: PartialDate, today: PartialDate): Promise<readonly number[]> {
  const then = new Set((await membersOf(tx, householdId, isoDay(on), now)).map(({ personId }) => personId));
  return (await membersOf(tx, householdId, isoDay(today), now)).map(({ personId }) => personId).filter((person) => then.has(person));
}

/** Its head, who tells file and address; undefined where nobody is left, or the head died. */
export async function headAmong({ tx }: Needs, members: readonly number[]): Promise<Party | undefined> {
  for (const member of members) {
    const party = await partyOf({ tx }, member);
    if (party.role === 'head' && party.state === 'alive' && party.residenceFile !== undefined && party.unit !== undefined) return party;
  }
  return undefined;
}

/** What a form says of somebody who belongs to this household from a day on. */
export const membership = (head: Party, relationToHead: string, filledOn: PartialDate): Told => ({
  source: 'act',
  filledOn,
  ...(head.place !== undefined && { residencePlace: head.place }),
  ...(head.unit !== undefined && { residenceUnit: head.unit }),
  headName: head.fullName,
  headNumber: head.number ?? '',
  relationToHead,
  ...(head.residenceFile !== undefined && { residenceFile: head.residenceFile }),
  ...(head.householdId !== undefined && { householdId: head.householdId }),
});

/** Of a child of somebody who is this to the head. */
export function relationOfChild(parentRole: string | undefined): string {
  if (parentRole === 'head' || parentRole === 'spouse') return 'child';
  if (parentRole === 'child' || parentRole === 'adopted-child' || parentRole === 'child-in-law') return 'grandchild';
  if (parentRole === 'parent') return 'sibling';
  if (parentRole === 'sibling' || parentRole === 'grandchild' || parentRole === 'grandparent' || parentRole === 'relative') return 'relative';
  return parentRole === 'lodger' ? 'lodger' : 'other';
}
