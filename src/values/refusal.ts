/** Refusals: the one way in which anything here says no on purpose, with its texts in both languages. */

export type Language = 'vi' | 'en';

/** What kind of no it is; HTTP status and exit code follow from it. `usage`: a command that cannot be called so. */
export type RefusalKind = 'usage' | 'input' | 'unknown' | 'conflict' | 'forbidden' | 'environment';

/** `status`: of a refusal that only HTTP knows, where its kind says too little (405, 413). */
export type RefusalText = { readonly kind: RefusalKind; readonly status?: number; readonly vi: string; readonly en: string };
export type RefusalTexts = { readonly [code: string]: RefusalText };

/** The fields named in a text: `FieldsOf<'Card {card} since {since}'>` is `'card' | 'since'`. */
export type FieldsOf<Text extends string> = Text extends `${string}{${infer Field}}${infer Rest}` ? Field | FieldsOf<Rest> : never;

type Values<Text extends RefusalText> = { readonly [field in FieldsOf<Text['vi']> | FieldsOf<Text['en']>]: string | number };

/** One field of what was sent; `pointer` is a JSON pointer (RFC 6901) to it: `/changes/fullName` in a body, `/limit` in a query. */
export type FieldError = { readonly pointer: string; readonly code: string; readonly expected: { readonly vi: string; readonly en: string } };

/** Thrown by `refuse` only; carries everything that a page, a problem document or a terminal has to say. */
export class Refusal extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly values: { readonly [field: string]: string | number };
  readonly texts: RefusalText;
  readonly errors: readonly FieldError[];

  constructor(code: string, texts: RefusalText, values: { readonly [field: string]: string | number }, errors: readonly FieldError[] = []) {
    super(fill(texts.en, values));
    this.name = 'Refusal';
    this.code = code;
    this.kind = texts.kind;
    this.values = values;
    this.texts = texts;
    this.errors = errors;
  }

  say(language: Language): string {
    return fill(this.texts[language], this.values);
  }
}

/**
 * Refuses by a line of the room's `refusals.ts`. A code or field that the texts lack does not compile.
 *
 * @example refuse(refusals, 'card.blocked', { card: '0001', since: '2026-11-24' }) // throws Refusal
 */
export function refuse<Texts extends RefusalTexts, Code extends keyof Texts & string>(
  texts: Texts,
  code: Code,
  values: Values<Texts[Code]>,
  errors: readonly FieldError[] = [],
): never {
  throw new Refusal(code, texts[code] as RefusalText, values, errors);
}

/**
 * Puts values into a text's braces; a field without value stays as it is written.
 *
 * @example fill('Line {line}', { line: 3 }) // => 'Line 3'
 */
export function fill(text: string, values: { readonly [field: string]: string | number }): string {
  return text.replace(/\{(\w+)\}/g, (whole, field: string) => (field in values ? String(values[field]) : whole));
}
