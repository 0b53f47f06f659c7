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
  const keys = { toned: newKeys(), folded: newKeys(), sorted: newKeys(), joined: newKeys(), ends: newKeys() };
  const marked = sharedBytes(count + 1);
  const firstWord = sharedInts(count + 2);
  const all: number[] = [];
  for (let name = 1; name <= count; name++) {
    firstWord[name] = all.length;
    const own = words.idsOf(bytes, starts[name]!, starts[name + 1]!);
    if (own.length === 0) continue;
    for (const word of own) all.push(word);
    const plain = own.map((word) => words.folded[word]!);
    toned[name] = keys.toned(own);
    folded[name] = keys.folded(plain);
    joined[name] = keys.joined(lettersOf(own, words.text));
    ends[name] = keys.ends([plain[0]!, plain.at(-1)!]);
    given[name] = plain.at(-1)!;
    givenSound[name] = words.sound[own.at(-1)!]!;
    marked[name] = isBeyondAscii(bytes, starts[name]!, starts[name + 1]!) ? 1 : 0;
    sorted[name] = keys.sorted(plain.sort((a, b) => a - b));
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

type GrowingWords = {
  readonly folded: number[];
  readonly sound: number[];
  readonly text: string[];
  /** Words of a name in UTF-8. */
  idsOf(bytes: Buffer, from: number, to: number): number[];
};

function newWordTable(): GrowingWords {
  const [byToned, byFolded, bySound] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const seen = newByteDictionary();
  const wordOfSeen: number[] = [0];
  const [folded, sound, text] = [[0], [0], ['']];
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
    }
    wordOfSeen.push(id);
    return id;
  };
  return {
    folded,
    sound,
    text,
    idsOf(bytes, from, to) {
      const ids: number[] = [];
      if (mayHoldRareGap(bytes, from, to)) {
        for (const raw of bytes.toString('utf8', from, to).split(apart)) if (raw !== '') ids.push(wordId(Buffer.from(raw), 0, Buffer.byteLength(raw)));
        return ids;
      }
      for (let start = from; start < to; ) {
        let end = start;
        while (end < to && isGap[bytes[end]!] === 0) end++;
        if (end > start) ids.push(wordId(bytes, start, end));
        start = end + 1;
      }
      return ids;
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
function newKeys(): (sequence: readonly number[]) => number {
  const ids = newNumberDictionary();
  return (sequence) => {
    let [low, high] = [sequence.length, 0x5bd1e995];
    for (const part of sequence) {
      low = mixed(low, part);
      high = mixed(high, part);
    }
    return ids.idOf((high >>> 11) * 4_294_967_296 + low + 1);
  };
}

function lettersOf(words: readonly number[], texts: readonly string[]): number[] {
  const letters: number[] = [];
  for (const word of words) {
    const text = texts[word] as string;
    for (let at = 0; at < text.length; at++) letters.push(text.charCodeAt(at));
  }
  return letters;
}
