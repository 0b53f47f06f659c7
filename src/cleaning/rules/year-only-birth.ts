/** Old people may know the year only; the register keeps it so and guesses no day. */
import { isWholeDate } from '#values/index.ts';
import { formRule } from './rule.ts';

export const yearOnlyBirth = formRule({
  id: 'year-only-birth',
  severity: 'note',
  blocks: false,
  judges: ['dateOfBirth'],
  vi: 'Ngày sinh {found} chưa đủ ngày, tháng. Giữ nguyên cho đến khi có giấy tờ ghi rõ.',
  en: 'The date of birth {found} lacks its day or month. It stays so until a paper tells them.',
  holds: ({ dateOfBirth }) => dateOfBirth === undefined || isWholeDate(dateOfBirth),
});
