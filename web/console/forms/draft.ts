/** A form as far as it is typed; what the register knows of a household is filled in, not typed. */
import type { FoundPerson, PersonReply } from '../../shared/api.ts';
import type { Typed } from './client.ts';
import { relationOnPaper } from './fields.ts';

export type FormDraft = {
  readonly kind: 'dc01' | 'dc02';
  readonly fields: { readonly [field: string]: string };
  /** Head of the household, where the register knows it. */
  readonly head: FoundPerson | null;
  /** Whose form it is: somebody of the register, or a new archive; null while that is open. */
  readonly whose: { readonly personId: string; readonly fullName: string } | 'new' | null;
};

const usual = 'Việt Nam';
export const nothing = (): FormDraft => ({ kind: 'dc01', fields: { nationality: usual }, head: null, whose: null });

/** A form of changes of somebody whom the register knows: so much of it is said already. */
export const aboutPerson = (person: { readonly personId: string; readonly fullName: string }): FormDraft => ({
  kind: 'dc02',
  fields: { fullName: person.fullName },
  head: null,
  whose: person,
});

/** Of a form of changes nothing is filled in beforehand. */
export const ofKind = (draft: FormDraft, kind: FormDraft['kind']): FormDraft => ({
  ...draft,
  kind,
  whose: null,
  fields: {
    ...draft.fields,
    nationality: kind === 'dc01' ? draft.fields['nationality'] || usual : draft.fields['nationality'] === usual ? '' : (draft.fields['nationality'] ?? ''),
  },
});

export function typedOf({ kind, fields, head, whose }: FormDraft): Typed {
  const said = Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
  return {
    kind,
    fields: said,
    ...(whose !== null && whose !== 'new' && { person: whose.personId }),
    ...(head !== null && { head: head.personId }),
  };
}

/** Where the head lives is where the household lives; what is typed already stays. */
export function withHead(fields: FormDraft['fields'], head: FoundPerson, { values }: Pick<PersonReply, 'values'>): FormDraft['fields'] {
  const known = {
    headName: head.fullName,
    headNumber: head.personNumber ?? '',
    residencePlace: String(values['residencePlace']?.value ?? ''),
    residenceFile: String(values['residenceFile']?.value ?? ''),
  };
  return filledIn(withRelatives(fields, head), known);
}

/** A child of the head has the head for a parent, a spouse for a spouse. */
export function withRelatives(fields: FormDraft['fields'], { fullName, personNumber, sex }: FoundPerson): FormDraft['fields'] {
  const number = personNumber ?? '';
  const relation = fields['relationToHead'];
  if (relation === relationOnPaper.spouse) return filledIn(fields, { spouseName: fullName, spouseNumber: number });
  if (relation !== relationOnPaper.child) return fields;
  return filledIn(fields, sex === 'F' ? { motherName: fullName, motherNumber: number } : { fatherName: fullName, fatherNumber: number });
}

const filledIn = (fields: FormDraft['fields'], known: FormDraft['fields']): FormDraft['fields'] => ({
  ...fields,
  ...Object.fromEntries(Object.entries(known).filter(([field, text]) => text !== '' && (fields[field] ?? '').trim() === '')),
});
