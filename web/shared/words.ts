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

/**
 * What is wrong, without the value that differs from form to form: the first sentence of a rule is its name. Whose form or archive it is
 * falls away whole; elsewhere the value is left open.
 *
 * @example ruleName('Hồ sơ của {found} có hơn 200 phiếu. Xem lại.') // => 'Hồ sơ có hơn 200 phiếu'
 * @example ruleName('Số {found} mất số 0 ở đầu. Đã ghi lại thành {repaired}.') // => 'Số … mất số 0 ở đầu'
 */
export function ruleName(sentence: string): string {
  const [what = ''] = sentence.split(/\.(?: |$)|; /);
  return what
    .replace(/(?:: | \()\{\w+\}\)?$/, '')
    .replace(/: .*$/, '')
    .replace(/ (?:của|of) \{\w+\}/g, '')
    .replace(/\{\w+\}/g, '…');
}

/** What to do about it: the sentences after the first, with the value that was found; empty where the rule only tells. */
export function ruleRemedy(sentence: string, found: string | null): string {
  const [, ...then] = sentence.split(/\. /);
  return then
    .join('. ')
    .replace(/\{found\}/g, found ?? '…')
    .replace(/\{\w+\}/g, '…');
}
