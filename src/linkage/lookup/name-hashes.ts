/** The keys of names as numbers that mean the same in every run: hashes of what the ids of a run stand for. */
import { mixed } from '../engine/chance.ts';
import { firstWordOf, hashOfText, inName, lengthOfName, type NameTable, nameLength, soundOf } from '../register/names.ts';

/** By place of a key in `inName`, then by name id; 0 for the missing name. */
export type NameHashes = (key: number) => Uint32Array;

/** Of a million names some hundred share a hash with another: forms found in vain, or a rarity that is off. */
export function nameHashes(names: NameTable): NameHashes {
  const made = new Map<number, Uint32Array>();
  const plain = Uint32Array.from(names.word.text, (text, word) => (word === 0 ? 0 : hashOfText(text)));
  const sounds = Uint32Array.from(names.word.text, (text, word) => (word === 0 ? 0 : hashOfText(soundOf(text))));
  return (key) => {
    const known = made.get(key) ?? hashNames(names, key, plain, sounds);
    made.set(key, known);
    return known;
  };
}

function hashNames(names: NameTable, key: number, plain: Uint32Array, sounds: Uint32Array): Uint32Array {
  const { facts, word } = names;
  const hashes = new Uint32Array(names.count + 1);
  let words = new Uint32Array(16);
  for (let id = 1; id <= names.count; id++) {
    const name = id * nameLength;
    const length = lengthOfName(names, name);
    if (length === 0) continue;
    const from = firstWordOf(names, name);
    const [first, last] = [facts[from]!, facts[from + length - 1]!];
    if (key === inName.given) hashes[id] = plain[last]!;
    else if (key === inName.givenSound) hashes[id] = sounds[last]!;
    else if (key === inName.ends) hashes[id] = mixed(mixed(2, plain[first]!), plain[last]!) || 1;
    else {
      if (length > words.length) words = new Uint32Array(length);
      const of = key === inName.toned ? word.hash : plain;
      for (let place = 0; place < length; place++) words[place] = of[facts[from + place]!]!;
      if (key === inName.sorted) words.subarray(0, length).sort();
      let hash = length;
      for (let place = 0; place < length; place++) hash = mixed(hash, words[place]!);
      hashes[id] = hash || 1;
    }
  }
  return hashes;
}
