/** Digits 1–3 are where the birth was registered; an upheaval of provinces or a late registration may lawfully part the two. */
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import type { UnitId } from '#values/index.ts';
import { formRule } from './rule.ts';

export const numberDisagreesPlace = formRule({
  id: 'number-disagrees-place',
  severity: 'warning',
  blocks: false,
  judges: ['personNumber', 'birthRegistrationPlace'],
  vi: 'Số {found} được cấp theo nơi đăng ký khai sinh khác với phiếu. Xem lại nơi đăng ký khai sinh.',
  en: 'The number {found} belongs to another place of birth registration than the form gives. Check where the birth was registered.',
  holds: ({ personNumber, birthRegistrationUnit }) =>
    personNumber === undefined ||
    birthRegistrationUnit === undefined ||
    prefixesOf(birthRegistrationUnit).has(personNumber.slice(0, 3)) ||
    !unitCatalogue().isKnownPrefix(personNumber.slice(0, 3)),
});

const prefixes = new Map<UnitId, ReadonlySet<string>>();

/** Its province's own code, and the codes of the provinces that it became or was made of. */
function prefixesOf(unit: UnitId): ReadonlySet<string> {
  const catalogue = unitCatalogue();
  const province = catalogue.provinceOf(unit) ?? unit;
  let known = prefixes.get(province);
  if (known === undefined) {
    const before = (dayOfReform - 10_000) as typeof dayOfReform;
    const kin = [dayOfReform, before].flatMap((day) => reached(catalogue.project(province, day)));
    known = new Set([province, ...kin].flatMap((one) => catalogue.prefixOf(one) ?? []));
    prefixes.set(province, known);
  }
  return known;
}

const reached = (projection: ReturnType<ReturnType<typeof unitCatalogue>['project']>): readonly UnitId[] =>
  'unit' in projection ? [projection.unit] : projection.candidates;
