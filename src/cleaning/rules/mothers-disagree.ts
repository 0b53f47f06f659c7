/** Two mothers with quite different names: most often two people in one archive. */
import { dissenters } from './dissenters.ts';
import { unlikeNames } from './likeness.ts';
import { archiveRule } from './rule.ts';

export const mothersDisagree = archiveRule({
  id: 'mothers-disagree',
  severity: 'warning',
  blocks: false,
  judges: ['motherName'],
  vi: 'Các phiếu của người này ghi tên mẹ khác hẳn nhau; phiếu này ghi {found}. Xem lại theo giấy khai sinh.',
  en: 'The forms of this person name quite different mothers; this one has {found}. Check the birth certificate.',
  breaches: (forms) => dissenters(forms, ({ motherName }) => motherName, unlikeNames),
});
