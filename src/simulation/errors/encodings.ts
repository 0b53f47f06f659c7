/** What programs do to Vietnamese letters. */

import { readAsWindows1252 } from '../letters/legacy.ts';
import { halfComposed, telexKeys, vniKeys } from '../letters/marks.ts';
import type { Statement } from '../statement.ts';
import { always, type Mistake, onOneWord, spoilName } from './mistake.ts';

/** All that is text in a row goes through the same program. */
function onAllNames(change: (name: string) => string): Mistake['spoil'] {
  return (statement) => {
    statement.fullName = change(statement.fullName);
    for (const kin of [statement.father, statement.mother, statement.spouse, statement.head]) kin.name = change(kin.name);
  };
}

/** Old place of the tone and the new one, for open oa, oe, uy; before a final consonant (Hoàn) there is one place only. */
const openVowels = [
  ['òóỏõọ', 'a', 'o', 'àáảãạ'],
  ['òóỏõọ', 'e', 'o', 'èéẻẽẹ'],
  ['ùúủũụ', 'y', 'u', 'ỳýỷỹỵ'],
] as const;
const openPairs = openVowels.flatMap(([first, second, bare, moved]) => [...first].map((toned, tone) => [toned + second, bare + moved[tone]] as const));

/** @example withNewTonePlace('Hòa') // => 'Hoà' */
export function withNewTonePlace(name: string): string {
  let changed = name;
  for (const [old, modern] of openPairs) changed = changed.replaceAll(old, modern);
  return changed;
}

export const encodingMistakes: readonly Mistake[] = [
  {
    id: 'new-tone-place',
    kind: 'encodings',
    share: 0.1,
    what: 'Hoà for Hòa, Thuý for Thúy: another spelling, no mistake',
    applies: always,
    spoil: spoilName(withNewTonePlace),
  },
  {
    id: 'legacy-letters',
    kind: 'encodings',
    share: 0.12,
    what: 'the row in TCVN3 (north) or VNI (south)',
    applies: ({ source, person }) => source === 'cmnd' && !/[^\u0000-\u024F\u1E00-\u1EFF]|[ŏčñƀŭĭĕ]/u.test(person.name.full),
    spoil: (statement: Statement) => {
      statement.letters = statement.office.province.south ? 'vni' : 'tcvn3';
    },
  },
  { id: 'decomposed', kind: 'encodings', share: 0.004, what: 'NFD in place of NFC', applies: always, spoil: onAllNames((name) => name.normalize('NFD')) },
  { id: 'half-composed', kind: 'encodings', share: 0.002, what: 'the tone beside its letter (Windows-1258)', applies: always, spoil: onAllNames(halfComposed) },
  {
    id: 'read-as-1252',
    kind: 'encodings',
    share: 0.002,
    what: 'UTF-8 read as Windows-1252: `Nguyá»…n`',
    applies: always,
    spoil: onAllNames(readAsWindows1252),
  },
  {
    id: 'eth-for-d',
    kind: 'encodings',
    share: 0.04,
    what: 'Ð (U+00D0) or Ɖ (U+0189) for Đ',
    applies: ({ fullName }) => fullName.includes('Đ'),
    spoil: spoilName((name, chance) => name.replaceAll('Đ', chance.happens(0.85) ? 'Ð' : 'Ɖ')),
  },
  {
    id: 'telex-keys',
    kind: 'encodings',
    share: 0.0015,
    what: '`Nguyeenx`: typed with the program off',
    applies: always,
    spoil: spoilName((name, chance) => onOneWord(name, chance, telexKeys)),
  },
  {
    id: 'vni-keys',
    kind: 'encodings',
    share: 0.001,
    what: '`Nguye6n4`',
    applies: always,
    spoil: spoilName((name, chance) => onOneWord(name, chance, vniKeys)),
  },
  {
    id: 'letters-lost',
    kind: 'encodings',
    share: 0.0005,
    what: '`Nguy?n`',
    applies: always,
    spoil: spoilName((name) => name.replace(/[^\u0000-\u00FF]/g, '?')),
  },
];
