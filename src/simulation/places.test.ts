import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from './chance.ts';
import { readCountry, settle } from './country.ts';
import { type WrittenPlace, writePlace } from './places.ts';

const country = readCountry('places');
const at = (code: string, style: WrittenPlace['style'], more: Partial<WrittenPlace> = {}): string =>
  writePlace({ street: '', commune: country.communes.get(code)!, style, from: 'commune', ...more });

test('places are written small to large, in four styles', () => {
  assert.equal(at('00310', 'full', { street: 'Tổ 7' }), 'Tổ 7, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội');
  assert.equal(at('16852', 'lower'), 'xã Tà Cạ, huyện Kỳ Sơn, tỉnh Nghệ An');
  assert.equal(at('16852', 'short'), 'X. Tà Cạ, H. Kỳ Sơn, T. Nghệ An');
  assert.equal(at('16852', 'bare'), 'Tà Cạ, Kỳ Sơn, Nghệ An');
});

test('a ward that is a number keeps its kind, or nobody would know it', () => {
  const ward = [...country.communes.values()].find((commune) => commune.province.code === '79' && /^\d+$/.test(commune.bareName))!;
  assert.equal(at(ward.code, 'bare').split(', ')[0], `P.${ward.bareName}`);
  assert.match(at(ward.code, 'short'), /^P\.\d+, .*, TPHCM$/);
});

test('parts are left out and named otherwise', () => {
  assert.equal(at('16852', 'bare', { from: 'district' }), 'Kỳ Sơn, Nghệ An');
  assert.equal(at('16852', 'bare', { from: 'province', provinceName: 'Nghệ Tĩnh' }), 'Nghệ Tĩnh');
  assert.equal(at('16852', 'bare', { districtLeftOut: true }), 'Tà Cạ, Nghệ An');
  assert.equal(at('16852', 'bare', { districtName: 'Huyện Cũ' }), 'Tà Cạ, Huyện Cũ, Nghệ An');
});

test('Hoàng in Nghệ An and to the north, Huỳnh from Quảng Nam southward', () => {
  const partOf = (code: string) => [...country.communes.values()].find((commune) => commune.province.code === code)!.province;
  assert.deepEqual(
    ['01', '38', '40', '48', '49', '79', '66'].map((code) => [code, partOf(code).part, partOf(code).south]),
    [
      ['01', 'north', false],
      ['38', 'north', false],
      ['40', 'north-central', false],
      ['48', 'north-central', false],
      ['49', 'south', true],
      ['79', 'south', true],
      ['66', 'highlands', true],
    ],
  );
});

test('people are spread to the last one; communes are drawn as people live', () => {
  const settlements = settle(country, 'places', 2_000_003, undefined);
  assert.equal(
    settlements.reduce((sum, { people }) => sum + people, 0),
    2_000_003,
  );
  assert.equal(new Set(settlements.map(({ commune }) => commune)).size, 501);
  const inHcmc = settlements.filter(({ commune }) => commune.province.code === '79').length / 501;
  assert.ok(Math.abs(inHcmc - 8_993 / 96_209) < 0.035, String(inHcmc));
  for (const { people } of settlements) assert.ok(people > 2_000 && people < 8_000);
});

test('villages of one people lie close together', () => {
  const rural = [...country.communes.values()].filter((commune) => commune.province.code === '14' && !commune.urban);
  const chance = chanceOf('villages');
  const ofOnePeople = rural.filter((commune) => {
    const drawn = Array.from({ length: 40 }, () => chance.draw(commune.peoples));
    return Math.max(...[...new Set(drawn)].map((people) => drawn.filter((one) => one === people).length)) >= 28;
  });
  assert.ok(ofOnePeople.length / rural.length > 0.85);
});
