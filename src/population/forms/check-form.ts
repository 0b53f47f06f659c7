/** What an officer is told of a form while typing it. */
import { type Finding, type FindingState, type Severity, wordsOfFinding } from '#cleaning/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Form, typedFields } from '#intake/index.ts';
import { formatIso, type PartialDate, personNumberFrom } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { wordsOfValue } from '../format-value.ts';
import { personTokens } from '../person-token.ts';
import type { LikelyPerson } from './likely-persons.ts';
import { type FormNeeds, type PreparedForm, prepareForm, type TypedForm } from './prepare-form.ts';

export async function checkForm(needs: FormNeeds, typed: TypedForm) {
  const prepared = await prepareForm(needs, typed);
  const { findings, missing, stops, asks, persons, elsewhere } = prepared;
  return {
    read: readWords(prepared, needs),
    findings: findings.map(toldFinding),
    missing: [...missing],
    stops: stops.map(({ pointer, code, expected }) => ({ field: pointer.slice(pointer.lastIndexOf('/') + 1), code, words: expected })),
    asks: [...asks],
    likely: tellLikely(persons, needs),
    elsewhere,
  };
}

/** Whom of the register it may be, as a page shows them. */
export function tellLikely(persons: readonly LikelyPerson[], { dataDir }: Pick<FormNeeds, 'dataDir'>) {
  const tokens = personTokens(dataDir);
  return persons.map(({ row, unit, household, probability, waterfall }) => ({
    personId: tokens.tokenOf(row.personId),
    personNumber: row.personNo === null ? null : personNumberFrom(row.personNo),
    fullName: row.fullName,
    dateOfBirth: row.dateOfBirth === null ? null : formatIso(row.dateOfBirth as PartialDate),
    unit,
    household,
    probability,
    waterfall: waterfall.map(({ words, weight }) => ({ words, weight })),
  }));
}

type AnyFinding = Pick<Finding, 'rule' | 'field'> & { readonly found?: string | null | undefined; readonly repaired?: string | null | undefined };

export function toldFinding(finding: Omit<AnyFinding, 'field'> & { readonly field: string; readonly severity: string; readonly state: string }) {
  const { rule, field, severity, state, found = null, repaired = null } = finding;
  const { vi, en, blocks } = wordsOfFinding({ rule, found: found ?? undefined, repaired: repaired ?? undefined });
  return { rule, field, severity: severity as Severity, state: state as FindingState, blocks, found, repaired, vi, en };
}

/** Each field as it was understood, with the unit of a place. */
function readWords({ form }: PreparedForm, { now }: FormNeeds) {
  const places = { catalogue: unitCatalogue(), on: dayOfMoment(now) };
  const said = [...typedFields, 'personNumber', 'identityCard', 'residenceUnit', 'currentUnit', 'originUnit', 'birthRegistrationUnit'] as const;
  return Object.fromEntries(
    said.flatMap((field) => {
      const value = field in fieldFacts ? form[field as keyof Form] : undefined;
      return value === undefined ? [] : [[field, wordsOfValue(field as PersonField, value, places)] as const];
    }),
  );
}
