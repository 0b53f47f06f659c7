/** Two collection forms of one day with different permanent residences: a person has one. */
import type { Form } from '#intake/index.ts';
import type { PartialDate } from '#values/index.ts';
import { archiveRule } from './rule.ts';

const none: readonly Form[] = [];

export const residencesAtOnce = archiveRule({
  id: 'residences-at-once',
  severity: 'note',
  blocks: false,
  judges: ['residencePlace'],
  vi: 'Cùng một ngày người này có hai nơi thường trú; phiếu này ghi {found}.',
  en: 'On one day this person has two permanent residences; this form has {found}.',
  breaches: (forms) => {
    let first: Form | undefined;
    let firstOfDay: Map<PartialDate, Form> | undefined;
    let found: Set<Form> | undefined;
    for (const form of forms) {
      if (form.source !== 'dc01' || form.residenceUnit === undefined || form.filledOn === undefined) continue;
      if (first?.filledOn === undefined) {
        first = form;
        continue;
      }
      firstOfDay ??= new Map([[first.filledOn, first]]);
      const other = firstOfDay.get(form.filledOn);
      if (other === undefined) firstOfDay.set(form.filledOn, form);
      else if (other.residenceUnit !== form.residenceUnit) (found ??= new Set()).add(other).add(form);
    }
    return found === undefined ? none : [...found];
  },
});
