/** A birth: the child, with parents and household joined. */
import { reachOf } from '#access/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import type { Form } from '#intake/index.ts';
import { formatIso, formatOfficial, isCertainlyAfter, nameKey, type PartialDate, readIsoDate, refuse, type UnitId, type Words } from '#values/index.ts';
import { lockPersons } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { fieldFacts } from '../fields.ts';
import { type LikelyPersons, likelyPersons } from '../forms/likely-persons.ts';
import { readChanges } from '../read-changes.ts';
import { fathers, isChildOf, mothers } from './child-of.ts';
import { daysBetween, plusDays, yearsBetween } from './days.ts';
import { entriesOfForms } from './entry-store.ts';
import { type Child, childrenBorn, lockBirthOf } from './event-store.ts';
import { headAmong, householdOn, membership, relationOfChild } from './household.ts';
import { type Party, partyOf, personNamed, refuseImpossibleDay } from './party.ts';
import type { Ask, EventNeeds, Prepared, Told, ToldForm } from './prepared.ts';
import { refusals } from './refusals.ts';
import type { SaidBirth } from './said.ts';

type Parent = { readonly party: Party | undefined; readonly name: string | undefined };

/** Parents stay locked until commit: the same child registered twice at once is registered once. */
export async function prepareBirth(needs: EventNeeds, said: SaidBirth): Promise<Prepared> {
  const { tx, now } = needs;
  const today = dayOfMoment(now);
  const { fullName, dateOfBirth: text, sex, ethnicity, nationality } = said.child;
  const born = refuseImpossibleDay(readIsoDate(text), text, today);
  const child = readChanges(
    {
      fullName,
      dateOfBirth: text,
      sex,
      ...(ethnicity && { ethnicity }),
      ...(nationality && { nationality }),
      ...(said.child.originPlace && { originPlace: said.child.originPlace }),
    },
    today,
  );
  const ids = {
    mother: said.mother && !('fullName' in said.mother) ? await personNamed(needs, said.mother) : undefined,
    father: said.father && !('fullName' in said.father) ? await personNamed(needs, said.father) : undefined,
    known: said.known && (await personNamed(needs, said.known)),
  };
  await lockBirthOf(tx, nameKey(child.fullName ?? ''), born);
  await lockPersons(
    tx,
    Object.values(ids).filter((id) => id !== undefined),
  );
  const parentOf = async (id: number | undefined, named: SaidBirth['mother']): Promise<Parent> => {
    const party = id === undefined ? undefined : await partyOf(needs, id);
    return { party, name: party?.fullName ?? (named && 'fullName' in named ? readChanges({ motherName: named.fullName }, today).motherName : undefined) };
  };
  const mother = await parentOf(ids.mother, said.mother);
  const father = await parentOf(ids.father, said.father);
  const known = ids.known === undefined ? undefined : await partyOf(needs, ids.known);
  refuseImpossibleParents(born, mother.party, father.party);
  const unit = officeFor(needs, [mother.party, father.party]);
  const asks = [...asksOfParents(born, mother, father)];
  const key = nameKey(child.fullName ?? '');
  const others = await siblings(needs, { key, born, mother, father });
  await refuseSecondEntry(needs, { key, born, others, known });
  asks.push(
    ...asksOfSiblings(
      born,
      others.filter((other) => other.personId !== known?.personId && isChildOf(other, mothers, namedAs(mother))),
    ),
  );
  const { persons, elsewhere, beside } = known === undefined ? await likelyPersons(needs, formOf({ ...child, ...parentsTold(mother, father) })) : nobodyLike;
  if (persons.length > 0) asks.push({ code: 'likely-same', words: likelyWords });
  if (elsewhere !== null) asks.push({ code: 'likely-elsewhere', words: elsewhere });
  const household = known?.householdId === undefined ? await householdFor(needs, said, mother.party, father.party, today) : undefined;
  const origin = child.originUnit === undefined ? [father.party, mother.party].find((parent) => parent?.originUnit !== undefined) : undefined;
  const people = child.ethnicity ?? agreed('ethnicity', [mother.party?.ethnicity, father.party?.ethnicity]);
  const nation = child.nationality ?? agreed('nationality', [mother.party?.nationality, father.party?.nationality]);
  const facts: Told = {
    ...child,
    ethnicity: people,
    nationality: nation,
    source: 'khai-sinh',
    filledOn: today,
    birthRegistrationPlace: unitCatalogue().pathOf(unit),
    birthRegistrationUnit: unit,
    ...(origin?.originUnit !== undefined && { originUnit: origin.originUnit, ...(origin.originPlace !== undefined && { originPlace: origin.originPlace }) }),
    ...parentsTold(mother, father),
  };
  const personId = known?.personId ?? null;
  const forms: ToldForm[] = [{ personId, told: facts }];
  if (household) forms.push({ personId, told: membership(household.head, household.relation, born) });
  return {
    unit,
    happenedOn: born,
    concerns: [mother.party, father.party, known].flatMap((party) => (party ? [party.personId] : [])),
    asks,
    likely: persons.map(({ row, probability }) => ({ personId: row.personId, probability })),
    beside,
    informant: said.informant,
    forms: () => forms,
  };
}

