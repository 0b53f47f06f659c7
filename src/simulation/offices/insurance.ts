/** The social insurance's list of members, an Excel sheet from each province. */
import { dayAt, slashed, today, type WrittenDate } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import { writePlace } from '../places.ts';
import { dateCell, numberCell, textCell } from '../sheet-cells.ts';
import type { Filing, FilingNeeds, Office } from './filing.ts';
import { sexWord } from './filing.ts';

// biome-ignore format: a table
const columns = ['Mã số BHXH', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CMND/CCCD', 'Nơi đăng ký khai sinh', 'Hộ khẩu thường trú', 'Họ tên chủ hộ', 'Số điện thoại', 'Đơn vị'];
// biome-ignore format: a table
const employers = ['Công ty TNHH May Việt Tiến', 'Trường Tiểu học Kim Đồng', 'Công ty CP Xây dựng số 5', 'Trạm Y tế', 'UBND xã', 'Công ty TNHH Samsung Electronics', 'Bệnh viện Đa khoa', 'Hợp tác xã Nông nghiệp', 'Công ty CP Thủy sản', 'Trường THPT Lê Lợi'];

function filings(_: Chance, { household, person }: FilingNeeds): Filing[] {
  const on = dayAt(2021, 6, 30);
  if (person.insurance === undefined || (person.diedOn ?? today) < on) return [];
  return [{ office: household.commune, file: household.commune.province.code, on }];
}

/** A day that a date cell can hold; 31/02 and a bare year stay text. */
function birthCell(column: string, row: number, birth: WrittenDate, chance: Chance): string {
  if (birth.month === 0) return textCell(column, row, String(birth.year));
  const day = dayAt(birth.year, birth.month, birth.day);
  const holds = birth.year >= 1901 && new Date(day * 86_400_000).getUTCDate() === birth.day;
  return holds && chance.happens(0.5) ? dateCell(column, row, day) : textCell(column, row, slashed(birth));
}

/** Lays out the cells of a row; the sheet puts the row's own element around. */
export const insurance: Office = {
  source: 'bhxh',
  folder: 'bhxh',
  ending: 'xlsx',
  header: columns.join(';'),
  lineEnd: () => '\n',
  bom: () => false,
  filings,
  layOut(statement, { ordinal, chance }) {
    const row = ordinal + 1;
    const { birthPlace, permanent, documentNumber, person } = statement;
    if (statement.cut) return textCell('A', row, person.insurance ?? '');
    const digits = /^\d+$/.test(documentNumber);
    return [
      textCell('A', row, person.insurance ?? ''),
      textCell('B', row, statement.fullName),
      birthCell('C', row, statement.birth, chance),
      textCell('D', row, sexWord(statement.sex)),
      statement.numberCell && digits ? numberCell('E', row, Number(documentNumber)) : textCell('E', row, documentNumber),
      textCell('F', row, birthPlace ? writePlace(birthPlace) : ''),
      textCell('G', row, permanent ? writePlace(permanent) : ''),
      textCell('H', row, statement.head.name),
      textCell('I', row, statement.phone),
      textCell('J', row, chance.pick(employers)),
    ].join('');
  },
};
