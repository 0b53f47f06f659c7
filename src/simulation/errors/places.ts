/** Units that are wrong, gone, or left out. */
import type { Statement } from '../statement.ts';
import type { Mistake } from './mistake.ts';

/** Provinces of 1976 to 1996 by the one that holds the ground in 2021: older people name the one in which they were born. */
// biome-ignore format: a table
const provincesOnce: { readonly [province: string]: readonly [name: string, until: number] } = {
  '35': ['Hà Nam Ninh', 1991], '36': ['Hà Nam Ninh', 1991], '37': ['Hà Nam Ninh', 1991], '30': ['Hải Hưng', 1996], '33': ['Hải Hưng', 1996], '24': ['Hà Bắc', 1996], '27': ['Hà Bắc', 1996],
  '25': ['Vĩnh Phú', 1996], '26': ['Vĩnh Phú', 1996], '06': ['Bắc Thái', 1996], '19': ['Bắc Thái', 1996], '02': ['Hà Tuyên', 1991], '08': ['Hà Tuyên', 1991], '10': ['Hoàng Liên Sơn', 1991],
  '15': ['Hoàng Liên Sơn', 1991], '17': ['Hà Sơn Bình', 1991], '40': ['Nghệ Tĩnh', 1991], '42': ['Nghệ Tĩnh', 1991], '44': ['Bình Trị Thiên', 1989], '45': ['Bình Trị Thiên', 1989],
  '46': ['Bình Trị Thiên', 1989], '48': ['Quảng Nam - Đà Nẵng', 1996], '49': ['Quảng Nam - Đà Nẵng', 1996], '51': ['Nghĩa Bình', 1989], '52': ['Nghĩa Bình', 1989], '54': ['Phú Khánh', 1989],
  '56': ['Phú Khánh', 1989], '58': ['Thuận Hải', 1991], '60': ['Thuận Hải', 1991], '62': ['Gia Lai - Kon Tum', 1991], '64': ['Gia Lai - Kon Tum', 1991], '70': ['Sông Bé', 1996], '74': ['Sông Bé', 1996],
  '84': ['Cửu Long', 1991], '86': ['Cửu Long', 1991], '95': ['Minh Hải', 1996], '96': ['Minh Hải', 1996],
};
/** Districts of Hà Nội that were Hà Tây to 2008. */
const haTay = new Set(['268', '269', '271', '272', '273', '274', '275', '276', '277', '278', '279', '280', '281', '282']);

/** Districts renamed or merged into others before 2021: Từ Liêm to 2013, District 9 to 2020. */
const districtsOnce: { readonly [district: string]: string } = { '019': 'Huyện Từ Liêm', '021': 'Huyện Từ Liêm', '769': 'Quận 9' };

const provinceOnce = ({ origin, person }: Statement): string | undefined => {
  if (!origin) return undefined;
  const { province, district } = origin.commune;
  if (haTay.has(district.code)) return person.birthYear < 2008 ? 'Hà Tây' : undefined;
  const once = provincesOnce[province.code];
  return once && person.birthYear <= once[1] ? once[0] : undefined;
};

export const placeMistakes: readonly Mistake[] = [
  {
    id: 'neighbour-commune',
    kind: 'places',
    share: 0.012,
    what: 'another commune of the district',
    applies: ({ permanent }) => permanent !== undefined,
    spoil: ({ permanent }, chance) => {
      if (permanent) permanent.commune = chance.pick(permanent.commune.district.communes);
    },
  },
  {
    id: 'district-left-out',
    kind: 'places',
    share: 0.012,
    what: 'no district in the address',
    applies: ({ permanent }) => permanent !== undefined,
    spoil: ({ permanent }) => {
      if (permanent) permanent.districtLeftOut = true;
    },
  },
  {
    id: 'province-of-once',
    kind: 'places',
    share: 0.1,
    what: 'quê quán in a province of 1976–2008 (`Hà Nam Ninh`), of those born then',
    applies: (statement) => provinceOnce(statement) !== undefined,
    spoil: (statement) => {
      const name = provinceOnce(statement);
      if (statement.origin && name) statement.origin.provinceName = name;
    },
  },
  {
    id: 'district-of-once',
    kind: 'places',
    share: 0.3,
    what: 'a district renamed since (Từ Liêm, Quận 9)',
    applies: ({ permanent }) => permanent !== undefined && permanent.commune.district.code in districtsOnce,
    spoil: ({ permanent }) => {
      const name = permanent && districtsOnce[permanent.commune.district.code];
      if (permanent && name) permanent.districtName = name;
    },
  },
  {
    id: 'province-only',
    kind: 'places',
    share: 0.02,
    what: 'only the province of birth registration',
    applies: ({ birthPlace }) => birthPlace !== undefined,
    spoil: ({ birthPlace }) => {
      if (birthPlace) birthPlace.from = 'province';
    },
  },
  {
    id: 'earlier-home',
    kind: 'places',
    share: 0.01,
    what: 'the place of birth registration given as residence',
    applies: ({ permanent }) => permanent !== undefined,
    spoil: (statement) => {
      if (statement.permanent) statement.permanent = { ...statement.permanent, commune: statement.person.birthCommune };
    },
  },
  {
    id: 'line-break',
    kind: 'places',
    share: 0.0005,
    what: 'a line break within the address',
    applies: ({ permanent }) => permanent?.street.includes(', ') === true,
    spoil: ({ permanent }) => {
      if (permanent) permanent.street = permanent.street.replace(', ', ',\n');
    },
  },
];
