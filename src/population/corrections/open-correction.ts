/** Opens a correction for a person who is there, wherever that is: each office that owns some of the values gets its part, with its own clock. */
import type { Officer } from '#access/index.ts';
import { workingDaysAfter } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { attachPapers } from '#documents/index.ts';
import { throughReform } from '#geography/index.ts';
import { notify } from '#notices/index.ts';
import { agreesWith, type PartialDate, type PersonNumber, readIsoDate, refuse, type UnitId, type Words } from '#values/index.ts';
import { hasDeathEntry, refuseEnded } from '../correct-person.ts';
import { dayOfMoment } from '../day.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { formsById, versionsOf } from '../person-store.ts';
import { valueOf } from '../person-version.ts';
import { refuseConcerned, refuseWithoutReason } from '../proposals/propose-act.ts';
import { type Changes, type CorrectableField, correctableFields, readChanges } from '../read-changes.ts';
import { refusals as roomRefusals } from '../refusals.ts';
import { believedVersions } from '../rewrite-history.ts';
import { type ShownPerson, showPerson } from '../show-person.ts';
import { ownerShown, type ShownOwner } from './owner-shown.ts';
import { isDocument } from './paper-case.ts';
import { refusals } from './refusals.ts';
import { type Known, type Owner, ownerOf, ownerOffices } from './source-owners.ts';
import { insertCorrection, moveCorrection, type NumberWish } from './store.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly now: Date };

export type Request = {
  readonly personId: number;
  /** As they are typed; see `readChanges`. */
  readonly changes: { readonly [field: string]: string };
  /** ISO day. */
  readonly since?: string | undefined;
  readonly numberWish?: NumberWish | undefined;
};

/** What one office would decide of a request. */
export type Part = {
  readonly owner: Owner;
  readonly ownerUnits: readonly UnitId[];
  readonly dueOn: string;
  readonly changes: readonly {
    readonly field: CorrectableField;
    readonly text: string;
    readonly before: ShownPerson['values'][PersonField];
  }[];
};

export type Parts = {
  readonly parts: readonly Part[];
  /** Whether the number would tell another sex or year of birth than the archive then does, so that the person chooses. */
  readonly asksNumber: boolean;
};

/** What would be opened, and whom it would go to. Refused: values that cannot be, values that stand already, somebody who is nobody now. */
export async function partsOf(needs: Needs, { personId, changes: texts, since }: Request): Promise<Parts> {
  const { tx, now } = needs;
  if (Object.keys(texts).length === 0) refuse(roomRefusals, 'correction.empty', {});
  const on = since === undefined ? undefined : (readIsoDate(since) as PartialDate);
  const read = readChanges(texts, on ?? dayOfMoment(now));
  const person = await showPerson(needs, personId);
  refuseEnded(person.state);
  const life = believedVersions(await versionsOf(tx, personId));
  const version = life.at(-1);
  const stands = (field: string, value: unknown): boolean => version !== undefined && valueOf(version, field as PersonField) === value;
  const differing = Object.keys(texts).filter((field) => since !== undefined || !stands(field, read[field as keyof Changes]));
  if (differing.length === 0) refuse(roomRefusals, 'correction.nothing-new', {});
  if (read.dateOfDeath !== undefined && !(await hasDeathEntry(tx, life))) refuse(roomRefusals, 'correction.no-death-entry', {});
  refuseImpossible(read, person, dayOfMoment(now));
  const known = await knownOf(tx, person, (version?.evidence ?? []) as readonly number[]);
  const groups = Map.groupBy(differing as CorrectableField[], (field) => JSON.stringify(ownerOf(field, known)));
  const parts = [...groups].map(([key, fields]): Part => {
    const owner = JSON.parse(key) as Owner;
    return {
      owner,
      ownerUnits: owner.unit === null ? [] : throughReform(owner.unit),
      dueOn: workingDaysAfter(now, owner.workingDays),
      changes: fields.map((field) => ({ field, text: texts[field] as string, before: person.values[field] })),
    };
  });
  return { parts, asksNumber: asksNumber(person, read) };
}

export type ValueOwner = {
  readonly field: CorrectableField;
  readonly label: Words;
  readonly value: Words | null;
  readonly source: string | null;
  readonly owner: ShownOwner;
  readonly workingDays: number;
};

