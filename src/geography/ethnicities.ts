/** The peoples of Vietnam by code (QĐ 121-TCTK/PPCĐ of 1979) and by every spelling that forms use for them. */
import { nameKey } from '#values/index.ts';

export const foreigner = 55;

/** Code, then the name as the register writes it, then other spellings and names of the same people. */
// biome-ignore format: a table of spellings
export const peoples: readonly (readonly [code: number, name: string, ...others: string[]])[] = [
  [1, 'Kinh', 'Việt', 'Kinh (Việt)'], [2, 'Tày', 'Tầy'], [3, 'Thái', 'Thái Đen', 'Thái Trắng'], [4, 'Hoa', 'Hán', 'Người Hoa'],
  [5, 'Khmer', 'Khơ Me', 'Khơ Mer', 'Khme', 'Khmer Nam Bộ', 'Kh’mer', 'Miên'], [6, 'Mường', 'Mọi Bi'], [7, 'Nùng', 'Nùng An', 'Nùng Cháo', 'Nùng Phàn Slình'],
  [8, 'Hmông', 'Mông', 'H’Mông', 'Hơ Mông', 'Hmong', 'Mèo', 'Mông Hoa', 'Mông Trắng', 'Mông Đen', 'Mông Xanh'], [9, 'Dao', 'Mán', 'Dao Đỏ', 'Dao Tiền'],
  [10, 'Gia-rai', 'Jrai', 'J’rai', 'Jarai', 'Gia Lai'], [11, 'Ngái'], [12, 'Ê-đê', 'Rhadé', 'Ra Đê', 'Êđê'], [13, 'Ba-na', 'Bahnar', 'Ba Na Kriêm'],
  [14, 'Xơ-đăng', 'Xê Đăng', 'Sê Đăng', 'Sơ Đăng', 'Sedang'], [15, 'Sán Chay', 'Cao Lan', 'Sán Chỉ', 'Cao Lan - Sán Chỉ', 'Sán Chay (Cao Lan - Sán Chỉ)'],
  [16, 'Cơ-ho', 'K’ho', 'Kơ Ho', 'Cờ Ho', 'Koho', 'Srê'], [17, 'Chăm', 'Chàm', 'Chiêm', 'Chăm Hroi'], [18, 'Sán Dìu', 'Sán Déo', 'Trại'],
  [19, 'Hrê', 'H’rê', 'Hơ Rê', 'Chăm Rê'], [20, 'Mnông', 'M’nông', 'Mơ Nông'], [21, 'Ra-glai', 'Raglai', 'Rắc Lây', 'Rai', 'Raglay'],
  [22, 'Xtiêng', 'Stiêng', 'S’tiêng', 'X’tiêng', 'Xơ Tiêng', 'Xa Điêng'], [23, 'Bru-Vân Kiều', 'Vân Kiều', 'Bru'], [24, 'Thổ'], [25, 'Giáy', 'Nhắng', 'Giắng'],
  [26, 'Cơ-tu', 'Ka Tu', 'Ca Tu', 'K’tu', 'Katu', 'Cà Tu'], [27, 'Gié-Triêng', 'Giẻ Triêng', 'Dẻ Triêng', 'Gié', 'Triêng'], [28, 'Mạ', 'Châu Mạ'],
  [29, 'Khơ-mú', 'Khơ Mụ', 'Kmhmu'], [30, 'Co', 'Cor', 'Kor', 'Cua'], [31, 'Tà-ôi', 'Pa Cô', 'Pa Kô', 'Pa Hi'], [32, 'Chơ-ro', 'Châu Ro', 'Chơ Rô'], [33, 'Kháng'],
  [34, 'Xinh-mun', 'Sinh Mun', 'Puộc'], [35, 'Hà Nhì', 'U Ní'], [36, 'Chu-ru', 'Chơ Ru'], [37, 'Lào', 'Lào Bốc', 'Lào Nọi'], [38, 'La Chí'], [39, 'La Ha'],
  [40, 'Phù Lá', 'Phu La', 'Xá Phó'], [41, 'La Hủ', 'Khù Sung'], [42, 'Lự', 'Lừ'], [43, 'Lô Lô'], [44, 'Chứt', 'Rục', 'Sách', 'Mã Liềng', 'Arem'], [45, 'Mảng'],
  [46, 'Pà Thẻn', 'Pà Hưng'], [47, 'Cơ Lao', 'Cờ Lao', 'Ke Lao'], [48, 'Cống'], [49, 'Bố Y', 'Tu Dí'], [50, 'Si La', 'Xi La'], [51, 'Pu Péo', 'La Quả'], [52, 'Brâu'],
  [53, 'Ơ Đu', 'Tày Hạt'], [54, 'Rơ-măm'], [foreigner, 'Người nước ngoài', 'Nước ngoài', 'Ngoại kiều', 'Ngoại quốc'],
];

const byName = new Map(peoples.map(([code, name]) => [name, code]));
const byKey = new Map(peoples.flatMap(([code, ...names]) => names.map((name) => [keyOf(name), code] as const)));
const names = new Map(peoples.map(([code, name]) => [code, name]));

/**
 * The code 1 to 54 of a people, 55 for foreigners; `undefined` for a text that names none. Tones, case, hyphens and apostrophes do not matter;
 * a code in digits is taken as such (99 is some systems' 55).
 *
 * @example ethnicityOf("H'mông") // => 8
 */
export function ethnicityOf(text: string): number | undefined {
  const exact = byName.get(text);
  if (exact !== undefined) return exact;
  const key = keyOf(text);
  if (/^\d{1,2}$/.test(key)) return key === '99' ? foreigner : names.has(Number(key)) ? Number(key) : undefined;
  return byKey.get(key) ?? byKey.get(key.replace(/^(?:nguoi|dantoc)+/, '')) ?? (text.includes('(') ? ethnicityOf(text.slice(0, text.indexOf('('))) : undefined);
}

/** The name as the register writes it; `undefined` for a number that is no code. */
export function ethnicityName(code: number): string | undefined {
  return names.get(code);
}

/** Peoples' names have no settled word division, so spaces do not count either. */
function keyOf(text: string): string {
  return nameKey(text).replaceAll(' ', '');
}
