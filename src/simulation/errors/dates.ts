/** Dates of birth as people remember them and clerks copy them. */
import { dayAt, type WrittenDate, written } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { Statement } from '../statement.ts';
import { always, type Mistake } from './mistake.ts';

function spoilBirth(change: (birth: WrittenDate, chance: Chance) => WrittenDate): Mistake['spoil'] {
  return (statement, chance) => {
    statement.birth = change(statement.birth, chance);
  };
}
const isWhole = ({ birth }: Statement): boolean => birth.month !== 0;
/** A birth entry is made from the hospital's notice: few of these reach it. */
const fromMemory = (statement: Statement): boolean => isWhole(statement) && statement.source !== 'khai-sinh';

export const dateMistakes: readonly Mistake[] = [
  {
    id: 'year-only',
    kind: 'dates',
    share: 0.04,
    what: 'the year only (born before 1960)',
    applies: (statement) => fromMemory(statement) && statement.person.birthYear < 1960,
    spoil: spoilBirth(({ year }) => ({ year, month: 0, day: 0 })),
  },
  {
    id: 'first-of-january',
    kind: 'dates',
    share: 0.03,
    what: '1 January (born before 1960)',
    applies: (statement) => fromMemory(statement) && statement.person.birthYear < 1960,
    spoil: spoilBirth(({ year }) => ({ year, month: 1, day: 1 })),
  },
  {
    id: 'day-and-month-swapped',
    kind: 'dates',
    share: 0.008,
    what: "day and month in each other's place",
    applies: (statement) => isWhole(statement) && statement.birth.day <= 12 && statement.birth.day !== statement.birth.month,
    spoil: spoilBirth(({ year, month, day }) => ({ year, month: day, day: month })),
  },
  {
    id: 'lunar-date',
    kind: 'dates',
    share: 0.003,
    what: 'the lunar date: some 18 to 50 days earlier',
    applies: fromMemory,
    spoil: spoilBirth(({ year, month, day }, chance) => written(dayAt(year, month, day) - chance.between(18, 50))),
  },
  {
    id: 'year-off',
    kind: 'dates',
    share: 0.006,
    what: 'a year or two older or younger (school, army)',
    applies: fromMemory,
    spoil: spoilBirth(({ year, month, day }, chance) => written(dayAt(year + chance.pick([-2, -1, -1, 1, 1, 2]), month, day))),
  },
  {
    id: 'day-wrong',
    kind: 'dates',
    share: 0.003,
    what: 'one digit of the day mistyped',
    applies: isWhole,
    spoil: spoilBirth(({ year, month, day }, chance) => ({
      year,
      month,
      day: day > 9 && day < 28 && chance.happens(0.5) ? (day + 10) % 30 || 1 : Math.max(1, day - (day % 10)) + chance.below(9),
    })),
  },
  {
    id: 'no-such-day',
    kind: 'unreadable',
    share: 0.001,
    what: '31/02: refused',
    applies: isWhole,
    spoil: spoilBirth(({ year }, chance) => ({ year, month: 2, day: chance.pick([30, 31]) })),
  },
  {
    id: 'born-1026',
    kind: 'unreadable',
    share: 0.0002,
    what: 'a year of another age: 1026, 2095',
    applies: always,
    spoil: spoilBirth(({ year, month, day }) => ({ year: year < 2000 ? year - 900 : year + 80, month, day })),
  },
];
