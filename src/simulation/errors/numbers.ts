/** Numbers mistyped, eaten by spreadsheets, or another's. */
import type { Chance } from '../chance.ts';
import type { Statement } from '../statement.ts';
import type { Mistake } from './mistake.ts';

function spoilNumber(change: (number: string, chance: Chance, statement: Statement) => string): Mistake['spoil'] {
  return (statement, chance) => {
    statement.documentNumber = change(statement.documentNumber, chance, statement);
  };
}
const has = ({ documentNumber }: Statement): boolean => documentNumber !== '';
const hasTyped = (statement: Statement): boolean => has(statement) && statement.source !== 'khai-sinh';

function otherDigit(number: string, chance: Chance): string {
  const at = chance.between(1, number.length - 1);
  return number.slice(0, at) + ((Number(number[at]) + chance.between(1, 9)) % 10) + number.slice(at + 1);
}

function turnedRound(number: string, chance: Chance): string {
  const start = chance.between(1, number.length - 2);
  for (let step = 0; step < number.length - 2; step++) {
    const at = 1 + ((start + step - 1) % (number.length - 2));
    if (number[at] !== number[at + 1]) return number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
  }
  return number;
}

export const numberMistakes: readonly Mistake[] = [
  { id: 'digit-wrong', kind: 'numbers', share: 0.005, what: 'one digit wrong', applies: hasTyped, spoil: spoilNumber(otherDigit) },
  { id: 'digits-turned', kind: 'numbers', share: 0.004, what: "two digits in each other's place", applies: hasTyped, spoil: spoilNumber(turnedRound) },
  {
    id: 'zero-eaten',
    kind: 'numbers',
    share: 0.004,
    what: 'leading zeros lost',
    applies: (statement) => hasTyped(statement) && statement.documentNumber.startsWith('0'),
    spoil: spoilNumber((number) => number.replace(/^0+/, '')),
  },
  {
    id: 'number-cell',
    kind: 'numbers',
    share: 0.15,
    what: 'the number in a number cell, leading zeros lost (social insurance)',
    applies: (statement) => has(statement) && statement.source === 'bhxh',
    spoil: (statement) => {
      statement.numberCell = true;
    },
  },
  {
    id: 'scientific',
    kind: 'numbers',
    share: 0.001,
    what: '`1.23E+11`: digits lost for good',
    applies: (statement) => hasTyped(statement) && statement.documentNumber.length === 12 && statement.source !== 'cmnd',
    spoil: spoilNumber(
      (number) =>
        `${Number(number)
          .toExponential(2)
          .toUpperCase()
          .replace(/E\+(\d)$/, 'E+0$1')}`,
    ),
  },
  {
    id: 'letter-o',
    kind: 'numbers',
    share: 0.002,
    what: 'the letter O for a zero, l for a one',
    applies: (statement) => hasTyped(statement) && /[01]/.test(statement.documentNumber),
    spoil: spoilNumber((number) => (number.includes('0') ? number.replace('0', 'O') : number.replace('1', 'l'))),
  },
  {
    id: 'padded-to-twelve',
    kind: 'numbers',
    share: 0.004,
    what: 'nine digits filled up with zeros to twelve',
    applies: ({ documentNumber, source }) => documentNumber.length === 9 && source !== 'cmnd',
    spoil: spoilNumber((number) => number.padStart(12, '0')),
  },
  {
    id: 'number-of-head',
    kind: 'numbers',
    share: 0.004,
    what: "the number of the household head on a child's form",
    applies: ({ person, household, source }) => person.birthYear > 2003 && (source === 'dc01' || source === 'y-te') && household.people[0] !== person,
    spoil: spoilNumber((number, _, { household, on }) => ownNumber(household.people[0]!, on) || number),
  },
  {
    id: 'number-of-another',
    kind: 'numbers',
    share: 0.002,
    what: 'the number of another of the household',
    applies: (statement) => hasTyped(statement) && statement.source !== 'cmnd' && statement.household.people.length > 1,
    spoil: spoilNumber((number, chance, { household, person, on }) => {
      const others = household.people.filter((one) => one !== person && ownNumber(one, on) !== '');
      return others.length === 0 ? number : ownNumber(chance.pick(others), on);
    }),
  },
  {
    id: 'number-missing',
    kind: 'missing',
    share: 0.05,
    what: 'the number left out',
    applies: (statement) => hasTyped(statement) && statement.source !== 'cmnd',
    spoil: spoilNumber(() => ''),
  },
];

const ownNumber = (person: Statement['person'], on: number): string =>
  person.number !== undefined && person.numberSince <= on ? person.number : (person.oldCards[0]?.number ?? '');
