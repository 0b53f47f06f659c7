/** A small country for tests of the engine: households with brothers, twins, namesakes and movers, and their forms with errors. */
import { copyRow } from '#database/index.ts';
import { type Chance, chanceFrom } from '../engine/chance.ts';
import { formReader, linkColumns } from './read-forms.ts';
import type { Records, UnitFacts } from './records.ts';

/** A form in words: texts and numbers as the sources give them, absent where nothing is known. */
export type LinkRecord = {
  readonly id: number;
  readonly source: string;
  readonly fullName?: string | null;
  /** yyyymmdd, 00 for unknown parts. */
  readonly dateOfBirth?: number | null;
  readonly sex?: 'M' | 'F' | null;
  readonly personNumber?: number | null;
  readonly identityCard?: number | null;
  readonly residenceUnit?: number | null;
  readonly currentUnit?: number | null;
  readonly officeUnit?: number | null;
  readonly originUnit?: number | null;
  readonly birthRegistrationUnit?: number | null;
  readonly ethnicity?: number | null;
  readonly residencePlace?: string | null;
  readonly fatherName?: string | null;
  readonly motherName?: string | null;
  readonly spouseName?: string | null;
  readonly headName?: string | null;
  readonly fatherNumber?: number | null;
  readonly motherNumber?: number | null;
  readonly spouseNumber?: number | null;
  readonly householdId?: number | null;
  readonly residenceFile?: string | null;
  readonly relationToHead?: string | null;
  readonly insuranceNumber?: number | null;
  readonly phone?: number | null;
  readonly entry?: string | null;
  readonly filledOn?: number | null;
  readonly dateOfDeath?: number | null;
  /** Fields with an open error, as bits in the order of the form's fields. */
  readonly doubted?: number;
  /** The person that it already belongs to. */
  readonly personId?: number | null;
};

/** A form as COPY gives it to the reader. */
export function lineOf(form: LinkRecord): string {
  const cell = (column: string) =>
    column === 'form_id' ? form.id : form[column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as keyof LinkRecord];
  return copyRow([...linkColumns, 'person_id'].map((column) => cell(column) ?? (column === 'doubted' ? 0 : null)));
}

/** Forms, in order of their ids, in the country of `madeUpUnit`. */
export function recordsOf(forms: readonly LinkRecord[]): Records {
  const reader = formReader(madeUpUnit);
  for (const form of forms) reader.read(Buffer.from(lineOf(form)));
  return reader.finish();
}

export type MadeUpForm = LinkRecord & { readonly trueId: number };

/** Rates of errors, each a share of forms. */
export type Errors = {
  readonly name: number;
  readonly noMarks: number;
  readonly date: number;
  readonly yearOnly: number;
  readonly noNumber: number;
  readonly wrongNumber: number;
  readonly place: number;
};
export const everydayErrors: Errors = { name: 0.04, noMarks: 0.02, date: 0.03, yearOnly: 0.01, noNumber: 0.3, wrongNumber: 0.02, place: 0.04 };

const surnames = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Hồ'];
const middles = {
  M: ['Văn', 'Văn', 'Văn', 'Đức', 'Minh', 'Hữu', 'Quang', 'Xuân', 'Đình', 'Quốc'],
  F: ['Thị', 'Thị', 'Thị', 'Thị', 'Thu', 'Thanh', 'Kim', 'Ngọc', 'Hồng', 'Thị Thu'],
};
const givens = {
  M: [
    'Tuấn',
    'Hoàng',
    'Huy',
    'Anh',
    'Hiếu',
    'Hùng',
    'Nam',
    'Sơn',
    'Đức',
    'Dũng',
    'Thành',
    'Đạt',
    'Cường',
    'Long',
    'Trung',
    'Hải',
    'Tú',
    'Nguyên',
    'Thắng',
    'Minh',
    'Quân',
    'Khoa',
    'Lâm',
    'Phúc',
    'Tài',
  ],
  F: [
    'Trang',
    'Thảo',
    'Linh',
    'Anh',
    'Phương',
    'Hằng',
    'Huyền',
    'Hà',
    'Hiền',
    'Hương',
    'Ngọc',
    'Nga',
    'Dung',
    'Nhung',
    'Thủy',
    'Nhi',
    'Duyên',
    'Vân',
    'Quỳnh',
    'Yến',
    'Mai',
    'Hoa',
    'Lan',
    'Hồng',
    'Oanh',
  ],
};
/** Fewer names, as in a commune of the hills. */
const hillSurnames = ['Giàng', 'Vàng', 'Thào'];

