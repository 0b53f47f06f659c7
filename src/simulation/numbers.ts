/** Numbers that offices give out: counted within their series and then permuted, so that none is given twice and no memory of them is kept. */
import { type Sex, stratumOf } from '#values/index.ts';
import { chanceOf } from './chance.ts';
import type { Province } from './country.ts';
import { permuted } from './permutation.ts';

/** Leading digits of the nine-digit card by police of the province (DOMAIN 4; likely, from practice). */
// biome-ignore format: a table
const cardPrefixes: { readonly [province: string]: readonly string[] } = {
  '01': ['01', '11'], '02': ['07'], '04': ['08'], '06': ['09'], '08': ['07'], '10': ['06'], '11': ['04'], '12': ['04'], '14': ['05'], '15': ['06'], '17': ['11'],
  '19': ['09'], '20': ['08'], '22': ['10'], '24': ['12'], '25': ['13'], '26': ['13'], '27': ['12'], '30': ['14'], '31': ['03'], '33': ['14'], '34': ['15'], '35': ['16'],
  '36': ['16'], '37': ['16'], '38': ['17'], '40': ['18'], '42': ['18'], '44': ['19'], '45': ['19'], '46': ['19'], '48': ['20'], '49': ['20'], '51': ['21'], '52': ['21'],
  '54': ['22'], '56': ['22'], '58': ['26'], '60': ['26'], '62': ['23'], '64': ['23'], '66': ['24'], '67': ['24'], '68': ['25'], '70': ['28'], '72': ['29'], '74': ['28'],
  '75': ['27'], '77': ['27'], '79': ['02'], '80': ['30'], '82': ['31'], '83': ['32'], '84': ['33'], '86': ['33'], '87': ['34'], '89': ['35'], '91': ['37'], '92': ['36'],
  '93': ['36'], '94': ['36'], '95': ['38'], '96': ['38'],
};

export type Numbers = {
  /** Twelve digits: where the birth was registered, sex and century, year, six drawn. */
  readonly personNumber: (registeredIn: Province, sex: Sex, birthYear: number) => string;
  /** Nine digits of the province that issued the card. */
  readonly oldCard: (issuedIn: Province) => string;
  /** Ten digits. */
  readonly insurance: (registeredIn: Province) => string;
  readonly phone: () => string;
};

/** Prefixes of mobile numbers, ten million each. */
// biome-ignore format: a table
const mobile = ['032', '033', '034', '035', '036', '037', '038', '039', '070', '076', '077', '078', '079', '081', '082', '083', '084', '085', '086', '088', '089', '090', '091', '093', '094', '096', '097', '098'];

export function giveNumbers(seed: string): Numbers {
  const given = new Map<string, number>();

  /** The next of a series of `size` numbers; a few thousand series in all, whatever the number of people. */
  function next(series: string, size: number): number {
    const counter = given.get(series) ?? 0;
    given.set(series, counter + 1);
    return permuted(counter, size, chanceOf(seed, 'series', series).below(2 ** 32) | 0);
  }
  const digits = (value: number, length: number) => String(value).padStart(length, '0');

  return {
    personNumber(registeredIn, sex, birthYear) {
      const stratum = stratumOf(`0${registeredIn.code}`, sex, birthYear)!;
      return stratum + digits(next(stratum, 1_000_000), 6);
    },
    oldCard(issuedIn) {
      const prefixes = cardPrefixes[issuedIn.code]!;
      const prefix = prefixes[(given.get(`card ${issuedIn.code}`) ?? 0) % prefixes.length]!;
      given.set(`card ${issuedIn.code}`, (given.get(`card ${issuedIn.code}`) ?? 0) + 1);
      return prefix + digits(next(`card ${prefix}xx`, 10_000_000), 7);
    },
    insurance: (registeredIn) => registeredIn.code + digits(next(`insurance ${registeredIn.code}`, 100_000_000), 8),
    phone() {
      const drawn = next('phone', mobile.length * 10_000_000);
      return mobile[Math.floor(drawn / 10_000_000)]! + digits(drawn % 10_000_000, 7);
    },
  };
}
