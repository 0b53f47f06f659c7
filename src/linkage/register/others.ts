/** Who else a form may speak of, and how the shares of each kind are learned: strangers, neighbours, relatives, twins. */
import { mixed } from '../engine/chance.ts';
import { shareOfPairs } from '../engine/sample-pairs.ts';
import type { KeyOf, Other, PairSource } from '../engine/schema.ts';
import { compareNames, nameLevels } from './compare-names.ts';
import { scopes } from './comparisons.ts';
import type { Frequencies } from './frequencies.ts';
import { inName, nameLength } from './names.ts';
import { at, type Rows, rowLength } from './records.ts';

/** Names of one family are learned where dates differ, and dates where names do. */
const crosswise: NonNullable<Other['provenBy']> = {
  name: { comparison: 'birth', fromLevel: 'year' },
  birth: { comparison: 'name', fromLevel: 'surname' },
};

export function othersOf(records: Rows, frequencies: Frequencies): readonly Other[] {
  const { rows, names, count } = records;
  const own =
    (place: number): KeyOf =>
    (row) =>
      rows[row + place]!;
  const folded = (name: number): number => names.facts[name * nameLength + inName.folded]!;
  const parents: KeyOf = (row) => {
    const [father, mother, province] = [folded(rows[row + at.father]!), folded(rows[row + at.mother]!), rows[row + at.province]!];
    return father === 0 || mother === 0 || province === 0 ? 0 : mixed(mixed(mixed(3, father), mother), province);
  };
  const share = (key: KeyOf, least: number) => (): number =>
    clamp(shareOfPairs({ count, rowLength, recordsPerEntity: frequencies.formsPerPerson }, key), least, 1);
  const leastFamily = 0.2 / Math.max(1, count);
  const twins = twinFinder(records);
  return [
    {
      id: 'stranger',
      vi: 'một người lạ bất kỳ',
      en: 'any stranger',
      shares: [],
      rarityScope: scopes.abroad,
      share: () => 1,
      draw: { kind: 'any' },
      isCounted: true,
    },
    {
      id: 'province',
      vi: 'một người khác cùng tỉnh',
      en: 'another person of the same province',
      shares: [],
      rarityScope: scopes.abroad,
      share: share(own(at.province), 1e-9),
      draw: { kind: 'same', key: own(at.province) },
      isCounted: true,
    },
    {
      id: 'neighbour',
      vi: 'một người khác cùng xã',
      en: 'another person of the same commune',
      shares: ['place'],
      rarityScope: scopes.atHome,
      share: share(own(at.home), 1e-9),
      draw: { kind: 'same', key: own(at.home) },
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
      share: twins.share,
      draw: { kind: 'pairs', each: twins.each },
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

/**
 * Same parents, same whole date, another given name: twins, or one person under an everyday name. All of them are counted as
 * twins, so that such a pair is never joined by what twins share.
 */
function twinFinder({ rows, names, count }: Rows) {
  const each = (blocks: PairSource, visit: (a: number, b: number) => void): void =>
    blocks.forEachPairIn('parents', (one, other) => {
      const [a, b] = [one * rowLength, other * rowLength];
      const born = rows[a + at.dateOfBirth]!;
      if (born % 100 === 0 || born !== rows[b + at.dateOfBirth]) return;
      if (compareNames(names, rows[a + at.name]!, rows[b + at.name]!) >= nameLevels.middle) visit(one, other);
    });
  const share = (blocks: PairSource): number => {
    let [found, known] = [0, 0];
    each(blocks, () => found++);
    for (let row = 0; row < count * rowLength; row += rowLength) {
      if (rows[row + at.father] !== 0 && rows[row + at.mother] !== 0 && rows[row + at.dateOfBirth]! % 100 !== 0) known++;
    }
    return clamp(found / Math.max(1, (known * (known - 1)) / 2), 0.004 / Math.max(1, count), 0.01);
  };
  return { each, share };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
