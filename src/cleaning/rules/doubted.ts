/** Whether an open error of its form already took a value's worth; a rule of archives does not ask it again. */
import { type Form, type FormField, formFields } from '#intake/index.ts';

const bitOf = Object.fromEntries(formFields.map((field, bit) => [field, 2 ** bit])) as { readonly [field in FormField]: number };

export const isDoubted = (form: Form, field: FormField): boolean => form.doubted !== 0 && (form.doubted & bitOf[field]) !== 0;
