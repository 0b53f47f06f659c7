/** Fits several units; none is chosen. */
import { readingRule } from './rule.ts';

export const placeAmbiguous = readingRule({
  id: 'place-ambiguous',
  severity: 'warning',
  blocks: false,
  judges: ['residencePlace', 'currentPlace', 'originPlace', 'birthRegistrationPlace'],
  name: { vi: 'Có nhiều nơi khớp với địa chỉ', en: 'Several places fit the address' },
  vi: 'Có nhiều nơi khớp với {found}. Ghi thêm huyện hoặc tỉnh.',
  en: 'Several places fit {found}. Add the district or the province.',
});
