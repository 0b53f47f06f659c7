/** Fields left out, a wrong sex, rows that nobody can read. */
import type { Mistake } from './mistake.ts';
import { always } from './mistake.ts';

export const rowMistakes: readonly Mistake[] = [
  {
    id: 'sex-wrong',
    kind: 'other',
    share: 0.003,
    what: 'the other sex',
    applies: always,
    spoil: (statement) => {
      statement.sex = statement.sex === 'M' ? 'F' : 'M';
    },
  },
  {
    id: 'sex-missing',
    kind: 'missing',
    share: 0.02,
    what: 'no sex (social insurance, vaccination)',
    applies: ({ source }) => source === 'bhxh' || source === 'y-te',
    spoil: (statement) => {
      statement.sex = '';
    },
  },
  {
    id: 'father-missing',
    kind: 'missing',
    share: 0.03,
    what: 'no father',
    applies: ({ father }) => father.name !== '',
    spoil: (statement) => {
      statement.father = { name: '', number: '', birthYear: '' };
    },
  },
  {
    id: 'mother-missing',
    kind: 'missing',
    share: 0.02,
    what: 'no mother',
    applies: ({ mother }) => mother.name !== '',
    spoil: (statement) => {
      statement.mother = { name: '', number: '', birthYear: '' };
    },
  },
  {
    id: 'registration-missing',
    kind: 'missing',
    share: 0.03,
    what: 'no place of birth registration',
    applies: ({ birthPlace }) => birthPlace !== undefined,
    spoil: (statement) => {
      statement.birthPlace = undefined;
    },
  },
  {
    id: 'origin-missing',
    kind: 'missing',
    share: 0.02,
    what: 'no quê quán',
    applies: ({ origin }) => origin !== undefined,
    spoil: (statement) => {
      statement.origin = undefined;
    },
  },
  {
    id: 'ethnicity-missing',
    kind: 'missing',
    share: 0.01,
    what: 'no ethnicity',
    applies: ({ ethnicity }) => ethnicity !== '',
    spoil: (statement) => {
      statement.ethnicity = '';
    },
  },
  {
    id: 'file-missing',
    kind: 'missing',
    share: 0.03,
    what: 'no residence file',
    applies: ({ source }) => source === 'dc01',
    spoil: (statement) => {
      statement.file = '';
    },
  },
  {
    id: 'head-missing',
    kind: 'missing',
    share: 0.01,
    what: 'no head of household',
    applies: ({ source, relation }) => source === 'dc01' && relation !== 'chủ hộ',
    spoil: (statement) => {
      statement.head = { name: '', number: '', birthYear: '' };
    },
  },
  {
    id: 'phone-of-another',
    kind: 'other',
    share: 0.06,
    what: 'the telephone of another of the household',
    applies: ({ phone, source, household }) => (source === 'y-te' || source === 'bhxh') && phone !== '' && household.people.length > 1,
    spoil: (statement, chance) => {
      statement.phone = chance.pick(statement.household.people).phone ?? statement.phone;
    },
  },
  {
    id: 'name-empty',
    kind: 'unreadable',
    share: 0.0005,
    what: 'no name: refused',
    applies: always,
    spoil: (statement) => {
      statement.fullName = '';
    },
  },
  {
    id: 'row-cut',
    kind: 'unreadable',
    share: 0.001,
    what: 'the row ends in the middle: refused',
    applies: always,
    spoil: (statement) => {
      statement.cut = true;
    },
  },
];
