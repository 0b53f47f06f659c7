/** The household that an event finds or leaves behind: who is of it, who heads it, how its file is called. */
import type { Tx } from '#database/index.ts';
import type { PartialDate } from '#values/index.ts';
import { membersOf } from '../person-store.ts';
import { isoDay } from '../version-row.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { type Party, partyOf, personNamed } from './party.ts';
import type { Told, ToldForm } from './prepared.ts';
import type { SaidResidence } from './said.ts';

type Remaining = SaidResidence['remaining'];
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

export type Staying = {
  /** Whoever is left of the household. */
  readonly parties: readonly Party[];
  /** What their forms say from that day on; undefined where it was not told of everybody, or not exactly one is the head. */
  readonly forms: readonly ToldForm[] | undefined;
};

/** Whom a head leaves behind, who have another head from that day on; a household in which nobody is left ends. Its members are locked by the caller. */
export async function withoutHead(
  needs: ReachNeeds,
  head: Party,
  {
    going,
    remaining,
    since,
    today,
  }: { readonly going: ReadonlySet<number>; readonly remaining: Remaining; readonly since: PartialDate; readonly today: PartialDate },
): Promise<Staying> {
  const stay = head.householdId === undefined ? [] : (await householdOn(needs, head.householdId, today, today)).filter((person) => !going.has(person));
  const parties = await Promise.all(stay.map((id) => partyOf(needs, id)));
  const told: { readonly party: Party; readonly relation: string }[] = [];
  for (const { person, relationToHead } of remaining ?? []) {
    const id = await personNamed(needs, person);
    const party = parties.find(({ personId }) => personId === id);
    if (party) told.push({ party, relation: relationToHead });
  }
  const [next, ...more] = told.filter(({ relation }) => relation === 'head');
  const isWhole = told.length === stay.length && new Set(told.map(({ party }) => party.personId)).size === stay.length;
  if (!isWhole || next === undefined || more.length > 0) return { parties, forms: stay.length === 0 ? [] : undefined };
  const after = { ...next.party, place: head.place, unit: head.unit, residenceFile: head.residenceFile, householdId: head.householdId };
  return { parties, forms: told.map(({ party, relation }) => ({ personId: party.personId, told: membership(after, relation, since) })) };
}

/** Of a child of somebody who is this to the head. */
export function relationOfChild(parentRole: string | undefined): string {
  if (parentRole === 'head' || parentRole === 'spouse') return 'child';
  if (parentRole === 'child' || parentRole === 'adopted-child' || parentRole === 'child-in-law') return 'grandchild';
  if (parentRole === 'parent') return 'sibling';
  if (parentRole === 'sibling' || parentRole === 'grandchild' || parentRole === 'grandparent' || parentRole === 'relative') return 'relative';
  return parentRole === 'lodger' ? 'lodger' : 'other';
}
