/** What is compared between two forms, as data: each comparison with its levels from the strongest agreement down, in words. */

import { isOneDigitSlip } from '../engine/edits.ts';
import type { Comparison, Level, Rarity } from '../engine/schema.ts';
import { compareDates } from './compare-dates.ts';
import { compareNames, compareRelatives, nameLevels, relativeNameLevels } from './compare-names.ts';
import { comparePlaces } from './compare-places.ts';
import { type Frequencies, foldedAtHome, mostBits, rarities, rarityOf, tonedAtHome } from './frequencies.ts';
import { inName, nameLength } from './names.ts';
import { at, isNumberDoubted, numberReader, type Rows } from './records.ts';

/** Level of two rows; 0 says nothing. */
type Compare = Comparison['compare'];

/** Kinds of rarity: in the whole country, and among those of one commune. */
export const scopes = { abroad: 0, atHome: 1 } as const;

const numberLevels = (sameAmongStrangers: number, differs: number): readonly Level[] => [
  { id: 'same', vi: 'trùng', en: 'the same', m: 1 - differs - 0.01, u: sameAmongStrangers },
  { id: 'slip', vi: 'lệch một chữ số', en: 'one digit apart', m: 0.01, u: 1e-6 },
  { id: 'differs', vi: 'khác', en: 'different', m: differs, u: 1 },
];

/** Equal low halves do not decide, other ones do. */
const numberColumn = (place: number): NonNullable<Comparison['column']> => ({ place, equal: ['same', 'slip', 'differs'], other: ['slip', 'differs'] });

const compareNumbers =
  (place: number) =>
  (records: Rows): Compare => {
    const numberOf = numberReader(records.rows, place);
    return (a, b) => {
      const [ownA, ownB] = [numberOf(a), numberOf(b)];
      if (ownA === 0 || ownB === 0) return 0;
      if (ownA === ownB) return 1;
      return isOneDigitSlip(ownA, ownB) ? 2 : 3;
    };
  };

/** A number that fits not the sex or year of its form is that of another, or sex and year are wrong: the levels of both kinds are learned. */
const comparePersonNumbers = (records: Rows): Compare => {
  const { rows } = records;
  const compare = compareNumbers(at.number)(records);
  return (a, b) => {
    const level = compare(a, b);
    return level === 0 || !(isNumberDoubted(rows, a) || isNumberDoubted(rows, b)) ? level : level === 1 ? 4 : 5;
  };
};

const relativeLevels = (u: number): readonly Level[] => [
  { id: 'number', vi: 'trùng số giấy tờ', en: 'the same number', m: 0.3, u: 1e-6 },
  { id: 'same', vi: 'trùng', en: 'the same', m: 0.6, u },
  { id: 'marks', vi: 'trùng khi bỏ dấu', en: 'the same without marks', m: 0.05, u },
  { id: 'near', vi: 'gần giống', en: 'nearly the same', m: 0.03, u: 0.005 },
  { id: 'given', vi: 'một bên chỉ ghi tên', en: 'one side gives the given name only', m: 0.02, u: 0.005 },
  { id: 'differs', vi: 'khác', en: 'different', m: 0.02, u: 0.985 },
];

/** What pens make of one relative: children of one father show it as often as the forms of one child do, and are drawn by fathers that agree. */
const relativeSlips = ['same', 'marks', 'near', 'given', 'differs'] as const;

/** A relative by number where both forms know it, else by name. */
const compareRelative =
  (place: number, numberPlace: number) =>
  (records: Rows): Compare => {
    const { rows, names } = records;
    const numberOf = numberReader(rows, numberPlace);
    return (a, b) => {
      const number = numberOf(a);
      if (number !== 0 && number === numberOf(b)) return 1;
      const level = compareRelatives(names, rows[a + place]!, rows[b + place]!);
      return level === 0 ? 0 : level + 1;
    };
  };

const relativeRarity = ({ rows }: Rows, { byName }: Frequencies, place: number): Rarity => ({
  most: 4,
  bits: (a, _, level) =>
    level === relativeNameLevels.same + 1 || level === relativeNameLevels.marks + 1 ? Math.min(4, byName[rows[a + place]! * rarities + rarityOf.folded]!) : 0,
});

