/** Door for the program: conflicts have an owner and a day. */
import type { Deadline } from '#notices/index.ts';
import { communePolice, type UnitId } from '#values/index.ts';
import { conflictKinds } from './kinds.ts';
import { selectDueConflicts } from './store.ts';

export const deadlines: readonly Deadline[] = [
  {
    kind: 'conflict',
    words: { vi: 'mâu thuẫn chờ quyết', en: 'conflicts to decide' },
    link: '/mau-thuan?turn=mine',
    selectDue: async (tx, until) =>
      (await selectDueConflicts(tx, until)).map(({ conflictId, kind, turn, dueOn, unit }) => ({
        subject: `${conflictId} ${turn} ${unit ?? ''}`,
        dueOn,
        roles: unit === null ? ['national-operator'] : turn === 'asked' ? communePolice : conflictKinds[kind].office,
        unit: unit as UnitId | null,
      })),
  },
];
