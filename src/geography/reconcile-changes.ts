/** Checks every line of the published conversion against both generations, and says how sure each change is. */
import type { UnitId } from '#values/index.ts';
import { dividedCommunes } from './divided-communes.ts';
import { foldName, tonedName } from './fold-place.ts';
import { codeAfterReform } from './provinces.ts';
import { type Conversion, tidy } from './read-units.ts';
import { kindOf, kindWords, type Unit } from './unit.ts';

/** whole: all of it went there; candidate: a part of it, or the source is in doubt, so an officer decides. */
export type Certainty = 'whole' | 'candidate';
export type Change = { readonly from: UnitId; readonly to: UnitId; readonly certainty: Certainty };

/** Where the successor of an old commune is known from. */
export type Witness = 'row' | 'doubtful row' | 'same name' | 'rest of its district' | 'nothing';
export type Reconciliation = {
  readonly changes: readonly Change[];
  /** For every commune of 2021. */
  readonly witnesses: ReadonlyMap<UnitId, Witness>;
  /** Lines of the conversion that fit code and name of both sides and the provinces' table; that fit in part; that fit nothing. */
  readonly rows: { readonly fitting: number; readonly doubtful: number; readonly useless: number };
};

type Target = { readonly unit: Unit; readonly sure: boolean };

/** A commune changes whole when one fitting line, and no other line, speaks of it, and no other source knows that it was divided. Districts end: they became the communes that theirs became. */
export function reconcileChanges(before: readonly Unit[], after: readonly Unit[], conversions: readonly Conversion[]): Reconciliation {
  const old = indexOld(before);
  const next = indexNew(after);
  const targets = new Map<UnitId, Map<UnitId, boolean>>();
  const claim = (from: Unit, { unit, sure }: Target) => {
    const known = targets.get(from.id) ?? new Map<UnitId, boolean>();
    targets.set(from.id, known.set(unit.id, known.get(unit.id) === true || sure));
  };
  const rows = { fitting: 0, doubtful: 0, useless: 0 };

  for (const row of conversions) {
    const found = next.find(row);
    let used = false;
    for (const { unit: from, sure } of old.find(row, found)) {
      for (const to of found) {
        if (next.provinceCode(to.unit) !== codeAfterReform.get(old.provinceCode(from))) continue;
        claim(from, { unit: to.unit, sure: sure && to.sure });
        rows[sure && to.sure ? 'fitting' : 'doubtful'] += used ? 0 : 1;
        used = true;
      }
    }
    if (!used) rows.useless++;
  }

  for (const [code, parts] of dividedCommunes) {
    const from = old.coded(code);
    for (const part of parts) {
      const unit = next.coded(part);
      if (from && unit) claim(from, { unit, sure: false });
    }
  }

  const witnesses = new Map<UnitId, Witness>();
  const communes = before.filter((unit) => unit.level === 'commune');
  for (const commune of communes) {
    const rowsOf = targets.get(commune.id);
    if (rowsOf) {
      witnesses.set(commune.id, [...rowsOf.values()].includes(true) ? 'row' : 'doubtful row');
      continue;
    }
    const namesake = next.named(codeAfterReform.get(old.provinceCode(commune)) ?? '', commune.bareName);
    const same = namesake && tonedName(namesake.bareName) === tonedName(commune.bareName);
    if (same) claim(commune, { unit: namesake, sure: false });
    witnesses.set(commune.id, same ? 'same name' : 'nothing');
  }

  const ofDistricts = new Map<UnitId, Set<UnitId>>();
  for (const commune of communes) {
    const reached = ofDistricts.get(commune.parent as UnitId) ?? new Set<UnitId>();
    for (const id of targets.get(commune.id)?.keys() ?? []) reached.add(id);
    ofDistricts.set(commune.parent as UnitId, reached);
  }
  for (const commune of communes) {
    const rest = ofDistricts.get(commune.parent as UnitId);
    if (witnesses.get(commune.id) !== 'nothing' || !rest?.size) continue;
    targets.set(commune.id, new Map([...rest].map((id) => [id, false])));
    witnesses.set(commune.id, 'rest of its district');
  }
  for (const [district, reached] of ofDistricts) targets.set(district, new Map([...reached].map((id) => [id, true])));

  const changes: Change[] = before
    .filter((unit) => unit.level === 'province')
    .map((unit) => ({ from: unit.id, to: next.province(codeAfterReform.get(unit.code) ?? ''), certainty: 'whole' }));
  for (const [from, reached] of targets) {
    for (const [to, sure] of reached) changes.push({ from, to, certainty: sure && reached.size === 1 ? 'whole' : 'candidate' });
  }
  changes.sort((a, b) => a.from - b.from || a.to - b.to);
  return { changes, witnesses, rows };
}