/** Every value that may be corrected, with its source and who decides where it is wrong; the day of a death only where an entry tells it. */
export async function showOwners(needs: Needs, personId: number): Promise<{ readonly fullName: string; readonly items: readonly ValueOwner[] }> {
  const person = await showPerson(needs, personId);
  const life = believedVersions(await versionsOf(needs.tx, personId));
  const known = await knownOf(needs.tx, person, (life.at(-1)?.evidence ?? []) as readonly number[]);
  const isDead = await hasDeathEntry(needs.tx, life);
  const fields = correctableFields.filter((field) => field !== 'dateOfDeath' || isDead);
  const items = fields.map((field): ValueOwner => {
    const { office, unit, workingDays } = ownerOf(field, known);
    const { vi, en } = fieldFacts[field];
    const stands = person.values[field];
    return { field, label: { vi, en }, value: stands?.text ?? null, source: stands?.source ?? null, owner: ownerShown(office, unit), workingDays };
  });
  return { fullName: person.values.fullName?.text.vi ?? '', items };
}

async function knownOf(tx: Tx, person: ShownPerson, evidence: readonly number[]): Promise<Known> {
  const forms = await formsById(tx, evidence);
  const unitIn = (field: 'birthRegistrationUnit' | 'residenceUnit'): UnitId | undefined => person.values[field]?.value as UnitId | undefined;
  return {
    forms: evidence.map((id) => forms.get(id)?.form).filter((form) => form !== undefined),
    birthUnit: unitIn('birthRegistrationUnit'),
    residenceUnit: unitIn('residenceUnit') ?? (person.values.currentUnit?.value as UnitId | undefined),
  };
}

function refuseImpossible(changes: Changes, person: ShownPerson, today: PartialDate): void {
  const now = (field: 'dateOfBirth' | 'dateOfDeath'): PartialDate | undefined => {
    const value = person.values[field]?.value;
    return changes[field] ?? (value === undefined ? undefined : readIsoDate(String(value)));
  };
  const [born, died] = [now('dateOfBirth'), now('dateOfDeath')];
  if (changes.dateOfBirth !== undefined && (changes.dateOfBirth > today || (died !== undefined && changes.dateOfBirth > died)))
    refuse(refusals, 'correction.birth-date', { found: spoken(changes.dateOfBirth) });
  if (changes.dateOfDeath !== undefined && (changes.dateOfDeath > today || (born !== undefined && changes.dateOfDeath < born)))
    refuse(refusals, 'correction.death-date', { found: spoken(changes.dateOfDeath) });
}

const spoken = (date: PartialDate): string => String(date);

function asksNumber({ personNumber, values }: ShownPerson, changes: Changes): boolean {
  if (personNumber === null || (changes.sex === undefined && changes.dateOfBirth === undefined)) return false;
  const born = values.dateOfBirth?.value;
  return !agreesWith(personNumber as PersonNumber, {
    sex: changes.sex ?? (values.sex?.value as 'M' | 'F' | undefined),
    dateOfBirth: changes.dateOfBirth ?? (born === undefined ? undefined : readIsoDate(String(born))),
  });
}

export type NewRequest = Request & { readonly reason: string; readonly evidence: readonly string[] };

/** The ids of its parts, the first to be due first. Refused also: one's own record or a household member's. */
export async function openCorrection(needs: Needs & { readonly actor: Officer }, request: NewRequest): Promise<readonly number[]> {
  const { tx, now, actor } = needs;
  refuseWithoutReason(request.reason);
  await refuseConcerned(tx, actor, [request.personId]);
  const { parts, asksNumber } = await partsOf(needs, request);
  if (request.numberWish !== undefined && !asksNumber) refuse(refusals, 'correction.wish-without-cause', {});
  const ids: number[] = [];
  for (const { owner, ownerUnits, dueOn, changes } of parts.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))) {
    const touchesNumber = changes.some(({ field }) => field === 'dateOfBirth' || field === 'sex');
    const inTime = changes.some(({ field }) => fieldFacts[field].span === 'time');
    const id = await insertCorrection(tx, ids[0] ?? null, {
      personId: request.personId,
      changes: changes.map(({ field, text, before }) => ({ field, text, before: before?.text ?? null, source: before?.source ?? null })),
      since: inTime ? (request.since ?? null) : null,
      numberWish: touchesNumber ? (request.numberWish ?? null) : null,
      reason: request.reason.trim(),
      evidence: request.evidence,
      office: owner.office,
      ownerUnit: owner.unit,
      ownerUnits,
      dueOn,
      openedBy: actor.accountId,
      openedHuman: actor.humanId,
    });
    await attachPapers(tx, { actor, now }, { kind: 'correction', id }, request.evidence.filter(isDocument));
    await moveCorrection(tx, id, { move: 'open', to: 'opened', by: actor, reason: request.reason.trim() }, now);
    const to = owner.unit === null ? { roles: ['national-operator' as const], unit: null } : { roles: ownerOffices[owner.office].examines, unit: owner.unit };
    await notify(tx, { to, kind: 'correction-opened', values: { correction: id, dueOn: dueOn.split('-').reverse().join('/') }, about: String(id) }, now);
    ids.push(id);
  }
  return ids;
}
