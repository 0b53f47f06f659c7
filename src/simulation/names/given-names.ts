/** Given names of the Kinh by sex and time of birth, in percent where published (hoten.org: Đắk Lắk examinees, Hồ Chí Minh City births). */
import type { Sex } from '#values/index.ts';
import { type Chance, type Odds, odds } from '../chance.ts';

type Table = { readonly published: string; readonly further: string; readonly shareOfFurther: number };

const womenOld: Table = {
  published: 'Lan 4 Hoa 4 Hồng 3.5 Mai 3 Cúc 2.5 Liên 3.5 Nhàn 1.5 Thơm 1.5 Tý 1 Lành 1.2 Bé 1.5 Tư 1 Năm 1 Sáu 1 Bảy 1 Hai 0.8 Ba 0.8',
  further:
    'Nga Hà Hương Loan Phượng Xuân Thu Đông Hạnh Hiền Huệ Lý Minh Thanh Tâm Tuyết Vân Yến Oanh Bình Chung Dung Duyên Đào Gái Hậu Hiếu Hợi Khánh Kim Lựu Lụa Mận Mùi Ngọc Nguyệt Nhung Nụ Phúc Phương Quý Quyên Sen Sửu Thảo Thắm Thìn Thoa Thuận Thủy Thúy Tuất Vinh Xuyến Chín Mười Út Ngọt Điệp Ái Bông Chanh Dậu Hường Luyến Miền Nhiên Quế Riêng Thành Tình Vui Xoan Ánh Tỵ Khuyên',
  shareOfFurther: 66,
};
const women90s: Table = {
  published:
    'Trang 4.2 Thảo 3.5 Linh 3 Anh 2.5 Phương 2.2 Hằng 2.1 Huyền 2.1 Hà 2.1 Hiền 2 Hương 1.7 Ngọc 1.7 Dung 1.7 Nhung 1.7 Thủy 1.7 Nhi 1.6 Duyên 1.6 Vân 1.5 Quỳnh 1.5 Nga 1.5 Yến 1.5 Trinh 1.5 Thương 1.3 Uyên 1.3 Hạnh 1.3 Ngân 1.2 Oanh 1.2 Trâm 1.2 Ly 1.2 Mai 1.2 Phượng 1.1 Thúy 1.1 Hoa 1 Vy 1 Hồng 1',
  further:
    'Lan Loan Liên Thu Thanh Tâm Thùy Tuyết Hoài Hòa Huệ Kiều My Mỹ Lệ Lam Minh Nguyệt Nguyên Như Nương Phúc Quyên Sương Thắm Thi Thơ Thoa Thư Tiên Trúc Tú Tuyền Vi Xuân Ánh Ái Bích Chi Châu Diễm Diệu Đào Giang Hậu Hân Hiếu Khánh Khuyên Lài Luyến Na Nhàn Ni Nghĩa Quý Tình Trân Tươi Vui Xuyến Ý Diệp Lý Thuận Tuyến Bình An Đông',
  shareOfFurther: 41.3,
};
const womenNew: Table = {
  published:
    'Anh 7.1 Vy 5.7 Ngọc 4.3 Nhi 4.2 Hân 4.1 Thư 4.1 Linh 3.5 Như 3.1 Ngân 3 Phương 2.1 Thảo 2.1 My 2.1 Trân 1.8 Quỳnh 1.8 Nghi 1.7 Trang 1.7 Trâm 1.6 An 1.6 Thy 1.5 Châu 1.5 Trúc 1.5 Uyên 1.4 Yến 1.4 Ý 1.2 Tiên 1.1 Mai 1.1 Vân 1 Nguyên 0.93 Hương 0.89 Quyên 0.78 Duyên 0.77 Kim 0.76 Trinh 0.75 Thanh 0.75 Tuyền 0.72 Hằng 0.72',
  further:
    'Hà Hiền Lam Chi Khuê Diệp Đan Khánh Minh Thùy Huyền Nhung Oanh Giang Hạnh Hoa Dung Thủy Thúy Bình Băng Mỹ Phúc Tâm Ánh Vi Xuân Di Lan Ly Loan Nga Nhiên San Tú Thương Tường Hồng Phượng Bảo Hoàng Kiều Ái Đào Gia Nhã Hòa Huệ Mẫn Ngà Quyền Sương Thi Thơ Tuệ Uyển Vân',
  shareOfFurther: 26.2,
};
const menOld: Table = {
  published: 'Hùng 4.5 Dũng 4 Thành 3 Bình 3 Minh 3 Hòa 2.2 Tài 1.5 Hai 1.2 Ba 1.2 Tư 1 Út 1 Cường 2 Chiến 2 Thắng 2.2',
  further:
    'Sơn Hải Long Tuấn Tiến Nam Đức Quang Phúc Lâm Thanh Tâm Tùng Trung Vinh Xuân An Bảy Cảnh Chín Chính Chung Công Đông Đình Đại Giang Hà Hiền Hiếu Hồng Hợp Hưng Khánh Khoa Kiên Liêm Lợi Luân Lý Mạnh Mười Năm Nghĩa Ngọc Nhân Ninh Phong Phú Phước Phương Quý Quốc Quyết Sáu Sáng Tám Tân Tấn Thái Thạch Thiện Thịnh Thọ Thuận Toàn Trọng Trường Tuyên Việt Vượng Xuyên Ước Đạo Điền Hạnh Khải Khương Lực Nhâm Quân Sự Thao Thi Thu Tỵ',
  shareOfFurther: 66,
};
const men90s: Table = {
  published:
    'Tuấn 2.7 Hoàng 2.5 Huy 2.2 Anh 2.1 Hiếu 2 Hùng 2 Nam 2 Sơn 1.9 Đức 1.9 Dũng 1.7 Thành 1.6 Đạt 1.6 Cường 1.6 Long 1.6 Trung 1.6 Hải 1.4 Tú 1.4 Nguyên 1.4 Thắng 1.4 Minh 1.3 Duy 1.2 Tiến 1.1 Quang 1.1 Phúc 1.1 Trường 1 Tài 1 Toàn 1 Hưng 0.9 Phong 0.9 Tùng 0.9 Linh 0.9 Khánh 0.9 Bảo 0.9 Quân 0.8',
  further:
    'An Bình Chiến Chính Chung Công Danh Đại Đăng Đông Giang Hà Hào Hậu Hòa Huân Khang Khoa Khôi Kiên Lâm Lợi Luân Lộc Lực Mạnh Nghĩa Ngọc Nhân Nhật Phát Phi Phú Phước Phương Quốc Quý Quyền Sang Sinh Sáng Tâm Tân Tấn Thái Thanh Thiện Thịnh Thông Thuận Thương Tín Tính Trí Trọng Trình Trực Tuyên Vinh Việt Vũ Vương Vượng Văn Xuân Ân Khải Hoan Đoàn Diện Hạnh Hội Lai Linh Luật Mẫn',
  shareOfFurther: 51,
};
const menNew: Table = {
  published: 'Huy 4.4 Khang 3.7 Bảo 3.5 Minh 3.3 Phúc 3.1 Anh 3 Khoa 2.8 Phát 2.7 Đạt 2.6 Khôi 2.5',
  further:
    'Duy Long Nam Nguyên Quân Hoàng Kiệt Thiên Thịnh Tuấn Nhân Nghĩa Hưng Khánh Lộc Phong Quang Tài Tâm Tân Thành Thiện Tiến Tín Toàn Trí Trung Trường Tùng An Bình Châu Cường Danh Dũng Đăng Đức Gia Hải Hào Hậu Hiếu Hùng Khải Kiên Lâm Lợi Luân Mạnh Nhật Phú Phước Quốc Quý Sang Sơn Tú Thái Thắng Thông Triết Trọng Vinh Việt Vũ Vương Ân Đại Đông Giang Hiển Khiêm Linh Mẫn Ngọc Nhiên Quyền Thuận Uy Vĩ Dương Đan Bách Tường Sĩ Tùng Vỹ',
  shareOfFurther: 68.4,
};

