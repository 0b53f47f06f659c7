/** DC01, the collection form of the population: from the commune police, one for each person, two for those who moved. */

import { streetAddress } from '../addresses.ts';
import { dayAt, slashed, slashedAsTold, today, type WrittenDate, written } from '../calendar.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { events } from '../errors/events.ts';
import { shareIn } from '../mixes.ts';
import { maritalOn } from '../person.ts';
import { type WrittenPlace, writePlace } from '../places.ts';
import { csvRow, type Filing, type FilingNeeds, type Office, sexWord } from './filing.ts';

const columns =
  'so_phieu,ho_ten,ngay_sinh,gioi_tinh,tinh_trang_hon_nhan,noi_dk_khai_sinh,que_quan,dan_toc,quoc_tich,ton_giao,so_giay_to,thuong_tru,noi_o_hien_tai,cha_ho_ten,cha_so,me_ho_ten,me_so,vo_chong_ho_ten,vo_chong_so,chu_ho_ten,chu_ho_so,quan_he_chu_ho,so_ho_so_cu_tru,ma_xa,can_bo,ngay_lap';
const event = (id: (typeof events)[number]['id']) => events.find((one) => one.id === id)!;

/** The whole house on one day; those born later soon after birth. The dead before they died, or not at all, or by mistake afterwards. */
function filings(chance: Chance, { world, mix, household, person }: FilingNeeds): Filing[] {
  const office = household.commune;
  const file = office.code;
  const collectedOn = Math.max(household.collectedOn, Math.min(today, person.registeredOn + chance.between(5, 200)));
  const { diedOn } = person;
  if (diedOn !== undefined && diedOn <= collectedOn) {
    return chance.happens(shareIn(mix, event('dead-still-listed'))) ? [{ office, file, on: Math.min(today, diedOn + chance.between(40, 500)) }] : [];
  }
  const first = { office, file, on: collectedOn };
  const again = chance.fraction();
  const moved = shareIn(mix, event('moved'));
  if (again < moved) {
    const earlier = earlierForm(chance, { world, mix, household, person }, collectedOn);
    if (earlier) return [first, earlier];
  }
  if (again < moved + shareIn(mix, event('collected-twice'))) {
    const on = collectedOn + chance.between(60, 700);
    if (on <= (diedOn ?? today)) return [first, { office, file, on }];
  }
  return [first];
}

/** Before they moved here: another settled commune, mostly of the province, the parents' or another's household, an earlier day. */
function earlierForm(chance: Chance, { world, household, person }: FilingNeeds, collectedOn: number): Filing | undefined {
  const here = household.commune;
  const near = (world.settled.get(here.province.code) ?? []).filter((commune) => commune !== here);
  const far = [...world.settled.values()].flat().filter((commune) => commune !== here);
  const from = near.length > 0 && (far.length === near.length || chance.happens(0.7)) ? near : far;
  const earliest = Math.max(dayAt(2016, 1, 15), person.born + 60);
  if (from.length === 0 || collectedOn - 100 <= earliest) return undefined;
  const office = chance.pick(from);
  const on = earliest + chance.below(collectedOn - 100 - earliest);
  const street = streetAddress(chance, office, person.people);
  const file = `${office.province.code}${900_000 + chanceOf(person.id, 'file').below(100_000)}`;
  const withParents = person.father !== undefined && maritalOn(person, on) === 'single';
  return {
    office,
    on,
    file: office.code,
    adjust(statement) {
      statement.permanent = { street, commune: office, style: statement.permanent?.style ?? 'full', from: 'commune' };
      statement.current = undefined;
      statement.head =
        withParents && person.father
          ? { name: person.father.name, number: '', birthYear: '' }
          : { name: person.name.full, number: statement.documentNumber, birthYear: '' };
      statement.relation = withParents ? 'con đẻ' : 'chủ hộ';
      statement.file = file;
    },
  };
}

const dateWord = (date: WrittenDate): string => (date.month === 0 ? `00/00/${date.year}` : slashedAsTold(date));
const place = (one: WrittenPlace | undefined): string => (one ? writePlace(one) : '');

export const dc01: Office = {
  source: 'dc01',
  folder: 'dc01',
  ending: 'csv',
  header: columns,
  lineEnd: (file) => (Number(file.slice(0, 5)) % 3 === 0 ? '\r\n' : '\n'),
  bom: (file) => Number(file.slice(0, 5)) % 4 === 1,
  filings,
  layOut(statement, { ordinal, officer, chance }) {
    const { office, father, mother, spouse, head, birth } = statement;
    const bare = birth.month === 0 && chance.happens(0.4);
    return csvRow(
      [
        `${office.code}/${String(ordinal).padStart(6, '0')}`,
        chance.happens(0.3) ? statement.fullName.toUpperCase() : statement.fullName,
        bare ? String(birth.year) : dateWord(birth),
        sexWord(statement.sex),
        statement.marital,
        place(statement.birthPlace),
        place(statement.origin),
        statement.ethnicity,
        'Việt Nam',
        statement.religion,
        statement.documentNumber,
        place(statement.permanent),
        place(statement.current),
        father.name,
        father.number,
        mother.name,
        mother.number,
        spouse.name,
        spouse.number,
        head.name,
        head.number,
        statement.relation,
        statement.file,
        office.code,
        officer,
        slashed(written(statement.on)),
      ],
      ',',
      statement,
      chance,
    );
  },
};
