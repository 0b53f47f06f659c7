/** The queue of corrections whose next step is this office's. */
import { type Role, registrars } from '#values/index.ts';
import { labelOf } from '../corrections/apply-correction.ts';
import { type OwnerOffice, ownerOffices } from '../corrections/source-owners.ts';
import { corrections as correctionsIn } from '../corrections/store.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import type { Queue } from './queue.ts';

const counted = 100;
const officesOf = (role: Role): OwnerOffice[] => (Object.keys(ownerOffices) as OwnerOffice[]).filter((office) => ownerOffices[office].examines.includes(role));

/** Requests whose next step is this officer's, from wherever they were opened. */
export const corrections: Queue = {
  slug: 'corrections',
  words: { vi: 'Đề nghị sửa từ nơi khác', en: 'Corrections asked for elsewhere' },
  act: { vi: 'Xem và quyết định', en: 'Look and decide' },
  empty: { vi: 'Đến khi có người đề nghị sửa ở bất cứ đâu.', en: 'Comes when somebody asks for a correction, wherever they are.' },
  roles: registrars,
  waiting: async ({ tx, now, actor }) => {
    const rows = await correctionsIn(
      tx,
      { of: 'turn', officer: deciderOf(actor, now), offices: officesOf(actor.role) },
      { after: undefined, limit: counted + 1 },
    );
    const [first] = rows;
    const fields = first?.changes.map(({ field }) => labelOf(field)) ?? [];
    return {
      count: Math.min(rows.length, counted),
      more: rows.length > counted,
      dueOn: first?.dueOn ?? null,
      next:
        fields.length === 0
          ? null
          : { vi: `Sửa ${fields.map(({ vi }) => vi.toLowerCase()).join(', ')}`, en: `Correct ${fields.map(({ en }) => en.toLowerCase()).join(', ')}` },
    };
  },
};
