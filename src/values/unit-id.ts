/** The key of an administrative unit: code and generation, since the reform of 2025 gave old codes a new meaning. */

declare const brand: unique symbol;
/** level * 10^7 + code * 10 + generation; four bytes; the same everywhere. */
export type UnitId = number & { readonly [brand]: 'UnitId' };

export type UnitLevel = 'province' | 'district' | 'commune';

const levelDigit = { province: 1, district: 2, commune: 3 } as const;
const levelOfDigit = ['province', 'district', 'commune'] as const;
const codeLength = { province: 2, district: 3, commune: 5 } as const;

/** Generation 0 = the units of QĐ 124/2004 as they stood to 2025-06-30, 1 = those of QĐ 19/2025 from 2025-07-01. */
export function unitId(level: UnitLevel, code: string, generation: number): UnitId {
  return (levelDigit[level] * 10_000_000 + Number(code) * 10 + generation) as UnitId;
}

/**
 * @example unitParts(unitId('commune', '00310', 0)) // => { level: 'commune', code: '00310', generation: 0 }
 */
export function unitParts(id: UnitId): { readonly level: UnitLevel; readonly code: string; readonly generation: number } {
  const level = levelOfDigit[Math.floor(id / 10_000_000) - 1] ?? 'commune';
  return { level, code: String(Math.floor((id % 10_000_000) / 10)).padStart(codeLength[level], '0'), generation: id % 10 };
}
