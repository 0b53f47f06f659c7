/** A country that the list does not hold. */
import { readingRule } from './rule.ts';

export const nationalityUnknown = readingRule({
  id: 'nationality-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['nationality'],
  vi: 'Chưa hiểu quốc tịch: {found}. Ghi tên nước, hoặc mã ba chữ cái như VNM.',
  en: 'The nationality {found} is not understood. Write the name of the country, or its three letters such as VNM.',
});
