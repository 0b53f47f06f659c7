/** An archive is to be sealed: from then on nobody outside a named group finds it. */
import { z } from 'zod';
import { sealArchive, sealKindNames, sealKinds } from '#access/index.ts';
import { recordAct } from '#intake/index.ts';
import { refuse } from '#values/index.ts';
import { refusals } from '../seals/refusals.ts';
import { type LadderStep, proposalKind } from './proposal-kind.ts';

/** Orders of courts and of those who protect witnesses come to the police of the province. */
export const sealers = ['provincial-police', 'national-operator'] as const;
export const sealingLadder: readonly LadderStep[] = [
  { role: 'provincial-police', level: 'province' },
  { role: 'national-operator', level: 'country' },
];

const payload = z.strictObject({
  personId: z.int(),
  kind: z.enum(sealKindNames),
  orderNo: z.string(),
  /** Whom the order names, beside the two who seal. */
  group: z.array(z.strictObject({ accountId: z.int(), login: z.string() })),
  /** Who proposes. */
  by: z.int(),
});

export const seal = proposalKind<z.output<typeof payload>>({
  kind: 'seal',
  words: { vi: 'Niêm phong hồ sơ', en: 'Seal an archive' },
  proposes: sealers,
  decides: sealingLadder,
  payload,
  alone: false,
  /** Both who seal are of the group: else nobody could end it. */
  async execute({ tx, now, actor }, { personId, kind, orderNo, group, by }, { reason, evidence, officers }) {
    const actId = await recordAct(tx, { kind: 'seal', officers, reason: `${orderNo}: ${reason}`, evidence: evidence ?? null }, now);
    const readers = [by, actor.accountId, ...group.map(({ accountId }) => accountId)];
    if (!(await sealArchive(tx, { personId, kind, orderNo, sealedBy: officers, readers }, now))) refuse(refusals, 'seal.order-used', { order: orderNo });
    return actId;
  },
  tell: async (_, { kind, orderNo, group }) => [
    { label: { vi: 'Loại', en: 'Kind' }, before: null, after: sealKinds[kind] },
    { label: { vi: 'Số lệnh', en: 'Order' }, before: null, after: { vi: orderNo, en: orderNo } },
    {
      label: { vi: 'Nhóm được xem', en: 'Group that may look' },
      before: null,
      after: {
        vi: ['người đề nghị', 'người duyệt', ...group.map(({ login }) => login)].join(', '),
        en: ['who proposes', 'who decides', ...group.map(({ login }) => login)].join(', '),
      },
    },
  ],
});
