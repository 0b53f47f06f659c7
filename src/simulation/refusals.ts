/** What the room refuses, in both languages. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'simulation.no-people': {
    kind: 'input',
    vi: 'Số người là {found}. Hãy nhập một số từ 1 đến 100.000.000.',
    en: 'The number of people is {found}. Give a number from 1 to 100,000,000.',
  },
  'simulation.unknown-mix': {
    kind: 'unknown',
    vi: 'Không có kiểu lỗi {found}. Hãy chọn một trong: {known}.',
    en: 'There is no mix {found}. Choose one of: {known}.',
  },
  'simulation.unknown-commune': {
    kind: 'unknown',
    vi: 'Không có xã mã {code} trong danh mục năm 2021. Hãy nhập mã xã năm chữ số, ví dụ 00310.',
    en: 'No commune had the code {code} in 2021. Give five digits, for example 00310.',
  },
  'simulation.out-not-empty': {
    kind: 'conflict',
    vi: 'Thư mục {out} đã có tệp. Hãy chọn một thư mục mới hoặc trống.',
    en: 'The folder {out} has files in it. Choose a new or an empty one.',
  },
} as const satisfies RefusalTexts;
