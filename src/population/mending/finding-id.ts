/** The name of a finding outside of the program: form, rule and field in one text. */
import { keyOfCursor, refuse, writeCursor } from '#values/index.ts';
import { refusals } from './refusals.ts';

export type FindingKey = { readonly form: number; readonly rule: string; readonly field: string };

export const findingIdOf = ({ form, rule, field }: FindingKey): string => writeCursor([form, rule, field]);

/** Refused as unknown: a text that is the name of none. */
export function findingKeyOf(id: string): FindingKey {
  const [form, rule, field] = keyOfCursor(id, ['id', 'text', 'text']) ?? refuse(refusals, 'finding.unknown', {});
  return { form, rule, field };
}
