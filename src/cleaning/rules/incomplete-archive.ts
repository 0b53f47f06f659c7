/** A living person of whom no form tells one of the items that every archive needs (DOMAIN 3.1). */
import type { Form, FormField } from '#intake/index.ts';
import { archiveRule } from './rule.ts';

/** The finding stands at the first that is missing. */
const mandatory = [
  'fullName',
  'dateOfBirth',
  'sex',
  'birthRegistrationPlace',
  'originPlace',
  'ethnicity',
  'nationality',
  'residencePlace',
  'relationToHead',
] as const satisfies readonly FormField[];

const none: readonly Form[] = [];

export const incompleteArchive = archiveRule({
  id: 'incomplete-archive',
  severity: 'warning',
  blocks: false,
  judges: mandatory,
  vi: 'Hồ sơ còn thiếu mục bắt buộc: họ tên, ngày sinh, giới tính, nơi đăng ký khai sinh, quê quán, dân tộc, quốc tịch, thường trú hoặc quan hệ với chủ hộ. Bổ sung theo giấy tờ.',
  en: 'The archive lacks a mandatory item: name, date of birth, sex, place of birth registration, home place, ethnicity, nationality, residence or relation to the head. Add it from the papers.',
  breaches: (forms) => {
    const told = toldByAll(forms);
    const [first] = forms;
    return first === undefined || told === everything ? none : [first];
  },
  standsAt: (forms) => missingItems(forms)[0],
});

const everything = 0b111_111_111;

/** Mandatory items that none of these forms of one person tells, as a form orders them; none of somebody who is dead. */
export function missingItems(forms: readonly Form[]): FormField[] {
  const told = toldByAll(forms);
  return mandatory.filter((_, at) => (told & (1 << at)) === 0);
}

/** Of the dead nothing is missing any more. */
function toldByAll(forms: readonly Form[]): number {
  let told = 0;
  for (const form of forms) {
    if (form.dateOfDeath !== undefined) return everything;
    told |= toldBy(form);
  }
  return told;
}

/** A bit for each mandatory item, in its place: this is asked of every form of the country. */
const toldBy = (form: Form): number =>
  (form.fullName === undefined ? 0 : 1) |
  (form.dateOfBirth === undefined ? 0 : 2) |
  (form.sex === undefined ? 0 : 4) |
  (form.birthRegistrationPlace === undefined ? 0 : 8) |
  (form.originPlace === undefined ? 0 : 16) |
  (form.ethnicity === undefined ? 0 : 32) |
  (form.nationality === undefined ? 0 : 64) |
  (form.residencePlace === undefined && form.currentPlace === undefined ? 0 : 128) |
  (form.relationToHead === undefined ? 0 : 256);