function indexOld(before: readonly Unit[]) {
  const units = new Map(before.map((unit) => [unit.id, unit]));
  const byCode = new Map<string, Unit>();
  const byPath = new Map<string, Unit[]>();
  const parentOf = (unit: Unit) => units.get(unit.parent as UnitId) as Unit;
  const provinceCode = (unit: Unit): string => (unit.level === 'province' ? unit.code : provinceCode(parentOf(unit)));
  const withCommunes = new Set(before.filter((unit) => unit.level === 'commune').map((unit) => unit.parent));
  for (const unit of before) {
    if (unit.level === 'commune') {
      byCode.set(unit.code, unit);
      push(byPath, pathKey(unit.bareName, parentOf(unit).bareName, parentOf(parentOf(unit)).bareName), unit);
    } else if (unit.level === 'district' && !withCommunes.has(unit.id)) {
      push(byPath, bareKey(unit.bareName), unit);
    }
  }
  return {
    provinceCode,
    coded: (code: string): Unit | undefined => byCode.get(code),
    /** Surely: code and name agree, or it is an island district without communes that became the special zone of its name. In doubt: only one of code and path. */
    find(row: Conversion, found: readonly Target[]): Target[] {
      if (!row.old_ward_name) {
        const island = row.old_ward_code || found.length !== 1 ? undefined : byPath.get(bareKey((found[0] as Target).unit.bareName));
        return island?.length === 1 ? [{ unit: island[0] as Unit, sure: true }] : [];
      }
      const coded = byCode.get(row.old_ward_code ?? '');
      if (coded && sameName(coded, row.old_ward_name)) return [{ unit: coded, sure: true }];
      const named = byPath.get(pathKey(row.old_ward_name, row.old_district_name ?? '', row.old_province_name ?? '')) ?? [];
      const ofKind = named.length > 1 ? named.filter((unit) => unit.kind === kindOf(row.old_ward_name as string)) : named;
      const doubtful = ofKind.length === 1 ? ofKind : [];
      return [...new Set(coded ? [coded, ...doubtful] : doubtful)].map((unit) => ({ unit, sure: false }));
    },
  };
}

function indexNew(after: readonly Unit[]) {
  const provinces = new Map(after.filter((unit) => unit.level === 'province').map((unit) => [unit.id, unit]));
  const provinceByName = new Map([...provinces.values()].map((unit) => [bareKey(unit.bareName), unit.code]));
  const provinceCode = (unit: Unit): string => (unit.parent === undefined ? unit.code : (provinces.get(unit.parent)?.code ?? ''));
  const byCode = new Map<string, Unit>();
  const byName = new Map<string, Unit[]>();
  for (const unit of after) {
    if (unit.level !== 'commune') continue;
    byCode.set(unit.code, unit);
    push(byName, `${provinceCode(unit)} ${bareKey(unit.bareName)}`, unit);
  }
  const named = (province: string, name: string): Unit | undefined => {
    const units = byName.get(`${province} ${bareKey(name)}`);
    return units?.length === 1 ? units[0] : undefined;
  };
  return {
    provinceCode,
    coded: (code: string): Unit | undefined => byCode.get(code),
    named,
    province: (code: string): UnitId => ([...provinces.values()].find((unit) => unit.code === code) as Unit).id,
    /** Surely: code and name agree. In doubt: the unit of that code, and the only one of that name in the province. */
    find(row: Conversion): Target[] {
      const coded = byCode.get(row.new_ward_code);
      if (coded && sameName(coded, row.new_ward_name)) return [{ unit: coded, sure: true }];
      const namesake = named(provinceByName.get(bareKey(row.new_province_name)) ?? '', row.new_ward_name);
      return [...new Set([coded, namesake])].filter((unit) => unit !== undefined).map((unit) => ({ unit, sure: false }));
    },
  };
}

/** The kind may have changed meanwhile (a xã became a phường); the name may not. */
const sameName = (unit: Unit, name: string): boolean => unit.name === name || bareKey(unit.bareName) === bareKey(name);

const pathKey = (commune: string, district: string, province: string): string => `${bareKey(commune)}, ${bareKey(district)}, ${bareKey(province)}`;

const bareKeys = new Map<string, string>();

/** A name without its kind, folded. The conversion repeats few names many times, so each is folded once. */
function bareKey(name: string): string {
  let key = bareKeys.get(name);
  if (key === undefined) {
    const kind = kindOf(name);
    key = foldName(kind ? tidy(name).slice(kindWords[kind].length + 1) : name);
    bareKeys.set(name, key);
  }
  return key;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
