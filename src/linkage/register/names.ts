/** The distinct names of a linkage run, taken apart once: words, keys that fold tones or sounds, ends. */
import { hashOfBytes, mixed } from '../engine/chance.ts';
import { type ByteDictionary, newByteDictionary, newNumberDictionary } from '../engine/dictionary.ts';
import { shared, sharedInts } from '../engine/shared.ts';

/** Distinct names by id, each one cache line: what is asked of a name together stands together. Id 0 is the missing name. */
export type NameTable = {
  readonly count: number;
  /** Name `n` begins at `n * nameLength`, its places are `inName`; keys are ids, and equal ids mean equal keys. */
  readonly facts: Int32Array;
  readonly word: WordTable;
};

export const nameLength = 16;

export const inName = {
  /** Case, place of the tone mark, i/y, apostrophes and dots folded; tones and letters kept. */
  toned: 0,
  /** Tones and letter marks dropped, order of words kept. */
  folded: 1,
  /** As `folded`, whatever the order of the words. */
  sorted: 2,
  /** As `folded`, without spaces: `H'Lan Niê` and `H' Lan Niê` meet. */
  joined: 3,
  /** First and last word of `folded`. */
  ends: 4,
  /** Last word of `folded`. */
  given: 5,
  /** Last word by its sound: regional confusions folded. */
  givenSound: 6,
  /** Twice the number of words, and 1 more where the name carries any mark. */
  shape: 7,
  /** Its words; of a name of more than eight, where in `facts` they begin. */
  words: 8,
} as const;

const wordsInLine = nameLength - inName.words;

/** How many words the name has that begins at `name`, and where the first of them stands. */
export const lengthOfName = ({ facts }: NameTable, name: number): number => facts[name + inName.shape]! >> 1;
export const firstWordOf = ({ facts }: NameTable, name: number): number =>
  facts[name + inName.shape]! >> 1 <= wordsInLine ? name + inName.words : facts[name + inName.words]!;

/** By toned word: its folded word, the sound of that, its text without marks; and a hash of the toned word, the same in every run. */
export type WordTable = { readonly folded: Int32Array; readonly sound: Int32Array; readonly text: readonly string[]; readonly hash: Int32Array };

const toneOfMark: { readonly [mark: string]: number } = { '\u0300': 1, '\u0309': 2, '\u0303': 3, '\u0301': 4, '\u0323': 5 };
const iOrY = /^([hklmstv]|qu)?y$/;

/**
 * A word with its tone taken out of the vowels and put last, so that `hòa` and `hoà` are one; i for y where both are written.
 *
 * @example tonedWord('thuý') === tonedWord('thúy') // => true
 * @example tonedWord('lý') === tonedWord('lí')     // => true
 */
export function tonedWord(word: string): string {
  let tone = 0;
  let letters = '';
  for (const sign of word.toLowerCase().normalize('NFD')) {
    const mark = toneOfMark[sign];
    if (mark) tone = mark;
    else letters += sign === 'ð' ? 'đ' : sign;
  }
  if (iOrY.test(letters)) letters = `${letters.slice(0, -1)}i`;
  return tone === 0 ? letters : letters + tone;
}

const marks = /[\u0300-\u036f0-9]/g;

/** Drops tone number and letter marks of a `tonedWord`. */
export function foldedWord(toned: string): string {
  return toned.replace(marks, '').replace(/đ/g, 'd').replace(/ƀ/g, 'b');
}

/**
 * What several regions write for one sound: n/l, s/x, ch/tr, d/gi/r at the start; n/ng/nh, t/c/ch at the end.
 *
 * @example soundOf('trang') === soundOf('chan') // => true
 */
export function soundOf(folded: string): string {
  return folded
    .replace(/^tr/, 'ch')
    .replace(/^s/, 'x')
    .replace(/^(gi|r)(?=[aeiouy])/, 'd')
    .replace(/^n(?![gh])/, 'l')
    .replace(/(ng|nh)$/, 'n')
    .replace(/(ch|c)$/, 't');
}

