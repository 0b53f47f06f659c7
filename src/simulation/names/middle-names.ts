/** Middle names of the Kinh: Thị and Văn, which go out of use, and the words that come in their place. */
import type { Sex } from '#values/index.ts';
import type { Chance } from '../chance.ts';

const words: { readonly [sex in Sex]: readonly string[] } = {
  M: 'Đức Minh Hữu Quang Xuân Đình Thành Quốc Hoàng Công Ngọc Duy Thanh Anh Tuấn Gia Trọng Viết Bá Huy Mạnh Tiến Hải Nhật Thế Chí Phúc Hồng Trung Bảo Khắc Sỹ Việt Phước Tấn Vĩnh'.split(
    ' ',
  ),
  F: 'Ngọc Thu Thanh Kim Bích Hồng Minh Phương Mỹ Thùy Diệu Hoài Khánh Bảo Như Tuyết Lan Mai Quỳnh Thảo Cẩm Xuân Hải Thúy Kiều Yến Hà Anh Ánh Huyền Gia Tường Trúc Vân'.split(
    ' ',
  ),
};

/** How many words a name has: two, three, else four. */
const wordCounts: { readonly [sex in Sex]: { readonly old: readonly [number, number]; readonly young: readonly [number, number] } } = {
  F: { old: [0.02, 0.88], young: [0.002, 0.349] },
  M: { old: [0.03, 0.9], young: [0.009, 0.729] },
};

/** 0 for those born to 1975, 1 for those born from 2009, sliding between. */
const youth = (birthYear: number) => Math.min(1, Math.max(0, (birthYear - 1975) / 34));

/** Thị: 70 % of the women born to 1975, 45 % in the nineties, 17 % of the young; Văn: 40 %, 20 %, 3 % of the men. */
function traditional(chance: Chance, sex: Sex, birthYear: number): boolean {
  const slide = youth(birthYear);
  return chance.happens(sex === 'F' ? 0.7 - slide * 0.53 : 0.4 - slide * 0.37);
}

/** The middle of a name, '' for a name of two words; the mother's surname stands in some names of the young. */
export function middleName(chance: Chance, sex: Sex, birthYear: number, motherSurname: string): string {
  const slide = youth(birthYear);
  const { old, young } = wordCounts[sex];
  const two = old[0] + (young[0] - old[0]) * slide;
  const three = old[1] + (young[1] - old[1]) * slide;
  const draw = chance.fraction();
  if (draw < two) return '';
  const first = traditional(chance, sex, birthYear) ? (sex === 'F' ? 'Thị' : 'Văn') : chance.pick(words[sex]);
  if (draw < two + three) return first;
  if (slide > 0.5 && first !== 'Thị' && chance.happens(0.2)) return `${motherSurname} ${first}`;
  const second = chance.pick(words[sex]);
  return second === first ? first : `${first} ${second}`;
}
