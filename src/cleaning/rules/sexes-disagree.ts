/** One person as a man and as a woman: a wrong box, a re-determined sex, or two people in one archive. */
import { dissenters } from './dissenters.ts';
import { archiveRule } from './rule.ts';

export const sexesDisagree = archiveRule({
  id: 'sexes-disagree',
  severity: 'warning',
  blocks: false,
  judges: ['sex'],
  vi: 'Các phiếu của người này ghi giới tính khác nhau; phiếu này ghi {found}. Xem lại theo giấy khai sinh.',
  en: 'The forms of this person differ on the sex; this one has {found}. Check the birth certificate.',
  breaches: (forms) =>
    dissenters(
      forms,
      ({ sex }) => sex,
      () => true,
    ),
});
