/** The administrative units of both generations and what became of each: the one object through which other rooms ask. */
import { type PartialDate, type UnitId, type UnitLevel, unitId, unitParts } from '#values/index.ts';
import { dayOfReform, type Generation, generationOn } from './generation.ts';
import { codeAfterReform } from './provinces.ts';
import { readUnitsOf2021, readUnitsOf2025 } from './read-units.ts';
import { type Reconciliation, reconcileChanges } from './reconcile-changes.ts';
import type { Unit } from './unit.ts';

/** One unit, or those among which an officer decides (none where nothing is known, as for a unit that does not exist). */
export type Projection = { readonly unit: UnitId } | { readonly candidates: readonly UnitId[] };

export type UnitCatalogue = {
  /** Both generations, provinces before districts before communes, by code. */
  readonly units: readonly Unit[];
  readonly unit: (id: UnitId) => Unit | undefined;
  /** The unit of a code on a day; without a day the state of 2021. The code is taken as written: five digits for a commune, zeros included. */
  readonly byCode: (level: UnitLevel, code: string, on?: PartialDate) => Unit | undefined;
  /** `Phường Mai Động`. A unit that does not exist reads as its code. */
  readonly nameOf: (id: UnitId) => string;
  /** `Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội`. */
  readonly pathOf: (id: UnitId) => string;
  readonly parentOf: (id: UnitId) => UnitId | undefined;
  /** The province that it lies in, in its own generation; of a province itself. */
  readonly provinceOf: (id: UnitId) => UnitId | undefined;
  /** The communes of a province or district, by code. Five island districts of 2021 have none. */
  readonly communesOf: (id: UnitId) => readonly UnitId[];
  readonly districtsOf: (province: UnitId) => readonly UnitId[];
  readonly provincesOn: (date: PartialDate) => readonly Unit[];
  readonly unitsOn: (date: PartialDate) => readonly Unit[];
  /** The same place in the units of a day, through the changes of the reform, in either direction. */
  readonly project: (id: UnitId, on: PartialDate) => Projection;
  /** Digits 1–3 of a number given on a day (without a day: in the unit's own time) to a birth registered in this unit; `undefined` where the province of that day is not certain. */
  readonly prefixOf: (id: UnitId, on?: PartialDate) => string | undefined;
  /** The province of a number's digits 1–3; births of 2025 are read in the provinces of before the reform. `undefined` for a country abroad. */
  readonly provinceOfPrefix: (prefix: string, birthYear: number) => UnitId | undefined;
  /** Whether digits 1–3 are a province of either generation or a country (100–999). */
  readonly isKnownPrefix: (prefix: string) => boolean;
  /** Worked out at first use (some 90 ms). */
  readonly reconciliation: () => Reconciliation;
};

let catalogue: UnitCatalogue | undefined;

/** Read at the first call (some 70 ms), then always the same object. */
export function unitCatalogue(): UnitCatalogue {
  catalogue ??= makeCatalogue();
  return catalogue;
}

const none: readonly UnitId[] = [];
const codeLengths = { province: 2, district: 3, commune: 5 } as const;

