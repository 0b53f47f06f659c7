/** What the room refuses, in both languages. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
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
