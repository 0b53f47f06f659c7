/** The first three digits are no province of either generation and no country. */
import { unitCatalogue } from '#geography/index.ts';
import { formRule } from './rule.ts';

export const numberPrefixUnknown = formRule({
  id: 'number-prefix-unknown',
  severity: 'error',
  blocks: true,
  judges: ['personNumber'],
  vi: 'Ba chữ số đầu của {found} không phải mã tỉnh hay mã nước nào. Nhập lại số theo giấy tờ.',
  en: 'The first three digits of {found} are the code of no province or country. Enter the number again from the paper.',
  holds: ({ personNumber }) => personNumber === undefined || unitCatalogue().isKnownPrefix(personNumber.slice(0, 3)),
});
