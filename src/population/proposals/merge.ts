/** Two archives are of one person. */
import { z } from 'zod';
import { backToOwner, lockConflict } from '#conflicts/index.ts';
import { numberKey } from '#numbering/index.ts';
import { identityPolice, type PersonNumber } from '#values/index.ts';
import { contradictionsBetween } from '../contradictions.ts';
import { mergePersons } from '../merge-persons.ts';
import { policeLadder, proposalKind } from './proposal-kind.ts';

const payload = z.strictObject({
  first: z.int(),
  second: z.int(),
  keepNumber: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  despiteConflicts: z.boolean().optional(),
  /** The conflict that it would settle, where it came from a review. */
  conflict: z.int().optional(),
});

export const merge = proposalKind<z.output<typeof payload>>({
  kind: 'merge',
  words: { vi: 'Nhập hai hồ sơ của một người', en: 'Make one archive of two of one person' },
  proposes: identityPolice,
  decides: policeLadder,
  payload,
  alone: true,
  async execute({ tx, now, dataDir }, { first, second, keepNumber, despiteConflicts = false }, accountable) {
    const key = numberKey({ dataDir, fromEnvironment: process.env['SOGOC_NUMBER_KEY'] });
    const kept = keepNumber as PersonNumber | undefined;
    return (await mergePersons({ tx, now, key }, { first, second, keepNumber: kept, despiteConflicts, ...accountable })).actId;
  },
  /** The review that it came from waits for its owner again. */
  async closed({ tx, now }, { conflict: id }, { state, by, reason }) {
    const conflict = id === undefined ? undefined : await lockConflict(tx, id);
    if (conflict?.turn !== 'approver') return;
    await backToOwner({ tx, now, actor: by }, conflict, { kind: state === 'refused' ? 'refused' : 'taken-back', words: reason });
  },
  against: (needs, { first, second }) => contradictionsBetween(needs, [first, second]),
  leadsTo: ({ conflict }) => (conflict === undefined ? null : { page: 'review', id: String(conflict) }),
  tell: async (_, { keepNumber }) =>
    keepNumber === undefined ? [] : [{ label: { vi: 'Số được giữ', en: 'Number that remains' }, before: null, after: { vi: keepNumber, en: keepNumber } }],
});
