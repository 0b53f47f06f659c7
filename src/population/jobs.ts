/** Door for the program: corrections, proposals, events and targets have an owner and a day; the board is measured daily and after each run; what was open of the dead is closed. */
import type { Listener, Timer } from '#database/index.ts';
import type { Deadline } from '#notices/index.ts';
import { communePolice, type UnitId, unitParts } from '#values/index.ts';
import { measureBoard } from './board/measure-board.ts';
import { dueTargets } from './board/target-store.ts';
import { tellElsewhere } from './corrections/follow-elsewhere.ts';
import { ownerOffices } from './corrections/source-owners.ts';
import { dueCorrections } from './corrections/store.ts';
import { closeAfterDeath } from './events/close-after-death.ts';
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
  {
    kind: 'target',
    words: { vi: 'chỉ tiêu làm sạch chưa đạt', en: 'cleaning targets not reached' },
    link: '/bang',
    selectDue: async (tx, until) =>
      (await dueTargets(tx, until)).map(({ targetId, unit, dueOn }) => ({
        subject: String(targetId),
        dueOn,
        roles: unitParts(unit as UnitId).level === 'province' ? ['provincial-police'] : communePolice,
        unit: unit as UnitId,
      })),
  },
];

export const timers: readonly Timer[] = [{ name: 'population.measure-board', every: 'day', run: measureBoard }];

export const listeners: readonly Listener[] = [
  { name: 'population.measure-built', hears: ['register.built'], hear: measureBoard },
  {
    name: 'population.close-after-death',
    hears: ['person.died'],
    hear: (needs, { payload, announcedAt }) =>
      closeAfterDeath(needs, { actId: payload['actId'] as number, persons: payload['persons'] as readonly number[], announcedAt }),
  },
  { name: 'population.tell-elsewhere', hears: ['person.corrected'], hear: tellElsewhere },
];
