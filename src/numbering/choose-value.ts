/**
 * Which form's value of a field the register believes, where several forms of one person state it.
 *
 * In this order: not doubted before doubted; an officer's act; the better kind of value (a whole date before a year);
 * the civil-status entry of the birth, to which by law every other paper is corrected (NĐ 123/2015, Art. 6); what more
 * sources agree on; the source that comes first in `precedence`; the newer form; the form that came first.
 */
import { type Form, type FormField, type FormSource, formFields } from '#intake/index.ts';

/** Sources from the most to the least trusted for what does not change in a life (DOMAIN 2.4). */
export const precedence: readonly FormSource[] = ['act', 'khai-sinh', 'cmnd', 'dc01', 'khai-tu', 'bhxh', 'y-te'];

const rankOf = new Map(precedence.map((source, rank) => [source, rank]));

/** 0 is the most trusted. */
export const sourceRank = (source: FormSource): number => rankOf.get(source) ?? precedence.length;

/** What choosing needs to know of a form; a whole `Form` will do. */
export type Statement = Pick<Form, 'formId' | 'source' | 'filledOn' | 'doubted'> & { readonly [field in FormField]?: Form[field] };

/** Order of evidence: by precedence, the newer form first, acts by their number. */
export function compareForms(a: Statement, b: Statement): number {
  const byRank = sourceRank(a.source) - sourceRank(b.source);
  if (byRank !== 0) return byRank;
  if (a.source === 'act') return b.formId - a.formId;
  return (b.filledOn ?? 0) - (a.filledOn ?? 0) || a.formId - b.formId;
}

const bitOf = new Map(formFields.map((field, place) => [field, 2 ** place]));

/** Whether an open error stands on this field of this form. */
export const isDoubted = (form: Statement, field: FormField): boolean => Math.floor(form.doubted / (bitOf.get(field) as number)) % 2 === 1;

type Value = string | number;
export type Manner<T extends Value> = {
  /** Equal keys are one value, differently written. */
  readonly keyOf?: (value: T) => Value;
  /** Higher is the better kind of value, among the forms of this person. */
  readonly qualityOf?: (value: T, form: Statement) => number;
  /** Facts that change in a life: the newest form before agreement and precedence. */
  readonly newestFirst?: boolean;
};

/**
 * The index in `forms` (sorted by `compareForms`) of the form whose value is believed; -1 where none states the field.
 *
 * @example chooseForm([khaiSinh, dc01], 'sex') // => 0
 */
export function chooseForm<F extends FormField>(forms: readonly Statement[], field: F, manner: Manner<NonNullable<Form[F]>> = {}): number {
  let best = -1;
  const agreeing = sourcesThatAgree(forms, field, manner as Manner<Value>);
  for (let at = 0; at < forms.length; at++) {
    if (forms[at]?.[field] === undefined) continue;
    if (best === -1 || isBetter(forms, field, manner as Manner<Value>, agreeing, at, best)) best = at;
  }
  return best;
}

/** Whether the later form of the order beats the best one so far; all things equal it does not. */
function isBetter(forms: readonly Statement[], field: FormField, manner: Manner<Value>, agreeing: (value: Value) => number, at: number, best: number): boolean {
  const [a, b] = [forms[at] as Statement, forms[best] as Statement];
  const [valueA, valueB] = [a[field] as Value, b[field] as Value];
  const doubts = Number(isDoubted(b, field)) - Number(isDoubted(a, field));
  if (doubts !== 0) return doubts > 0;
  if (b.source === 'act') return false; // acts stand first in the order
  const { qualityOf } = manner;
  const quality = qualityOf ? qualityOf(valueA, a) - qualityOf(valueB, b) : 0;
  if (quality !== 0) return quality > 0;
  if (manner.newestFirst && (a.filledOn ?? 0) !== (b.filledOn ?? 0)) return (a.filledOn ?? 0) > (b.filledOn ?? 0);
  if (b.source === 'khai-sinh' || valueA === valueB) return false;
  return agreeing(valueA) > agreeing(valueB);
}

/** Several forms of one source are one voice: they were often copied from each other. Counted once for all values, where it is asked at all. */
function sourcesThatAgree(forms: readonly Statement[], field: FormField, { keyOf = (value) => value }: Manner<Value>): (value: Value) => number {
  let sourcesOf: Map<Value, Set<FormSource>> | undefined;
  const count = (): Map<Value, Set<FormSource>> => {
    const sources = new Map<Value, Set<FormSource>>();
    for (const form of forms) {
      const value = form[field] as Value | undefined;
      if (value === undefined || isDoubted(form, field)) continue;
      const key = keyOf(value);
      const own = sources.get(key);
      if (own) own.add(form.source);
      else sources.set(key, new Set([form.source]));
    }
    return sources;
  };
  return (value) => (sourcesOf ??= count()).get(keyOf(value))?.size ?? 0;
}