/** As linkage would read it: nothing of it is stored. */
const formOf = (told: Omit<Told, 'source'>): Form =>
  ({ ...told, source: 'khai-sinh', formId: 0, line: 0, byteOffset: 0, byteLength: 0, doubted: 0 }) as unknown as Form;

/** Of a child whose archive was chosen nobody else is asked about. */
const nobodyLike: LikelyPersons = { persons: [], elsewhere: null, beside: [] };

/** NĐ 123/2015, Art. 4: what parents do not have in common is by their agreement. Refused where nobody said it, and the register knows neither or two. */
function agreed<Value>(field: 'ethnicity' | 'nationality', ofParents: readonly (Value | undefined)[]): Value {
  const known = [...new Set(ofParents.filter((value) => value !== undefined))];
  const { vi, en } = fieldFacts[field];
  return known.length === 1 ? (known[0] as Value) : refuse(refusals, 'event.by-agreement', { field_vi: vi, field_en: en });
}

const parentsTold = (mother: Parent, father: Parent) => ({
  ...(mother.name !== undefined && { motherName: mother.name }),
  ...(mother.party?.number !== undefined && { motherNumber: mother.party.number }),
  ...(father.name !== undefined && { fatherName: father.name }),
  ...(father.party?.number !== undefined && { fatherNumber: father.party.number }),
});

/** Law 60/2014, Art. 13: where father or mother resides. Of parents who are not in the register nothing is known. */
function officeFor({ actor }: EventNeeds, parents: readonly (Party | undefined)[]): UnitId {
  if (actor.unit === null) return refuse(refusals, 'event.no-commune', {});
  const homes = parents.flatMap((parent) => (parent?.unit === undefined ? [] : [parent.unit]));
  const reach = reachOf(actor);
  if (homes.length === 0 || reach.all || homes.some((home) => reach.units.has(home))) return actor.unit;
  return refuse(refusals, 'event.elsewhere', { unit: unitCatalogue().pathOf(homes[0] as UnitId) });
}

const roles = { mother: { vi: 'mẹ', en: 'mother' }, father: { vi: 'cha', en: 'father' } } as const;

function refuseImpossibleParents(born: PartialDate, mother: Party | undefined, father: Party | undefined): void {
  const cannot = (party: Party, role: Words, why: Words): never =>
    refuse(refusals, 'event.parent', { name: party.fullName, role_vi: role.vi, role_en: role.en, why_vi: why.vi, why_en: why.en });
  if (mother?.sex === 'M') cannot(mother, roles.mother, { vi: 'sổ ghi là nam', en: 'the register says a man' });
  if (father?.sex === 'F') cannot(father, roles.father, { vi: 'sổ ghi là nữ', en: 'the register says a woman' });
  if (mother?.dateOfDeath !== undefined && isCertainlyAfter(born, mother.dateOfDeath))
    cannot(mother, roles.mother, { vi: `đã chết ngày ${formatOfficial(mother.dateOfDeath)}`, en: `died on ${formatOfficial(mother.dateOfDeath)}` });
  for (const [party, role] of [
    [mother, roles.mother],
    [father, roles.father],
  ] as const)
    if (party?.dateOfBirth !== undefined && !isCertainlyAfter(born, party.dateOfBirth))
      cannot(party, role, { vi: `sinh ${formatOfficial(party.dateOfBirth)}`, en: `born on ${formatOfficial(party.dateOfBirth)}` });
}

/** The ages between which a birth is believed without asking. */
const motherFrom = 12;
const motherTo = 55;
/** The longest time that a child is carried. */
const carriedDays = 300;

function asksOfParents(born: PartialDate, mother: Parent, father: Parent): Ask[] {
  const asks: Ask[] = [];
  if (mother.party === undefined && father.party === undefined)
    asks.push({ code: 'no-parent-known', words: { vi: 'không có cha hay mẹ nào trong sổ', en: 'neither parent is in the register' } });
  const age = mother.party?.dateOfBirth === undefined ? undefined : yearsBetween(mother.party.dateOfBirth, born);
  if (age !== undefined && (age < motherFrom || age > motherTo))
    asks.push({ code: 'mother-age', words: { vi: `mẹ ${age} tuổi khi sinh`, en: `the mother was ${age}` } });
  const died = father.party?.dateOfDeath;
  if (died !== undefined && daysBetween(died, born) > carriedDays)
    asks.push({
      code: 'father-dead',
      words: {
        vi: `cha chết ngày ${formatOfficial(died)}, hơn ${carriedDays} ngày trước`,
        en: `the father died on ${formatOfficial(died)}, over ${carriedDays} days before`,
      },
    });
  return asks;
}

