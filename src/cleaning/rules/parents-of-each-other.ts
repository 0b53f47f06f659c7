/** Two members are each written as father or mother of the other. */
import { householdRule, type Member } from './rule.ts';

const none: readonly Member[] = [];

export const parentsOfEachOther = householdRule({
  id: 'parents-of-each-other',
  severity: 'error',
  blocks: false,
  judges: ['fatherNumber', 'motherNumber'],
  vi: 'Hai người trong hộ được ghi là cha hoặc mẹ của nhau. Xem lại phần cha mẹ trên cả hai phiếu.',
  en: 'Two members of the household are written as father or mother of each other. Check the parents on both forms.',
  breaches: (members) => {
    const numbered = members.filter(
      ({ personNumber, fatherNumber, motherNumber }) => personNumber !== undefined && (fatherNumber !== undefined || motherNumber !== undefined),
    );
    if (numbered.length < 2) return none;
    const parentsOf = new Map<string, Set<string>>();
    for (const { personNumber, fatherNumber, motherNumber } of numbered) {
      const parents = parentsOf.get(personNumber ?? '') ?? new Set();
      for (const parent of [fatherNumber, motherNumber]) if (parent !== undefined && parent !== personNumber) parents.add(parent);
      parentsOf.set(personNumber ?? '', parents);
    }
    return numbered.filter(({ personNumber, fatherNumber, motherNumber }) =>
      [fatherNumber, motherNumber].some((parent) => parent !== personNumber && parentsOf.get(parent ?? '')?.has(personNumber ?? '')),
    );
  },
});
