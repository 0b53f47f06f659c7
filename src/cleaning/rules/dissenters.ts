/** Forms of one person that contradict the first form that speaks. */
import type { Form } from '#intake/index.ts';

const none: readonly Form[] = [];

/** The form that spoke first and those that differ from it; silence is no contradiction, and neither is what two officers have decided by a correction. */
export function dissenters<Value>(
  forms: readonly Form[],
  valueOf: (form: Form) => Value | undefined,
  differ: (first: Value, other: Value) => boolean,
): readonly Form[] {
  let first: Form | undefined;
  let said: Value | undefined;
  let found: Form[] | undefined;
  for (const form of forms) {
    const value = valueOf(form);
    if (value === undefined) continue;
    if (form.source === 'act') return none;
    if (first === undefined || said === undefined) [first, said] = [form, value];
    else if (value !== said && differ(said, value)) {
      found ??= [first];
      found.push(form);
    }
  }
  return found ?? none;
}
