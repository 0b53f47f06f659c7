/** A collection form is filled in where the person has permanent residence: another commune on it is most often a wrong or merged unit. */
import { type UnitId, unitParts } from '#values/index.ts';
import { formRule } from './rule.ts';

export const residenceOutsideOffice = formRule({
  id: 'residence-outside-office',
  severity: 'warning',
  blocks: false,
  judges: ['residencePlace'],
  vi: 'Nơi thường trú {found} không thuộc xã lập phiếu. Xem lại tên xã, hoặc chuyển phiếu về xã thường trú.',
  en: 'The residence {found} lies outside the commune that filled the form in. Check the name of the commune, or pass the form to that of residence.',
  holds: ({ source, relationToHead, residenceUnit, officeUnit }) =>
    source !== 'dc01' ||
    relationToHead === 'lodger' ||
    residenceUnit === undefined ||
    officeUnit === undefined ||
    residenceUnit === officeUnit ||
    !mayBeCompared(residenceUnit, officeUnit),
});

/** Across the reform one commune may lawfully have become another. */
function mayBeCompared(one: UnitId, other: UnitId): boolean {
  const [a, b] = [unitParts(one), unitParts(other)];
  return a.level === 'commune' && b.level === 'commune' && a.generation === b.generation;
}
