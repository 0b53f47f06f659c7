/** Promises of the units and of what became of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PartialDate, type UnitId, unitId, unitParts } from '#values/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { dividedCommunes } from './divided-communes.ts';
import { dayOfReform, lastDayBeforeReform } from './generation.ts';
import { codeAfterReform, provinceFacts } from './provinces.ts';
import type { Unit } from './unit.ts';

const catalogue = unitCatalogue();
const { byCode, communesOf, nameOf, pathOf, prefixOf, project, provinceOf, provinceOfPrefix, provincesOn, unit, units, unitsOn } = catalogue;
const before = lastDayBeforeReform;
const after = dayOfReform;
const commune = (code: string, on?: PartialDate) => (byCode('commune', code, on) as Unit).id;
const reached = (id: UnitId, on: PartialDate): readonly UnitId[] => {
  const there = project(id, on);
  return 'unit' in there ? [there.unit] : there.candidates;
};
const anyUnit = fc.constantFrom(...units);

test('the state of 2021 and of 2025 are whole: 63, 705 and 10,599 units, then 34 and 3,321', () => {
  const count = (on: PartialDate) => (['province', 'district', 'commune'] as const).map((level) => unitsOn(on).filter((one) => one.level === level).length);
  assert.deepEqual(count(before), [63, 705, 10_599]);
  assert.deepEqual(count(after), [34, 0, 3_321]);
  assert.equal(units.filter(({ kind, generation }) => kind === 'dac-khu' && generation === 1).length, 13);
});

test('every unit lies in one that exists, of its own generation, and its province contains it', () => {
  for (const { id, parent, level, generation } of units) {
    assert.equal(parent === undefined, level === 'province');
    assert.equal(unit(provinceOf(id) as UnitId)?.generation, generation);
    if (level === 'commune') assert.ok(communesOf(provinceOf(id) as UnitId).includes(id));
  }
});

test('every name is tidy and begins with its kind', () => {
  for (const { name } of units) assert.match(name, /^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn|Đặc khu) \S+( \S+)*$/);
});

test('a code is read in the generation of the day: 26882 was Phường 14 of Gò Vấp and is Phường An Hội Tây', () => {
  assert.equal(pathOf(commune('26882')), 'Phường 14, Quận Gò Vấp, Thành phố Hồ Chí Minh');
  assert.equal(pathOf(commune('26882', after)), 'Phường An Hội Tây, Thành phố Hồ Chí Minh');
  assert.equal(nameOf(byCode('province', '24', after)?.id as UnitId), 'Tỉnh Bắc Ninh');
});

test('a code that lost its zeros, or has letters, is no code', () => {
  for (const code of ['310', '0310', '000310', '0031O', '', ' 00310', '1e4']) assert.equal(byCode('commune', code), undefined);
});

test('a unit that does not exist reads as its code and leads nowhere', () => {
  const nowhere = unitId('commune', '00002', 0);
  assert.deepEqual([nameOf(nowhere), pathOf(nowhere), provinceOf(nowhere), project(nowhere, after)], ['00002', '00002', undefined, { candidates: [] }]);
});

test('the sample commune: Mai Động, Hoàng Mai, Hà Nội was divided between Vĩnh Tuy, which has most of it, and Tương Mai', () => {
  assert.equal(pathOf(commune('00310')), 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội');
  assert.deepEqual(project(commune('00310'), after), { candidates: [commune('00283', after), commune('00322', after)] });
  assert.equal(pathOf(commune('00283', after)), 'Phường Vĩnh Tuy, Thành phố Hà Nội');
  assert.equal(pathOf(commune('00322', after)), 'Phường Tương Mai, Thành phố Hà Nội');
});

test('no commune that another source knows to be divided is projected whole, and each of its parts is there', () => {
  assert.equal(dividedCommunes.size, 221);
  for (const [code, parts] of dividedCommunes) {
    const projection = project(commune(code), after);
    assert.ok('candidates' in projection, code);
    for (const part of parts) assert.ok(projection.candidates.includes(commune(part, after)), `${code} ${part}`);
  }
});

test('a province goes where the changes of the reform say, and comes back from all that were merged into it', () => {
  const changes = unitCatalogue()
    .reconciliation()
    .changes.filter(({ from }) => unitParts(from).level === 'province');
  for (const { id } of provincesOn(before)) assert.deepEqual(project(id, after), { unit: changes.find(({ from }) => from === id)?.to });
  for (const { id } of provincesOn(after)) {
    const merged = changes.filter(({ to }) => to === id).map(({ from }) => from);
    assert.deepEqual(project(id, before), merged.length === 1 ? { unit: merged[0] } : { candidates: merged });
  }
});

test('the 21 communes of Kỳ Sơn, Nghệ An went each to one of twelve, the name Mường Xén going from a thị trấn to a xã', () => {
  const kySon = units.find(({ level, name, parent }) => level === 'district' && name === 'Huyện Kỳ Sơn' && parent === unitId('province', '40', 0)) as Unit;
  const communes = communesOf(kySon.id);
  assert.equal(communes.length, 21);
  for (const id of communes) assert.ok('unit' in project(id, after), pathOf(id));
  assert.equal(new Set(communes.flatMap((id) => reached(id, after))).size, 12);
  assert.deepEqual(project(commune('16813'), after), { unit: commune('16813', after) });
  assert.equal(nameOf(commune('16813', after)), 'Xã Mường Xén');
  assert.deepEqual(new Set(reached(kySon.id, after)), new Set(communes.flatMap((id) => reached(id, after))));
});

test('a special zone was the island district of its name', () => {
  const island = units.find(({ name, generation }) => name === 'Huyện Côn Đảo' && generation === 0) as Unit;
  const zone = units.find(({ name }) => name === 'Đặc khu Côn Đảo') as Unit;
  assert.deepEqual([project(island.id, after), project(zone.id, before)], [{ unit: zone.id }, { unit: island.id }]);
});

test('the special zone of a district that had communes was those communes', () => {
  const zone = units.find(({ name }) => name === 'Đặc khu Vân Đồn') as Unit;
  const sources = reached(zone.id, before).map((id) => unit(id));
  assert.deepEqual(new Set(sources.map((one) => one?.level)), new Set(['commune']));
  assert.equal(sources.length, 12);
});

test('projected onto a day of its own time a unit is itself', () => {
  fc.assert(
    fc.property(anyUnit, fc.integer({ min: 1990, max: 2024 }), (one, year) => {
      assert.deepEqual(project(one.id, (one.generation === 0 ? year * 10_000 : after) as PartialDate), { unit: one.id });
    }),
  );
});

test('there and back: whatever a commune or province may have become, it is among what that came from', () => {
  for (const { id, level, generation } of units) {
    if (level === 'district') continue;
    const [there, back] = generation === 0 ? [after, before] : [before, after];
    for (const other of reached(id, there)) assert.ok(reached(other, back).includes(id), pathOf(id));
  }
});

test('no unit is lost and none comes from nothing; all of it stays in the province that the law names', () => {
  for (const { id, generation } of units) {
    const others = reached(id, generation === 0 ? after : before);
    assert.ok(others.length > 0, pathOf(id));
    const codes = (ids: readonly UnitId[]) => ids.map((one) => unit(provinceOf(one) as UnitId)?.code ?? '');
    const [own] = codes([id]);
    for (const code of codes(others))
      assert.equal(generation === 0 ? codeAfterReform.get(own ?? '') : own, generation === 0 ? code : codeAfterReform.get(code), pathOf(id));
  }
});

test('a change is certain only where one fitting line of the source, and no other, speaks of it; the counts of the README', () => {
  const { changes, witnesses, rows } = catalogue.reconciliation();
  const certainties = Map.groupBy(changes, ({ from }) => from);
  for (const [id, witness] of witnesses) {
    const own = (certainties.get(id) ?? []).map(({ certainty }) => certainty);
    assert.equal(own.includes('whole'), witness === 'row' && own.length === 1, pathOf(id));
  }
  const all: Record<string, number> = {};
  for (const witness of witnesses.values()) all[witness] = (all[witness] ?? 0) + 1;
  assert.deepEqual(all, { 'row': 9_732, 'doubtful row': 787, 'same name': 7, 'rest of its district': 73 });
  assert.deepEqual(rows, { fitting: 9_737, doubtful: 1_181, useless: 59 });
  const whole = changes.filter(({ certainty }) => certainty === 'whole').map(({ from }) => unit(from)?.level);
  assert.deepEqual(
    ['province', 'district', 'commune'].map((level) => whole.filter((one) => one === level).length),
    [63, 15, 9_502],
  );
});

test('a number begins with the province of its day: Thái Bình 034 until the reform, Hưng Yên 033 since', () => {
  const thaiBinh = unitId('province', '34', 0);
  assert.deepEqual([prefixOf(thaiBinh), prefixOf(thaiBinh, before), prefixOf(thaiBinh, after)], ['034', '034', '033']);
  assert.equal(prefixOf(commune('00310')), '001');
  assert.equal(prefixOf(unitId('province', '33', 1), before), undefined);
  assert.equal(prefixOf(unitId('province', '01', 1), before), '001');
});

test('the province of a prefix is read in the birth year', () => {
  assert.deepEqual(
    [provinceOfPrefix('024', 1990), provinceOfPrefix('024', 2025), provinceOfPrefix('024', 2026)],
    [unitId('province', '24', 0), unitId('province', '24', 0), unitId('province', '24', 1)],
  );
  assert.deepEqual(
    ['003', '101', '34', '096x'].map((prefix) => provinceOfPrefix(prefix, 1990)),
    [undefined, undefined, undefined, undefined],
  );
});

test('known prefixes: 63 provinces and every country', () => {
  const known = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0')).filter(catalogue.isKnownPrefix);
  assert.equal(known.length, 63 + 900);
  assert.ok(!known.includes('000') && !known.includes('003') && !known.includes('097'));
});

test('the provinces as people live in them sum up to the census, and no shares exceed the whole', () => {
  assert.equal(
    provinceFacts.reduce((sum, { people }) => sum + people, 0),
    96_208_984,
  );
  for (const { peoples } of provinceFacts) assert.ok(peoples.reduce((sum, { share }) => sum + share, 0) < 1);
  assert.deepEqual(
    provinceFacts.map((facts) => facts.unit),
    catalogue.provincesOn(before).map(({ id }) => id),
  );
});
