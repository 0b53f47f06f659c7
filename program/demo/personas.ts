/** Whom a visitor of the demo may play: officers with their offices through the reform of 2025, and persons of the register. */
import { dayOfReform, lastDayBeforeReform } from '#geography/index.ts';
import { formatIso, type Role, type UnitId, unitId, type Words } from '#values/index.ts';

type Post = { readonly unit: UnitId | null; readonly from: string; readonly to: string | null };

export type Persona = {
  readonly id: string;
  readonly role: Role | 'citizen';
  /** Code of the unit as it was in 2021; null for the whole country. */
  readonly unit: string | null;
  readonly posts: readonly Post[];
  /** On the first page as a card of their own. */
  readonly card?: true;
  readonly story: Words;
};

const since = '2016-01-01';
const [before, after] = [formatIso(lastDayBeforeReform), formatIso(dayOfReform)];

/** The office that a persona holds on a day of Việt Nam's calendar, as ISO. */
export const postOn = ({ posts }: Persona, day: string): Post | undefined => posts.find(({ from, to }) => from <= day && day <= (to ?? '9999'));

/** An office of a unit and, from the day of the reform, of the one that took its work over. */
const through = (old: UnitId, successor: UnitId): readonly Post[] => [
  { unit: old, from: since, to: before },
  { unit: successor, from: after, to: null },
];
const ofCountry: readonly Post[] = [{ unit: null, from: since, to: null }];
/** Mai Động was divided between Vĩnh Tuy and Tương Mai; its officers work in Vĩnh Tuy. Tà Cạ became part of Mường Xén. */
const maiDong = { unit: '00310', posts: through(unitId('commune', '00310', 0), unitId('commune', '00283', 1)) };
const taCa = { unit: '16852', posts: through(unitId('commune', '16852', 0), unitId('commune', '16813', 1)) };
const haNoi = { unit: '01', posts: through(unitId('province', '01', 0), unitId('province', '01', 1)) };
const country = { unit: null, posts: ofCountry };
const lives = { role: 'citizen', unit: '00310', posts: [] } as const;

// biome-ignore format: a table
export const personas: readonly Persona[] = [
  { id: 'hoa', role: 'commune-police', ...maiDong, card: true, story: { vi: 'Phiếu chờ làm sạch, và một cụ ông bị ghi sai năm sinh.', en: 'Forms wait to be cleaned, and an old man has the wrong year of birth.' } },
  { id: 'tuan', role: 'commune-police-chief', ...maiDong, card: true, story: { vi: 'Người thứ hai khi gộp, tách, cải chính.', en: 'The second pair of eyes on mergers, splits and corrections.' } },
  { id: 'lan', role: 'civil-status-officer', ...maiDong, card: true, story: { vi: 'Ghi một ca sinh, cấp số ngay; gõ sổ giấy.', en: 'Enters a birth and its number at once; types paper books.' } },
  { id: 'chutich', role: 'committee-chairman', ...maiDong, story: { vi: 'Ký duyệt mục hộ tịch.', en: 'Approves civil-status entries.' } },
  { id: 'sung', role: 'commune-police', ...taCa, card: true, story: { vi: 'Giúp một người sửa hồ sơ giữ ở nơi xa 400 km.', en: 'Helps somebody to mend an archive that is kept 400 km away.' } },
  { id: 'dung', role: 'provincial-police', ...haNoi, card: true, story: { vi: 'Đồng ý khi xã chỉ có một người.', en: 'Agrees where a commune has one officer.' } },
  { id: 'khanh', role: 'national-operator', ...country, story: { vi: 'Đặt chỉ tiêu làm sạch, xử lý mâu thuẫn nhiều tỉnh.', en: 'Sets targets for cleaning, settles conflicts between provinces.' } },
  { id: 'ngoc', role: 'auditor', ...country, card: true, story: { vi: 'Chứng minh không dòng nhật ký nào bị sửa, bị xoá.', en: 'Proves that no line of the log was changed or removed.' } },
  { id: 'quan', role: 'administrator', ...country, story: { vi: 'Mở tài khoản, giao chức vụ; không xem được ai.', en: 'Opens accounts and gives offices; sees nobody.' } },
  { id: 'phuc', role: 'card-centre', ...country, story: { vi: 'In thẻ, gửi thẻ về xã.', en: 'Makes cards and sends them to the communes.' } },
  { id: 'yen', role: 'vaccinator', ...maiDong, story: { vi: 'Tiêm chủng cho người trong phường.', en: 'Vaccinates the people of the ward.' } },
  { id: 'vinh', role: 'health-investigator', ...maiDong, story: { vi: 'Tìm người đã ở gần một ca bệnh.', en: 'Finds who was near a case of disease.' } },
  { id: 'binh', ...lives, story: { vi: 'Mất giấy khai sinh, đang ở Đồng Nai; mục khai sinh có trong sổ.', en: 'Lost her birth certificate, lives in Đồng Nai; her entry is in the register.' } },
  { id: 'tam', ...lives, story: { vi: 'Mục khai sinh chỉ có trong sổ giấy.', en: 'Her entry stands in a paper book only.' } },
  { id: 'mat', ...lives, story: { vi: 'Sinh 1962, sổ giấy cũng mất.', en: 'Born in 1962, the paper book is lost too.' } },
  { id: 'mai', ...lives, story: { vi: 'Hai hồ sơ của một người: một bên mất dấu và mang số khác.', en: 'Two archives of one woman: one lost a tone mark and bears another number.' } },
  { id: 'son', ...lives, story: { vi: 'Năm sinh trong hồ sơ sai so với sổ khai sinh; số cấp theo năm sai.', en: 'Year of birth wrong against his birth entry; the number was drawn by the wrong year.' } },
  { id: 'thu', ...lives, story: { vi: 'Đã ly hôn, nuôi con sinh năm 2018 cùng hộ.', en: 'Divorced, lives with her child, born in 2018.' } },
  { id: 'be', ...lives, story: { vi: 'Bé sinh năm 2018, con của Thu.', en: 'A child born in 2018, daughter of Thu.' } },
  { id: 'nghi', ...lives, story: { vi: 'Hàng xóm của Hoà: ai đã xem hồ sơ của mình?', en: 'Neighbour of Hoà: who looked at my archive?' } },
  { id: 'kin', ...lives, story: { vi: 'Hồ sơ được niêm phong: ngoài nhóm được phép, không ai tìm thấy.', en: 'A sealed archive: nobody outside its group finds it.' } },
];
