/** A whole name without the keys of a typing method that were left standing in it, where the rest of the name leaves no doubt. */
import { memo } from '../memo.ts';
import { isSyllable } from './syllable.ts';
import { mayBeSlip, withoutTypingKeys } from './typing.ts';
import { fromViqr } from './viqr.ts';

const meantBy = memo(withoutTypingKeys);
const hasDigit = /\d/;
const beyondAscii = /[\u0080-\uFFFF]/;

/** `undefined` when there are no keys, or when the name does not look Vietnamese enough to be sure: Lee Max may be anybody. */
export function withoutKeysInName(name: string): string | undefined {
  const words = name.split(' ');
  const meant = words.map((word) => meantBy(word) ?? word);
  const left = words.filter((word, at) => word !== meant[at]);
  if (left.length === 0) return fromViqr(name);
  if (!meant.every(isSyllable) || (left.length === 1 && left.every(mayBeSlip))) return undefined;
  const isSure = words.length > 2 || left.some((word) => hasDigit.test(word)) || words.some((word) => beyondAscii.test(word) && isSyllable(word));
  return isSure ? meant.join(' ') : undefined;
}
