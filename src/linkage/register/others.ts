/** Who else a form may speak of, and how the shares of each kind are learned: strangers, neighbours, relatives, twins. */
import { mixed } from '../engine/chance.ts';
import type { KeyOf, Other, Share } from '../engine/schema.ts';
import { compareNames, nameLevels } from './compare-names.ts';
import { scopes } from './comparisons.ts';
import { inName, nameLength } from './names.ts';
import { at, type Rows } from './records.ts';

/** Names of one family are learned where dates differ, and dates where names do. */
const crosswise: NonNullable<Other['provenBy']> = {
  name: { comparison: 'birth', fromLevel: 'year' },
  birth: { comparison: 'name', fromLevel: 'surname' },
};

export function othersOf({ rows, names, places, count }: Rows): readonly Other[] {
  const own =
    (place: number): KeyOf =>
    (row) =>
      rows[row + place]!;
  const province: KeyOf = (row) => places.newProvince[rows[row + at.residence]!]!;
  const home: KeyOf = (row) => places.home[rows[row + at.residence]!]!;
  const folded = (name: number): number => names.facts[name * nameLength + inName.folded]!;
  const parents: KeyOf = (row) => {
    const [father, mother, ofProvince] = [folded(rows[row + at.father]!), folded(rows[row + at.mother]!), province(row)];
    return father === 0 || mother === 0 || ofProvince === 0 ? 0 : mixed(mixed(mixed(3, father), mother), ofProvince);
  };
  const share = (key: KeyOf, least: number): Share => ({ kind: 'key', key, least });
  const leastFamily = 0.2 / Math.max(1, count);
  const isWhole = (row: number): boolean => rows[row + at.dateOfBirth]! % 100 !== 0;
  return [
    {
      id: 'stranger',
      vi: 'một người lạ bất kỳ',
      en: 'any stranger',
      shares: [],
      rarityScope: scopes.abroad,
      share: { kind: 'all' },
      draw: { kind: 'any' },
      isCounted: true,
    },
    {
      id: 'province',
      vi: 'một người khác cùng tỉnh',
      en: 'another person of the same province',
      shares: [],
      rarityScope: scopes.abroad,
      share: share(province, 1e-9),
      draw: { kind: 'same', key: province },
      isCounted: true,
    },
    {
      id: 'neighbour',
      vi: 'một người khác cùng xã',
      en: 'another person of the same commune',
      shares: ['place'],
      rarityScope: scopes.atHome,
      share: share(home, 1e-9),
      draw: { kind: 'same', key: home },
      isCounted: true,
    },
    {
      id: 'sibling',
      vi: 'anh chị em ruột',
      en: 'a brother or sister',
      shares: ['place', 'family'],
      share: share(parents, leastFamily),
      draw: { kind: 'block', pass: 'parents' },
      provenBy: crosswise,
    },
    {
      id: 'household',
      vi: 'một người khác trong cùng hộ',
      en: 'another member of the same household',
      shares: ['place', 'family'],
      share: share(own(at.household), leastFamily),
      draw: { kind: 'block', pass: 'household' },
      provenBy: crosswise,
    },
    {
      id: 'twin',
      vi: 'anh chị em sinh đôi',
      en: 'a twin',
      shares: ['place', 'family'],
      begins: (comparison, level) => (comparison !== 'birth' ? undefined : level === 'exact' ? 0.9 : 0.01),
      share: {
        kind: 'drawn',
        knows: (row) => rows[row + at.father] !== 0 && rows[row + at.mother] !== 0 && isWhole(row),
        least: 0.004 / Math.max(1, count),
        most: 0.01,
      },
      // Same parents, same whole date, another given name: twins, or one person under an everyday name. All of them are counted
      // as twins, so that such a pair is never joined by what twins share.
      draw: {
        kind: 'pairs',
        pass: 'parents',
        isMeant: (a, b) =>
          isWhole(a) &&
          rows[a + at.dateOfBirth] === rows[b + at.dateOfBirth] &&
          compareNames(names, rows[a + at.name]!, rows[b + at.name]!) >= nameLevels.middle,
      },
      isProven: true,
      reckon: reckonTwinNames,
    },
  ];
}

/** Pairs of twins are told by their names, so their names cannot be learned from them: they are alike as those of brothers are. */
const reckonTwinNames: NonNullable<Other['reckon']> = (comparison, level, share) => {
  if (comparison !== 'name' || !(nameLevels[level as keyof typeof nameLevels] < nameLevels.middle)) return undefined;
  const likeBrothers = share('sibling', 'name', level) / share('sibling', 'name', 'surname');
  return level === 'exact' ? 1e-5 : Math.min(0.05, likeBrothers * share('twin', 'name', 'surname'));
};
