/** How other peoples than the Kinh are named: own surnames, clans after or before the name, marks of sex. Patterns: DOMAIN 5.4; word lists from practice. */
import type { Sex } from '#values/index.ts';
import type { Chance } from '../chance.ts';

/** Makes the part after (or around) an inherited surname or clan. */
export type Naming = {
  readonly surnames: readonly string[];
  /** The whole name; `kinh` gives a Kinh middle and given name for those who take one. */
  readonly name: (chance: Chance, sex: Sex, surname: string, kinh: () => string) => string;
};

const list = (words: string) => words.split(' ');

const highland = {
  M: list(
    'Wơn Thiên Bhăm Dliê Nguyên Sơn Phương Khoa Thuyên Kớt Ngọc Blă Bhem Čhung Đức Hưng Jôn Krông Kđung Luyn Măn Niên Phen Quang Rin Săn Thuôn Wing Thưng Hoan',
  ),
  F: list('Lan Hoa Nga Bích Duyên Ngọc Wên Djuôn Mơ Luyn Rưm Nhung Bliăk Đuên Hương Jưm Khuyên Liên Nguôm Nĭ Phiên Rin Suyn Thảo Uyên Yar Zen Mlat Hiêng Blơ'),
};
const hmong = {
  M: list('Páo Lầu Chò Dế Giống Tểnh Sùng Vừ Nếnh Tu Xà Xó Chống Dơ Pó Súa Thái Rùa Nù Tủa Hờ Và Ka Lử Chìa Phềnh Sang Của Dềnh Tồng'),
  F: list('Mỷ Dua Mái Xò Pà Chi Ly Dở Sông Mo Máy Xia Chía Dính Pàng Lia Sua Ka Nếnh Đớ Vá Xông Kía Nhìa Xai Bi Ca Gầu'),
};
const khmer = {
  M: list('Rươl Rithy Vuthy Phol Sóc Kha Thươl Minh Đa Thone Sanh Hương Phết Som Rạ Khen Dươne Chane'),
  F: list('Ly Rây Phia Thu Linh Na Ni Phe Rone Sà Kol Hiền Ngọc Đa Thi Srây Mum Pha'),
};
const thai = {
  M: list('Panh Ín Phóng Inh Chựa Hặc Pâng Xuân Thoong Khăm Oong Tóm Bun Văn Hom Phát Ún Dín Thắng Tuấn Hùng Sơn Cường'),
  F: list('Panh Xuân Oanh Phương Lả Ín Kim Hặc Thương Inh Đôi Nhọt Pẻng Hoa Ọn Thanh Nga Huyền Hiền Yến Mai Diện'),
};

const withVanOrThi =
  (own?: { readonly M: readonly string[]; readonly F: readonly string[] }): Naming['name'] =>
  (chance, sex, surname, kinh) => {
    if (!own || chance.happens(0.4)) return `${surname} ${kinh()}`;
    const given = chance.pick(own[sex]);
    return chance.happens(0.85) ? `${surname} ${sex === 'M' ? 'Văn' : 'Thị'} ${given}` : `${surname} ${given}`;
  };
/** The sign between H and the name is any of the apostrophes, or none. */
const apostrophe = (chance: Chance) => chance.pick(["' ", "'", '’ ', "' ", '’', 'ʼ ', ' ']);
const clanLast: Naming['name'] = (chance, sex, clan) =>
  sex === 'M' ? `Y ${chance.pick(highland.M)} ${clan}` : `H${apostrophe(chance)}${chance.pick(highland.F)} ${clan}`;
const clanFirst: Naming['name'] = (chance, sex, clan) =>
  sex === 'M'
    ? `${clan} ${chance.happens(0.3) ? 'Y ' : ''}${chance.pick(highland.M)}`
    : `${clan} ${chance.happens(0.5) ? `H${apostrophe(chance)}` : ''}${chance.pick(highland.F)}`;
const sexWord =
  (man: string, woman: string): Naming['name'] =>
  (chance, sex) =>
    `${sex === 'M' ? man : woman}${chance.pick(highland[sex])}`;

const tayNung: Naming = { surnames: list('Nông Hoàng Triệu Lương Hà Ma Lục Nguyễn Vi Lý Hứa Bế Đàm La Chu Lê Lăng'), name: withVanOrThi() };
const thaiNaming: Naming = { surnames: list('Lò Quàng Tòng Cà Lường Vi Hà Lương Lô Lữ Ngân Lộc Cầm Vì Kha'), name: withVanOrThi(thai) };
const hmongNaming: Naming = {
  surnames: list('Giàng Vàng Lý Sùng Thào Mùa Hầu Vừ Lầu Già Xồng Hờ Và Cự Lỳ Thò Ly Tráng Hạng'),
  name: (chance, sex, surname) =>
    sex === 'M'
      ? `${surname} ${chance.pick(['A', 'Bá', 'A', 'Bá', 'Nỏ', 'Tồng', 'Chá', 'Mí'])} ${chance.pick(hmong.M)}`
      : `${surname} ${chance.pick(['Thị', 'Y', 'Thị', 'Y', 'A'])} ${chance.pick(hmong.F)}`,
};
const khmuNaming: Naming = { surnames: list('Moong Cụt Lữ Seo Ven Xeo Hoa Chích Cù Lo Quàng Lường Pịt Ốc'), name: withVanOrThi(thai) };
const khmerNaming: Naming = {
  surnames: list('Thạch Sơn Kim Danh Châu Lâm Lý Kiên Trầm Tăng Thị Dương Huỳnh Liêu Đào Neáng Chau'),
  name: (chance, sex, surname, kinh) =>
    chance.happens(0.35)
      ? `${surname} ${kinh()}`
      : `${surname} ${sex === 'F' && chance.happens(0.6) ? 'Thị ' : ''}${chance.pick(['Sa', 'Sô', 'Chanh', 'Sóc', 'Ngọc', 'Minh', 'Thi', 'Si', 'So'])} ${chance.pick(khmer[sex])}`,
};
const daoNaming: Naming = {
  surnames: list('Triệu Bàn Lý Phùng Đặng Chảo Tẩn Phàn Dương Hoàng'),
  name: withVanOrThi({ M: list('Tả Láo Sành Chìu Phú Kim Tài Vạn Quyên Phàn Tiến Hín'), F: list('Mùi Pham Mẩy Nái Lưu Ghển Coi Pú Nhị Chiêm Liều Sểnh') }),
};

