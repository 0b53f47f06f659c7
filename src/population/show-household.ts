/** One household as of a day, as the register knew it at a moment: its members and where it lives, in the units of that day. */
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type PartialDate, refuse, type UnitId } from '#values/index.ts';
import { dayOfMoment } from './day.ts';
import { householdExists, membersOf, personsAsOf } from './person-store.ts';
import { refusals } from './refusals.ts';
import { type ShownMember, type Sight, shownMembers } from './show-person.ts';
import { isoDay } from './version-row.ts';

type NamedUnit = { readonly id: number; readonly name: string; readonly path: string };

export type ShownHousehold = {
  readonly householdId: string;
  readonly asOf: string;
  readonly knownOn: string;
  readonly members: readonly ShownMember[];
  /** Where most of its members live: as it was entered, and in the units of the day; several where the reform left a choice to an officer. */
  readonly residence: { readonly place: string | null; readonly entered: NamedUnit; readonly onThatDay: readonly NamedUnit[] } | null;
};

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly now: Date };

export async function showHousehold(
  { tx, dataDir, now }: Needs,
  householdId: number,
  { asOf = dayOfMoment(now), knownOn = now }: Sight = {},
): Promise<ShownHousehold> {
  if (!(await householdExists(tx, householdId))) refuse(refusals, 'household.unknown', { household: householdId });
  return {
    householdId: String(householdId),
    asOf: isoDay(asOf),
    knownOn: knownOn.toISOString(),
    members: await shownMembers({ tx, dataDir }, householdId, asOf, knownOn),
    residence: await residenceOf(tx, householdId, asOf, knownOn),
  };
}

async function residenceOf(tx: Tx, householdId: number, asOf: PartialDate, knownOn: Date): Promise<ShownHousehold['residence']> {
  const members = await membersOf(tx, householdId, isoDay(asOf), knownOn);
  const persons = await personsAsOf(
    tx,
    members.map(({ personId }) => personId),
    isoDay(asOf),
    knownOn,
  );
  const byUnit = Map.groupBy(
    persons.filter(({ residenceUnit }) => residenceUnit !== null),
    ({ residenceUnit }) => residenceUnit,
  );
  const [settled] = [...byUnit.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (settled === undefined) return null;
  const { nameOf, pathOf, project } = unitCatalogue();
  const named = (id: UnitId): NamedUnit => ({ id, name: nameOf(id), path: pathOf(id) });
  const entered = settled.residenceUnit as UnitId;
  const projection = project(entered, asOf);
  return {
    place: settled.residencePlace,
    entered: named(entered),
    onThatDay: 'unit' in projection ? [named(projection.unit)] : projection.candidates.map(named),
  };
}
