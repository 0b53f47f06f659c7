/** Surnames of the Kinh by part of the country, in percent. Sources and certainty: the shares of Lê Trung Hoa and of hoten.org (docs/sources/simulation.md). */
import { type Odds, odds } from '../chance.ts';

export type Part = 'north' | 'north-central' | 'south' | 'highlands';
type Shares = { readonly [surname: string]: number };

// biome-ignore format: a table
const shares: { readonly [part in Part]: Shares } = {
  north: {
    Nguyễn: 38.4, Trần: 12.1, Lê: 9.5, Phạm: 7, Hoàng: 5.1, Phan: 2.9, Vũ: 3.9, Đặng: 2.1, Bùi: 2, Đỗ: 1.4, Hồ: 0.4, Ngô: 1.3, Dương: 1, Lý: 0.3, Đinh: 1,
    Trương: 0.8, Trịnh: 1, Mai: 0.7, Hà: 0.8, Đoàn: 0.9, Lương: 0.7, Cao: 0.7, Đào: 0.9,
  },
  'north-central': {
    Nguyễn: 32, Trần: 9.2, Lê: 7.6, Phạm: 4.3, Hoàng: 4.5, Phan: 3.9, Hồ: 4.2, Võ: 2, Vũ: 1, Đặng: 1.8, Bùi: 1.8, Cao: 1.6, Đinh: 1.2, Ngô: 1.3, Trương: 1.2,
    Thái: 1, Dương: 0.9, Đậu: 0.9, Hà: 0.8, Mai: 0.8, Lương: 0.6, Trịnh: 0.9, Đoàn: 0.6,
  },
  south: {
    Nguyễn: 31.5, Trần: 10.9, Lê: 8.9, Phạm: 5.9, Huỳnh: 3.7, Hoàng: 1.4, Phan: 2.8, Võ: 3.2, Vũ: 1.7, Đặng: 1.9, Bùi: 2.1, Đỗ: 1.9, Ngô: 1.7, Hồ: 1.5, Dương: 1.4,
    Lý: 0.7, Đinh: 1, Trương: 2.2, Lâm: 0.8, Mai: 0.7, Cao: 0.7, Đoàn: 0.8, Châu: 0.4,
  },
  highlands: {
    Nguyễn: 29.6, Trần: 10.1, Lê: 8.4, Phạm: 5.9, Hoàng: 4.1, Huỳnh: 1.6, Phan: 3.2, Vũ: 2, Võ: 2.6, Đặng: 1.9, Bùi: 2.7, Đỗ: 1.8, Ngô: 1.6, Hồ: 2.2, Dương: 1.2,
    Lý: 0.5, Đinh: 1.2, Trương: 1.7, Trịnh: 1, Mai: 1, Nông: 0.4, Hà: 1, Đoàn: 0.9, Lương: 0.9, Cao: 0.9,
  },
};

/** Published below one per mille each, or known only to exist: they share what the table leaves, the published ones by their share. */
// biome-ignore format: a table
const rarer: Shares = {
  Đào: 0.76, Lưu: 0.51, Triệu: 0.2, Phùng: 0.37, Đàm: 0.36, Chu: 0.33, Văn: 0.33, Thái: 0.3, Lâm: 0.29, Tạ: 0.28, Vương: 0.27, Tô: 0.26, Kiều: 0.2, Quách: 0.2,
  Tống: 0.2, Doãn: 0.15, Lại: 0.2, Thân: 0.15, Nghiêm: 0.15, Từ: 0.15, Tăng: 0.15, Trang: 0.1, Giang: 0.1, La: 0.1, Khổng: 0.1, Khuất: 0.1, Bạch: 0.15, Cù: 0.1,
  Mạc: 0.1, Mạch: 0.05, Tôn: 0.1, Uông: 0.05, Ninh: 0.1, Âu: 0.05, Ông: 0.03, Lục: 0.05, Lữ: 0.1, Diệp: 0.1, Quan: 0.03, Viên: 0.02, Nhan: 0.02, Phí: 0.08, Vi: 0.1,
  Thạch: 0.05, Tiêu: 0.08, Đồng: 0.08, Hứa: 0.08, Hàn: 0.05, Chử: 0.02, Ứng: 0.02, Trà: 0.02, Bành: 0.03, Sầm: 0.03, Thiều: 0.03, Lã: 0.08, Phó: 0.02, Cấn: 0.05,
  Đường: 0.04, Kim: 0.04, Biện: 0.03, Cung: 0.03, Giáp: 0.05, Hạ: 0.02, Nhâm: 0.02, Tưởng: 0.03, Trình: 0.03, Ân: 0.01, Khương: 0.02, Lò: 0.01, 'Tôn Thất': 0.03,
  'Âu Dương': 0.01,
};

function surnameOdds(common: Shares): Odds<string> {
  const left = 100 - Object.values(common).reduce((sum, share) => sum + share, 0);
  const whole = Object.values(rarer).reduce((sum, share) => sum + share, 0);
  return odds([...Object.entries(common), ...Object.entries(rarer).map(([surname, share]) => [surname, (share * left) / whole] as const)]);
}

export const surnamesIn: { readonly [part in Part]: Odds<string> } = {
  north: surnameOdds(shares.north),
  'north-central': surnameOdds(shares['north-central']),
  south: surnameOdds(shares.south),
  highlands: surnameOdds(shares.highlands),
};
