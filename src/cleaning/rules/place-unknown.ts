/** Names no unit of either generation. */
import { readingRule } from './rule.ts';

export const placeUnknown = readingRule({
  id: 'place-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['residencePlace', 'currentPlace', 'originPlace', 'birthRegistrationPlace'],
  vi: 'Không tìm thấy xã, huyện, tỉnh nào trong {found}. Ghi tên xã, huyện, tỉnh từ nhỏ đến lớn.',
  en: 'No commune, district or province was found in {found}. Write commune, district and province, small to large.',
});
