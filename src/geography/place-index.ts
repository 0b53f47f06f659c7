/** Folded names → units, for each unit that others lie in: what the reading of a place looks up. */
import type { UnitId, UnitLevel } from '#values/index.ts';
import { unitId } from '#values/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { foldName } from './fold-place.ts';
import type { Generation } from './generation.ts';
import { formerDistricts, formerProvinces, oncePartOf, provinceSpellings } from './old-names.ts';
import { splitKind } from './place-words.ts';
import { codeAfterReform } from './provinces.ts';
import type { Unit } from './unit.ts';

export type Names = ReadonlyMap<string, readonly Unit[]>;
/** The units below one place, or below the whole country. */
export type Below = { readonly district: Names; readonly commune: Names };
export type PlaceIndex = {
  readonly generation: Generation;
  readonly provinces: Names;
  readonly country: Below;
  readonly below: ReadonlyMap<UnitId, Below>;
  /** Provinces to look into as well: those of which it was once a part, and (generation 0) those merged into a province of its name in 2025. */
  readonly oncePartOf: ReadonlyMap<UnitId, readonly Unit[]>;
  readonly mergedInto: ReadonlyMap<UnitId, readonly Unit[]>;
};

const indexes: (PlaceIndex | undefined)[] = [undefined, undefined];

export function placeIndex(generation: Generation): PlaceIndex {
  indexes[generation] ??= makeIndex(generation);
  return indexes[generation];
}

type Growing = { district: Map<string, Unit[]>; commune: Map<string, Unit[]> };
const growing = (): Growing => ({ district: new Map(), commune: new Map() });

function makeIndex(generation: Generation): PlaceIndex {
  const catalogue = unitCatalogue();
  const provinces = new Map<string, Unit[]>();
  const country = growing();
  const below = new Map<UnitId, Growing>();
  for (const unit of catalogue.units) {
    if (unit.generation !== generation) continue;
    const keys = keysOf(unit.bareName);
    if (unit.level !== 'commune') below.set(unit.id, growing());
    if (unit.level === 'province') for (const key of keys) add(provinces, key, unit);
    else for (const place of [country, ...ancestors(unit).map((id) => below.get(id) as Growing)]) for (const key of keys) add(place[unit.level], key, unit);
  }
  const province = (code: string) => catalogue.unit(unitId('province', code, generation));
  for (const [codes, ...names] of provinceSpellings) {
    for (const name of names) for (const code of codes) add(provinces, name, province(code));
  }
  const index = { generation, provinces, country, below, oncePartOf: new Map<UnitId, Unit[]>(), mergedInto: new Map<UnitId, Unit[]>() };
  if (generation === 0) addHistory(index);
  return index;

  function ancestors(unit: Unit): UnitId[] {
    return unit.parent === undefined ? [] : [unit.parent, ...ancestors(catalogue.unit(unit.parent) as Unit)];
  }
}

function addHistory(index: {
  provinces: Map<string, Unit[]>;
  country: Growing;
  below: Map<UnitId, Growing>;
  oncePartOf: Map<UnitId, Unit[]>;
  mergedInto: Map<UnitId, Unit[]>;
}): void {
  const { unit, units } = unitCatalogue();
  const of = (level: UnitLevel, code: string) => unit(unitId(level, code, 0)) as Unit;
  for (const [name, codes] of formerProvinces) for (const code of codes) add(index.provinces, foldName(name), of('province', code));
  for (const code in oncePartOf)
    index.oncePartOf.set(
      of('province', code).id,
      (oncePartOf[code] ?? []).map((other) => of('province', other)),
    );
  for (const [province, name, districts] of formerDistricts) {
    const key = splitKind(foldName(name))?.name ?? '';
    for (const place of [index.country, index.below.get(of('province', province).id)])
      for (const code of districts) add(place?.district, key, of('district', code));
  }
  for (const merged of units) {
    if (merged.level !== 'province' || merged.generation !== 1) continue;
    const partners = [...codeAfterReform].filter(([, after]) => after === merged.code).map(([code]) => of('province', code));
    const bearer = partners.find((one) => one.bareName === merged.bareName);
    if (bearer && partners.length > 1)
      index.mergedInto.set(
        bearer.id,
        partners.filter((one) => one !== bearer),
      );
  }
}

const romans: { readonly [digit: string]: string } = { 1: 'i', 2: 'ii', 3: 'iii', 4: 'iv' };
const digits: { readonly [roman: string]: string } = { i: '1', ii: '2', iii: '3', iv: '4' };

/** The name itself; with its apostrophes lost (`Ea Hleo`); with a roman number as a digit and the reverse (`Hải Châu 1`). */
function keysOf(bareName: string): ReadonlySet<string> {
  const key = foldName(bareName);
  const keys = new Set([key]);
  if (/['’ʼ]/.test(bareName)) keys.add(foldName(bareName.replace(/['’ʼ] ?/g, '')));
  const last = key.slice(key.lastIndexOf(' ') + 1);
  const other = last === key ? undefined : (digits[last] ?? romans[last]);
  if (other !== undefined) keys.add(key.slice(0, -last.length) + other);
  return keys;
}

function add(names: Map<string, Unit[]> | undefined, key: string, unit: Unit | undefined): void {
  if (!names || !unit) return;
  const known = names.get(key);
  if (!known) names.set(key, [unit]);
  else if (!known.includes(unit)) known.push(unit);
}
