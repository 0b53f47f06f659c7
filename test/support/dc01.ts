/** DC01 forms for tests: a file of the commune police's shape, from the fields that a test cares about. */

const columns = [
  'so_phieu', 'ho_ten', 'ngay_sinh', 'gioi_tinh', 'tinh_trang_hon_nhan', 'noi_dk_khai_sinh', 'que_quan', 'dan_toc', 'quoc_tich', 'ton_giao', 'so_giay_to', 'thuong_tru', 'noi_o_hien_tai',
  'cha_ho_ten', 'cha_so', 'me_ho_ten', 'me_so', 'vo_chong_ho_ten', 'vo_chong_so', 'chu_ho_ten', 'chu_ho_so', 'quan_he_chu_ho', 'so_ho_so_cu_tru', 'ma_xa', 'can_bo', 'ngay_lap',
] as const; // biome-ignore format: as the form has them

export type Dc01 = { readonly [column in (typeof columns)[number]]?: string };

const ordinary: Dc01 = {
  ho_ten: 'Nguyễn Thị Hoa',
  ngay_sinh: '15/3/1995',
  gioi_tinh: 'Nữ',
  noi_dk_khai_sinh: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  que_quan: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  dan_toc: 'Kinh',
  quoc_tich: 'Việt Nam',
  thuong_tru: 'Số 12, ngõ 3, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  quan_he_chu_ho: 'chủ hộ',
  so_ho_so_cu_tru: '0457',
  ma_xa: '00310',
  can_bo: 'Phạm Thu Hà',
  ngay_lap: '20/9/2020',
};

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A whole file; each form is an ordinary one but for what it says. */
export function dc01File(forms: readonly Dc01[]): string {
  const rows = forms.map((form, at) => columns.map((column) => cell({ so_phieu: String(at + 1), ...ordinary, ...form }[column] ?? '')).join(','));
  return `${[columns.join(','), ...rows].join('\n')}\n`;
}
