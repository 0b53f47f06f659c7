/** Nobody in the household is its head, though its forms tell each one's relation to a head. */
import type { Form } from '#intake/index.ts';
import { householdRule } from './rule.ts';

const none: readonly Form[] = [];

export const noHead = householdRule({
  id: 'no-head',
  severity: 'warning',
  blocks: false,
  judges: ['relationToHead', 'residenceFile'],
  vi: 'Hộ này chưa có phiếu nào của chủ hộ. Thu phiếu của chủ hộ hoặc ghi ai là chủ hộ.',
  en: 'No form of this household is that of its head. Collect the form of the head, or write who is the head.',
  breaches: (members) => {
    let related: Form | undefined;
    for (const form of members) {
      if (form.relationToHead === 'head') return none;
      if (form.relationToHead !== undefined) related ??= form;
    }
    return related === undefined ? none : [related];
  },
});
