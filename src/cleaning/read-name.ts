/** A name as received, in one spelling: NFC, true Đ, no hidden signs, no garbled bytes, no typing keys; what was mended is said. */
import { tidyName } from '#values/index.ts';
import { memo } from './memo.ts';
import { everyWord } from './plain-words.ts';
import { withoutDigitsInName } from './repairs/digits-in-name.ts';
import { withoutKeysInName } from './repairs/keys-in-name.ts';
import { fromMojibake } from './repairs/mojibake.ts';
import { isSyllable } from './repairs/syllable.ts';
import { withoutTypingKeys } from './repairs/typing.ts';

type NameRule = 'name-encoding' | 'name-normal-form' | 'name-typing-residue' | 'name-digits-for-letters' | 'name-unreadable';
export type NameNote = { readonly rule: NameRule; readonly repaired?: string };
export type ReadName = {
  /** `undefined` for nothing but blanks. */
  readonly name: string | undefined;
  /** What was mended or is lost, the same name standing as the repair of each. */
  readonly notes: readonly NameNote[];
  /** Letters stand in it that make no syllable: another people's name, or another font's bytes. */
  readonly isOdd: boolean;
};

const beyondAscii = /[\u0080-\uFFFF]/;
const notInName = /[^A-Za-z\u00C0-\u1EF9 '’.-]/;
const lostLetter = /[?\uFFFD]/;
const lookAlikeOrHidden = /[ÐðƉ\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/;
/** `Ng~` is how a hand shortens Nguyễn. */
const waveForDot = /(?<=(?:^|\s)Ng)~/i;
const silent: readonly NameNote[] = [];

export function readName(text: string): ReadName {
  return isPlain(text) ? { name: text, notes: silent, isOdd: false } : readAnyName(text);
}

/** Whether each word is a syllable written as it should be, with one blank between them: then nothing is to be mended. */
const isPlain = everyWord((word) => onlyLetters.test(word) && isSyllable(word) && withoutTypingKeys(word) === undefined && readAnyName(word).name === word);
const onlyLetters = /^[A-Za-z\u00C0-\u1EF9]+$/;

const readAnyName = memo((text): ReadName => {
  const undone = fromMojibake(text);
  const tidy = tidyName((undone ?? text).replace(waveForDot, '.'));
  if (tidy === '') return { name: undefined, notes: silent, isOdd: false };
  const withoutKeys = withoutKeysInName(tidy);
  const withoutDigits = withoutKeys === undefined ? withoutDigitsInName(tidy) : undefined;
  const name = withoutKeys ?? withoutDigits ?? tidy;
  const mended = withoutKeys !== undefined ? 'name-typing-residue' : withoutDigits !== undefined ? 'name-digits-for-letters' : undefined;
  return { name, notes: notesOn(text, undone, mended, name), isOdd: mended === undefined && isOdd((undone ?? text).normalize('NFC')) };
});

/** Before tidying: an invisible sign may be a letter of an old font. */
const isOdd = (text: string): boolean => beyondAscii.test(text) && text.split(' ').some((word) => beyondAscii.test(word) && !isSyllable(word));

function notesOn(text: string, undone: string | undefined, mended: NameRule | undefined, name: string): readonly NameNote[] {
  const notes: NameNote[] = [];
  if (undone !== undefined) notes.push({ rule: 'name-encoding', repaired: name });
  else if (mended === undefined && notInName.test(name) && lostLetter.test(name)) notes.push({ rule: 'name-unreadable' });
  else if (waveForDot.test(text) || (beyondAscii.test(text) && (lookAlikeOrHidden.test(text) || text.normalize('NFC') !== text)))
    notes.push({ rule: 'name-normal-form', repaired: name });
  if (mended !== undefined) notes.push({ rule: mended, repaired: name });
  return notes.length === 0 ? silent : notes;
}