/** By code of the people; who is not named here follows the neighbours in `otherwise`. */
// biome-ignore format: a table
const namings: { readonly [code: number]: Naming } = {
  2: tayNung, 7: tayNung, 3: thaiNaming, 8: hmongNaming, 29: khmuNaming, 5: khmerNaming, 9: daoNaming,
  4: { surnames: list('Lý Trần Lâm Quách Huỳnh Vương Lưu Ngô Thái Phùng Trịnh Tăng Mã Châu Diệp Quan Dương Trương'), name: withVanOrThi() },
  6: { surnames: list('Bùi Đinh Quách Hà Nguyễn Bạch Trương Phạm Cao'), name: withVanOrThi() },
  10: { surnames: ['Ksor', 'Kpă', 'Siu', 'Rơ Mah', 'Nay', 'Rcom', 'Rô', 'Rah Lan', 'Kpuih', 'Ro Lan'], name: clanFirst },
  12: { surnames: ['Niê', 'Mlô', 'Êban', 'Byă', 'Ayun', 'Kbuôr', 'Knul', 'Bkrông', 'Niê Kđăm', 'Adrơng', 'Êñuôl', 'Ktla', 'Hmok'], name: clanLast },
  13: { surnames: list('Đinh Đinh Rơ Hơ Yă'), name: (chance, sex, surname, kinh) => (chance.happens(0.5) ? `Đinh ${kinh()}` : `${surname} ${chance.pick(highland[sex])}`) },
  14: { surnames: [''], name: sexWord('A ', 'Y ') }, 27: { surnames: [''], name: sexWord('A ', 'Y ') },
  16: { surnames: [''], name: sexWord("K'", 'Ka ') }, 28: { surnames: [''], name: sexWord("K'", 'Ka ') },
  17: { surnames: list('Bá Đàng Quảng Thiên Từ Kiều Thông Não Lưu Châu Đạo Dương'), name: withVanOrThi() },
  19: { surnames: list('Phạm Đinh'), name: withVanOrThi({ M: highland.M, F: highland.F }) },
  20: { surnames: ['Ndu', 'Bkrông', 'Rlưk', 'Liêng', 'Ntơr', 'Uông', 'Êban', 'Je'], name: clanLast },
  21: { surnames: ['Pi Năng', 'Katơr', 'Chamaléa', 'Mấu', 'Bo Bo', 'Cao', 'Tro'], name: withVanOrThi() },
  22: { surnames: ['Điểu'], name: (chance, sex) => `${sex === 'M' ? 'Điểu' : 'Thị'} ${chance.pick(highland[sex])}` },
  23: { surnames: ['Hồ'], name: withVanOrThi({ M: highland.M, F: highland.F }) }, 30: { surnames: ['Hồ'], name: withVanOrThi() }, 31: { surnames: list('Hồ Lê Pả'), name: withVanOrThi() },
  26: { surnames: ['Alăng', 'Bling', 'Zơrâm', 'Bhnước', 'Coor', 'Hốih', 'Arất', 'Ríah'], name: withVanOrThi({ M: highland.M, F: highland.F }) },
  24: { surnames: list('Trương Lê Nguyễn Cao Phan Hoàng'), name: withVanOrThi() },
  35: { surnames: list('Lỳ Pờ Chu Vàng Toán Sừng Phùng'), name: withVanOrThi({ M: list('Xè Hừ Xá Cà Phí Dừ Lòng Go'), F: list('Mé Xó Ló Go Xuy Hù Mì Nu') }) },
  36: { surnames: ['Ya', 'Ma', 'Touneh', 'Nahria'], name: (chance, sex) => `${sex === 'M' ? 'Ya' : 'Ma'} ${chance.pick(highland[sex])}` },
};
/** The small peoples bear the surnames of their neighbours. */
const neighbours: { readonly [code: number]: Naming } = {
  15: tayNung,
  18: tayNung,
  25: tayNung,
  38: tayNung,
  11: tayNung,
  47: tayNung,
  49: tayNung,
  51: tayNung,
  43: tayNung,
  46: daoNaming,
  32: namings[22]!,
  44: namings[23]!,
  52: namings[14]!,
  54: namings[14]!,
};

export const namingOf = (people: number): Naming => namings[people] ?? neighbours[people] ?? thaiNaming;
