/** The words of an address that are no names: kinds of unit in full and abbreviated, streets and hamlets, the country. */
import type { UnitLevel } from '#values/index.ts';
import type { UnitKind } from './unit.ts';

// biome-ignore format: abbreviations beside what they stand for
const oneWord: ReadonlyMap<string, UnitKind> = new Map([
  ['phuong', 'phuong'], ['p', 'phuong'], ['f', 'phuong'], ['xa', 'xa'], ['x', 'xa'], ['tt', 'thi-tran'], ['quan', 'quan'], ['q', 'quan'], ['huyen', 'huyen'], ['h', 'huyen'],
  ['tx', 'thi-xa'], ['tp', 'thanh-pho'], ['tinh', 'tinh'], ['t', 'tinh'],
]);
const twoWords: ReadonlyMap<string, UnitKind> = new Map([
  ['thi tran', 'thi-tran'],
  ['thi xa', 'thi-xa'],
  ['thanh pho', 'thanh-pho'],
  ['dac khu', 'dac-khu'],
  ['t t', 'thi-tran'],
  ['t x', 'thi-xa'],
  ['t p', 'thanh-pho'],
]);
const secondOfTwo = new Set([...twoWords.keys()].map((words) => words.slice(0, words.indexOf(' '))));

/** A kind at the start of folded words, and what follows it; `undefined` when there is none or nothing follows. */
export function splitKind(words: string): { readonly kind: UnitKind; readonly name: string } | undefined {
  const end = words.indexOf(' ');
  if (end < 0) return undefined;
  const first = words.slice(0, end);
  if (secondOfTwo.has(first)) {
    const second = words.indexOf(' ', end + 1);
    const kind = second < 0 ? undefined : twoWords.get(words.slice(0, second));
    if (kind !== undefined) return { kind, name: words.slice(second + 1) };
  }
  const kind = oneWord.get(first);
  return kind === undefined ? undefined : { kind, name: words.slice(end + 1) };
}

/** A thành phố is a province or stands below one. */
const levels: { readonly [kind in UnitKind]: readonly UnitLevel[] } = {
  'tinh': ['province'],
  'thanh-pho': ['province', 'district'],
  'quan': ['district'],
  'huyen': ['district'],
  'thi-xa': ['district'],
  'phuong': ['commune'],
  'xa': ['commune'],
  'thi-tran': ['commune'],
  'dac-khu': ['commune'],
};

export const isOfLevel = (kind: UnitKind, level: UnitLevel): boolean => levels[kind].includes(level);

/** After one of these a name is a street's, a hamlet's or another unit's: `Phố Hà Nội` is not in Hà Nội. */
// biome-ignore format: a list of words
const namesSomethingElse = new Set([
  ...['pho', 'duong', 'lo', 'ngo', 'ngach', 'hem', 'so', 'nha', 'thon', 'ap', 'ban', 'buon', 'lang', 'khu', 'khom', 'to', 'doi', 'xom', 'khoi', 'cum', 'cho', 'cau', 'bon', 'plei', 'soc'],
  ...oneWord.keys(), 'tran',
]);

/** Whether the last of these words claims what follows it. */
export const claimsNext = (words: string): boolean => namesSomethingElse.has(words.slice(words.lastIndexOf(' ') + 1));

const officeWords = ['uy ban nhan dan ', 'ubnd ', 'cong an ', 'ca ', 'phong canh sat ', 'canh sat ', 'cuc canh sat '];

/** How many letters of office (`UBND`, `Công an`) stand before the place. */
export function officeLength(words: string): number {
  return officeWords.find((office) => words.startsWith(office))?.length ?? 0;
}

const country = /(?:^| )(?:nuoc |chxhcn )?(?:viet nam|vietnam|vn)$/;

/** Takes the country off the end: every place here lies in it. */
export const withoutCountry = (words: string): string => words.replace(country, '');
