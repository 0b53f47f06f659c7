/** What a typed entry says of each person, as forms; refused where it cannot be so. Nothing is written. */
import { unitCatalogue } from '#geography/index.ts';
import type { Form } from '#intake/index.ts';
import { formatIso, isCertainlyAfter, nameKey, type PartialDate, readIsoDate, refuse, type UnitId, type Words, yearOf } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { type EntryName, entriesNamed, entriesOfForms } from '../events/entry-store.ts';
import { type Party, partyOf, refuseImpossibleDay } from '../events/party.ts';
import type { Told, ToldForm } from '../events/prepared.ts';
import { type Changes, changesInTime, readChanges } from '../read-changes.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { refusals } from './refusals.ts';
import type { WaitingEntry } from './typed.ts';

type Needs = Pick<ReachNeeds, 'tx' | 'now'>;

export type ReadEntry = {
  readonly name: EntryName;
  readonly registeredOn: PartialDate;
  /** The first is that of the entry, of the first person. */
  readonly forms: readonly ToldForm[];
  readonly parties: readonly Party[];
};

/** The persons are locked by the caller. */
export async function readEntry({ tx, now }: Needs, typed: WaitingEntry): Promise<ReadEntry> {
  const registeredOn = refuseImpossibleDay(readIsoDate(typed.registeredOn), typed.registeredOn, dayOfMoment(now));
  const name: EntryName = { unit: typed.unit as UnitId, kind: typed.kind, book: typed.book, number: typed.number, year: yearOf(registeredOn) };
  await refuseExisting({ tx }, name);
  const parties: Party[] = [];
  for (const person of typed.persons) parties.push(await partyOf({ tx }, person));
  if (new Set(typed.persons).size < typed.persons.length) refuse(refusals, 'entry.same-person', { name: (parties[0] as Party).fullName });
  const told = await toldBy({ tx, now }, typed, parties, registeredOn);
  const office = { officeUnit: name.unit, ...(typed.officer !== undefined && { officer: typed.officer }) };
  const forms = told.map(({ personId, told: one }, at) => ({
    personId,
    told: { ...one, ...office, ...(at === 0 && { entry: `${typed.number}, ${typed.book}` }) },
  }));
  return { name, registeredOn, forms, parties };
}

async function refuseExisting({ tx }: Pick<Needs, 'tx'>, { unit, kind, book, number, year }: EntryName): Promise<void> {
  const standing = (await entriesNamed(tx, { units: [unit], kind, book, number, year }, 1)).find(({ personId }) => personId !== null);
  if (standing) refuse(refusals, 'entry.exists', { number, book, year, unit: unitCatalogue().pathOf(unit), entry: standing.entryId });
}

const days = {
  birth: { vi: 'ngày sinh', en: 'the birth' },
  death: { vi: 'ngày chết', en: 'the death' },
  registered: { vi: 'ngày đăng ký', en: 'the registration' },
} as const satisfies { readonly [day: string]: Words };

function refuseOutOfOrder(
  earlier: PartialDate | undefined,
  later: PartialDate | undefined,
  [first, second]: readonly [keyof typeof days, keyof typeof days],
): void {
  if (earlier === undefined || later === undefined || !isCertainlyAfter(earlier, later)) return;
  const said = { earlier: formatIso(earlier), earlier_vi: days[first].vi, earlier_en: days[first].en };
  refuse(refusals, 'entry.days', { ...said, later: formatIso(later), later_vi: days[second].vi, later_en: days[second].en });
}

async function toldBy({ tx, now }: Needs, typed: WaitingEntry, parties: readonly Party[], registeredOn: PartialDate): Promise<readonly ToldForm[]> {
  if (typed.kind === 'birth' || typed.kind === 'death') return [await ofOne({ tx, now }, typed, parties[0], registeredOn)];
  const [first, second] = parties as [Party, Party];
  const form = (party: Party, told: Told): ToldForm => ({ personId: party.personId, told });
  const acted = (party: Party, changes: Changes): ToldForm =>
    form(party, { ...changes, source: 'act', ...(changesInTime(changes) && { filledOn: registeredOn }) });
  for (const party of parties) refuseOutOfOrder(party.dateOfBirth, registeredOn, ['birth', 'registered']);
  if (typed.kind === 'marriage') {
    refuseSex(first, 'M', { vi: 'chồng', en: 'husband' });
    refuseSex(second, 'F', { vi: 'vợ', en: 'wife' });
    const married = (one: Party, other: Party) =>
      acted(one, { maritalStatus: 'married', spouseName: other.fullName, ...(other.number !== undefined && { spouseNumber: other.number }) });
    return [married(first, second), married(second, first)];
  }
  if (typed.kind === 'recognition') {
    refuseSex(second, typed.as === 'father' ? 'M' : 'F', typed.as === 'father' ? { vi: 'cha', en: 'father' } : { vi: 'mẹ', en: 'mother' });
    refuseOutOfOrder(second.dateOfBirth, first.dateOfBirth, ['birth', 'birth']);
    const { fullName, number } = second;
    const changes =
      typed.as === 'father'
        ? { fatherName: fullName, ...(number && { fatherNumber: number }) }
        : { motherName: fullName, ...(number && { motherNumber: number }) };
    return [acted(first, changes)];
  }
  const changes = readChanges(given(typed.fields), registeredOn);
  if (Object.keys(changes).length === 0) refuse(refusals, 'entry.nothing', {});
  refuseOutOfOrder(changes.dateOfBirth, registeredOn, ['birth', 'registered']);
  return [acted(first, changes)];
}

