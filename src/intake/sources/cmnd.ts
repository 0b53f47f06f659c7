/** Sổ cấp CMND: the old identity cards of a province, half of them typed in fonts from before Unicode. */
import type { Source } from './source.ts';

export const cmnd: Source = {
  name: 'cmnd',
  file: 'csv',
  delimiter: ';',
  vi: 'Sổ cấp chứng minh nhân dân của công an tỉnh',
  en: 'Register of old identity cards of the provincial police',
  dates: ['dd-mm-yyyy', 'yyyy', 'd/m/yyyy', 'yyyy-mm-dd', 'serial'],
  columns: [
    { name: 'SO_CMND', field: 'documentNumber', format: 'number', vi: 'Số CMND, 9 hoặc 12 chữ số', en: 'Number of the card, 9 or 12 digits' },
    { name: 'HO_TEN', field: 'fullName', format: 'name', vi: 'Họ tên; UTF-8, TCVN3 hoặc VNI theo từng dòng', en: 'Name; UTF-8, TCVN3 or VNI row by row' },
    { name: 'NGAY_SINH', field: 'dateOfBirth', format: 'date', vi: 'Ngày sinh', en: 'Date of birth' },
    { name: 'GIOI_TINH', field: 'sex', format: 'sex', vi: 'Giới tính: 1 nam, 0 nữ', en: 'Sex: 1 man, 0 woman' },
    { name: 'DAN_TOC', field: 'ethnicity', format: 'text', vi: 'Dân tộc', en: 'People' },
    { name: 'NGUYEN_QUAN', field: 'originPlace', format: 'place', vi: 'Nguyên quán', en: 'Home place' },
    { name: 'NOI_THUONG_TRU', field: 'residencePlace', format: 'place', vi: 'Nơi thường trú', en: 'Permanent residence' },
    { name: 'HO_TEN_CHA', field: 'fatherName', format: 'name', vi: 'Họ tên cha', en: 'Name of the father' },
    { name: 'HO_TEN_ME', field: 'motherName', format: 'name', vi: 'Họ tên mẹ', en: 'Name of the mother' },
    { name: 'NGAY_CAP', field: 'filledOn', format: 'date', vi: 'Ngày cấp', en: 'Day of issue' },
    { name: 'NOI_CAP', field: 'office', format: 'place', vi: 'Nơi cấp: tên tỉnh', en: 'Place of issue: name of a province' },
  ],
  example: '010234567;Nguyễn Văn Hùng;15-03-1975;1;Kinh;Tứ Kỳ, Hải Dương;Mai Động, Hoàng Mai, Hà Nội;Nguyễn Văn Sơn;Vũ Thị Mận;12-05-1998;Hà Nội',
};
