/** A whole name without the keys of a typing method that were left standing in it, where the rest of the name leaves no doubt. */
import { memo } from '../memo.ts';
import { isBareSyllable, isSyllable } from './syllable.ts';
import { mayBeSlip, withoutTypingKeys } from './typing.ts';
import { fromViqr } from './viqr.ts';

const meantBy = memo(withoutTypingKeys);
const hasDigit = /\d/;
const beyondAscii = /[\u0080-\uFFFF]/;
/** Keys of a letter and of a tone in one word: no other way of writing has both. */
const letterAndTone = /(aa|ee|oo|dd|[aou]w).*[sfrxj]$/i;

/** `undefined` when there are no keys, or when the name does not look Vietnamese enough to be sure: Lee Max may be anybody. */
export function withoutKeysInName(name: string): string | undefined {
  const words = name.split(' ');
  const meant = words.map((word) => meantBy(word) ?? word);
  const left = words.filter((word, at) => word !== meant[at]);
  if (left.length === 0) return fromViqr(name);
  if (left.every((word) => hasDigit.test(word))) return meant.some((word) => hasDigit.test(word)) ? undefined : meant.join(' '); // whosever name it is
  if (!meant.every((word) => isSyllable(word) || isBareSyllable(word)) || (left.length === 1 && left.every(mayBeSlip) && !isMiddleOfMany(words, meant)))
    return undefined;
  const isSure =
    words.length > 2 ||
    left.some((word) => hasDigit.test(word) || letterAndTone.test(word)) ||
    words.some((word) => beyondAscii.test(word) && isSyllable(word));
  return isSure ? meant.join(' ') : undefined;
}

/** `Lê Thij Hoa`: Thị and Văn stand in half of all names, so that nobody doubts what was meant between two other words. */
const isMiddleOfMany = (words: readonly string[], meant: readonly string[]): boolean =>
  meant.some((word, at) => word !== words[at] && at > 0 && at < meant.length - 1 && /^(thị|văn)$/i.test(word));