function nameRarity({ rows }: Rows, { byName }: Frequencies): Rarity {
  const abroad = (name: number, level: number): number => {
    if (level === nameLevels.exact) return byName[name + rarityOf.toned]!;
    if (level <= nameLevels.order) return byName[name + rarityOf.folded]!;
    return level === nameLevels.shortened || level === nameLevels.middle ? Math.max(-3, Math.min(3, byName[name + rarityOf.ends]!)) : 0;
  };
  const atHome = (bits: number, level: number): number => (level === nameLevels.exact ? tonedAtHome(bits) : level <= nameLevels.order ? foldedAtHome(bits) : 0);
  return {
    most: mostBits,
    bits(a, b, level, scope) {
      const of = (row: number): number =>
        scope === scopes.abroad ? abroad(rows[row + at.name]! * rarities, level) : atHome(rows[row + at.homeRarity]!, level);
      return level === nameLevels.order ? Math.min(of(a), of(b)) : of(a); // an order in which nobody writes the name makes it no rarer
    },
  };
}

const placeLevelWords = (m: readonly number[]): readonly Level[] => [
  { id: 'commune', vi: 'cùng xã', en: 'the same commune', m: m[0]!, u: 0.001 },
  { id: 'area', vi: 'cùng xã sau sắp xếp', en: 'the same commune after the reform', m: m[1]!, u: 0.001 },
  { id: 'district', vi: 'cùng huyện', en: 'the same district', m: m[2]!, u: 0.005 },
  { id: 'province', vi: 'cùng tỉnh', en: 'the same province', m: m[3]!, u: 0.03 },
  { id: 'differs', vi: 'khác tỉnh', en: 'another province', m: m[4]!, u: 0.96 },
];

const comparePlace =
  (place: number) =>
  (records: Rows): Compare => {
    const { rows, places } = records;
    return (a, b) => comparePlaces(places, rows[a + place]!, rows[b + place]!);
  };

/** Who heads the house is nothing new where both forms name the person itself. */
const compareHeads = (records: Rows): Compare => {
  const { rows, names } = records;
  const folded = (name: number): number => names.facts[name * nameLength + inName.folded]!;
  const isSelf = (row: number): boolean => folded(rows[row + at.head]!) === folded(rows[row + at.name]!);
  return (a, b) => (isSelf(a) && isSelf(b) ? 0 : compareRelatives(names, rows[a + at.head]!, rows[b + at.head]!));
};

/** Permanent or current residence, whichever agrees best. */
const compareResidences = (records: Rows): Compare => {
  const { rows, places } = records;
  return (a, b) => {
    let best = comparePlaces(places, rows[a + at.residence]!, rows[b + at.residence]!);
    const [currentA, currentB] = [rows[a + at.current]!, rows[b + at.current]!];
    if (best === 1 || (currentA === 0 && currentB === 0)) return best;
    for (const level of [
      comparePlaces(places, currentA, rows[b + at.residence]!),
      comparePlaces(places, rows[a + at.residence]!, currentB),
      comparePlaces(places, currentA, currentB),
    ]) {
      if (level !== 0 && (best === 0 || level < best)) best = level;
    }
    return best;
  };
};

const dateLevelWords: readonly Level[] = [
  { id: 'exact', vi: 'trùng', en: 'the same', m: 0.85, u: 4e-5 },
  { id: 'swapped', vi: 'ngày và tháng đổi chỗ', en: 'day and month exchanged', m: 0.005, u: 1e-5 },
  { id: 'yearOnly', vi: 'trùng năm, một bên chỉ có năm', en: 'same year, one side knows the year only', m: 0.04, u: 2e-3 },
  { id: 'newYear', vi: 'trùng năm, một bên ghi 01/01', en: 'same year, one side on 1 January', m: 0.02, u: 3e-4 },
  { id: 'oneDigit', vi: 'lệch một chữ số', en: 'one digit apart', m: 0.015, u: 3e-4 },
  { id: 'oneDay', vi: 'lệch một ngày', en: 'one day apart', m: 0.004, u: 1e-4 },
  { id: 'onePart', vi: 'lệch ngày hoặc tháng', en: 'day or month differs', m: 0.01, u: 6e-4 },
  { id: 'yearSlip', vi: 'lệch một hai năm', en: 'one or two years apart', m: 0.02, u: 2e-4 },
  { id: 'lunar', vi: 'sớm hơn ba tới bảy tuần, có thể là ngày âm lịch', en: 'three to seven weeks earlier: may be the lunar date', m: 0.004, u: 0.003 },
  { id: 'year', vi: 'trùng năm, khác ngày tháng', en: 'same year, other day and month', m: 0.015, u: 0.015 },
  { id: 'nearYear', vi: 'gần năm, một bên thiếu ngày tháng', en: 'near years, one side without day and month', m: 0.004, u: 0.006 },
  { id: 'differs', vi: 'khác', en: 'different', m: 0.005, u: 0.97 },
];

