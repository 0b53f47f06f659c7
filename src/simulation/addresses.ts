/** Streets, hamlets and house numbers by the custom of the place. */
import type { Chance } from './chance.ts';
import type { Commune } from './country.ts';

// biome-ignore format: a table
const streets = ['Lĩnh Nam', 'Trần Hưng Đạo', 'Lê Lợi', 'Nguyễn Trãi', 'Quang Trung', 'Hai Bà Trưng', 'Nguyễn Huệ', 'Lý Thường Kiệt', 'Phan Bội Châu', 'Trần Phú', 'Hùng Vương', 'Điện Biên Phủ', 'Ngô Quyền', 'Hoàng Hoa Thám', 'Võ Thị Sáu', 'Phan Chu Trinh', 'Nguyễn Du', 'Lê Duẩn', 'Cách Mạng Tháng Tám', 'Hoàng Văn Thụ'];
// biome-ignore format: a table
const villages = ['Đông', 'Đoài', 'Thượng', 'Hạ', 'Trung', 'Nội', 'Ngoại', 'Tân Lập', 'Tân Tiến', 'Hòa Bình', 'Đồng Tâm', 'Đại Đồng', 'Phú Thọ', 'An Lạc', 'Yên Bình', 'Thanh Sơn', 'Xuân Hòa', 'Quyết Tiến', 'Đoàn Kết', 'Phú Mỹ'];
// biome-ignore format: a table
const mountainVillages = ['Huồi Giảng', 'Nà Ngoi', 'Pà Khốm', 'Sơn Thành', 'Cánh', 'Na Lượng', 'Huồi Thum', 'Khe Nằn', 'Noọng Dẻ', 'Lưu Tân', 'Phà Xắc', 'Xốp Thập', 'Nậm Khiên', 'Tham Hín', 'Buộc Mú'];
const hamletWords = { 'north': 'Thôn', 'north-central': 'Xóm', 'south': 'Ấp', 'highlands': 'Thôn' } as const;

/** What stands before the commune: `Số 12, ngõ 45, đường Lĩnh Nam, Tổ 7` or `Xóm 4`. */
export function streetAddress(chance: Chance, commune: Commune, people: number): string {
  const { urban, province } = commune;
  if (urban) {
    const group = `${chance.happens(0.7) ? 'Tổ dân phố' : 'Tổ'} ${chance.between(1, 40)}`;
    if (chance.happens(0.35)) return group;
    const lane = chance.happens(0.4) ? `${province.south ? 'hẻm' : 'ngõ'} ${chance.between(1, 300)}, ` : '';
    const street = `Số ${chance.between(1, 400)}, ${lane}đường ${chance.pick(streets)}`;
    return chance.happens(0.4) ? `${street}, ${group}` : street;
  }
  if (province.part === 'highlands' && people !== 1) return `Buôn ${chance.pick(villages)}`;
  if (people !== 1 && !province.south) return `Bản ${chance.pick(mountainVillages)}${chance.happens(0.3) ? ` ${chance.between(1, 3)}` : ''}`;
  const word = hamletWords[province.part];
  const hamlet = chance.happens(0.5) ? `${word} ${chance.between(1, 14)}` : `${word} ${chance.pick(villages)}`;
  return chance.happens(0.25) ? `Số ${chance.between(1, 300)}, ${hamlet}` : hamlet;
}
