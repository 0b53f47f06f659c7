/** What a rule is: one record of one shape for each thing that can be wrong; the lists in `index.ts` are the documentation. */
import type { Form, FormField } from '#intake/index.ts';
import type { PartialDate, Words } from '#values/index.ts';

/** error: the field cannot be believed; warning: an officer should look; note: kept for the record, nobody needs to act. */
export type Severity = 'error' | 'warning' | 'note';

type Described = {
  readonly id: string;
  readonly severity: Severity;
  /** Whether, while it is open, the fields it judges lose in consolidation, count for nothing in linkage and draw no number. */
  readonly blocks: boolean;
  /** Fields that it judges; the finding stands at the first. */
  readonly judges: readonly [FormField, ...FormField[]];
  /** Where its first sentence does not read without the value. */
  readonly name?: Words;
  /** With {found} for the value as it stands, and {repaired} where there is a repair. */
  readonly vi: string;
  readonly en: string;
};

/** Seen while a field's text is read, where the clean form can no longer show it: encodings, lost zeros, words of no list. */
export type ReadingRule = Described & { readonly kind: 'reading' };

export type RuleContext = { readonly today: PartialDate };

/** Judges one clean form. */
export type FormRule = Described & {
  readonly kind: 'form';
  holds(form: Form, context: RuleContext): boolean;
  /** A change that mends it; kept only if every rule then holds that held before, and this one. */
  repair?(form: Form, context: RuleContext): Partial<Form> | undefined;
};

/** What household rules know of a form. */
export const memberFields = [
  'formId',
  'source',
  'filledOn',
  'officeUnit',
  'fullName',
  'dateOfBirth',
  'sex',
  'personNumber',
  'residenceUnit',
  'fatherNumber',
  'motherNumber',
  'headName',
  'headNumber',
  'relationToHead',
  'residenceFile',
  'householdId',
] as const satisfies readonly (keyof Form)[];
export type Member = Pick<Form, (typeof memberFields)[number]>;

/** Judges the forms of one household (one residence file of one commune); gives those at fault. */
export type HouseholdRule = Described & { readonly kind: 'household'; breaches(members: readonly Member[]): readonly Member[] };

/** Judges the forms of one person after linkage; gives those at fault. */
export type ArchiveRule = Described & {
  readonly kind: 'archive';
  breaches(forms: readonly Form[]): readonly Form[];
  /** Of a rule about what no form tells: the field that its finding stands at. It found no value. */
  standsAt?(forms: readonly Form[]): FormField | undefined;
};

export type Rule = ReadingRule | FormRule | HouseholdRule | ArchiveRule;

export const readingRule = (rule: Omit<ReadingRule, 'kind'>): ReadingRule => ({ kind: 'reading', ...rule });
export const formRule = (rule: Omit<FormRule, 'kind'>): FormRule => ({ kind: 'form', ...rule });
export const householdRule = (rule: Omit<HouseholdRule, 'kind'>): HouseholdRule => ({ kind: 'household', ...rule });
export const archiveRule = (rule: Omit<ArchiveRule, 'kind'>): ArchiveRule => ({ kind: 'archive', ...rule });
