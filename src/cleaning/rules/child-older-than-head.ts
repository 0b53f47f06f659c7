/** A child of the head who is older than the head, or less than 12 years younger. */
import { yearsBetween } from './ages.ts';
import { sameName } from './likeness.ts';
import { householdRule, type Member } from './rule.ts';

const none: readonly Member[] = [];

export const childOlderThanHead = householdRule({
  id: 'child-older-than-head',
  severity: 'warning',
  blocks: false,
  judges: ['dateOfBirth', 'relationToHead'],
  name: { vi: 'Người này là con mà chưa kém chủ hộ 12 tuổi', en: 'This child was born less than 12 years after the head' },
  vi: 'Người này là con mà sinh ngày {found}, chưa kém chủ hộ 12 tuổi. Xem lại ngày sinh và quan hệ với chủ hộ.',
  en: 'This child was born on {found}, less than 12 years after the head. Check the date of birth and the relation to the head.',
  breaches: (members) => {
    let found: Member[] | undefined;
    const heads = members.filter(({ relationToHead, dateOfBirth }) => relationToHead === 'head' && dateOfBirth !== undefined);
    if (heads.length === 0) return none;
    for (const form of members) {
      const { dateOfBirth, relationToHead } = form;
      if (relationToHead !== 'child' || dateOfBirth === undefined) continue;
      const heading = heads.find((head) => isHeadOn(head, form))?.dateOfBirth;
      if (heading !== undefined && yearsBetween(heading, dateOfBirth) < 12) (found ??= []).push(form);
    }
    return found ?? none;
  },
});

/** The very head that the child's form names: after a head's death a brother may be the next. */
const isHeadOn = (head: Member, { headName, headNumber }: Member): boolean =>
  (headNumber !== undefined && headNumber === head.personNumber) ||
  (headName !== undefined && head.fullName !== undefined && sameName(headName, head.fullName));
