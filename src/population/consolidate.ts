/**
 * Forms of one person in, the archive out: field by field the value that is believed, and the days on which it changed.
 *
 * Pure and deterministic: the same forms give the same archive in whatever order they come. Undo and correction call this
 * again on the forms that are left, so no old version is ever copied back.
 */
import type { Form, FormField } from '#intake/index.ts';
import { chooseBirthFacts, chooseForm, compareForms, exactUnit } from '#numbering/index.ts';
import { dayOf, monthOf, type PartialDate, type PersonNumber, type UnitId, yearOf } from '#values/index.ts';
import { applyActs } from './apply-acts.ts';
import { chooseName } from './choose-name.ts';
import { type FieldValue, type PersonField, personFields, placeOf } from './fields.ts';
import { type Matter, mattersOf, type Turn, tellLife } from './life-course.ts';
import { fromNoForm, type PersonHistory, type PersonState, type PersonVersion } from './person-version.ts';

export type ConsolidationContext = {
  readonly number: PersonNumber | undefined;
  /** The day on which the register learns this; forms dated later are taken for undated. */
  readonly knownOn: PartialDate;
  isSamePlace(a: UnitId | undefined, b: UnitId | undefined): boolean;
};

/** More forms than a byte can point at are evidence, but no value is taken from them. */
const mostForms = fromNoForm;

export function consolidate(forms: readonly Form[], context: ConsolidationContext): PersonHistory {
  const evidence = forms.toSorted(compareForms);
  const believed = evidence.length > mostForms ? evidence.slice(0, mostForms) : evidence;
  const whole = chooseForLife(believed, context.number);
  const bounds = { from: firstDay(whole, believed), until: context.knownOn, isSamePlace: context.isSamePlace };
  const lived = tellLife(believed, bounds).map((turn) => versionAt(believed, whole, turn));
  const corrected = applyActs(lived, believed);
  return { evidence: evidence.map(({ formId }) => formId), versions: endAtDeath(corrected, believed, bounds.from) };
}

/** Index of the form that is believed for each field that has one value for life; -1 elsewhere. */
type Chosen = { readonly forms: readonly Form[]; readonly at: Int16Array; readonly number: PersonNumber | undefined };

const newest = { newestFirst: true } as const;

const byAgreement = [
  'ethnicity',
  'nationality',
  'fatherName',
  'fatherNumber',
  'motherName',
  'motherNumber',
  'insuranceNumber',
] as const satisfies readonly FormField[];
const byNewness = ['religion', 'identityCard', 'phone'] as const satisfies readonly FormField[];

function chooseForLife(forms: readonly Form[], number: PersonNumber | undefined): Chosen {
  const at = new Int16Array(personFields.length).fill(-1);
  const facts = chooseBirthFacts(forms);
  at[placeOf.fullName] = chooseName(forms);
  at[placeOf.dateOfBirth] = facts.dateOfBirth;
  at[placeOf.sex] = facts.sex;
  choosePlace(forms, at, 'birthRegistrationPlace', 'birthRegistrationUnit', facts.birthRegistrationUnit);
  choosePlace(forms, at, 'originPlace', 'originUnit', chooseForm(forms, 'originUnit', exactUnit));
  for (const field of byAgreement) at[placeOf[field]] = chooseForm(forms, field);
  for (const field of byNewness) at[placeOf[field]] = chooseForm(forms, field, newest);
  at[placeOf.personNumber] = number === undefined ? -1 : forms.findIndex(({ personNumber }) => personNumber === number);
  return { forms, at, number };
}

/** Text and unit of a place come from one form, so that they cannot contradict each other. */
function choosePlace(
  forms: readonly Form[],
  at: Int16Array,
  place: 'birthRegistrationPlace' | 'originPlace',
  unit: 'birthRegistrationUnit' | 'originUnit',
  byUnit: number,
): void {
  at[placeOf[unit]] = byUnit;
  at[placeOf[place]] = forms[byUnit]?.[place] === undefined ? chooseForm(forms, place) : byUnit;
}

/** The day of birth, its unknown parts as early as they can be; else the first day on which any form was filled in. */
function firstDay({ at, forms }: Chosen, all: readonly Form[]): PartialDate {
  const born = forms[at[placeOf.dateOfBirth] as number]?.dateOfBirth;
  if (born !== undefined) return wholeDay(born);
  const days = all.map(({ filledOn }) => filledOn).filter((day) => day !== undefined);
  return days.length > 0 ? wholeDay(Math.min(...days) as PartialDate) : nothingKnown;
}

const nothingKnown = 19000101 as PartialDate;

const wholeDay = (date: PartialDate): PartialDate => (yearOf(date) * 10_000 + (monthOf(date) || 1) * 100 + (dayOf(date) || 1)) as PartialDate;

function versionAt(forms: readonly Form[], whole: Chosen, turn: Turn): PersonVersion {
  const values: FieldValue[] = new Array(personFields.length).fill(undefined);
  const provenance = new Uint8Array(personFields.length).fill(fromNoForm);
  const take = (field: PersonField, at: number): void => {
    const value = forms[at]?.[field];
    if (value === undefined) return;
    values[placeOf[field]] = value;
    provenance[placeOf[field]] = at;
  };
  for (const field of personFields) if (whole.at[placeOf[field]] !== -1) take(field, whole.at[placeOf[field]] as number);
  for (const matter of Object.keys(mattersOf) as Matter[]) for (const field of mattersOf[matter]) take(field, turn[matter]);
  values[placeOf.personNumber] = whole.number;
  return { validFrom: turn.on, state: 'alive', values, provenance };
}

/** The dead leave their household on the day of death; what forms say of later days is not believed. An act corrects the day that an entry tells, and tells no death. */
function endAtDeath(versions: readonly PersonVersion[], forms: readonly Form[], from: PartialDate): readonly PersonVersion[] {
  const entered = forms.find(({ source }) => source === 'khai-tu');
  if (entered === undefined) return versions;
  const at = chooseForm(forms, 'dateOfDeath', { qualityOf: (_, { source }) => (source === 'khai-tu' ? 1 : 0) });
  const told = forms[at] ?? entered;
  const day = told.dateOfDeath ?? told.filledOn;
  const on = Math.max(day === undefined ? from : wholeDay(day), from) as PartialDate;
  const before = versions.filter(({ validFrom }) => validFrom < on);
  const last = versions.findLast(({ validFrom }) => validFrom <= on) as PersonVersion;
  return [...before, dead(last, on, at, told.dateOfDeath)];
}

function dead(last: PersonVersion, on: PartialDate, at: number, dateOfDeath: PartialDate | undefined): PersonVersion {
  const values = [...last.values];
  const provenance = Uint8Array.from(last.provenance);
  for (const field of mattersOf.household) {
    values[placeOf[field]] = undefined;
    provenance[placeOf[field]] = fromNoForm;
  }
  if (dateOfDeath !== undefined) {
    values[placeOf.dateOfDeath] = dateOfDeath;
    provenance[placeOf.dateOfDeath] = at;
  }
  return { validFrom: on, state: 'dead' satisfies PersonState, values, provenance };
}
