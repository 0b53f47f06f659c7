/** Nobody in the household is its head: the head's form is yet to come, or a wrong unit or file number parts the household. */
import { householdRule, type Member } from './rule.ts';

const none: readonly Member[] = [];

export const noHead = householdRule({
  id: 'no-head',
  severity: 'warning',
  blocks: false,
  judges: ['relationToHead', 'residenceFile'],
  vi: 'Hộ này chưa có phiếu của chủ hộ. Xem lại mã xã và số hồ sơ cư trú, rồi thu phiếu của chủ hộ.',
  en: 'No form of this household is that of its head. Check the commune code and the number of the file, then collect the form of the head.',
  breaches: (members) => {
    let related: Member | undefined;
    for (const form of members) {
      if (form.relationToHead === 'head') return none;
      if (form.relationToHead !== undefined) related ??= form;
    }
    return related === undefined ? none : [related];
  },
});
