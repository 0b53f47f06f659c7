/** What the reading of a form says of a field: by which reading rule, what was found, what stands there instead. */
import type { FormField } from '#intake/index.ts';
import type { readingRules } from './rules/index.ts';

export type Noted = { readonly rule: keyof typeof readingRules; readonly field: FormField; readonly found: string; readonly repaired?: string };
export type Note = (rule: Noted['rule'], field: FormField, found: string, repaired?: string) => void;
