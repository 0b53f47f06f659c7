/** How alike two names are, as one of a few levels that an officer can check by eye. */
import { isOneSlip } from '../engine/edits.ts';
import { firstWordOf, inName, lengthOfName, type NameTable, nameLength } from './names.ts';

/** From the strongest agreement down; 0 says nothing because a name is missing. */
export const nameLevels = {
  exact: 1,
  marksLost: 2,
  oneMark: 3,
  marks: 4,
  order: 5,
  sound: 6,
  oneLetter: 7,
  shortened: 8,
  middle: 9,
  surname: 10,
  given: 11,
  else: 12,
} as const;

/** Level of two names, by their ids in the table. The order of the two does not matter. */
export function compareNames(names: NameTable, idA: number, idB: number): number {
  const { facts } = names;
  const [a, b] = [idA * nameLength, idB * nameLength];
  const [tonedA, tonedB] = [facts[a + inName.toned]!, facts[b + inName.toned]!];
  if (tonedA === 0 || tonedB === 0) return 0;
  if (tonedA === tonedB) return nameLevels.exact;
  if (areSame(names, inName.folded, a, b)) return compareMarks(names, a, b);
  if (areSame(names, inName.sorted, a, b) || areSame(names, inName.joined, a, b)) return nameLevels.order;
  return compareWords(names, a, b);
}

/** Whether two names, by where they begin, have the same key. */
const areSame = ({ facts }: NameTable, key: number, a: number, b: number): boolean => facts[a + key] === facts[b + key];

function compareMarks(names: NameTable, a: number, b: number): number {
  const { facts } = names;
  if ((facts[a + inName.shape]! & 1) !== (facts[b + inName.shape]! & 1)) return nameLevels.marksLost;
  const [startA, startB, length] = [firstWordOf(names, a), firstWordOf(names, b), lengthOfName(names, a)];
  let differing = 0;
  for (let at = 0; at < length; at++) if (facts[startA + at] !== facts[startB + at]) differing++;
  return differing === 1 ? nameLevels.oneMark : nameLevels.marks;
}

function compareWords(names: NameTable, a: number, b: number): number {
  const [lengthA, lengthB] = [lengthOfName(names, a), lengthOfName(names, b)];
  if (lengthA === lengthB) return compareInPlace(names, a, b, lengthA);
  if (lengthA > lengthB) return compareWords(names, b, a);
  const { facts, word } = names;
  const [startA, startB] = [firstWordOf(names, a), firstWordOf(names, b)];
  let found = 0;
  for (let at = 0; at < lengthB && found < lengthA; at++) {
    if (isSameOrInitial(names, facts[startA + found]!, facts[startB + at]!)) found++;
  }
  if (areSame(names, inName.given, a, b)) {
    if (found === lengthA && lengthA > 1) return nameLevels.shortened;
    return areSame(names, inName.ends, a, b) ? nameLevels.middle : nameLevels.given;
  }
  const isSameFirst = word.folded[facts[startA]!] === word.folded[facts[startB]!];
  return isSameFirst && found >= lengthA - 1 && lengthA > 2 ? nameLevels.surname : nameLevels.else;
}

/** Names of equally many words: what matters is how many places differ, and which. */
function compareInPlace(names: NameTable, a: number, b: number, length: number): number {
  const { facts, word } = names;
  const [startA, startB] = [firstWordOf(names, a), firstWordOf(names, b)];
  let [bySound, bySlip, byInitial, other, otherAt] = [0, 0, 0, 0, -1];
  for (let at = 0; at < length; at++) {
    const [wordA, wordB] = [facts[startA + at]!, facts[startB + at]!];
    if (wordA === wordB || word.folded[wordA] === word.folded[wordB]) continue;
    if (word.sound[wordA] === word.sound[wordB]) bySound++;
    else if (isSameOrInitial(names, wordA, wordB)) byInitial++;
    else if (isSlip(names, wordA, wordB)) bySlip++;
    else {
      other++;
      otherAt = at;
    }
  }
  const isSameGiven = areSame(names, inName.given, a, b);
  if (other === 0) {
    if (byInitial > 0) return bySound + bySlip === 0 && isSameGiven ? nameLevels.shortened : nameLevels.else; // an abbreviated name still has its given name whole
    if (bySlip === 0) return nameLevels.sound;
    return bySlip + bySound === 1 ? nameLevels.oneLetter : nameLevels.else;
  }
  if (other > 1 || bySound + bySlip + byInitial > 1) return isSameGiven ? nameLevels.given : nameLevels.else;
  if (otherAt === length - 1) return length > 2 ? nameLevels.surname : nameLevels.else;
  if (!isSameGiven) return nameLevels.else;
  return otherAt === 0 ? nameLevels.given : nameLevels.middle;
}

/** Short words have too many neighbours for a slip to mean anything. */
function isSlip(names: NameTable, wordA: number, wordB: number): boolean {
  const [textA, textB] = [names.word.text[wordA] as string, names.word.text[wordB] as string];
  return Math.max(textA.length, textB.length) > 2 && isOneSlip(textA, textB);
}

/** `Ng.` for Nguyễn, `T.` for Thị, `L.` for Lý. */
function isSameOrInitial(names: NameTable, wordA: number, wordB: number): boolean {
  if (names.word.folded[wordA] === names.word.folded[wordB]) return true;
  const [textA, textB] = [names.word.text[wordA] as string, names.word.text[wordB] as string];
  const [short, long] = textA.length < textB.length ? [textA, textB] : [textB, textA];
  if (short.length === 1) return long.startsWith(short);
  return (short === 'ng' || short === 'th' || short === 'ph' || short === 'tr') && long.startsWith(short) && long.length > short.length + 1;
}

/** Relatives' names are known less exactly; five levels are enough for them. `given`: one form calls the relative by the given name alone. */
export const relativeNameLevels = { same: 1, marks: 2, near: 3, given: 4, else: 5 } as const;

const relativeLevelOf = [0, 1, 2, 2, 2, 2, 3, 3, 3, 5, 5, 5, 5];

export function compareRelatives(names: NameTable, a: number, b: number): number {
  const level = compareNames(names, a, b);
  const isByGiven = level === nameLevels.given && Math.min(lengthOfName(names, a * nameLength), lengthOfName(names, b * nameLength)) === 1;
  return isByGiven ? relativeNameLevels.given : relativeLevelOf[level]!;
}
