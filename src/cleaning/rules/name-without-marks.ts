/** Written without tones and marks, as banks, telephones and passports do; other forms know better how it is spelt. */
import { nameKey } from '#values/index.ts';
import { formRule } from './rule.ts';

/** Surnames that always carry a mark, as they look without it. */
const bare = new Set(
  'nguyen tran le pham hoang huynh vu vo dang bui do ngo duong dinh truong trinh doan luong dao luu trieu phung dam thai lam ta vuong ly ha ho'.split(' '),
);

export const nameWithoutMarks = formRule({
  id: 'name-without-marks',
  severity: 'note',
  blocks: false,
  judges: ['fullName'],
  vi: 'Tên {found} ghi không dấu. Khi gộp hồ sơ, phiếu ghi có dấu được dùng trước.',
  en: 'The name {found} is written without marks. A form with them is preferred when the archive is put together.',
  holds: ({ fullName, nationality }) =>
    fullName === undefined || hasMarks(fullName) || (nationality !== undefined && nationality !== 'VNM') || !isBareKinhName(fullName),
});

function hasMarks(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) > 127) return true;
  return false;
}

function isBareKinhName(name: string): boolean {
  const words = nameKey(name).split(' ');
  return words.length > 2 && (bare.has(words[0] ?? '') || words[1] === 'thi');
}
