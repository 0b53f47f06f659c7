/** Door for the program: conflicts have an owner and a day. */
import type { Deadline } from '#notices/index.ts';
import { communePolice, type UnitId } from '#values/index.ts';
import { selectDueConflicts } from './store.ts';

export const deadlines: readonly Deadline[] = [
  {
    kind: 'conflict',
    words: { vi: 'mâu thuẫn chờ quyết', en: 'conflicts to decide' },
    link: '/mau-thuan',
    selectDue: async (tx, until) =>
      (await selectDueConflicts(tx, until)).map(({ conflictId, dueOn, ownerUnit }) => ({
        subject: String(conflictId),
        dueOn,
        roles: ownerUnit === null ? ['national-operator'] : communePolice,
        unit: ownerUnit as UnitId | null,
      })),
  },
];
