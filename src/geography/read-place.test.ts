/** Promises of reading a place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PartialDate, type UnitId, withoutMarks } from '#values/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { dayOfReform, lastDayBeforeReform } from './generation.ts';
import { type PlaceHint, readPlace } from './read-place.ts';
import type { Unit, UnitKind } from './unit.ts';

const { byCode, nameOf, pathOf, unit, units, unitsOn } = unitCatalogue();
const before = lastDayBeforeReform;
const after = dayOfReform;
const dongAnh = (byCode('commune', '00454') as Unit).id;
const maiDong = (byCode('commune', '00310') as Unit).id;

/** What was read, as text: the path and its generation, the grade where it is not `whole`, candidates joined by ` | `. */
function read(text: string, hint?: PlaceHint): string {
  const { grade, unit: found, candidates } = readPlace(text, hint);
  const said = (id: UnitId) => pathOf(id) + (unit(id)?.generation === 1 ? ' (2025)' : '');
  if (grade === 'none') return 'none';
  if (grade === 'ambiguous') return (candidates ?? []).map(said).join(' | ');
  return (grade === 'whole' ? '' : `${grade}: `) + said(found as UnitId);
}

for (const [reform, on] of [
  ['before the reform', before],
  ['since the reform', after],
] as const) {
  test(`every unit ${reform} is read back from its own path, with a house before it, without exception`, () => {
    for (const { id, level } of unitsOn(on)) {
      const { readFrom, ...place } = readPlace(`Số 01/2, Tổ 5, ${pathOf(id)}`, { on });
      assert.deepEqual(place, { text: `Số 01/2, Tổ 5, ${pathOf(id)}`, grade: level === 'commune' ? 'whole' : 'partial', unit: id, level });
    }
  });

  test(`an address ${reform} is the same with any other beginning before what was looked at`, () => {
    const beginnings = ['Số 9', 'xã Tân Hưng', 'Phường 1', 'Quận 1', 'UBND xã Bình Minh', 'Hà Nội', 'Việt Nam', '12'];
    let kept = 0;
    for (const [at, { id }] of unitsOn(on).entries()) {
      const text = `Thôn Đông, ${pathOf(id)}`;
      const { readFrom, text: _, ...place } = readPlace(text, { on });
      if (readFrom === 0) continue;
      kept++;
      const other = `${beginnings[at % beginnings.length]}${text.slice(text.indexOf(','))}`;
      const { readFrom: __, text: ___, ...same } = readPlace(other, { on });
      assert.deepEqual(same, place, other);
    }
    assert.ok(kept > unitsOn(on).length * 0.9, `${kept} of ${unitsOn(on).length}`);
  });
}

test('read without a day every unit of 2021 is itself', () => {
  for (const { id } of unitsOn(before)) assert.equal(readPlace(pathOf(id)).unit, id, pathOf(id));
});

test('without marks it is the same unit, or among those that differ by their marks only: 42 of 10,599 communes', () => {
  let ambiguous = 0;
  for (const { id, level } of unitsOn(before)) {
    const place = readPlace(withoutMarks(pathOf(id)), { on: before });
    if (place.grade === 'ambiguous') ambiguous += level === 'commune' ? 1 : 1000;
    assert.ok(place.unit === id || place.candidates?.includes(id), pathOf(id));
  }
  assert.equal(ambiguous, 42);
});

const short: { readonly [kind in UnitKind]: string } = {
  'tinh': 'T.',
  'thanh-pho': 'TP.',
  'quan': 'Q.',
  'huyen': 'H.',
  'thi-xa': 'TX.',
  'phuong': 'P.',
  'xa': 'X.',
  'thi-tran': 'TT.',
  'dac-khu': 'Đặc khu ',
};
const communes = units.filter(({ level }) => level === 'commune');

