import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameLevels } from './compare-names.ts';
import { comparisonsOf, scopes } from './comparisons.ts';
import { countFrequencies, flatFrequencies } from './frequencies.ts';
import { madeUpForms, recordsOf } from './made-up-forms.ts';
import { rowLength } from './records.ts';

const ground = madeUpForms(800, 13);
const namesakes = Array.from({ length: 300 }, (_, place) => ({ fullName: 'Nguyễn Văn Nam', residenceUnit: 30_000_000 + (place % 6) }));

/** Bits of two forms of these names among many a Nguyễn Văn Nam, in the whole country and within their commune. */
function bitsOf(one: string, other: string, level: number): [abroad: number, atHome: number] {
  const two = [one, other].map((fullName) => ({ fullName, residenceUnit: 30_000_001 }));
  const all = [...ground, ...[...namesakes, ...two].map((form, place) => ({ ...form, source: 'y-te', id: ground.length + 1 + place }))];
  const records = recordsOf(all);
  const frequencies = flatFrequencies(records);
  const { place, values } = countFrequencies(
    records,
    (read) => Int32Array.from({ length: records.count }, (_, record) => read(record * rowLength)),
    frequencies,
  );
  for (const [record, value] of values.entries()) records.rows[record * rowLength + place] = value;
  const { rarity } = comparisonsOf(records, frequencies)[0]!;
  const [a, b] = [(all.length - 2) * rowLength, (all.length - 1) * rowLength];
  return [rarity!.bits(a, b, level, scopes.abroad), rarity!.bits(a, b, level, scopes.atHome)];
}

const common = bitsOf('Nguyễn Văn Nam', 'Nguyễn Văn Nam', nameLevels.exact);

test('a name borne by many weighs less than one of its own, in the country and in the commune', () => {
  const rare = bitsOf('Giàng A Páo', 'Giàng A Páo', nameLevels.exact);
  assert.ok(common[0] + 3 < rare[0] && common[1] + 3 < rare[1]);
});

for (const [how, one, other, level] of [
  ['an order that nobody else writes', 'Nam Nguyễn Văn', 'Nguyễn Văn Nam', nameLevels.order],
  ['the same, the other way round', 'Nguyễn Văn Nam', 'Nam Nguyễn Văn', nameLevels.order],
  ['marks left out on both forms', 'NGUYEN VAN NAM', 'NGUYEN VAN NAM', nameLevels.exact],
] as const) {
  test(`${how} makes a common name no rarer`, () => {
    const [abroad, atHome] = bitsOf(one, other, level);
    assert.ok(abroad < common[0] + 0.5 && atHome < common[1] + 0.5, `${abroad} ${atHome} against ${common}`);
  });
}
