/** One archive is of two persons. */
import { z } from 'zod';
import { numberKey } from '#numbering/index.ts';
import { identityPolice } from '#values/index.ts';
import { splitPerson } from '../split-person.ts';
import { policeLadder, proposalKind } from './proposal-kind.ts';

const payload = z.strictObject({ personId: z.int(), forms: z.array(z.int()).min(1).max(1000), takeNumber: z.boolean().optional() });

export const split = proposalKind<z.output<typeof payload>>({
  kind: 'split',
  words: { vi: 'Tách các phiếu của người khác ra khỏi hồ sơ', en: 'Part the forms of another person from an archive' },
  proposes: identityPolice,
  decides: policeLadder,
  payload,
  alone: true,
  async execute({ tx, now, dataDir }, { personId, forms, takeNumber = false }, accountable) {
    const key = numberKey({ dataDir, fromEnvironment: process.env['SOGOC_NUMBER_KEY'] });
    return (await splitPerson({ tx, now, key }, { personId, forms, takeNumber, ...accountable })).actId;
  },
  tell: async (_, { forms, takeNumber }) => [
    { label: { vi: 'Phiếu tách ra', en: 'Forms that go' }, before: null, after: { vi: forms.join(', '), en: forms.join(', ') } },
    ...(takeNumber
      ? [{ label: { vi: 'Số định danh', en: 'Personal number' }, before: null, after: { vi: 'đi theo các phiếu tách ra', en: 'goes with these forms' } }]
      : []),
  ],
});
