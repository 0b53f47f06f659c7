/** A number is to be cancelled and another to take its place. */
import { z } from 'zod';
import { papersOf } from '#documents/index.ts';
import { numberKey } from '#numbering/index.ts';
import { identityPolice } from '#values/index.ts';
import { groundCodes, grounds } from '../numbers/grounds.ts';
import { reestablishNumber } from '../numbers/reestablish-number.ts';
import { policeLadder, proposalKind } from './proposal-kind.ts';

const payload = z.strictObject({ personId: z.int(), ground: z.enum(groundCodes) });

export const renumber = proposalKind<z.output<typeof payload>>({
  kind: 'renumber',
  words: { vi: 'Huỷ số và xác lập lại', en: 'Cancel a number and establish another' },
  proposes: identityPolice,
  decides: policeLadder,
  payload,
  alone: true,
  async execute({ tx, now, dataDir }, { personId, ground }, accountable) {
    const key = numberKey({ dataDir, fromEnvironment: process.env['SOGOC_NUMBER_KEY'] });
    return (await reestablishNumber({ tx, now, key }, { personId, ground, ...accountable })).actId;
  },
  papers: ({ tx }, _, proposalId) => papersOf(tx, { kind: 'renumber', id: proposalId }),
  tell: async (_, { ground }) => [{ label: { vi: 'Căn cứ', en: 'Ground' }, before: null, after: { vi: grounds[ground].vi, en: grounds[ground].en } }],
});
