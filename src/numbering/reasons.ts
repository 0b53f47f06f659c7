/** Why a person has no number, each with what would mend it. */
export const reasonsForNone = {
  contested: {
    vi: 'Hai người cùng khai một số định danh; cán bộ phải xác định số đó của ai.',
    en: 'Two persons claim one number; an officer has to find whose it is.',
  },
  'no-name': {
    vi: 'Chưa biết chắc họ tên: tên trên mọi phiếu còn lỗi chưa sửa; nhập lại theo giấy khai sinh.',
    en: 'The name is not certain: on every form it has an error that nobody has mended; enter it again from the birth certificate.',
  },
  'no-place': {
    vi: 'Chưa biết chắc nơi đăng ký khai sinh; bổ sung tỉnh, thành phố đã đăng ký.',
    en: 'The place of birth registration is unknown or in doubt; add the province.',
  },
  'no-sex': {
    vi: 'Chưa biết chắc giới tính; bổ sung từ giấy khai sinh.',
    en: 'The sex is unknown or in doubt; add it from the birth certificate.',
  },
  'no-birth-year': {
    vi: 'Chưa biết chắc năm sinh; bổ sung từ giấy tờ gốc.',
    en: 'The year of birth is unknown or in doubt; add it from an original paper.',
  },
  'born-before-1900': {
    vi: 'Sinh trước năm 1900: cấu trúc số không ghi được năm này; kiểm tra lại năm sinh.',
    en: 'Born before 1900, which no number can say; check the year.',
  },
  'death-only': { vi: 'Chỉ có trong sổ khai tử: lập hồ sơ, không cấp số.', en: 'Known only from the death book: an archive without a number.' },
  'stratum-empty': { vi: 'Nhóm số của nơi, giới tính và năm sinh này đã cấp hết.', en: 'All numbers of this place, sex and year are given.' },
  contradiction: {
    vi: 'Các phiếu của người này ghi hai số khác nhau, không phiếu nào đáng tin hơn; cán bộ phải chọn.',
    en: 'The forms state two different numbers and none outweighs the other; an officer has to choose.',
  },
} as const;

export type ReasonForNone = keyof typeof reasonsForNone;
