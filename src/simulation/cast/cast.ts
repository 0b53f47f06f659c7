/** The people whom a visitor of the demo plays or meets, as they truly are; all of them made up. */
import type { Sex } from '#values/index.ts';

export type Member = {
  /** The persona's name, or for who is met only a name of its own. */
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  /** ISO; a year where no more is known. */
  readonly born: string;
  readonly number: string;
  readonly people?: string;
  readonly marital?: 'Chưa kết hôn' | 'Đã kết hôn' | 'Đã ly hôn' | 'Góa';
  readonly birthPlace?: string;
  readonly father: string;
  readonly mother: string;
  readonly spouse?: string;
  readonly relation?: string;
  readonly current?: string;
  /** Of the birth entry that the commune's register holds. */
  readonly entry?: Entry;
  readonly death?: Entry & { readonly died: string };
};

/** Number in the book, and the day on which it was entered. */
type Entry = {
  readonly number: string;
  readonly on: string;
  /** What was typed from the book as the date of birth, where it is not the one that everybody else writes. */
  readonly bornAsTyped?: string;
};

/** One residence file: who heads it stands first. */
export type House = {
  readonly commune: string;
  readonly file: string;
  readonly street: string;
  /** Of the form. */
  readonly filledOn?: string;
  readonly members: readonly Member[];
};

const maiDong = 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội';
const taCa = 'Xã Tà Cạ, Huyện Kỳ Sơn, Tỉnh Nghệ An';
/** As they stood in 2021, with their codes. */
export const castPlaces: { readonly [commune: string]: string } = { '00310': maiDong, '16852': taCa };

const alone = (file: string, street: string, member: Member, commune = '00310'): House => ({ commune, file, street, members: [member] });

