/** Entries of the civil-status registers, as the commune committees send them: births and deaths. */
import { dayAt, iso, today, written } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import { writePlace } from '../places.ts';
import type { Statement, WrittenKin } from '../statement.ts';
import type { Filing, FilingNeeds, Office, RowPlace } from './filing.ts';
import { sexWord } from './filing.ts';

/** Births from 2010 on are nearly all in the electronic register; of the older books a part was typed in. */
const shares = { electronic: 0.93, typedIn: 0.07, deaths: 0.85 };
const electronicSince = dayAt(2010, 1, 1);
const firstBooks = dayAt(1956, 1, 1);

function birthFilings(chance: Chance, { world, person }: FilingNeeds): Filing[] {
  const office = person.birthCommune;
  const sends = world.settled.get(office.province.code)?.includes(office) === true;
  if (!sends || person.registeredOn < firstBooks || person.registeredOn > (person.diedOn ?? today)) return [];
  if (!chance.happens(person.registeredOn >= electronicSince ? shares.electronic : shares.typedIn)) return [];
  return [{ office, file: `${office.code}-khai-sinh`, on: person.registeredOn }];
}

function deathFilings(chance: Chance, { household, person }: FilingNeeds): Filing[] {
  if (person.diedOn === undefined || !chance.happens(shares.deaths)) return [];
  const office = household.commune;
  return [{ office, file: `${office.code}-khai-tu`, on: Math.min(today, person.diedOn + chance.between(0, 30)) }];
}

const textOrNull = (text: string): string | null => (text === '' ? null : text);
/** One that is cut is no JSON any more. */
const line = (entry: object, { cut }: Statement, chance: Chance): string => {
  const whole = JSON.stringify(entry);
  return cut ? whole.slice(0, chance.between(10, whole.length - 10)) : whole;
};
const entryHead = (kind: string, { office, on }: Statement, { ordinal, officer }: RowPlace) => {
  const { year } = written(on);
  return { loai: kind, so: String(ordinal), quyen: `01/${year}`, ngay_dang_ky: iso(written(on)), ma_xa: office.code, can_bo: officer };
};
function parent(kin: WrittenKin, { person, permanent, ethnicity }: Statement, chance: Chance): object | null {
  if (kin.name === '') return null;
  const livesHere =
    permanent && person.birthCommune === permanent.commune
      ? permanent
      : { street: '', commune: person.birthCommune, style: 'full' as const, from: 'commune' as const };
  return {
    ho_ten: kin.name,
    nam_sinh: textOrNull(kin.birthYear),
    dan_toc: textOrNull(ethnicity),
    quoc_tich: 'Việt Nam',
    noi_cu_tru: writePlace(livesHere),
    ...(kin.number !== '' && chance.happens(0.7) ? { so: kin.number } : {}),
  };
}

export const births: Office = {
  source: 'khai-sinh',
  folder: 'ho-tich',
  ending: 'jsonl',
  header: '',
  lineEnd: () => '\n',
  bom: () => false,
  filings: birthFilings,
  layOut(statement, place) {
    const { birth, birthPlace, origin, person, on, documentNumber } = statement;
    const { chance } = place;
    return line(
      {
        ...entryHead('khai-sinh', statement, place),
        nguoi: {
          ho_ten: statement.fullName,
          ngay_sinh: iso(birth),
          gioi_tinh: sexWord(statement.sex),
          dan_toc: textOrNull(statement.ethnicity),
          quoc_tich: 'Việt Nam',
          noi_sinh: birthPlace ? writePlace(birthPlace) : null,
          que_quan: origin ? writePlace(origin) : null,
          ...(person.numberSince <= on ? { so_dinh_danh: documentNumber } : {}),
        },
        cha: parent(statement.father, statement, chance),
        me: parent(statement.mother, statement, chance),
      },
      statement,
      chance,
    );
  },
};

export const deaths: Office = {
  source: 'khai-tu',
  folder: 'ho-tich',
  ending: 'jsonl',
  header: '',
  lineEnd: () => '\n',
  bom: () => false,
  filings: deathFilings,
  layOut(statement, place) {
    const { permanent, person } = statement;
    return line(
      {
        ...entryHead('khai-tu', statement, place),
        nguoi: {
          ho_ten: statement.fullName,
          ngay_sinh: iso(statement.birth),
          gioi_tinh: sexWord(statement.sex),
          so: textOrNull(statement.documentNumber),
          noi_cu_tru_cuoi: permanent ? writePlace(permanent) : null,
        },
        ngay_chet: iso(written(person.diedOn ?? statement.on)),
        noi_chet: permanent ? writePlace({ ...permanent, street: '' }) : null,
      },
      statement,
      place.chance,
    );
  },
};
