/** Mistakes of ear and finger in a name. */
import type { Chance } from '../chance.ts';
import { toneMarks, toneOf, withoutMarks, withoutTone, withTone } from '../letters/marks.ts';
import type { Statement } from '../statement.ts';
import { always, type Mistake, onOneWord, spoilName } from './mistake.ts';

const hook = '\u0309';
const tilde = '\u0303';

/** What is heard alike: in the north, the centre and south, everywhere. */
// biome-ignore format: a table
const heardAlike: { readonly [where in 'north' | 'south']: readonly (readonly [RegExp, string])[] } = {
  north: [[/^n(?=[aeiouyăâêôơưàáảãạ])/i, 'l'], [/^l/i, 'n'], [/^s/i, 'x'], [/^x/i, 's'], [/^tr/i, 'ch'], [/^ch/i, 'tr'], [/^gi(?=.)/i, 'd'], [/^d(?=[uưaâă])/i, 'gi'], [/^r/i, 'd']],
  south: [[/n$/, 'ng'], [/ng$/, 'n'], [/t$/, 'c'], [/c$/, 't'], [/^v/i, 'd'], [/^d/i, 'v'], [/^gi(?=.)/i, 'd'], [/^s/i, 'x'], [/^x/i, 's'], [/i$/, 'y']],
};

function withHeardAlike(name: string, chance: Chance, { office }: Statement): string {
  const list = heardAlike[office.province.south ? 'south' : 'north'];
  const start = chance.below(list.length);
  return onOneWord(name, chance, (word) => {
    for (let step = 0; step < list.length; step++) {
      const [pattern, instead] = list[(start + step) % list.length]!;
      if (pattern.test(word)) return capitalAs(word, word.replace(pattern, instead));
    }
    return word;
  });
}

const capitalAs = (word: string, text: string): string => (word[0] === word[0]?.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1));
const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The key beside the right one, a letter dropped, doubled, or two in each other's place. */
function mistyped(word: string, chance: Chance): string {
  if (word.length < 3) return word;
  const at = chance.between(1, word.length - 1);
  const letter = word[at]!;
  const how = chance.below(4);
  if (how === 0) return word.slice(0, at) + word.slice(at + 1);
  if (how === 1) return word.slice(0, at) + letter + word.slice(at);
  if (how === 2 && at + 1 < word.length) return word.slice(0, at) + word[at + 1] + letter + word.slice(at + 2);
  const row = keyboard.find((keys) => keys.includes(withoutMarks(letter).toLowerCase()));
  if (!row) return word;
  const key = row.indexOf(withoutMarks(letter).toLowerCase());
  return word.slice(0, at) + row[key === 0 ? 1 : key === row.length - 1 ? key - 1 : key + (chance.happens(0.5) ? 1 : -1)] + word.slice(at + 1);
}

export const letterMistakes: readonly Mistake[] = [
  {
    id: 'tone-lost',
    kind: 'letters',
    share: 0.005,
    what: 'one word loses its tone',
    applies: always,
    spoil: spoilName((name, chance) => onOneWord(name, chance, withoutTone)),
  },
  {
    id: 'hook-for-tilde',
    kind: 'letters',
    share: 0.012,
    what: "hỏi and ngã in each other's place (centre and south)",
    applies: ({ office }) => office.province.part !== 'north',
    spoil: spoilName((name, chance) =>
      onOneWord(name, chance, (word) => (toneOf(word) === hook ? withTone(word, tilde) : toneOf(word) === tilde ? withTone(word, hook) : word)),
    ),
  },
  {
    id: 'tone-wrong',
    kind: 'letters',
    share: 0.004,
    what: 'one word bears another tone',
    applies: always,
    spoil: spoilName((name, chance) => onOneWord(name, chance, (word) => withTone(word, chance.pick(toneMarks)))),
  },
  {
    id: 'heard-alike',
    kind: 'letters',
    share: 0.005,
    what: 'n/l, s/x, ch/tr, d/gi/r in the north; final n/ng, t/c, v/d in the south',
    applies: always,
    spoil: spoilName(withHeardAlike),
  },
  {
    id: 'mistyped',
    kind: 'letters',
    share: 0.004,
    what: 'one letter dropped, doubled, turned round or of the next key',
    applies: always,
    spoil: spoilName((name, chance) => onOneWord(name, chance, (word) => mistyped(word, chance))),
  },
  {
    id: 'kin-tone',
    kind: 'letters',
    share: 0.02,
    what: "a parent's name with a tone lost",
    applies: ({ father, mother }) => father.name !== '' || mother.name !== '',
    spoil: (statement, chance) => {
      const kin = statement.mother.name === '' || (statement.father.name !== '' && chance.happens(0.5)) ? statement.father : statement.mother;
      kin.name = onOneWord(kin.name, chance, withoutTone);
    },
  },
  {
    id: 'i-for-y',
    kind: 'letters',
    share: 0.015,
    what: 'Lí for Lý, Mĩ for Mỹ, Vi for Vy and back',
    applies: always,
    spoil: spoilName((name, chance) =>
      onOneWord(name, chance, (word) =>
        word
          .normalize('NFD')
          .replace(/^([HKLMSTV])([iy])(\p{M}?)$/u, (_, onset, vowel, tone) => onset + (vowel === 'i' ? 'y' : 'i') + tone)
          .normalize('NFC'),
      ),
    ),
  },
];
