/** What cannot both be true of one person, however well the rest agrees: such forms are never joined silently. */

import { isOneDigitSlip } from '../engine/edits.ts';
import type { Contradictions, KeyOf, Words } from '../engine/schema.ts';
import { compareDates, dateLevels } from './compare-dates.ts';
import { compareNames, nameLevels } from './compare-names.ts';
import { isAfterDeath } from './comparisons.ts';
import { at, isNumberDoubted, numberReader, type Rows, rowLength } from './records.ts';

/** In order of weight: the first that is found names the conflict. */
export const contradictions = ['two-persons', 'two-numbers', 'impossible-dates', 'same-role', 'two-cards', 'after-death', 'sex-and-more'] as const;
export type Contradiction = (typeof contradictions)[number];

export const contradictionWords: { readonly [contradiction in Contradiction]: Words } = {
  'two-persons': { vi: 'đã ở trong hai hồ sơ', en: 'they are in two archives already' },
  'two-numbers': { vi: 'hai số định danh mà một chữ số sai không giải thích được', en: 'two personal numbers that one wrong digit does not explain' },
  'impossible-dates': { vi: 'hai ngày sinh cách nhau hơn ba năm', en: 'two dates of birth more than three years apart' },
  'same-role': { vi: 'hai thành viên khác nhau của một hộ', en: 'two different members of one household' },
  'two-cards': { vi: 'hai số CMND của cùng một tỉnh', en: 'two identity cards of one province' },
  'after-death': { vi: 'phiếu lập sau ngày chết', en: 'a form filled in after the death' },
  'sex-and-more': { vi: 'khác giới tính, và cả tên hoặc ngày sinh', en: 'another sex, and another name or date of birth too' },
};

/** Years of school, army and pension were shifted by as much; two slips on two forms add up to less. */
const mostYears = 3;

/**
 * Soft is what one clerk's slip, a late paper or a card lost and made anew explains: it holds back a doubtful pair, not one that everything else proves.
 * Such an archive is not silent: the rules on archives find that it lives after death or has two sexes.
 */
export function contradictionsOf(records: Rows): Contradictions {
  return {
    between: judgeOf(records),
    within: (members) => (eachNumberIsBorneTwice(records, members) ? 'two-numbers' : undefined),
    isSoft: (contradiction) => contradiction === 'two-cards' || contradiction === 'after-death' || contradiction === 'sex-and-more',
    isSerious: (contradiction) => contradiction === 'two-persons',
  };
}

/** Judges two records by number; `undefined` where they can be one person. */
function judgeOf(records: Rows): (a: number, b: number) => Contradiction | undefined {
  const { rows, names, roles } = records;
  const numberOf = undoubtedNumber(rows);
  const generation = Uint8Array.from(roles, generationOf);
  return (recordA, recordB) => {
    const [a, b] = [recordA * rowLength, recordB * rowLength];
    const both = (place: number): boolean => rows[a + place] !== 0 && rows[b + place] !== 0;
    const differ = (place: number): boolean => both(place) && rows[a + place] !== rows[b + place];
    if (differ(at.person)) return 'two-persons';
    if (both(at.number)) {
      const [numberA, numberB] = [numberOf(a), numberOf(b)];
      if (numberA !== 0 && numberB !== 0 && numberA !== numberB && !isOneDigitSlip(numberA, numberB)) return 'two-numbers';
    }
    const birth = compareDates(rows[a + at.dateOfBirth]!, rows[b + at.dateOfBirth]!);
    if (birth === dateLevels.else && yearsApart(a, b) > mostYears) return 'impossible-dates';
    if (both(at.household) && !differ(at.household) && isOtherMember(recordA, recordB, birth)) return 'same-role';
    if (differ(at.card) && samePrefix(rows[a + at.card]!, rows[b + at.card]!) && !isOneDigitSlip(rows[a + at.card]!, rows[b + at.card]!)) return 'two-cards';
    if (livedOn(a, b) || livedOn(b, a)) return 'after-death';
    if (differ(at.sex) && (birth > dateLevels.yearSlip || compareNames(names, rows[a + at.name]!, rows[b + at.name]!) > nameLevels.shortened))
      return 'sex-and-more'; // a wrong sex and a slip of the pen are met together
    return undefined;
  };

  /** Two lines of one household: another generation, or names and dates that are not the same. */
  function isOtherMember(recordA: number, recordB: number, birth: number): boolean {
    const [a, b] = [recordA * rowLength, recordB * rowLength];
    const [roleA, roleB] = [generation[rows[a + at.role]!]!, generation[rows[b + at.role]!]!];
    if (roleA !== 0 && roleB !== 0 && roleA !== roleB) return true;
    if (rows[a + at.filledOn] !== rows[b + at.filledOn]) return false;
    return birth > dateLevels.newYear || compareNames(names, rows[a + at.name]!, rows[b + at.name]!) > nameLevels.order;
  }

  /** 1902 for 2002 is one slip, and another one may stand on the other form. */
  function yearsApart(a: number, b: number): number {
    const years = Math.abs(Math.floor(rows[a + at.dateOfBirth]! / 10_000) - Math.floor(rows[b + at.dateOfBirth]! / 10_000));
    return Math.min(years, Math.abs(years - 100));
  }

  function livedOn(dead: number, other: number): boolean {
    return (
      rows[dead + at.died] !== 0 &&
      rows[other + at.died] === 0 &&
      rows[other + at.filledOn] !== 0 &&
      isAfterDeath(rows[other + at.filledOn]!, rows[dead + at.died]!)
    );
  }
}

/** 0 for a number that does not fit its form. */
function undoubtedNumber(rows: Int32Array): KeyOf {
  const numberOf = numberReader(rows, at.number);
  return (row) => (isNumberDoubted(rows, row) ? 0 : numberOf(row));
}

/** Two numbers that a slip can explain are no contradiction, unless each of them stands on two forms or more. */
function eachNumberIsBorneTwice(records: Rows, members: readonly number[]): boolean {
  const borne = new Map<number, number>();
  const numberOf = undoubtedNumber(records.rows);
  for (const record of members) {
    const number = numberOf(record * rowLength);
    if (number !== 0) borne.set(number, (borne.get(number) ?? 0) + 1);
  }
  let twice = 0;
  for (const times of borne.values()) if (times > 1) twice++;
  return twice > 1;
}

/** Cards of one province begin alike; who moved may lawfully hold cards of two. */
const samePrefix = (a: number, b: number): boolean => Math.floor(a / 10_000_000) === Math.floor(b / 10_000_000);

/** 1 head or spouse, 2 their children, 3 grandchildren, 4 parents, 5 grandparents; 0 where the word does not tell. */
function generationOf(role: string): number {
  const word = role.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').toLowerCase().replaceAll('-', ' ');
  if (/^(chu ho|vo|chong|head|spouse|wife|husband)$/.test(word)) return 1;
  if (/^(con|child)\b/.test(word)) return 2;
  if (/^(chau|grandchild)\b/.test(word)) return 3;
  if (/^(bo|cha|me|parent|father|mother)\b/.test(word)) return 4;
  if (/^(ong|ba|grandparent)\b/.test(word)) return 5;
  return 0;
}
