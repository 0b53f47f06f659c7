/** Two fathers with quite different names: an error, two people in one archive, or a recognition and adoption that an officer knows of. */
import { dissenters } from './dissenters.ts';
import { unlikeNames } from './likeness.ts';
import { archiveRule } from './rule.ts';

export const fathersDisagree = archiveRule({
  id: 'fathers-disagree',
  severity: 'warning',
  blocks: false,
  judges: ['fatherName'],
  vi: 'Các phiếu của người này ghi tên cha khác hẳn nhau; phiếu này ghi {found}. Xem lại theo giấy khai sinh.',
  en: 'The forms of this person name quite different fathers; this one has {found}. Check the birth certificate.',
  breaches: (forms) => dissenters(forms, ({ fatherName }) => fatherName, unlikeNames),
});