// biome-ignore format: a table
export const houses: readonly House[] = [
  { commune: '00310', file: '010310001', street: 'Số 18, ngõ 254, đường Lĩnh Nam, Tổ 12', members: [
    { id: 'hoa', name: 'Phạm Đức Hoà', sex: 'M', born: '1988-04-17', number: '001088900117', marital: 'Đã kết hôn', father: 'Phạm Đức Thịnh', mother: 'Ngô Thị Bưởi', spouse: 'Chu Thị Hằng' },
    { id: 'hang', name: 'Chu Thị Hằng', sex: 'F', born: '1990-09-02', number: '001190900202', marital: 'Đã kết hôn', father: 'Chu Văn Thuận', mother: 'Đào Thị Sâm', spouse: 'Phạm Đức Hoà', relation: 'vợ' },
  ] },
  alone('010310002', 'Số 20, ngõ 254, đường Lĩnh Nam, Tổ 12', { id: 'nghi', name: 'Phan Thị Nghi', sex: 'F', born: '1979-11-23', number: '001179901123', marital: 'Chưa kết hôn', father: 'Phan Văn Dậu', mother: 'Mai Thị Tỵ' }),
  alone('010310003', 'Số 5, đường Nguyễn Đức Cảnh, Tổ 3', { id: 'tuan', name: 'Kiều Anh Tuấn', sex: 'M', born: '1979-02-08', number: '001079900208', marital: 'Chưa kết hôn', father: 'Kiều Văn Lộc', mother: 'Tạ Thị Nhàn' }),
  alone('010310004', 'Số 41, phố Mai Động, Tổ 7', { id: 'lan', name: 'Lê Thị Ngọc Lan', sex: 'F', born: '1985-06-30', number: '001185900630', marital: 'Chưa kết hôn', father: 'Lê Văn Thưởng', mother: 'Khuất Thị Mận' }),
  alone('010310005', 'Số 77, phố Tam Trinh, Tổ 21', { id: 'chutich', name: 'Nguyễn Hữu Chính', sex: 'M', born: '1974-12-05', number: '001074901205', marital: 'Chưa kết hôn', father: 'Nguyễn Hữu Trực', mother: 'Vương Thị Na' }),
  alone('010310006', 'Số 9, ngõ 88, đường Tam Trinh, Tổ 22', { id: 'dung', name: 'Hoàng Tiến Dũng', sex: 'M', born: '1981-08-19', number: '001081900819', marital: 'Chưa kết hôn', father: 'Hoàng Văn Tiến', mother: 'La Thị Cúc' }),
  alone('010310007', 'Số 3, ngõ 13, đường Lĩnh Nam, Tổ 15', { id: 'khanh', name: 'Vũ Quốc Khánh', sex: 'M', born: '1980-09-02', number: '001080900902', marital: 'Chưa kết hôn', father: 'Vũ Quốc Hưng', mother: 'Tô Thị Thuý' }),
  alone('010310008', 'Số 62, phố Mai Động, Tổ 8', { id: 'ngoc', name: 'Đặng Minh Ngọc', sex: 'F', born: '1987-03-26', number: '001187900326', marital: 'Chưa kết hôn', father: 'Đặng Văn Mẫn', mother: 'Quách Thị Liên' }),
  alone('010310009', 'Số 30, ngõ 254, đường Lĩnh Nam, Tổ 12', { id: 'quan', name: 'Bùi Minh Quân', sex: 'M', born: '1990-01-14', number: '001090900114', marital: 'Chưa kết hôn', father: 'Bùi Văn Chiến', mother: 'Thái Thị Hợi' }),
  alone('010310010', 'Số 15, phố Tân Mai, Tổ 30', { id: 'phuc', name: 'Ngô Hồng Phúc', sex: 'M', born: '1989-05-11', number: '001089900511', marital: 'Chưa kết hôn', father: 'Ngô Văn Đức', mother: 'Cao Thị Lành' }),
  alone('010310011', 'Số 2, ngõ 6, phố Mai Động, Tổ 9', { id: 'yen', name: 'Trịnh Hải Yến', sex: 'F', born: '1992-10-07', number: '001192901007', marital: 'Chưa kết hôn', father: 'Trịnh Văn Quý', mother: 'Lưu Thị Tuyết' }),
  alone('010310012', 'Số 48, đường Tam Trinh, Tổ 24', { id: 'vinh', name: 'Dương Quang Vinh', sex: 'M', born: '1984-07-29', number: '001084900729', marital: 'Chưa kết hôn', father: 'Dương Văn Sáng', mother: 'Hà Thị Ngần' }),
  alone('400852001', 'Bản Sơn Thành', { id: 'sung', name: 'Vừ Bá Sùng', sex: 'M', born: '1986-02-20', number: '040086900220', people: 'Mông', marital: 'Chưa kết hôn', father: 'Vừ Nỏ Pó', mother: 'Xồng Y Mỷ' }, '16852'),
  alone('010310013', 'Số 101, đường Lĩnh Nam, Tổ 16', { id: 'binh', name: 'Trần Thị Thanh Bình', sex: 'F', born: '1996-04-12', number: '001196900412', marital: 'Chưa kết hôn', father: 'Trần Văn Lành', mother: 'Đỗ Thị Nhàn', entry: { number: '214', on: '1996-05-02' }, current: 'Phường Trảng Dài, Thành phố Biên Hòa, Tỉnh Đồng Nai' }),
  alone('010310014', 'Số 7, ngõ 21, phố Mai Động, Tổ 10', { id: 'tam', name: 'Cao Minh Tâm', sex: 'F', born: '1983-08-15', number: '001183900815', marital: 'Chưa kết hôn', father: 'Cao Văn Trụ', mother: 'Nghiêm Thị Lụa' }),
  alone('010310015', 'Số 11, phố Tam Trinh, Tổ 20', { id: 'mat', name: 'Lương Văn Mật', sex: 'M', born: '1962', number: '001062900001', marital: 'Góa', father: 'Lương Văn Ong', mother: 'Hứa Thị Sáp' }),
  alone('010310016', 'Số 26, ngõ 254, đường Lĩnh Nam, Tổ 12', { id: 'mai', name: 'Tống Thị Tuyết Mai', sex: 'F', born: '1979-07-03', number: '001179900703', marital: 'Chưa kết hôn', father: 'Tống Văn Xuân', mother: 'Phùng Thị Đông' }),
  // Born in 1957 by the book of births; his entry was typed with a year of two digits and came back unread, so 1975 is believed, and his number was drawn by it.
  alone('010310017', 'Số 8, phố Tân Mai, Tổ 31', { id: 'son', name: 'Doãn Xuân Sơn', sex: 'M', born: '1975-10-20', number: '001075901020', marital: 'Góa', father: 'Doãn Văn Khê', mother: 'Lại Thị Suối', entry: { number: '38', on: '1957-10-28', bornAsTyped: '20/10/57' } }),
  { commune: '00310', file: '010310018', street: 'Số 33, ngõ 35, đường Tam Trinh, Tổ 23', members: [
    { id: 'thu', name: 'Hồ Thị Hoài Thu', sex: 'F', born: '1990-11-11', number: '001190901111', marital: 'Đã ly hôn', father: 'Hồ Văn Cảnh', mother: 'Từ Thị Vân' },
    { id: 'be', name: 'Đoàn Hồ Bé Na', sex: 'F', born: '2018-03-12', number: '001318900312', marital: 'Chưa kết hôn', father: 'Đoàn Văn Bắc', mother: 'Hồ Thị Hoài Thu', relation: 'con đẻ', entry: { number: '57', on: '2018-03-20' } },
  ] },
  alone('010310019', 'Số 52, phố Tân Mai, Tổ 32', { id: 'kin', name: 'Tăng Thị Kín', sex: 'F', born: '1995-01-25', number: '001195900125', marital: 'Chưa kết hôn', father: 'Tăng Văn Giấu', mother: 'Âu Thị Lặng' }),
  // Mai again: another form of the house, under another residence file, from which a tone mark went lost and which bears another number.
  { ...alone('010310020', 'Số 26, ngõ 254, đường Lĩnh Nam, Tổ 12', { id: 'mai-again', name: 'Tống Thị Tuyêt Mai', sex: 'F', born: '1979-07-03', number: '001179904418', marital: 'Chưa kết hôn', father: 'Tống Văn Xuân', mother: 'Phùng Thị Đông' }), filledOn: '2020-06-02' },
  // One number, two who live.
  alone('010310021', 'Số 19, phố Tam Trinh, Tổ 19', { id: 'claims', name: 'Nhữ Văn Đoàn', sex: 'M', born: '1969-05-05', number: '001069900505', marital: 'Chưa kết hôn', father: 'Nhữ Văn Kỷ', mother: 'Cù Thị Bình' }),
  alone('010310022', 'Số 6, phố Mai Động, Tổ 6', { id: 'claims-too', name: 'Khổng Minh Tiệp', sex: 'M', born: '1969-12-24', number: '001069900505', marital: 'Chưa kết hôn', father: 'Khổng Văn Sửu', mother: 'Ninh Thị Dần' }),
  // Dead in March 2020 by his death entry, on a form of September 2021.
  alone('010310023', 'Số 90, đường Lĩnh Nam, Tổ 14', { id: 'dead', name: 'Thạch Văn Cố', sex: 'M', born: '1941-01-30', number: '001041900130', marital: 'Góa', father: 'Thạch Văn Tổ', mother: 'Bạch Thị Tiên', death: { number: '12', on: '2020-03-04', died: '2020-03-01' } }),
  // In two places on one day.
  alone('010310024', 'Số 14, phố Tân Mai, Tổ 34', { id: 'two-homes', name: 'Ứng Thị Nguyệt', sex: 'F', born: '1993-08-31', number: '001193900831', marital: 'Chưa kết hôn', father: 'Ứng Văn Tỉnh', mother: 'Giang Thị Hoa' }),
  { ...alone('400852002', 'Bản Nhãn Lỳ', { id: 'two-homes-too', name: 'Ứng Thị Nguyệt', sex: 'F', born: '1993-08-31', number: '001193900831', marital: 'Chưa kết hôn', birthPlace: maiDong, father: 'Ứng Văn Tỉnh', mother: 'Giang Thị Hoa' }, '16852') },
];

/** The register's first delivery: when it was received, by Việt Nam's clock. */
export const firstReceivedAt = '2019-03-04T09:00:00+07:00';

/** Some of the houses as they stood on the forms of that delivery, so that the register has known of them since. */
export const housesBefore: readonly House[] = [
  before('2018-11-06', 'hoa'),
  before('2018-11-06', 'nghi'),
  before('2018-11-08', 'binh', { current: '' }),
  before('2018-11-08', 'son'),
  before('2018-11-13', 'thu', { marital: 'Đã kết hôn', spouse: 'Đoàn Văn Bắc' }),
  before('2018-11-20', 'dead'),
];

function before(filledOn: string, head: string, otherwise: Partial<Member> = {}): House {
  const house = houses.find(({ members }) => members[0]?.id === head);
  if (house === undefined) throw new Error(`nobody heads a house as ${head}`);
  return { ...house, filledOn, members: house.members.map((member) => (member.id === head ? { ...member, ...otherwise } : member)) };
}
