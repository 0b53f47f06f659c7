/** Names no unit of either generation. */
import { readingRule } from './rule.ts';

export const placeUnknown = readingRule({
  id: 'place-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['residencePlace', 'currentPlace', 'originPlace', 'birthRegistrationPlace'],
  name: { vi: 'Không tìm thấy xã, huyện, tỉnh nào trong địa chỉ', en: 'No commune, district or province was found in the address' },
  vi: 'Không tìm thấy xã, huyện, tỉnh nào trong {found}. Ghi từ nhỏ đến lớn: xã, huyện (nếu trước ngày 01/07/2025), tỉnh.',
  en: 'No commune, district or province was found in {found}. Write it small to large: commune, district (before 01/07/2025), province.',
});
