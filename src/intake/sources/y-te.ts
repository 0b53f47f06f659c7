/** Danh sách tiêm chủng: a health station's lists, where one person stands once for each dose. */
import type { Source } from './source.ts';

export const yTe: Source = {
  name: 'y-te',
  file: 'csv',
  delimiter: ',',
  vi: 'Danh sách tiêm chủng của trạm y tế',
  en: 'Vaccination list of the health station',
  dates: ['d/m/yyyy', 'yyyy', 'yyyy-mm-dd', 'serial'],
  columns: [
    { name: 'STT', format: 'code', vi: 'Số thứ tự', en: 'Running number' },
    { name: 'HO_TEN', field: 'fullName', format: 'name', vi: 'Họ tên, có khi viết hoa không dấu', en: 'Name, sometimes in capitals without marks' },
    { name: 'NGAY_SINH', field: 'dateOfBirth', format: 'date', vi: 'Ngày sinh hoặc năm sinh', en: 'Date or year of birth' },
    { name: 'GIOI_TINH', field: 'sex', format: 'sex', vi: 'Giới tính: Nam hoặc Nữ', en: 'Sex: Nam (man) or Nữ (woman)' },
    { name: 'CCCD', field: 'documentNumber', format: 'number', vi: 'Số CCCD hoặc CMND', en: 'Number of 12 or 9 digits' },
    { name: 'SO_DIEN_THOAI', field: 'phone', format: 'phone', vi: 'Số điện thoại', en: 'Telephone number' },
    { name: 'DIA_CHI', field: 'residencePlace', format: 'place', vi: 'Địa chỉ', en: 'Address' },
    { name: 'MA_XA', field: 'office', format: 'code', vi: 'Mã xã của trạm, năm chữ số', en: 'Commune code of the station, five digits' },
    { name: 'MUI', format: 'code', vi: 'Mũi thứ mấy', en: 'Which dose' },
    { name: 'NGAY_TIEM', field: 'filledOn', format: 'date', vi: 'Ngày tiêm', en: 'Day of the dose' },
    { name: 'VAC_XIN', format: 'text', vi: 'Vắc xin', en: 'Vaccine' },
    { name: 'SO_LO', format: 'code', vi: 'Số lô', en: 'Lot' },
  ],
  example:
    '17,NGUYEN THI HOA,15/03/1995,Nữ,001195000123,0912345678,"Số 12 ngõ 3, phường Mai Động, quận Hoàng Mai, Hà Nội",00310,2,14/09/2021,AstraZeneca,ABX1234',
};