const apart = /[\s.,'’ʼ‘`\-_/]+/;

/** Takes apart every name of a dictionary. Keys are given one kind after the other, so that one dictionary of them stands at a time. */
export function makeNameTable(texts: Pick<ByteDictionary, 'size' | 'view'>): NameTable {
  const count = texts.size;
  const words = newWordTable();
  const facts = readWords(texts, words);
  const { folded, sound, hash, text } = words;
  const word = { folded: shared(Int32Array.from(folded)), sound: shared(Int32Array.from(sound)), hash: shared(Int32Array.from(hash)), text };
  const table = { count, facts, word };
  const some = new Int32Array(longestName(table));
  const eachName = (put: (name: number, from: number, length: number) => void): void => {
    for (let name = nameLength; name <= count * nameLength; name += nameLength) {
      const length = lengthOfName(table, name);
      if (length > 0) put(name, firstWordOf(table, name), length);
    }
  };
  const plainWords = (from: number, length: number): Int32Array => {
    for (let at = 0; at < length; at++) some[at] = words.folded[facts[from + at]!]!;
    return some;
  };
  const keyed = (place: number, sequence: (from: number, length: number) => Int32Array, fixedLength?: number): void => {
    const keyOf = newKeys();
    eachName((name, from, length) => {
      facts[name + place] = keyOf(sequence(from, length), fixedLength ?? length);
    });
  };
  keyed(inName.toned, (from, length) => facts.subarray(from, from + length));
  keyed(inName.folded, plainWords);
  keyed(inName.sorted, (from, length) => {
    plainWords(from, length).subarray(0, length).sort();
    return some;
  });
  const twoEnds = (from: number, length: number): Int32Array => {
    [some[0], some[1]] = [words.folded[facts[from]!]!, words.folded[facts[from + length - 1]!]!];
    return some;
  };
  keyed(inName.ends, twoEnds, 2);
  const joined = newNumberDictionary();
  eachName((name, from, length) => {
    facts[name + inName.joined] = joined.idOf(joinedKey(facts.subarray(from, from + length), length, words.letters));
    const last = facts[from + length - 1]!;
    facts[name + inName.given] = words.folded[last]!;
    facts[name + inName.givenSound] = words.sound[last]!;
  });
  return table;
}

/** Shape and words of all names. */
function readWords(texts: Pick<ByteDictionary, 'size' | 'view'>, words: GrowingWords): Int32Array {
  const { bytes, starts } = texts.view();
  const facts = sharedInts((texts.size + 1) * nameLength);
  const wordsOfLongNames: number[] = [];
  let own = new Int32Array(64);
  for (let id = 1; id <= texts.size; id++) {
    const [from, to] = [starts[id]!, starts[id + 1]!];
    if (to - from > own.length) own = new Int32Array(to - from);
    const length = words.readInto(own, bytes, from, to);
    if (length === 0) continue;
    const name = id * nameLength;
    facts[name + inName.shape] = length * 2 + (isBeyondAscii(bytes, from, to) ? 1 : 0);
    if (length <= wordsInLine) facts.set(own.subarray(0, length), name + inName.words);
    else {
      facts[name + inName.words] = facts.length + wordsOfLongNames.length;
      for (let at = 0; at < length; at++) wordsOfLongNames.push(own[at]!);
    }
  }
  return withMore(facts, wordsOfLongNames);
}

function longestName(table: NameTable): number {
  let longest = 2;
  for (let name = nameLength; name <= table.count * nameLength; name += nameLength) longest = Math.max(longest, lengthOfName(table, name));
  return longest;
}

function withMore(facts: Int32Array, more: readonly number[]): Int32Array {
  if (more.length === 0) return facts;
  const all = sharedInts(facts.length + more.length);
  all.set(facts);
  all.set(more, facts.length);
  return all;
}

function isBeyondAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! > 127) return true;
  return false;
}

/** A text as two hashes of its letters, which those of two texts make for the two in one. */
type Letters = { readonly low: number; readonly high: number; readonly lowPower: number; readonly highPower: number };

type GrowingWords = {
  readonly folded: number[];
  readonly sound: number[];
  readonly text: string[];
  readonly hash: number[];
  readonly letters: Letters[];
  /** Words of a name in UTF-8; returns how many. There is room for one a byte. */
  readInto(ids: Int32Array, bytes: Buffer, from: number, to: number): number;
};