type OfOne = Extract<WaitingEntry, { readonly kind: 'birth' | 'death' }>;

/** `party` is not there where the register does not know them: then the form makes the archive. */
async function ofOne({ tx, now }: Needs, typed: OfOne, party: Party | undefined, registeredOn: PartialDate): Promise<ToldForm> {
  const personId = party?.personId ?? null;
  const today = dayOfMoment(now);
  if (party) await refuseSecond({ tx }, party, typed.kind);
  if (typed.kind === 'birth') {
    const fields = readChanges(given(typed.fields), registeredOn);
    const born = refuseImpossibleDay(fields.dateOfBirth, typed.fields.dateOfBirth, today);
    refuseOutOfOrder(born, registeredOn, ['birth', 'registered']);
    refuseOutOfOrder(born, party?.dateOfDeath, ['birth', 'death']);
    const isOther = party !== undefined && isAnotherDay(party.dateOfBirth, born) && nameKey(party.fullName) !== nameKey(fields.fullName ?? '');
    if (isOther) refuse(refusals, 'entry.another-person', { name: party.fullName, born: party.dateOfBirth === undefined ? '?' : formatIso(party.dateOfBirth) });
    const place = { birthRegistrationPlace: unitCatalogue().pathOf(typed.unit as UnitId), birthRegistrationUnit: typed.unit as UnitId };
    const residence = party === undefined ? residenceOf(typed, today) : {};
    return { personId, told: { ...(fields as Partial<Form>), ...place, ...residence, source: 'khai-sinh', filledOn: registeredOn } };
  }
  const { fullName, dateOfBirth, sex, number } = party ?? deceasedOf(typed);
  const died = refuseImpossibleDay(readIsoDate(typed.dateOfDeath), typed.dateOfDeath, today);
  refuseOutOfOrder(dateOfBirth, registeredOn, ['birth', 'registered']);
  refuseOutOfOrder(dateOfBirth, died, ['birth', 'death']);
  refuseOutOfOrder(died, registeredOn, ['death', 'registered']);
  const residence = party === undefined ? residenceOf(typed, today) : {};
  const known = {
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    ...(sex !== undefined && { sex }),
    ...(number !== undefined && { personNumber: number }),
  };
  return { personId, told: { source: 'khai-tu', filledOn: registeredOn, fullName, dateOfDeath: died, ...known, ...residence } };
}

/** An archive without a residence is in no commune's reach, not even that of whoever typed it. */
function residenceOf({ residencePlace }: OfOne, today: PartialDate): Partial<Form> {
  return residencePlace === undefined ? refuse(refusals, 'entry.no-residence', {}) : (readChanges({ residencePlace }, today) as Partial<Form>);
}

function deceasedOf({ deceased }: Extract<OfOne, { readonly kind: 'death' }>): Pick<Party, 'fullName' | 'dateOfBirth' | 'sex' | 'number'> {
  if (deceased === undefined) return refuse(refusals, 'entry.whose', {});
  const { fullName = '', dateOfBirth, sex } = readChanges(given(deceased), undefined);
  return { fullName, dateOfBirth, sex, number: undefined };
}

/** Of births and deaths a person has one. */
async function refuseSecond({ tx }: Pick<Needs, 'tx'>, { fullName, evidence }: Party, kind: 'birth' | 'death'): Promise<void> {
  const entry = (await entriesOfForms(tx, evidence)).find((one) => one.kind === kind);
  if (entry) refuse(refusals, 'entry.has-one', { name: fullName, number: entry.number, book: entry.book });
}

function refuseSex({ sex, fullName }: Party, right: 'M' | 'F', role: Words): void {
  if (sex !== undefined && sex !== right) refuse(refusals, 'entry.sex', { name: fullName, role_vi: role.vi, role_en: role.en });
}

const isAnotherDay = (one: PartialDate | undefined, other: PartialDate): boolean =>
  one !== undefined && (isCertainlyAfter(one, other) || isCertainlyAfter(other, one));

const given = (fields: { readonly [field: string]: string | undefined }): { readonly [field: string]: string } =>
  Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined));
