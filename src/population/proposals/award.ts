/** Whose a number is that was in question. */
import { z } from 'zod';
import { backToOwner, lockConflict } from '#conflicts/index.ts';
import { numberKey } from '#numbering/index.ts';
import { identityPolice, type PersonNumber } from '#values/index.ts';
import { awardNumber } from '../numbers/award-number.ts';
import { personRows } from '../person-store.ts';
import { policeLadder, proposalKind } from './proposal-kind.ts';

const payload = z.strictObject({ conflict: z.int(), personId: z.int(), personNumber: z.string().regex(/^\d{12}$/) });

export const award = proposalKind<z.output<typeof payload>>({
  kind: 'award',
  words: { vi: 'Xác định số định danh là của ai', en: 'Say whose a personal number is' },
  proposes: identityPolice,
  decides: policeLadder,
  payload,
  alone: true,
  async execute({ tx, now, dataDir }, { conflict, personId, personNumber }, accountable) {
    const key = numberKey({ dataDir, fromEnvironment: process.env['SOGOC_NUMBER_KEY'] });
    return await awardNumber({ tx, now, key }, { conflict, personId, personNumber: personNumber as PersonNumber, ...accountable });
  },
  /** The conflict waits for its owner again. */
  async closed({ tx, now }, { conflict: id }, { state, by, reason }) {
    const conflict = await lockConflict(tx, id);
    if (conflict?.turn !== 'approver') return;
    await backToOwner({ tx, now, actor: by }, conflict, { kind: state === 'refused' ? 'refused' : 'taken-back', words: reason });
  },
  leadsTo: ({ conflict }) => ({ page: 'conflict', id: String(conflict) }),
  async tell({ tx }, { personId, personNumber }) {
    const [person] = await personRows(tx, [personId]);
    const name = person?.fullName ?? '–';
    return [{ label: { vi: `Số ${personNumber} là của`, en: `The number ${personNumber} is of` }, before: null, after: { vi: name, en: name } }];
  },
});
