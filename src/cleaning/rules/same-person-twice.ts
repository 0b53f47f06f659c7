/** One person on two forms of one source and one day: a form sent twice. Forms of different days are the rule, not a flaw. */
import { sameName } from './likeness.ts';
import { householdRule, type Member } from './rule.ts';

const none: readonly Member[] = [];

export const samePersonTwice = householdRule({
  id: 'same-person-twice',
  severity: 'note',
  blocks: false,
  judges: ['fullName', 'dateOfBirth'],
  vi: 'Hộ này đã có một phiếu khác của {found}, cùng nguồn và cùng ngày lập.',
  en: 'This household has another form of {found}, of the same source and day.',
  breaches: (members) => {
    const alike = new Map<string, Member[]>();
    let found: Member[] | undefined;
    for (const form of members) {
      const { source, filledOn, dateOfBirth, fullName } = form;
      if (filledOn === undefined || dateOfBirth === undefined || fullName === undefined) continue;
      const key = `${source}|${filledOn}|${dateOfBirth}`;
      const before = alike.get(key);
      if (before === undefined) alike.set(key, [form]);
      else if (before.some((one) => sameName(one.fullName ?? '', fullName))) (found ??= []).push(form);
      else before.push(form);
    }
    return found ?? none;
  },
});
