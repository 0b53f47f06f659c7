/** The key of a household, made of what names it: no table is asked, and the same files give the same key everywhere (ADR 0003). */
import { hash } from 'node:crypto';
import type { UnitId } from '#values/index.ts';

/**
 * The first 52 bits of SHA-256 over unit and number of the residence file.
 *
 * @example householdIdOf(unitId('commune', '00310', 0), 'HS-0457') // the same for every member, in every register
 */
export function householdIdOf(unit: UnitId, residenceFile: string): number {
  return Number.parseInt(hash('sha256', `${unit}|${residenceFile}`).slice(0, 13), 16);
}
