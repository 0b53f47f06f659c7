/** Sổ đăng ký khai tử: entries of deaths, as a commune's civil-status office sends them. */
import type { Source } from './source.ts';

export const khaiTu: Source = {
  name: 'khai-tu',
  file: 'jsonl',
  delimiter: ',',
  vi: 'Mục đăng ký khai tử của hộ tịch xã',
  en: 'Death entry of the civil-status office',
  dates: ['yyyy-mm-dd', 'yyyy', 'd/m/yyyy'],
  columns: [
    { name: 'loai', format: 'code', vi: 'Luôn là khai-tu', en: 'Always khai-tu' },
    { name: 'so', field: 'entryNumber', format: 'code', vi: 'Số trong sổ', en: 'Number in the book' },
    { name: 'quyen', field: 'entryBook', format: 'code', vi: 'Quyển số', en: 'Book' },
    { name: 'ngay_dang_ky', field: 'filledOn', format: 'date', vi: 'Ngày đăng ký', en: 'Day of registration' },
    { name: 'ma_xa', field: 'office', format: 'code', vi: 'Mã xã nơi đăng ký, năm chữ số', en: 'Code of the commune of registration, five digits' },
    { name: 'can_bo', field: 'officer', format: 'text', vi: 'Công chức hộ tịch', en: 'Civil-status officer' },
    { name: 'nguoi.ho_ten', field: 'fullName', format: 'name', vi: 'Họ tên người chết', en: 'Name of the dead' },
    { name: 'nguoi.ngay_sinh', field: 'dateOfBirth', format: 'date', vi: 'Ngày sinh', en: 'Date of birth' },
    { name: 'nguoi.gioi_tinh', field: 'sex', format: 'sex', vi: 'Giới tính: Nam hoặc Nữ', en: 'Sex: Nam (man) or Nữ (woman)' },
    { name: 'nguoi.so', field: 'documentNumber', format: 'number', vi: 'Số CMND hoặc số định danh', en: 'Number of 9 or 12 digits' },
    { name: 'nguoi.noi_cu_tru_cuoi', field: 'residencePlace', format: 'place', vi: 'Nơi cư trú cuối cùng', en: 'Last residence' },
    { name: 'ngay_chet', field: 'dateOfDeath', format: 'date', vi: 'Ngày chết', en: 'Date of death' },
    { name: 'noi_chet', format: 'place', vi: 'Nơi chết', en: 'Place of death' },
  ],
  example:
    '{"loai":"khai-tu","so":"4","quyen":"01/2021","ngay_dang_ky":"2021-06-02","ma_xa":"00310","can_bo":"Phạm Thu Hà","nguoi":{"ho_ten":"Lê Văn Sáu","ngay_sinh":"1948","gioi_tinh":"Nam","so":"010234567","noi_cu_tru_cuoi":"Phường Mai Động, quận Hoàng Mai, thành phố Hà Nội"},"ngay_chet":"2021-05-30","noi_chet":"Tại nhà"}',
};
