/** Danh sách người tham gia bảo hiểm xã hội: a workbook of the social insurance, often re-saved by Excel. */
import type { Source } from './source.ts';

export const bhxh: Source = {
  name: 'bhxh',
  file: 'xlsx',
  delimiter: ',',
  vi: 'Danh sách người tham gia bảo hiểm xã hội',
  en: 'List of the insured of the social insurance',
  dates: ['d/m/yyyy', 'yyyy', 'yyyy-mm-dd', 'serial'],
  columns: [
    { name: 'Mã số BHXH', field: 'insuranceNumber', format: 'number', vi: 'Mã số BHXH, 10 chữ số', en: 'Social-insurance number, 10 digits' },
    { name: 'Họ và tên', field: 'fullName', format: 'name', vi: 'Họ tên', en: 'Name' },
    { name: 'Ngày sinh', field: 'dateOfBirth', format: 'date', vi: 'Ngày sinh: ô ngày hoặc chữ', en: 'Date of birth: a date cell or text' },
    { name: 'Giới tính', field: 'sex', format: 'sex', vi: 'Giới tính: Nam hoặc Nữ', en: 'Sex: Nam (man) or Nữ (woman)' },
    {
      name: 'Số CMND/CCCD',
      field: 'documentNumber',
      format: 'number',
      vi: 'Số CMND hoặc CCCD; ô số có thể mất số 0 đầu',
      en: 'Number of 9 or 12 digits; a number cell may have lost its leading zeros',
    },
    { name: 'Nơi đăng ký khai sinh', field: 'birthRegistrationPlace', format: 'place', vi: 'Nơi đăng ký khai sinh', en: 'Where the birth was registered' },
    { name: 'Hộ khẩu thường trú', field: 'residencePlace', format: 'place', vi: 'Hộ khẩu thường trú', en: 'Permanent residence' },
    { name: 'Họ tên chủ hộ', field: 'headName', format: 'name', vi: 'Họ tên chủ hộ', en: 'Name of the head of the household' },
    { name: 'Số điện thoại', field: 'phone', format: 'phone', vi: 'Số điện thoại', en: 'Telephone number' },
    { name: 'Đơn vị', field: 'officer', format: 'text', vi: 'Đơn vị tham gia', en: 'Body that insures' },
  ],
  example:
    '0115012345,Nguyễn Thị Hoa,15/03/1995,Nữ,001195000123,"Phường Mai Động, quận Hoàng Mai, thành phố Hà Nội","Phường Mai Động, quận Hoàng Mai, thành phố Hà Nội",Lê Văn Nam,0912345678,Công ty May 10',
};
