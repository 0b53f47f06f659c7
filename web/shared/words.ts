/** Codes of the interface turned into keys of the catalogue; a code that is not known is shown as it is. */
import { type TextKey, texts } from './texts.ts';

const has = (key: string): boolean => key in texts;

type KeysUnder<Prefix extends string> = Extract<TextKey, `${Prefix}.${string}`>;

/** The key is told as one of its prefix without being compared: each prefix against all keys is too much for the compiler. */
function keyOf<Prefix extends string>(prefix: Prefix, code: string, otherwise: KeysUnder<Prefix>): KeysUnder<Prefix> {
  const key: string = `${prefix}.${code}`;
  if (!has(key)) return otherwise;
  return key as never;
}

export const sourceText = (source: string) => keyOf('source', source, 'source.other');
/** The source in two words, for a line that has no room. */
export const shortSource = (source: string) => keyOf('short', source, 'short.other');
export const fieldText = (field: string): TextKey | undefined => (has(`field.${field}`) ? (`field.${field}` as TextKey) : undefined);
export const actText = (kind: string) => keyOf('act', kind, 'act.other');
export const roleText = (role: string): TextKey | undefined => (has(`role.${role}`) ? (`role.${role}` as TextKey) : undefined);
export const nationText = (nation: string): TextKey | undefined => (has(`nation.${nation}`) ? (`nation.${nation}` as TextKey) : undefined);
export const reasonText = (reason: string) => keyOf('reason', reason, 'reason.other');
export const stepText = (step: string) => keyOf('step', step, 'step.other');

/** What to do about it: the sentences after the first, with the value that was found; empty where the rule only tells. */
export function ruleRemedy(sentence: string, found: string | null): string {
  const [, ...then] = sentence.split(/\. /);
  return then
    .join('. ')
    .replace(/\{found\}/g, found ?? '…')
    .replace(/\{\w+\}/g, '…');
}
