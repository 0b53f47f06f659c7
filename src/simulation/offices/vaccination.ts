/** Lists of the vaccination sites of 2021: a row a dose, typed in a hurry, so one person is often written in two ways. */
import { dayAt, slashed, today, written, yearAt } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import { writePlace } from '../places.ts';
import { csvRow, type Filing, type FilingNeeds, type Office, sexWord } from './filing.ts';

const columns = 'STT,HO_TEN,NGAY_SINH,GIOI_TINH,CCCD,SO_DIEN_THOAI,DIA_CHI,MA_XA,MUI,NGAY_TIEM,VAC_XIN,SO_LO';
const vaccines = ['AstraZeneca', 'Vero Cell', 'Pfizer', 'Moderna', 'Abdala', 'Hayat-Vax', 'Sputnik V'];
const firstDoses = dayAt(2021, 6, 1);

/** Share of the province's people whose lists were sent; doses one, two, three. */
const listedShare = 0.42;
const doses = [0.25, 0.57, 0.18];

function filings(chance: Chance, { household, person }: FilingNeeds): Filing[] {
  if (2021 - yearAt(person.born) < 12 || !chance.happens(listedShare)) return [];
  const draw = chance.fraction();
  const count = draw < doses[0]! ? 1 : draw < doses[0]! + doses[1]! ? 2 : 3;
  const rows: Filing[] = [];
  let on = firstDoses + chance.below(120);
  for (let dose = 1; dose <= count && on <= Math.min(today, (person.diedOn ?? today) - 10); dose++) {
    rows.push({ office: household.commune, file: household.commune.province.code, on, dose });
    on += chance.between(21, 60);
  }
  return rows;
}

export const vaccination: Office = {
  source: 'y-te',
  folder: 'y-te',
  ending: 'csv',
  header: columns,
  lineEnd: () => '\n',
  bom: (file) => Number(file.slice(0, 2)) % 2 === 0,
  filings,
  layOut(statement, { ordinal, chance, filing }) {
    const { birth, permanent, current, office, on } = statement;
    const address = current ?? permanent;
    const lot = `${chance.pick(['ABX', 'NCY', 'FK', 'PCB', 'LOT'])}${chance.between(100, 999)}${on % 10}`;
    return csvRow(
      [
        String(ordinal),
        chance.happens(0.2) ? statement.fullName.toUpperCase() : statement.fullName,
        birth.month === 0 || chance.happens(0.05) ? String(birth.year) : slashed(birth),
        sexWord(statement.sex),
        statement.documentNumber,
        statement.phone,
        address ? writePlace(address) : '',
        office.code,
        String(filing.dose ?? 1),
        slashed(written(on)),
        chance.pick(vaccines),
        lot,
      ],
      ',',
      statement,
      chance,
    );
  },
};