test('abbreviated, in any case, composed or not, with any spaces, with or without the country: the same unit', () => {
  const style = fc.record({
    kind: fc.constantFrom('full', 'short', 'glued'),
    upper: fc.boolean(),
    form: fc.constantFrom('NFC', 'NFD'),
    comma: fc.constantFrom(', ', ',', ' , ', '; ', ' - '),
    country: fc.boolean(),
    house: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.constantFrom(...communes), style, (one, { kind, upper, form, comma, country, house }) => {
      const chain: Unit[] = [];
      for (let at: Unit | undefined = one; at; at = at.parent === undefined ? undefined : unit(at.parent)) chain.push(at);
      const names = chain.map((at) => (kind === 'full' ? at.name : short[at.kind] + (kind === 'short' ? ' ' : '') + at.bareName));
      let text = (house ? `Số 9${comma}` : '') + names.join(comma) + (country ? `${comma}Việt Nam` : '');
      if (upper) text = text.toUpperCase();
      const on = one.generation === 0 ? before : after;
      assert.equal(readPlace(text.normalize(form), { on }).unit, one.id, text);
    }),
    { numRuns: 1000 },
  );
});

test('any text at all is read or not, never refused, and a unit that is found exists', () => {
  const words = fc.array(
    fc.constantFrom('Phường', 'P', 'Xã', 'Quận', '1', '14', 'Hà Nội', 'Mai Động', ',', '-', '.', 'TP', 'TT', '(', 'ca', 'HCM', '\u0000', '🏠', 'Thôn'),
    { maxLength: 9 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        words.map((some) => some.join(' ')),
      ),
      fc.constantFrom(undefined, before, after),
      fc.boolean(),
      (text, on, office) => {
        const place = readPlace(text, { ...(on && { on }), ...(office && { office: maiDong }) });
        assert.equal(place.text, text);
        for (const id of [place.unit ?? maiDong, ...(place.candidates ?? [])]) assert.ok(unit(id));
        assert.equal(place.unit !== undefined, place.grade === 'whole' || place.grade === 'partial');
        assert.equal((place.candidates?.length ?? 0) > 1, place.grade === 'ambiguous');
      },
    ),
  );
});

const hoangMai = 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội';
for (const [text, expected] of [
  ['to 5, p mai dong, q hoang mai, hn', hoangMai],
  ['Tổ 5 Phường Mai Động Quận Hoàng Mai, Hà Nội', hoangMai],
  ['Mai Động Hoàng Mai Hà Nội', hoangMai],
  ['Xã Ba Cung Ba Tơ Quảng Ngãi', 'Xã Ba Cung, Huyện Ba Tơ, Tỉnh Quảng Ngãi'],
  ['Phường Mai Động, Tổ 5, Hoàng Mai, Hà Nội', hoangMai],
  ['Phường Mai Động - Quận Hoàng Mai - TP.Hà Nội', hoangMai],
  ['UBND phường Mai Động, quận Hoàng Mai', hoangMai],
  ['Xã Mai Động, Hoàng Mai, Hà Nội', hoangMai],
  ['P14,Q3,SG', 'Phường 14, Quận 3, Thành phố Hồ Chí Minh'],
  ['F.14, Q.Gò Vấp, TPHCM', 'Phường 14, Quận Gò Vấp, Thành phố Hồ Chí Minh'],
  ['Phường 01, Quận 4, Tp.HCM', 'Phường 01, Quận 4, Thành phố Hồ Chí Minh'],
  ['Phường 1, Q4, T.P Hồ Chí Minh', 'Phường 01, Quận 4, Thành phố Hồ Chí Minh'],
  ['P. Thắng Tam, TP Vũng Tàu, BR-VT', 'Phường Thắng Tam, Thành phố Vũng Tàu, Tỉnh Bà Rịa - Vũng Tàu'],
  ['Xã Vinh Xuân, Phú Vang, TT-Huế', 'Xã Vinh Xuân, Huyện Phú Vang, Tỉnh Thừa Thiên Huế'],
  ['Ea Hleo, Ea H’Leo, Đắc Lắc', "Xã Ea H'leo, Huyện Ea H'leo, Tỉnh Đắk Lắk"],
  ['Hải Châu 1, Hải Châu, Đà Nẵng', 'Phường Hải Châu I, Quận Hải Châu, Thành phố Đà Nẵng'],
  ['Xã Keng Đu huyện Kỳ Sơn tỉnh Nghệ An', 'Xã Keng Đu, Huyện Kỳ Sơn, Tỉnh Nghệ An'],
  ['Bản Xốp Lau, Mường Ải, Kì Sơn, Nghệ An', 'Xã Mường Ải, Huyện Kỳ Sơn, Tỉnh Nghệ An'],
  ['Thị trấn Mường Xén, Nghệ An', 'Thị trấn Mường Xén, Huyện Kỳ Sơn, Tỉnh Nghệ An'],
] as const) {
  test(`commune: ${text}`, () => assert.equal(read(text), expected));
}