function newWordTable(): GrowingWords {
  const [byToned, byFolded, bySound] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const seen = newByteDictionary();
  const wordOfSeen: number[] = [0];
  const [folded, sound, hash, text, letters]: [number[], number[], number[], string[], Letters[]] = [[0], [0], [0], [''], [lettersOf('')]];
  const wordId = (bytes: Buffer, from: number, to: number): number => {
    const known = seen.idOf(bytes, from, to);
    if (known < wordOfSeen.length) return wordOfSeen[known]!;
    const toned = tonedWord(bytes.toString('utf8', from, to));
    const id = idIn(byToned, toned);
    if (id === text.length) {
      const plain = foldedWord(toned);
      text.push(plain);
      folded.push(idIn(byFolded, plain));
      sound.push(idIn(bySound, soundOf(plain)));
      hash.push(hashOfText(toned));
      letters.push(lettersOf(plain));
    }
    wordOfSeen.push(id);
    return id;
  };
  return {
    folded,
    sound,
    text,
    hash,
    letters,
    readInto(ids, bytes, from, to) {
      let count = 0;
      if (mayHoldRareGap(bytes, from, to)) {
        for (const raw of bytes.toString('utf8', from, to).split(apart)) if (raw !== '') ids[count++] = wordId(Buffer.from(raw), 0, Buffer.byteLength(raw));
        return count;
      }
      for (let start = from; start < to; ) {
        let end = start;
        while (end < to && isGap[bytes[end]!] === 0) end++;
        if (end > start) ids[count++] = wordId(bytes, start, end);
        start = end + 1;
      }
      return count;
    },
  };
}

/** Single bytes that part words: those of `apart` that ASCII has. */
const isGap = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 && apart.test(String.fromCharCode(byte)) ? 1 : 0));

/** Whether a sign of `apart` beyond ASCII may stand there, by the first byte of such signs. Vietnamese letters begin with others. */
function mayHoldRareGap(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0xc2 && (byte === 0xc2 || byte === 0xca || byte === 0xe2 || byte === 0xe3 || byte === 0xef || (byte === 0xe1 && bytes[at + 1] === 0x9a)))
      return true;
  }
  return false;
}

/** Ids from 1 in order of appearance. */
function idIn(ids: Map<string, number>, key: string): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, ids.size + 1);
  return ids.size;
}

/** Ids of sequences of numbers by a 53-bit hash: two of a million differing sequences meet with a chance below 10^-4. */
function newKeys(): (sequence: Int32Array, length: number) => number {
  const ids = newNumberDictionary();
  return (sequence, length) => {
    let [low, high] = [length, 0x5bd1e995];
    for (let at = 0; at < length; at++) {
      low = mixed(low, sequence[at]!);
      high = mixed(high, sequence[at]!);
    }
    return ids.idOf((high >>> 11) * 4_294_967_296 + low + 1);
  };
}

/** Never 0; the same in every run. */
export function hashOfText(text: string): number {
  const bytes = Buffer.from(text);
  return hashOfBytes(bytes, 0, bytes.length);
}

const [lowBase, highBase] = [0x01000193, 0x2c1b3c6d];

/** Polynomials in the letters modulo 2^32. */
function lettersOf(text: string): Letters {
  let [low, high, lowPower, highPower] = [0, 0, 1, 1];
  for (let at = 0; at < text.length; at++) {
    const letter = mixed(1, text.charCodeAt(at));
    low = (Math.imul(low, lowBase) + letter) | 0;
    high = (Math.imul(high, highBase) + letter) | 0;
    lowPower = Math.imul(lowPower, lowBase);
    highPower = Math.imul(highPower, highBase);
  }
  return { low, high, lowPower, highPower };
}

/** The same for every way of parting the letters into words. */
function joinedKey(words: Int32Array, length: number, letters: readonly Letters[]): number {
  let [low, high] = [0, 0];
  for (let at = 0; at < length; at++) {
    const word = letters[words[at]!]!;
    low = (Math.imul(low, word.lowPower) + word.low) | 0;
    high = (Math.imul(high, word.highPower) + word.high) | 0;
  }
  return (high >>> 11) * 4_294_967_296 + (low >>> 0) + 1;
}