/** Days around a birth within which brothers and sisters are twins, or the same child told with another day. */
const sameBirth = 3;
/** Days that lie at least between two births of one mother. */
const betweenBirths = 240;

type Others = { readonly key: string; readonly born: PartialDate; readonly mother: Parent; readonly father: Parent };

/** Children of one of these parents born at about that time, as far as they have the name, or live with one of the parents. */
async function siblings({ tx }: EventNeeds, { key, born, mother, father }: Others): Promise<readonly Child[]> {
  const households = [mother.party, father.party].flatMap((party) => (party?.householdId === undefined ? [] : [party.householdId]));
  const found = await childrenBorn(tx, { key, from: plusDays(born, -betweenBirths), to: plusDays(born, betweenBirths), households });
  return found.filter((child) => {
    const isOfMother = isChildOf(child, mothers, namedAs(mother));
    return isOfMother ?? isChildOf(child, fathers, namedAs(father)) ?? false;
  });
}

const namedAs = ({ party, name }: Parent) => ({ name, number: party?.number });

type SecondEntry = {
  readonly key: string;
  readonly born: PartialDate;
  readonly others: readonly Child[];
  readonly known: Party | undefined;
};

async function refuseSecondEntry({ tx }: EventNeeds, { key, born, others, known }: SecondEntry): Promise<void> {
  if (known !== undefined && (nameKey(known.fullName) !== key || (known.dateOfBirth !== undefined && isAnotherDay(known.dateOfBirth, born))))
    refuse(refusals, 'event.known-is-another', { name: known.fullName, born: known.dateOfBirth === undefined ? '?' : formatIso(known.dateOfBirth) });
  const same = others.find((child) => child.nameKey === key && Math.abs(daysBetween(child.dateOfBirth, born)) <= sameBirth);
  const personId = known?.personId ?? same?.personId;
  if (personId === undefined) return;
  const party = await partyOf({ tx }, personId);
  const told = { name: party.fullName, born: party.dateOfBirth === undefined ? '?' : formatIso(party.dateOfBirth) };
  const entry = (await entriesOfForms(tx, party.evidence)).find(({ kind }) => kind === 'birth');
  if (entry)
    refuse(refusals, 'event.child-exists', {
      ...told,
      entry_vi: `số ${entry.number}, quyển ${entry.book}`,
      entry_en: `number ${entry.number}, book ${entry.book}`,
    });
  if (known === undefined) refuse(refusals, 'event.child-known', told);
}

const isAnotherDay = (one: PartialDate, other: PartialDate): boolean => isCertainlyAfter(one, other) || isCertainlyAfter(other, one);

function asksOfSiblings(born: PartialDate, others: readonly Child[]): Ask[] {
  const twin = others.find((child) => Math.abs(daysBetween(child.dateOfBirth, born)) <= sameBirth);
  if (twin) {
    const { fullName, dateOfBirth } = twin;
    const on = formatOfficial(dateOfBirth);
    return [
      { code: 'twin', words: { vi: `mẹ đã có con sinh ${on}: ${fullName}; sinh đôi?`, en: `the mother has a child born on ${on}: ${fullName}; a twin?` } },
    ];
  }
  const close = others[0];
  if (close === undefined) return [];
  const on = formatOfficial(close.dateOfBirth);
  return [{ code: 'births-close', words: { vi: `mẹ có con khác sinh ${on}`, en: `the mother has another child born on ${on}` } }];
}

const likelyWords: Words = { vi: 'sổ có người giống trẻ này', en: 'the register has somebody like this child' };

async function householdFor(
  needs: EventNeeds,
  { household, relationToHead }: SaidBirth,
  mother: Party | undefined,
  father: Party | undefined,
  today: PartialDate,
): Promise<{ readonly head: Party; readonly relation: string } | undefined> {
  if (household === 'none') return undefined;
  const parents = household === 'mother' ? [mother, father] : [father, mother];
  const parent = parents.find((one) => one?.householdId !== undefined && one.state === 'alive');
  if (parent?.householdId === undefined) return undefined;
  const head = await headAmong(needs, await householdOn(needs, parent.householdId, today, today));
  return { head: head ?? { ...parent, fullName: '', number: undefined }, relation: relationToHead ?? relationOfChild(parent.role) };
}