for (const [text, expected] of [
  ['Hà Nội', 'Thành phố Hà Nội'],
  ['CA TP Hà Nội', 'Thành phố Hà Nội'],
  ['CÔNG AN TỈNH NGHỆ AN', 'Tỉnh Nghệ An'],
  ['Cà Mau', 'Tỉnh Cà Mau'],
  ['Hà Nội, Việt Nam', 'Thành phố Hà Nội'],
  ['Hòa Bình', 'Tỉnh Hoà Bình'],
  ['TP Hòa Bình', 'Thành phố Hòa Bình, Tỉnh Hoà Bình'],
  ['Huế', 'Tỉnh Thừa Thiên Huế'],
  ['TP Huế', 'Thành phố Huế, Tỉnh Thừa Thiên Huế'],
  ['Nam Định, Nam Định', 'Thành phố Nam Định, Tỉnh Nam Định'],
  ['Vinh', 'Thành phố Vinh, Tỉnh Nghệ An'],
] as const) {
  test(`province or district alone: ${text}`, () => assert.equal(read(text), expected));
}

for (const [text, expected] of [
  ['Hà Tây', 'Thành phố Hà Nội'],
  ['Nghệ Tĩnh', 'Tỉnh Nghệ An | Tỉnh Hà Tĩnh'],
  ['Hà Nam Ninh', 'Tỉnh Hà Nam | Tỉnh Nam Định | Tỉnh Ninh Bình'],
  ['Sông Bé', 'Tỉnh Bình Phước | Tỉnh Bình Dương'],
  ['MINH HẢI', 'Tỉnh Bạc Liêu | Tỉnh Cà Mau'],
  ['Hải Minh, Hải Hậu, Hà Nam Ninh', 'Xã Hải Minh, Huyện Hải Hậu, Tỉnh Nam Định'],
  ['Thạch Hà, Nghệ Tĩnh', 'Huyện Thạch Hà, Tỉnh Hà Tĩnh'],
  ['Mỹ Xuyên, Hậu Giang', 'Huyện Mỹ Xuyên, Tỉnh Sóc Trăng'],
  ['Hậu Giang', 'Tỉnh Hậu Giang'],
  ['Phường Hiệp Phú, Quận 9, TP.HCM', 'Phường Hiệp Phú, Thành phố Thủ Đức, Thành phố Hồ Chí Minh'],
  ['Xã Mễ Trì, Từ Liêm, Hà Nội', 'Phường Mễ Trì, Quận Nam Từ Liêm, Thành phố Hà Nội'],
  ['Mê Linh, Vĩnh Phúc', 'Huyện Mê Linh, Thành phố Hà Nội'],
] as const) {
  test(`as it was once called: ${text}`, () => assert.equal(read(text), expected));
}

for (const [text, on, expected] of [
  ['Phường Cửa Nam, Hà Nội', before, 'Phường Cửa Nam, Quận Hoàn Kiếm, Thành phố Hà Nội'],
  ['Phường Cửa Nam, Hà Nội', after, 'Phường Cửa Nam, Thành phố Hà Nội (2025)'],
  ['Phường Cửa Nam, Hà Nội', undefined, 'Phường Cửa Nam, Quận Hoàn Kiếm, Thành phố Hà Nội | Phường Cửa Nam, Thành phố Hà Nội (2025)'],
  ['Phường Hoàng Mai, Hà Nội', undefined, 'Phường Hoàng Mai, Thành phố Hà Nội (2025)'],
  ['Phường Hoàng Mai, Hà Nội', before, 'partial: Thành phố Hà Nội'],
  ['Hoàng Mai, Hà Nội', undefined, 'Quận Hoàng Mai, Thành phố Hà Nội'],
  ['Hoàng Mai, Hà Nội', after, 'Phường Hoàng Mai, Thành phố Hà Nội (2025)'],
  ['Mai Động, Hoàng Mai, Hà Nội', after, hoangMai],
  ['Xã Mường Xén, Nghệ An', after, 'Xã Mường Xén, Tỉnh Nghệ An (2025)'],
  ['Xã Đông Lai, huyện Tân Lạc, tỉnh Phú Thọ', after, 'Xã Đông Lai, Huyện Tân Lạc, Tỉnh Hoà Bình'],
  ['Xã Đông Lai, huyện Tân Lạc, tỉnh Phú Thọ', before, 'partial: Tỉnh Phú Thọ'],
  ['Hà Giang', after, 'Tỉnh Hà Giang'],
  ['Bắc Ninh', after, 'Tỉnh Bắc Ninh (2025)'],
] as const) {
  test(`on ${on ?? 'no day'}: ${text}`, () => assert.equal(read(text, on === undefined ? {} : { on: on as PartialDate }), expected));
}