function makeCatalogue(): UnitCatalogue {
  const before = readUnitsOf2021();
  const after = readUnitsOf2025();
  const units = [...before, ...after.units].sort((a, b) => a.id - b.id);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const ofGeneration = [0, 1].map((generation) => units.filter((unit) => unit.generation === generation)) as [Unit[], Unit[]];
  const provinces = ofGeneration.map((some) => some.filter((unit) => unit.level === 'province')) as [Unit[], Unit[]];
  const communes = new Map<UnitId, UnitId[]>();
  const districts = new Map<UnitId, UnitId[]>();
  const list = (map: Map<UnitId, UnitId[]>, key: UnitId, id: UnitId) => void (map.get(key)?.push(id) ?? map.set(key, [id]));
  for (const unit of units) {
    if (unit.parent === undefined) continue;
    if (unit.level === 'district') list(districts, unit.parent, unit.id);
    else for (let above: UnitId | undefined = unit.parent; above !== undefined; above = byId.get(above)?.parent) list(communes, above, unit.id);
  }

  const unit = (id: UnitId) => byId.get(id);
  const nameOf = (id: UnitId) => byId.get(id)?.name ?? unitParts(id).code;
  const provinceOf = (id: UnitId): UnitId | undefined => {
    const one = byId.get(id);
    return one?.parent === undefined ? one?.id : provinceOf(one.parent);
  };

  let reconciled: Reconciliation | undefined;
  let projections: ReadonlyMap<UnitId, Projection> | undefined;
  const reconciliation = () => (reconciled ??= reconcileChanges(before, after.units, after.conversions));
  const project = (id: UnitId, on: PartialDate): Projection => {
    const one = byId.get(id);
    if (one?.generation === generationOn(on)) return { unit: id };
    if (one?.level === 'province') return provinceThen(one);
    projections ??= projectionsOf(reconciliation(), (district) => communes.has(district));
    return projections.get(id) ?? { candidates: none };
  };
  /** Provinces were merged whole, so that their table tells; nothing else is asked of most of those who never ask for a commune. */
  const provinceThen = ({ code, generation }: Unit): Projection => {
    if (generation === 0) return { unit: unitId('province', codeAfterReform.get(code) ?? '', 1) };
    const merged = provinces[0].filter((before) => codeAfterReform.get(before.code) === code).map((before) => before.id);
    return merged.length === 1 ? { unit: merged[0] as UnitId } : { candidates: merged };
  };
  const provinceOn = (id: UnitId, generation: Generation): UnitId | undefined => {
    const province = provinceOf(id);
    const one = province === undefined ? undefined : byId.get(province);
    if (one === undefined || one.generation === generation) return one?.id;
    if (generation === 1) return unitId('province', codeAfterReform.get(one.code) ?? '', 1);
    const predecessors = [...codeAfterReform].filter(([, code]) => code === one.code);
    return predecessors.length === 1 ? unitId('province', predecessors[0]?.[0] ?? '', 0) : undefined;
  };
  const prefixes = new Set(units.filter((one) => one.level === 'province').map((one) => `0${one.code}`));

  return {
    units,
    unit,
    nameOf,
    provinceOf,
    project,
    reconciliation,
    byCode: (level, code, on) =>
      code.length === codeLengths[level] && /^\d+$/.test(code) ? byId.get(unitId(level, code, on === undefined ? 0 : generationOn(on))) : undefined,
    pathOf: (id) => {
      let path = nameOf(id);
      for (let above = byId.get(id)?.parent; above !== undefined; above = byId.get(above)?.parent) path += `, ${nameOf(above)}`;
      return path;
    },
    parentOf: (id) => byId.get(id)?.parent,
    communesOf: (id) => communes.get(id) ?? none,
    districtsOf: (id) => districts.get(id) ?? none,
    provincesOn: (date) => provinces[generationOn(date)],
    unitsOn: (date) => ofGeneration[generationOn(date)],
    prefixOf: (id, on) => {
      const province = on === undefined ? provinceOf(id) : provinceOn(id, generationOn(on));
      return province === undefined ? undefined : `0${unitParts(province).code}`;
    },
    provinceOfPrefix: (prefix, birthYear) =>
      prefixes.has(prefix) ? byId.get(unitId('province', prefix.slice(1), birthYear * 10_000 > dayOfReform ? 1 : 0))?.id : undefined,
    isKnownPrefix: (prefix) => prefixes.has(prefix) || /^[1-9]\d\d$/.test(prefix),
  };
}

/** Backwards a district stands for its own ground only where it had no communes; otherwise its communes do. */
function projectionsOf({ changes }: Reconciliation, hasCommunes: (district: UnitId) => boolean): ReadonlyMap<UnitId, Projection> {
  const forward = new Map<UnitId, UnitId[]>();
  const backward = new Map<UnitId, { id: UnitId; whole: boolean }[]>();
  for (const { from, to, certainty } of changes) {
    forward.set(from, [...(forward.get(from) ?? []), to]);
    if (!hasCommunes(from) || unitParts(from).level === 'province') backward.set(to, [...(backward.get(to) ?? []), { id: from, whole: certainty === 'whole' }]);
  }
  const wholes = new Set(changes.filter((change) => change.certainty === 'whole').map((change) => change.from));
  const projections = new Map<UnitId, Projection>();
  for (const [from, reached] of forward) projections.set(from, wholes.has(from) ? { unit: reached[0] as UnitId } : { candidates: reached });
  for (const [to, sources] of backward) {
    const [first] = sources;
    projections.set(to, sources.length === 1 && first?.whole ? { unit: first.id } : { candidates: sources.map((one) => one.id) });
  }
  return projections;
}
