/** Offices that somebody may hold in the register; what each may do stands in the route records, where it may do it follows from its scope. */
import type { Words } from './command.ts';

/** How far an office reaches: its own unit with all below it and all that it came from, the whole country, or no person's data at all. */
export type Scope = 'unit' | 'country' | 'none';

const offices = {
  'commune-police': { scope: 'unit', vi: 'Công an xã', en: 'Commune police officer' },
  'commune-police-chief': { scope: 'unit', vi: 'Trưởng công an xã', en: 'Chief of commune police' },
  'civil-status-officer': { scope: 'unit', vi: 'Công chức tư pháp – hộ tịch', en: 'Civil-status officer' },
  'committee-chairman': { scope: 'unit', vi: 'Chủ tịch UBND xã', en: "Chairman of the commune People's Committee" },
  'provincial-police': { scope: 'unit', vi: 'Phòng QLHC Công an tỉnh', en: 'Provincial identity police' },
  'national-operator': { scope: 'country', vi: 'Trung tâm dữ liệu quốc gia về dân cư', en: 'National operator' },
  auditor: { scope: 'country', vi: 'Kiểm toán truy cập', en: 'Auditor' },
  'card-centre': { scope: 'country', vi: 'Trung tâm sản xuất thẻ', en: 'Card centre' },
  vaccinator: { scope: 'unit', vi: 'Cán bộ tiêm chủng', en: 'Vaccinator' },
  'health-investigator': { scope: 'unit', vi: 'Cán bộ điều tra dịch tễ', en: 'Health investigator' },
  administrator: { scope: 'none', vi: 'Quản trị hệ thống', en: 'System administrator' },
} as const satisfies { readonly [role: string]: Words & { readonly scope: Scope } };

export type Role = keyof typeof offices;
export const roles = Object.keys(offices) as readonly Role[];
export const roleWords: { readonly [role in Role]: Words } = offices;
export const scopeOf = (role: Role): Scope => offices[role].scope;

/** Whoever may look at persons, each for the purposes of the office. */
export const readers: readonly Role[] = roles.filter((role) => scopeOf(role) !== 'none');
export const communePolice = ['commune-police', 'commune-police-chief'] as const satisfies readonly Role[];
export const civilStatus = ['civil-status-officer', 'committee-chairman'] as const satisfies readonly Role[];
export const identityPolice = [...communePolice, 'provincial-police', 'national-operator'] as const satisfies readonly Role[];
/** Whoever mends the register and decides in it. */
export const registrars = [...communePolice, ...civilStatus, 'provincial-police', 'national-operator'] as const satisfies readonly Role[];