for (const [text, expected] of [
  ['Phường Mai Đôngg, Quận Hoàng Mai, Hà Nội', 'partial: Quận Hoàng Mai, Thành phố Hà Nội'],
  ['12 Phố Huế, Hai Bà Trưng, Hà Nội', 'partial: Quận Hai Bà Trưng, Thành phố Hà Nội'],
  ['Phường 01, Q1, Tp.HCM', 'partial: Quận 1, Thành phố Hồ Chí Minh'],
  ['Phường Mai Động, Quận Hoàng Mai, Nghệ An', 'partial: Tỉnh Nghệ An'],
  ['Cao Lãnh, Đồng Tháp', 'Thành phố Cao Lãnh, Tỉnh Đồng Tháp | Huyện Cao Lãnh, Tỉnh Đồng Tháp'],
  ['DN', 'Thành phố Đà Nẵng | Tỉnh Đồng Nai'],
  ['Mai Động, Khu tập thể, Hoàng Mai, Hà Nội', 'partial: Quận Hoàng Mai, Thành phố Hà Nội'],
  ['14, Quận Gò Vấp, TPHCM', 'partial: Quận Gò Vấp, Thành phố Hồ Chí Minh'],
  ['12 Phố Hoàng Mai Hà Nội', 'none'],
  ['12 Phố Hà Nội', 'none'],
  ['Thôn Tân Hòa Bình', 'none'],
  ['Nguyễn Trãi', 'none'],
  ['Hoa Kỳ', 'none'],
  ['Tổ 9', 'none'],
  ['14', 'none'],
  ['', 'none'],
  [' , ;', 'none'],
] as const) {
  test(`nothing is guessed: "${text}"`, () => assert.equal(read(text, { on: before }), expected));
}

test('names that differ in a tone only are told apart by it, and both are named where it is missing', () => {
  const alike = Object.values(
    Object.groupBy(
      units.filter(({ level, generation }) => level === 'commune' && generation === 0),
      ({ name, parent }) => `${parent} ${withoutMarks(name)}`,
    ),
  ).filter((some) => some && some.length > 1);
  assert.equal(alike.length, 21);
  for (const some of alike as Unit[][]) {
    assert.deepEqual(new Set(readPlace(withoutMarks(pathOf(some[0]?.id as UnitId)), { on: before }).candidates), new Set(some.map(({ id }) => id)));
    for (const { id } of some) assert.equal(readPlace(pathOf(id).toUpperCase(), { on: before }).unit, id);
  }
});

for (const [text, office, expected] of [
  ['Mai Động', maiDong, hoangMai],
  ['Tổ 5, Phường Tương Mai', maiDong, 'Phường Tương Mai, Quận Hoàng Mai, Thành phố Hà Nội'],
  ['Phường Láng Hạ, Quận Đống Đa', maiDong, 'Phường Láng Hạ, Quận Đống Đa, Thành phố Hà Nội'],
  ['Hòa Bình', maiDong, 'Tỉnh Hoà Bình'],
  ['Xã Keng Đu, Huyện Kỳ Sơn', maiDong, 'Xã Keng Đu, Huyện Kỳ Sơn, Tỉnh Nghệ An'],
  ['Tổ 9', maiDong, 'none'],
  ['Xã Liên Hà', dongAnh, 'Xã Liên Hà, Huyện Đông Anh, Thành phố Hà Nội'],
] as const) {
  test(`written at the office of ${nameOf(office)}: ${text}`, () => assert.equal(read(text, { on: before, office }), expected));
}

test('an office of before the reform helps to read a commune of after it', () => {
  assert.equal(read('Phường Hoàng Mai', { on: after, office: maiDong }), 'Phường Hoàng Mai, Thành phố Hà Nội (2025)');
});
