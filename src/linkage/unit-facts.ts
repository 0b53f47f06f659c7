/** What linkage asks of an administrative unit: what it is part of, and what became of it in the reform of 2025. */
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import type { UnitId } from '#values/index.ts';
import type { UnitFacts } from './register/records.ts';

const unknown: UnitFacts = { area: 0, district: 0, province: 0, newProvince: 0, isCommune: false };

export function unitFactsOf(id: number): UnitFacts {
  const catalogue = unitCatalogue();
  const unit = catalogue.unit(id as UnitId);
  if (!unit) return unknown;
  const province = catalogue.provinceOf(unit.id);
  const district = unit.level === 'district' ? unit.id : unit.parent !== undefined && catalogue.unit(unit.parent)?.level === 'district' ? unit.parent : 0;
  return {
    area: unit.level === 'commune' ? afterReform(unit.id) : 0,
    district,
    province: unit.generation === 0 ? (province ?? 0) : 0,
    newProvince: province === undefined ? 0 : afterReform(province),
    isCommune: unit.level === 'commune',
  };
}

/** 0 where it was split, or where nothing certain is known. */
function afterReform(id: UnitId): number {
  const became = unitCatalogue().project(id, dayOfReform);
  return 'unit' in became ? became.unit : 0;
}
