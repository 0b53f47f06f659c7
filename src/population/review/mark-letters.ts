/** Which letters of two values differ, and how: a lost mark is not another letter, and what changed places is neither. */
import { diffArrays } from 'diff';
import { withoutMarks } from '#values/index.ts';

/** `mark`: the same letter with another mark or none; `swapped`: stands at another place on the other side; `letter`: another, or none there. */
export type LetterMark = 'mark' | 'swapped' | 'letter';

/** A stretch of a value; `mark` null where both sides are the same. Letters large or small are the same. */
export type Stretch = { readonly text: string; readonly mark: LetterMark | null };

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
const lettersOf = (text: string): string[] => Array.from(graphemes.segment(text.normalize('NFC')), ({ segment }) => segment);

/** What a letter is without its marks. */
const bare = (letter: string): string => withoutMarks(letter).toLowerCase();
const isSame = (a: string, b: string): boolean => a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

type Side = (LetterMark | null)[];

/**
 * @example markLetters('Nguyễn Thị Thuỷ', 'NGUYEN THI THUY')[1] // => E, I and Y at their places marked 'mark'
 * @example markLetters('03/07/1979', '07/03/1979')[0] // => '03' and '07' marked 'swapped'
 */
export function markLetters(one: string, other: string): readonly [readonly Stretch[], readonly Stretch[]] {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  const [marksA, marksB]: [Side, Side] = [new Array(a.length).fill(null), new Array(b.length).fill(null)];
  if (!markSwappedParts(a, b, marksA, marksB)) markInLine(a, b, marksA, marksB);
  return [stretches(a, marksA), stretches(b, marksB)];
}

/** The parts of two values (words, days and months) are the same ones in another order: whatever stands elsewhere is swapped. */
function markSwappedParts(a: readonly string[], b: readonly string[], marksA: Side, marksB: Side): boolean {
  const [partsA, partsB] = [partsOf(a), partsOf(b)];
  const inOrder = (parts: readonly Part[]): string =>
    parts
      .map(({ key }) => key)
      .toSorted()
      .join(' ');
  if (partsA.length < 2 || partsA.length !== partsB.length || inOrder(partsA) !== inOrder(partsB)) return false;
  for (const [at, part] of partsA.entries()) {
    const there = partsB[at] as Part;
    if (part.key === there.key) markLetterwise(a, b, part, there, marksA, marksB);
    else {
      marksA.fill('swapped', part.from, part.to);
      marksB.fill('swapped', there.from, there.to);
    }
  }
  return true;
}

type Part = { readonly from: number; readonly to: number; readonly key: string };

function partsOf(letters: readonly string[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (let at = 0; at <= letters.length; at++) {
    if (at < letters.length && /[\p{L}\p{N}\p{M}]/u.test(letters[at] as string)) continue;
    if (at > from) parts.push({ from, to: at, key: letters.slice(from, at).map(bare).join('') });
    from = at + 1;
  }
  return parts;
}

function markLetterwise(a: readonly string[], b: readonly string[], here: Part, there: Part, marksA: Side, marksB: Side): void {
  for (let step = 0; here.from + step < here.to && there.from + step < there.to; step++)
    if (!isSame(a[here.from + step] as string, b[there.from + step] as string)) {
      marksA[here.from + step] = 'mark';
      marksB[there.from + step] = 'mark';
    }
}

/** By the shortest change of letters without their marks. Two neighbours that changed places are swapped. */
function markInLine(a: readonly string[], b: readonly string[], marksA: Side, marksB: Side): void {
  let [atA, atB] = [0, 0];
  for (const { value, added, removed } of diffArrays(a.map(bare), b.map(bare))) {
    for (let step = 0; step < value.length; step++) {
      if (removed) marksA[atA++] = 'letter';
      else if (added) marksB[atB++] = 'letter';
      else {
        if (!isSame(a[atA] as string, b[atB] as string)) marksA[atA] = marksB[atB] = 'mark';
        atA++;
        atB++;
      }
    }
  }
  markNeighbours(a, b, marksA, marksB);
}

/** `Lna` beside `Lan`: the shortest change takes one letter away and puts it in on the other side of its neighbour. */
function markNeighbours(a: readonly string[], b: readonly string[], marksA: Side, marksB: Side): void {
  if (a.length !== b.length) return;
  for (let at = 0; at + 1 < a.length; at++) {
    const [one, two] = [bare(a[at] as string), bare(a[at + 1] as string)];
    const isCrossed = one !== two && one === bare(b[at + 1] as string) && two === bare(b[at] as string);
    if (!isCrossed) continue;
    for (const side of [marksA, marksB]) side.fill('swapped', at, at + 2);
    at++;
  }
}

function stretches(letters: readonly string[], marks: Side): Stretch[] {
  const found: { text: string; mark: LetterMark | null }[] = [];
  for (const [at, letter] of letters.entries()) {
    const mark = marks[at] ?? null;
    const last = found.at(-1);
    if (last?.mark === mark) last.text += letter;
    else found.push({ text: letter, mark });
  }
  return found;
}
