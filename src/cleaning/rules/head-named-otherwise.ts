/** A member names another head than the household had in the year of the form. */
import { yearOf } from '#values/index.ts';
import { unlikeNames } from './likeness.ts';
import { householdRule, type Member } from './rule.ts';

const none: readonly Member[] = [];

export const headNamedOtherwise = householdRule({
  id: 'head-named-otherwise',
  severity: 'warning',
  blocks: false,
  judges: ['headName'],
  name: { vi: 'Phiếu ghi chủ hộ khác với chủ hộ của hộ này trong năm đó', en: 'The form names another head than the household had in that year' },
  vi: 'Phiếu ghi chủ hộ là {found}, khác với chủ hộ của hộ này trong năm đó. Xem lại tên chủ hộ.',
  en: 'The form names {found} as head, not the head that the household had in that year. Check the name of the head.',
  breaches: (members) => {
    let found: Member[] | undefined;
    const heads = members.filter(({ relationToHead, fullName, filledOn }) => relationToHead === 'head' && fullName !== undefined && filledOn !== undefined);
    if (heads.length === 0) return none;
    for (const form of members) if (form.relationToHead !== 'head' && namesNoneOf(heads, form)) (found ??= []).push(form);
    return found ?? none;
  },
});

/** A household has few heads in a year; where it has none that year, nothing is said. */
function namesNoneOf(heads: readonly Member[], { headName, headNumber, filledOn }: Member): boolean {
  if (headName === undefined || filledOn === undefined) return false;
  const ofYear = heads.filter((head) => yearOf(head.filledOn ?? filledOn) === yearOf(filledOn));
  return (
    ofYear.length > 0 &&
    ofYear.every(({ fullName, personNumber }) => unlikeNames(fullName, headName) && (headNumber === undefined || headNumber !== personNumber))
  );
}
