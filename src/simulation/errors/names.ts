/** Names that are right for the neighbours and wrong for the register. */
import { withoutMarks } from '../letters/marks.ts';
import { always, type Mistake, spoilName } from './mistake.ts';

const words = (name: string): string[] => name.split(' ');
const isLong = (name: string): boolean => words(name).length >= 3;
const shortSurnames: { readonly [surname: string]: string } = {
  Nguyễn: 'Ng.',
  Trần: 'Tr.',
  Phạm: 'Ph.',
  Hoàng: 'H.',
  Huỳnh: 'H.',
  Đặng: 'Đ.',
  Phan: 'Ph.',
  Trương: 'Tr.',
};

export const nameMistakes: readonly Mistake[] = [
  {
    id: 'middle-dropped',
    kind: 'names',
    share: 0.009,
    what: 'a middle word left out, Thị before others',
    applies: ({ fullName }) => isLong(fullName),
    spoil: spoilName((name, chance) => {
      const parts = words(name);
      const thi = parts.indexOf('Thị', 1);
      return parts.toSpliced(thi > 0 && thi < parts.length - 1 ? thi : chance.between(1, parts.length - 2), 1).join(' ');
    }),
  },
  {
    id: 'abbreviated',
    kind: 'names',
    share: 0.006,
    what: '`Ng. T. Lan`, `Nguyễn T. Lan`',
    applies: ({ fullName }) => isLong(fullName),
    spoil: spoilName((name, chance) => {
      const [surname, ...rest] = words(name);
      const given = rest.pop();
      const first = chance.happens(0.5) ? (shortSurnames[surname!] ?? surname) : surname;
      return [first, ...rest.map((word) => `${word.charAt(0)}.`), given].join(' ');
    }),
  },
  {
    id: 'everyday-name',
    kind: 'names',
    share: 0.004,
    what: 'the everyday name in place of the birth name',
    applies: ({ source }) => source !== 'khai-sinh',
    spoil: (statement) => {
      statement.fullName = statement.person.everydayName;
    },
  },
  {
    id: 'surname-cut',
    kind: 'names',
    share: 0.05,
    what: 'half of a double surname',
    applies: ({ person }) => person.name.surname.includes(' ') && person.name.full.startsWith(person.name.surname),
    spoil: spoilName((name) => words(name).toSpliced(1, 1).join(' ')),
  },
  {
    id: 'no-marks',
    kind: 'encodings',
    share: 0.01,
    what: 'the whole name without diacritics',
    applies: always,
    spoil: spoilName((name) => withoutMarks(name)),
  },
  {
    id: 'capitals-no-marks',
    kind: 'encodings',
    share: 0.08,
    what: 'the whole name in capitals without diacritics (vaccination sites)',
    applies: ({ source }) => source === 'y-te',
    spoil: spoilName((name) => withoutMarks(name).toUpperCase()),
  },
];