function oddsOf({ published, further, shareOfFurther }: Table): Odds<string> {
  const words = published.split(' ');
  const others = further.split(' ');
  return odds([
    ...words.flatMap((word, at) => (at % 2 === 0 ? [[word, Number(words[at + 1])] as const] : [])),
    ...others.map((word) => [word, shareOfFurther / others.length] as const),
  ]);
}

/** From that year of birth on; between two, the chance slides from the earlier to the later. */
const cohorts: { readonly [sex in Sex]: readonly (readonly [year: number, names: Odds<string>])[] } = {
  F: [
    [1955, oddsOf(womenOld)],
    [1990, oddsOf(women90s)],
    [2009, oddsOf(womenNew)],
  ],
  M: [
    [1955, oddsOf(menOld)],
    [1990, oddsOf(men90s)],
    [2009, oddsOf(menNew)],
  ],
};

export function givenName(chance: Chance, sex: Sex, birthYear: number): string {
  const list = cohorts[sex];
  const later = list.findIndex(([year]) => year > birthYear);
  if (later === 0) return chance.draw(list[0]![1]);
  if (later === -1) return chance.draw(list.at(-1)![1]);
  const [[from, before], [to, after]] = [list[later - 1]!, list[later]!];
  return chance.draw(chance.happens((birthYear - from) / (to - from)) ? after : before);
}
