/** Door for the program: corrections and proposals have an owner and a day. */
import type { Deadline } from '#notices/index.ts';
import { ownerOffices } from './corrections/source-owners.ts';
import { dueCorrections } from './corrections/store.ts';
import { dueEvents } from './events/event-store.ts';
import { dueProposals } from './proposals/store.ts';

export const deadlines: readonly Deadline[] = [
  {
    kind: 'correction',
    words: { vi: 'yêu cầu đính chính chờ xem xét', en: 'corrections to examine' },
    link: '/dinh-chinh',
    selectDue: async (tx, until) =>
      (await dueCorrections(tx, until)).map(({ correctionId, dueOn, office, ownerUnit }) => ({
        subject: String(correctionId),
        dueOn,
        roles: ownerUnit === null ? ['national-operator'] : ownerOffices[office].examines,
        unit: ownerUnit,
      })),
  },
  {
    kind: 'proposal',
    words: { vi: 'đề nghị chờ duyệt', en: 'proposals to decide' },
    link: '/duyet',
    selectDue: async (tx, until) =>
      (await dueProposals(tx, until)).map(({ proposalId, dueOn, role, unit }) => ({ subject: String(proposalId), dueOn, roles: [role], unit })),
  },
  {
    kind: 'event',
    words: { vi: 'việc tại quầy chờ ký', en: 'events to sign' },
    link: '/su-kien',
    selectDue: async (tx, until) =>
      (await dueEvents(tx, until)).map(({ eventId, dueOn, role, unit }) => ({ subject: String(eventId), dueOn, roles: [role], unit })),
  },
];
