/** What is refused where an officer says which new commune somebody of a divided one lives in. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'divided.not-yet': {
    kind: 'conflict',
    vi: 'Các xã mới có từ ngày 01/07/2025. Chọn xã mới từ ngày đó.',
    en: 'The new communes are there from 2025-07-01. Choose from that day on.',
  },
  'divided.no-candidate': {
    kind: 'input',
    vi: '{to} không nằm trong các xã mới có thể của {unit}: {candidates}. Chọn một trong các xã đó.',
    en: '{to} is not among the new communes that {unit} may have become: {candidates}. Choose one of these.',
  },
  'divided.elsewhere': {
    kind: 'unknown',
    vi: 'Không có xã bị chia nào mang mã {unit} trong địa bàn của bạn.',
    en: 'There is no divided commune {unit} among your units.',
  },
  'divided.changed': {
    kind: 'conflict',
    vi: 'Danh sách đã đổi: bạn thấy {expected} người, nay là {count}. Xem lại rồi ghi.',
    en: 'The list has changed: you saw {expected} persons, now there are {count}. Look again, then decide.',
  },
  'divided.nobody': {
    kind: 'conflict',
    vi: 'Không còn ai để ghi: đã chọn xong, hoặc chỉ còn người trong hộ của bạn.',
    en: 'There is nobody left to decide on: it is done, or only people of your own household are left.',
  },
  'divided.too-many': {
    kind: 'input',
    vi: 'Nhiều hơn {most} người. Lọc theo đường, tổ, thôn rồi ghi từng phần.',
    en: 'More than {most} persons. Filter by street or hamlet and decide part by part.',
  },
} as const satisfies RefusalTexts;