export function comparisonsOf(records: Rows, frequencies: Frequencies): readonly Comparison[] {
  const { rows, names, places } = records;
  const homeOf = (row: number): number => places.home[rows[row + at.residence]!]!;
  const knows =
    (...places: readonly number[]) =>
    (row: number): boolean =>
      places.some((place) => rows[row + place] !== 0);
  return [
    {
      id: 'name',
      vi: 'Họ và tên',
      en: 'Name',
      about: 'own',
      levels: [
        { id: 'exact', vi: 'trùng', en: 'the same', m: 0.82, u: 1e-4 },
        { id: 'marksLost', vi: 'trùng, một bên không dấu', en: 'the same, one side without marks', m: 0.08, u: 1e-5 },
        { id: 'oneMark', vi: 'khác dấu ở một tiếng', en: 'marks of one word differ', m: 0.02, u: 2e-4 },
        { id: 'marks', vi: 'khác dấu ở vài tiếng', en: 'marks of several words differ', m: 0.003, u: 1e-4 },
        { id: 'order', vi: 'đủ tiếng, khác thứ tự', en: 'the same words in another order', m: 0.003, u: 1e-5 },
        { id: 'sound', vi: 'một vài tiếng gần âm', en: 'words that sound alike', m: 0.01, u: 2e-4 },
        { id: 'oneLetter', vi: 'sai một chữ cái', en: 'one letter differs', m: 0.01, u: 5e-4 },
        { id: 'shortened', vi: 'thiếu hoặc viết tắt chữ đệm', en: 'a word left out or abbreviated', m: 0.03, u: 5e-4 },
        { id: 'middle', vi: 'khác chữ đệm', en: 'another middle name', m: 0.005, u: 0.004 },
        { id: 'surname', vi: 'trùng họ và đệm, khác tên', en: 'another given name', m: 0.008, u: 0.02 },
        { id: 'given', vi: 'chỉ trùng tên', en: 'only the given name agrees', m: 0.005, u: 0.01 },
        { id: 'differs', vi: 'khác', en: 'different', m: 0.006, u: 0.96 },
      ],
      slips: ['exact', 'marksLost', 'oneMark', 'marks', 'order', 'sound', 'oneLetter', 'shortened'],
      knows: knows(at.toned),
      column: { place: at.toned, equal: ['exact'] },
      compare: (a, b) => compareNames(names, rows[a + at.name]!, rows[b + at.name]!),
      rarity: nameRarity(records, frequencies),
    },
    {
      id: 'birth',
      vi: 'Ngày sinh',
      en: 'Date of birth',
      about: 'own',
      levels: dateLevelWords,
      slips: ['exact', 'swapped', 'yearOnly', 'newYear', 'oneDigit', 'oneDay', 'onePart', 'yearSlip', 'lunar'],
      knows: knows(at.dateOfBirth),
      column: { place: at.dateOfBirth, equal: ['exact', 'yearOnly', 'newYear'], other: dateLevelWords.slice(1).map(({ id }) => id) },
      compare: (a, b) => compareDates(rows[a + at.dateOfBirth]!, rows[b + at.dateOfBirth]!),
    },
    {
      id: 'number',
      vi: 'Số định danh',
      en: 'Personal number',
      about: 'own',
      indexed: ['same', 'doubted'],
      levels: [
        ...numberLevels(1e-7, 0.03),
        { id: 'doubted', vi: 'trùng, nhưng không hợp với một phiếu', en: 'the same, though it does not fit one of the forms', m: 0.01, u: 1e-6 },
        { id: 'other', vi: 'khác, và một số không hợp với phiếu của nó', en: 'different, and one does not fit its form', m: 0.02, u: 0.02 },
      ],
      knows: knows(at.number),
      column: { place: at.number, equal: ['same', 'slip', 'differs', 'doubted', 'other'], other: ['slip', 'differs', 'other'] },
      compare: comparePersonNumbers(records),
    },
    {
      id: 'card',
      vi: 'Số CMND',
      en: 'Identity card number',
      about: 'own',
      indexed: ['same'],
      levels: numberLevels(1e-7, 0.05),
      knows: knows(at.card),
      column: { place: at.card, equal: ['same'] },
      compare: (a, b) => (rows[a + at.card] === rows[b + at.card] ? 1 : isOneDigitSlip(rows[a + at.card]!, rows[b + at.card]!) ? 2 : 3),
    },
    {
      id: 'insurance',
      vi: 'Số bảo hiểm',
      en: 'Insurance number',
      about: 'own',
      indexed: ['same'],
      levels: numberLevels(1e-7, 0.03),
      knows: knows(at.insurance),
      column: numberColumn(at.insurance),
      compare: compareNumbers(at.insurance)(records),
    },
    {
      id: 'sex',
      vi: 'Giới tính',
      en: 'Sex',
      about: 'own',
      levels: [
        { id: 'same', vi: 'trùng', en: 'the same', m: 0.992, u: 0.5 },
        { id: 'differs', vi: 'khác', en: 'different', m: 0.008, u: 0.5 },
      ],
      knows: knows(at.sex),
      column: { place: at.sex, equal: ['same'] },
      compare: (a, b) => (rows[a + at.sex] === rows[b + at.sex] ? 1 : 2),
    },
    {
      id: 'phone',
      vi: 'Số điện thoại',
      en: 'Telephone',
      about: 'family',
      indexed: ['same'],
      levels: numberLevels(1e-5, 0.4),
      knows: knows(at.phone),
      column: numberColumn(at.phone),
      compare: compareNumbers(at.phone)(records),
    },
    {
      id: 'household',
      vi: 'Hồ sơ cư trú',
      en: 'Residence file',
      about: 'family',
      indexed: ['same'],
      levels: [
        { id: 'same', vi: 'cùng hồ sơ', en: 'the same file', m: 0.5, u: 1e-5 },
        { id: 'file', vi: 'trùng số hồ sơ, khác xã', en: 'the same file number, another commune', m: 0.05, u: 1e-4 },
        { id: 'differs', vi: 'khác hồ sơ', en: 'another file', m: 0.45, u: 1 },
      ],
      knows: knows(at.file),
      compare: (a, b) => {
        if (rows[a + at.household] !== 0 && rows[a + at.household] === rows[b + at.household]) return 1;
        return rows[a + at.file] === rows[b + at.file] ? 2 : 3;
      },
    },
    {
      id: 'role',
      vi: 'Quan hệ trong cùng hộ',
      en: 'Role in the same household',
      about: 'own',
      levels: [
        { id: 'same', vi: 'cùng quan hệ với chủ hộ', en: 'the same relation to the head', m: 0.95, u: 0.3 },
        { id: 'differs', vi: 'khác quan hệ với chủ hộ', en: 'another relation to the head', m: 0.05, u: 0.7 },
      ],
      knows: (row) => rows[row + at.household] !== 0 && rows[row + at.role] !== 0,
      compare: (a, b) => (rows[a + at.household] !== rows[b + at.household] ? 0 : rows[a + at.role] === rows[b + at.role] ? 1 : 2),
    },
    {
      id: 'father',
      vi: 'Cha',
      en: 'Father',
      about: 'family',
      levels: relativeLevels(1e-3),
      slips: relativeSlips,
      knows: knows(at.father, at.fatherNumber),
      compare: compareRelative(at.father, at.fatherNumber)(records),
      rarity: relativeRarity(records, frequencies, at.father),
    },
    {
      id: 'mother',
      vi: 'Mẹ',
      en: 'Mother',
      about: 'family',
      levels: relativeLevels(1e-3),
      slips: relativeSlips,
      knows: knows(at.mother, at.motherNumber),
      compare: compareRelative(at.mother, at.motherNumber)(records),
      rarity: relativeRarity(records, frequencies, at.mother),
    },
    {
      id: 'spouse',
      vi: 'Vợ hoặc chồng',
      en: 'Spouse',
      about: 'own',
      levels: relativeLevels(1e-3),
      slips: relativeSlips,
      knows: knows(at.spouse, at.spouseNumber),
      compare: compareRelative(at.spouse, at.spouseNumber)(records),
      rarity: relativeRarity(records, frequencies, at.spouse),
    },
    {
      id: 'head',
      vi: 'Chủ hộ',
      en: 'Head of household',
      about: 'family',
      levels: relativeLevels(1e-3).slice(1),
      slips: relativeSlips,
      knows: knows(at.head),
      compare: compareHeads(records),
    },
    {
      id: 'residence',
      vi: 'Nơi cư trú',
      en: 'Residence',
      about: 'place',
      levels: placeLevelWords([0.8, 0.05, 0.04, 0.03, 0.08]),
      knows: knows(at.residence, at.current),
      compare: compareResidences(records),
    },
    {
      id: 'address',
      vi: 'Nhà, thôn',
      en: 'House or hamlet',
      about: 'family',
      levels: [
        { id: 'same', vi: 'trùng', en: 'the same', m: 0.6, u: 0.003 },
        { id: 'differs', vi: 'khác', en: 'different', m: 0.4, u: 0.997 },
      ],
      knows: (row) => rows[row + at.address] !== 0 && homeOf(row) !== 0,
      compare: (a, b) => (homeOf(a) !== homeOf(b) ? 0 : rows[a + at.address] === rows[b + at.address] ? 1 : 2),
    },
    {
      id: 'birthPlace',
      vi: 'Nơi đăng ký khai sinh',
      en: 'Place of birth registration',
      about: 'place',
      levels: placeLevelWords([0.8, 0.06, 0.05, 0.05, 0.04]),
      knows: knows(at.birthPlace),
      compare: comparePlace(at.birthPlace)(records),
    },
    {
      id: 'origin',
      vi: 'Quê quán',
      en: 'Home place',
      about: 'place',
      levels: placeLevelWords([0.8, 0.06, 0.05, 0.05, 0.04]),
      knows: knows(at.origin),
      compare: comparePlace(at.origin)(records),
    },
    {
      id: 'ethnicity',
      vi: 'Dân tộc',
      en: 'Ethnicity',
      about: 'place',
      levels: [
        { id: 'minority', vi: 'cùng dân tộc thiểu số', en: 'the same minority', m: 0.14, u: 0.01 },
        { id: 'kinh', vi: 'cùng là Kinh', en: 'both Kinh', m: 0.85, u: 0.75 },
        { id: 'differs', vi: 'khác', en: 'different', m: 0.01, u: 0.24 },
      ],
      knows: knows(at.ethnicity),
      column: { place: at.ethnicity, equal: ['minority', 'kinh'] },
      compare: (a, b) => (rows[a + at.ethnicity] !== rows[b + at.ethnicity] ? 3 : rows[a + at.ethnicity] === 1 ? 2 : 1),
    },
    {
      id: 'sources',
      vi: 'Nguồn phiếu',
      en: 'Sources',
      about: 'form',
      levels: [
        { id: 'sameEntry', vi: 'cùng một mục trong sổ hộ tịch', en: 'the same entry of the civil-status book', m: 0.002, u: 1e-6 },
        { id: 'twoEntries', vi: 'hai mục khác nhau trong sổ hộ tịch', en: 'two entries of the civil-status book', m: 0.003, u: 0.05 },
        { id: 'same', vi: 'cùng một nguồn', en: 'the same source', m: 0.2, u: 0.3 },
        { id: 'two', vi: 'hai nguồn', en: 'two sources', m: 0.795, u: 0.65 },
      ],
      knows: knows(at.source),
      column: { place: at.source, equal: ['sameEntry', 'twoEntries', 'same'] },
      compare: (a, b) => {
        if (rows[a + at.source] !== rows[b + at.source]) return 4;
        if (rows[a + at.entry] === 0 || rows[b + at.entry] === 0) return 3;
        return rows[a + at.entry] === rows[b + at.entry] ? 1 : 2;
      },
    },
    {
      id: 'life',
      vi: 'Còn sống',
      en: 'Life',
      about: 'form',
      levels: [
        { id: 'consistent', vi: 'lập phiếu khi còn sống', en: 'filled in during life', m: 0.99, u: 0.8 },
        { id: 'after', vi: 'lập phiếu sau ngày chết', en: 'filled in after death', m: 0.01, u: 0.2 },
      ],
      knows: knows(at.died, at.filledOn),
      compare: (a, b) => {
        const [diedA, diedB, filledA, filledB] = [rows[a + at.died]!, rows[b + at.died]!, rows[a + at.filledOn]!, rows[b + at.filledOn]!];
        if (diedA !== 0 && diedB === 0 && filledB !== 0) return isAfterDeath(filledB, diedA) ? 2 : 1;
        if (diedB !== 0 && diedA === 0 && filledA !== 0) return isAfterDeath(filledA, diedB) ? 2 : 1;
        return 0;
      },
    },
  ];
}

/** Two months later or more: papers on their way, and unknown days, do not count. Both yyyymmdd. */
export function isAfterDeath(filled: number, died: number): boolean {
  const months = (date: number) => Math.floor(date / 10_000) * 12 + (Math.floor(date / 100) % 100);
  if (Math.floor(died / 100) % 100 === 0) return Math.floor(filled / 10_000) > Math.floor(died / 10_000);
  return months(filled) - months(died) > 2;
}
