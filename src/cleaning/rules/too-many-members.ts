/** More than 60 people under one residence file: a dormitory, or one number written on the files of many households. */
import { nameKey } from '#values/index.ts';
import { householdRule, type Member } from './rule.ts';

const none: readonly Member[] = [];
const most = 60;

export const tooManyMembers = householdRule({
  id: 'too-many-members',
  severity: 'warning',
  blocks: false,
  judges: ['residenceFile'],
  name: { vi: 'Một hồ sơ cư trú có hơn 60 người', en: 'More than 60 people stand under one residence file' },
  vi: 'Hồ sơ cư trú {found} có hơn 60 người. Xem nhiều hộ có bị ghi chung một số hồ sơ không.',
  en: 'More than 60 people stand under the residence file {found}. Check whether several households were given one file number.',
  breaches: (members) => {
    const [first] = members;
    if (first === undefined || members.length <= most) return none;
    return new Set(members.map(({ fullName, dateOfBirth }) => `${nameKey(fullName ?? '')}|${dateOfBirth ?? ''}`)).size > most ? [first] : none;
  },
});
