/** The office that owns a value, as it is told. */
import { unitCatalogue } from '#geography/index.ts';
import type { UnitId, Words } from '#values/index.ts';
import { type OwnerOffice, ownerOffices } from './source-owners.ts';

/** Null for the country. */
export type ShownOwner = { readonly office: OwnerOffice; readonly words: Words; readonly unit: number | null; readonly unitName: string | null };

export function ownerShown(office: OwnerOffice, unit: UnitId | null): ShownOwner {
  const { vi, en } = ownerOffices[office];
  return { office, words: { vi, en }, unit, unitName: unit === null ? null : unitCatalogue().nameOf(unit) };
}
