/** The distinct names of a linkage run, taken apart once: words, keys that fold tones or sounds, ends. */
import { mixed } from '../engine/chance.ts';
import { type ByteDictionary, newByteDictionary, newNumberDictionary } from '../engine/dictionary.ts';
import { shared, sharedBytes, sharedInts } from '../engine/shared.ts';

/** Keys are ids: equal ids mean equal keys. Index 0 of every array is the missing name. */
export type NameTable = {
  readonly count: number;
  /** Case, place of the tone mark, i/y, apostrophes and dots folded; tones and letters kept. */
  readonly toned: Int32Array;
  /** Tones and letter marks dropped, order of words kept. */
  readonly folded: Int32Array;
  /** As `folded`, whatever the order of the words. */
  readonly sorted: Int32Array;
  /** As `folded`, without spaces: `H'Lan Niê` and `H' Lan Niê` meet. */
  readonly joined: Int32Array;
  /** First and last word of `folded`. */
  readonly ends: Int32Array;
  /** Last word of `folded`. */
  readonly given: Int32Array;
  /** Last word by its sound: regional confusions folded. */
  readonly givenSound: Int32Array;
  /** 1 where the name carries any mark. */
  readonly marked: Uint8Array;
  /** Words of name `n` are `words[firstWord[n]]` to `words[firstWord[n + 1] - 1]`. */
  readonly firstWord: Int32Array;
  readonly words: Int32Array;
  readonly word: WordTable;
};

/** By toned word: its folded word, the sound of that, its text without marks. */
export type WordTable = { readonly folded: Int32Array; readonly sound: Int32Array; readonly text: readonly string[] };

const toneOfMark: { readonly [mark: string]: number } = { '\u0300': 1, '\u0309': 2, '\u0303': 3, '\u0301': 4, '\u0323': 5 };
const iOrY = /^[hklmstv]?y$/;

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

/** Takes apart every name of a dictionary. */
export function makeNameTable(texts: Pick<ByteDictionary, 'size' | 'view'>): NameTable {
  const count = texts.size;
  const { bytes, starts } = texts.view();
  const words = newWordTable();
  const column = () => sharedInts(count + 1);
  const [toned, folded, sorted, joined, ends, given, givenSound] = [column(), column(), column(), column(), column(), column(), column()];
  const keys = { toned: newKeys(), folded: newKeys(), sorted: newKeys(), joined: newNumberDictionary(), ends: newKeys() };
  const marked = sharedBytes(count + 1);
  const firstWord = sharedInts(count + 2);
  const all: number[] = [];
  let [own, plain] = [new Int32Array(64), new Int32Array(64)];
  for (let name = 1; name <= count; name++) {
    const [from, to] = [starts[name]!, starts[name + 1]!];
    firstWord[name] = all.length;
    if (to - from > own.length) [own, plain] = [new Int32Array(to - from), new Int32Array(to - from)];
    const length = words.readInto(own, bytes, from, to);
    if (length === 0) continue;
    for (let at = 0; at < length; at++) {
      all.push(own[at]!);
      plain[at] = words.folded[own[at]!]!;
    }
    toned[name] = keys.toned(own, length);
    folded[name] = keys.folded(plain, length);
    joined[name] = keys.joined.idOf(joinedKey(own, length, words.letters));
    given[name] = plain[length - 1]!;
    givenSound[name] = words.sound[own[length - 1]!]!;
    marked[name] = isBeyondAscii(bytes, from, to) ? 1 : 0;
    sorted[name] = keys.sorted(plain.subarray(0, length).sort(), length);
    [plain[0], plain[1]] = [words.folded[own[0]!]!, given[name]!];
    ends[name] = keys.ends(plain, 2);
  }
  firstWord[count + 1] = all.length;
  return {
    count,
    toned,
    folded,
    sorted,
    joined,
    ends,
    given,
    givenSound,
    marked,
    firstWord,
    words: shared(Int32Array.from(all)),
    word: { folded: shared(Int32Array.from(words.folded)), sound: shared(Int32Array.from(words.sound)), text: words.text },
  };
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
  readonly letters: Letters[];
  /** Words of a name in UTF-8; returns how many. There is room for one a byte. */
  readInto(ids: Int32Array, bytes: Buffer, from: number, to: number): number;
};

function newWordTable(): GrowingWords {
  const [byToned, byFolded, bySound] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const seen = newByteDictionary();
  const wordOfSeen: number[] = [0];
  const [folded, sound, text, letters]: [number[], number[], string[], Letters[]] = [[0], [0], [''], [lettersOf('')]];
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
      letters.push(lettersOf(plain));
    }
    wordOfSeen.push(id);
    return id;
  };
  return {
    folded,
    sound,
    text,
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