type Person = {
  readonly id: number;
  readonly name: string;
  readonly born: number;
  readonly sex: 'M' | 'F';
  readonly number: number;
  readonly card: number;
  readonly birthUnit: number;
  readonly father: string | null;
  readonly mother: string | null;
  readonly spouse: string | null;
  readonly phone: number;
  readonly homes: readonly { readonly unit: number; readonly household: number; readonly head: string; readonly role: string }[];
};

/** Forms of about `people` persons, in order of id; persons and errors follow from the seed alone. */
export function madeUpForms(people: number, seed: number, errors: Errors = everydayErrors): MadeUpForm[] {
  const chance = chanceFrom(seed);
  const forms: MadeUpForm[] = [];
  for (const person of madeUpPeople(people, chance)) for (const form of formsOf(person, chance, errors)) forms.push({ ...form, id: forms.length + 1 });
  return forms;
}

/** Communes are 30000000 + number, ten to a district, fifty to a province. */
export function madeUpUnit(unit: number): UnitFacts {
  const commune = unit - 30_000_000;
  return {
    area: 0,
    district: Math.floor(commune / 10) + 1,
    province: Math.floor(commune / 50) + 1,
    newProvince: Math.floor(commune / 50) + 1,
    isCommune: true,
  };
}

const pick = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(chance() * list.length)] as T;
const upTo = (most: number, chance: Chance): number => Math.floor(chance() * most);

function madeUpPeople(people: number, chance: Chance): Person[] {
  const made: Person[] = [];
  const communes = Math.max(2, Math.round(people / 1500));
  for (let household = 1; made.length < people; household++) {
    const hills = chance() < 0.1;
    const unit = 30_000_000 + (hills ? 0 : upTo(communes, chance));
    const fatherBorn = 1945 + upTo(50, chance);
    const surname = hills ? pick(hillSurnames, chance) : pick(surnames, chance);
    const name = (sex: 'M' | 'F', of: string) => `${of} ${hills ? (sex === 'M' ? 'A' : 'Thị') : pick(middles[sex], chance)} ${pick(givens[sex], chance)}`;
    const [father, mother] = [name('M', surname), name('F', hills ? pick(hillSurnames, chance) : pick(surnames, chance))];
    const add = (own: { name: string; born: number; sex: 'M' | 'F'; role: string; father: string | null; mother: string | null; spouse: string | null }) => {
      const id = made.length + 1;
      const { role, ...facts } = own;
      const moved = chance() < 0.06;
      const homes = [{ unit, household, head: father, role }];
      if (moved) homes.push({ unit: 30_000_000 + upTo(communes, chance), household: 10_000_000 + id, head: own.name, role: 'chủ hộ' });
      const birthUnit = chance() < 0.9 ? unit : 30_000_000 + upTo(communes, chance);
      const number =
        (1 + Math.floor((birthUnit - 30_000_000) / 50)) * 1e9 +
        (own.sex === 'F' ? 1 : 0) * 1e8 +
        (Math.floor(own.born / 10_000) % 100) * 1e6 +
        upTo(1e6, chance);
      made.push({
        id,
        ...facts,
        number,
        card: 100_000_000 + upTo(9e7, chance),
        birthUnit,
        phone: 900_000_000 + (chance() < 0.4 ? household : 1_000_000 + id),
        homes,
      });
    };
    add({
      name: father,
      born: dateIn(fatherBorn, chance),
      sex: 'M',
      role: 'chủ hộ',
      father: name('M', surname),
      mother: name('F', pick(surnames, chance)),
      spouse: mother,
    });
    add({
      name: mother,
      born: dateIn(fatherBorn + upTo(5, chance), chance),
      sex: 'F',
      role: 'vợ',
      father: name('M', pick(surnames, chance)),
      mother: name('F', pick(surnames, chance)),
      spouse: father,
    });
    const children = upTo(4, chance);
    for (let child = 0; child < children; child++) {
      const sex = chance() < 0.5 ? 'M' : 'F';
      const born = dateIn(fatherBorn + 22 + child * 3, chance);
      const own = chance() < 0.01 && sex === 'M' ? father : name(sex, surname);
      add({ name: own, born, sex, role: 'con', father, mother, spouse: null });
      if (chance() < 0.02) add({ name: name(sex, surname), born, sex, role: 'con', father, mother, spouse: null });
    }
  }
  return made;
}

const dateIn = (year: number, chance: Chance): number => year * 10_000 + (1 + upTo(12, chance)) * 100 + 1 + upTo(28, chance);

