/** An office in words, with its unit's name. */
import { unitCatalogue } from '#geography/index.ts';
import { type Role, roleWords, type UnitId } from '#values/index.ts';

export const officeWords = ({ role, unit }: { readonly role: Role; readonly unit: UnitId | null }) => ({
  office: { vi: roleWords[role].vi, en: roleWords[role].en },
  unit: unit === null ? null : unitCatalogue().nameOf(unit),
});
