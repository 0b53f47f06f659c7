/** The key of a household, made of what names it: no table is asked, and the same files give the same key everywhere (ADR 0003). */
import { hash } from 'node:crypto';
import type { Form } from '#intake/index.ts';
import { type UnitId, unitParts } from '#values/index.ts';

/**
 * The first 52 bits of SHA-256 over unit and number of the residence file.
 *
 * @example householdIdOf(unitId('commune', '00310', 0), 'HS-0457') // the same for every member, in every register
 */
export function householdIdOf(unit: UnitId, residenceFile: string): number {
  return Number.parseInt(hash('sha256', `${unit}|${residenceFile}`).slice(0, 13), 16);
}

/**
 * The commune that keeps a form's residence file. A commune collects DC01 from its own residents, and writes its own code from a
 * list but their address by hand: where the two disagree the address has the wrong or a merged commune (rule `residence-outside-office`),
 * and its writer would stand alone in a household. A lodger's file is kept where he resides. Nobody but a commune keeps such files.
 */
export function fileKeeper({ source, relationToHead, residenceUnit, officeUnit }: Keeping): UnitId | undefined {
  if (source === 'dc01' && relationToHead !== 'lodger' && isCommune(officeUnit)) return officeUnit;
  return isCommune(residenceUnit) ? residenceUnit : undefined;
}

type Keeping = { readonly [field in 'source' | 'relationToHead' | 'residenceUnit' | 'officeUnit']?: Form[field] | undefined };

const isCommune = (unit: UnitId | undefined): boolean => unit !== undefined && unitParts(unit).level === 'commune';