function formsOf(person: Person, chance: Chance, errors: Errors): MadeUpForm[] {
  const forms: Omit<MadeUpForm, 'id'>[] = [];
  const { id: trueId, sex, father, mother, spouse } = person;
  const number = (share: number) => (chance() < share ? null : mistyped(person.number, chance, errors));
  for (const [move, home] of person.homes.entries()) {
    forms.push({
      trueId,
      source: 'dc01',
      filledOn: 20180101 + move * 20_000,
      ...spoken(person, chance, errors),
      sex,
      father,
      mother,
      spouse,
      personNumber: number(errors.noNumber),
      residenceUnit: misplaced(home.unit, chance, errors),
      officeUnit: home.unit,
      birthRegistrationUnit: person.birthUnit,
      originUnit: person.birthUnit,
      ethnicity: 1,
      fatherName: father,
      motherName: mother,
      spouseName: spouse,
      headName: home.head,
      householdId: home.household,
      residenceFile: String(home.household),
      relationToHead: home.role,
    } as Omit<MadeUpForm, 'id'>);
  }
  const home = person.homes[0]!;
  if (person.born > 20_050_000 || chance() < 0.2) {
    forms.push({
      trueId,
      source: 'khai-sinh',
      filledOn: person.born + 10_000,
      ...spoken(person, chance, { ...errors, yearOnly: 0 }),
      sex,
      fatherName: father,
      motherName: mother,
      birthRegistrationUnit: person.birthUnit,
      officeUnit: person.birthUnit,
      originUnit: home.unit,
      ethnicity: 1,
      personNumber: person.born > 20_150_000 ? number(0) : null,
      entry: String(trueId),
    });
  }
  if (person.born < 20_050_000 && chance() < 0.5) {
    forms.push({
      trueId,
      source: 'cmnd',
      filledOn: 20_100_101,
      ...spoken(person, chance, errors),
      sex,
      fatherName: father,
      motherName: mother,
      identityCard: person.card,
      residenceUnit: home.unit,
      originUnit: person.birthUnit,
      ethnicity: 1,
    });
  }
  if (person.born < 20_000_000 && chance() < 0.3) {
    forms.push({
      trueId,
      source: 'bhxh',
      ...spoken(person, chance, errors),
      sex,
      insuranceNumber: 7_000_000_000 + trueId,
      personNumber: number(0.5),
      identityCard: person.card,
      residenceUnit: home.unit,
      birthRegistrationUnit: person.birthUnit,
      headName: home.head,
      phone: person.phone,
    });
  }
  const doses = upTo(3, chance);
  for (let dose = 0; dose < doses; dose++) {
    forms.push({
      trueId,
      source: 'y-te',
      filledOn: 20_210_601 + dose * 100,
      ...spoken(person, chance, { ...errors, noMarks: 0.4, yearOnly: 0.05 }),
      sex,
      personNumber: number(errors.noNumber),
      residenceUnit: misplaced(home.unit, chance, errors),
      phone: chance() < 0.7 ? person.phone : null,
    });
  }
  return forms as MadeUpForm[];
}

const mistyped = (number: number, chance: Chance, errors: Errors): number =>
  chance() >= errors.wrongNumber ? number : number - (number % 10) + ((number + 1 + upTo(8, chance)) % 10);
const misplaced = (unit: number, chance: Chance, errors: Errors): number | null =>
  chance() >= errors.place ? unit : chance() < 0.5 ? null : 30_000_000 + (unit % 10);

/** Name and date as somebody says or types them. */
function spoken(person: Person, chance: Chance, errors: Errors): { readonly fullName: string; readonly dateOfBirth: number } {
  return {
    fullName: chance() < errors.noMarks ? unmarked(person.name) : chance() < errors.name ? misspelt(person.name, chance) : person.name,
    dateOfBirth: misdated(person.born, chance, errors),
  };
}

const unmarked = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toUpperCase();

function misspelt(name: string, chance: Chance): string {
  const words = name.split(' ');
  const at = upTo(words.length, chance);
  const kind = chance();
  if (kind < 0.5) words[at] = unmarked(words[at] as string);
  else if (kind < 0.75 && words.length > 2) words.splice(1, 1);
  else words[at] = `${(words[at] as string).slice(0, -1)}${pick(['n', 'h', 'o', 'a'], chance)}`;
  return words.join(' ');
}

function misdated(born: number, chance: Chance, errors: Errors): number {
  if (chance() < errors.yearOnly) return Math.floor(born / 10_000) * 10_000;
  if (chance() >= errors.date) return born;
  const [year, month, day] = [Math.floor(born / 10_000), Math.floor(born / 100) % 100, born % 100];
  const kind = chance();
  if (kind < 0.4 && day < 13) return year * 10_000 + day * 100 + month;
  if (kind < 0.7) return (year + 1) * 10_000 + month * 100 + day;
  return year * 10_000 + month * 100 + 1 + upTo(28, chance);
}
