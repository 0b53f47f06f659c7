/** A unit of before the reform, on a form of after it: lawful, and carried over to the new units when it is read. */
import { dayOfReform } from '#geography/index.ts';
import { unitParts } from '#values/index.ts';
import { formRule } from './rule.ts';

export const placeOldName = formRule({
  id: 'place-old-name',
  severity: 'note',
  blocks: false,
  judges: ['residencePlace', 'residenceUnit'],
  vi: 'Nơi thường trú ghi theo đơn vị trước ngày 01/07/2025: {found}. Sổ giữ nguyên và tự chiếu sang đơn vị mới; xã bị chia thì cán bộ chọn.',
  en: 'The residence names a unit of before 01/07/2025: {found}. The register keeps it and shows it in the new unit; where a commune was divided, an officer chooses.',
  holds: ({ residenceUnit, filledOn }) =>
    residenceUnit === undefined || filledOn === undefined || filledOn < dayOfReform || unitParts(residenceUnit).generation === 1,
});
