/** Routes of the choice of a new commune: who waits for it, whom a choice would be about, the choice. */
import { z } from 'zod';
import { requireOfficer } from '#access/index.ts';
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import { communePolice, formatIso, type Route, route, type UnitId } from '#values/index.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { listDividedPersons } from './list-divided.ts';
import { type PlaceNeeds, placePersons, preparePlacing } from './place-persons.ts';
import { addressWords, dividedList, placed, placing, previewedPlacing } from './shapes.ts';

const officerIn = (needs: ReachNeeds): PlaceNeeds => ({ ...needs, actor: requireOfficer(needs.actor) });

const list = route({
  method: 'GET',
  path: '/v1/divided',
  who: communePolice,
  purpose: 'cleaning',
  summary: { vi: 'Người ở xã bị chia, chờ chọn xã mới', en: 'Who lives in a commune that was divided, and waits for a new one' },
  query: z.strictObject({
    unit: z.coerce.number().int().min(0).max(99_999_999).optional(),
    q: addressWords.optional().describe('Words of the address: street, group, hamlet'),
    cursor: z.string().max(900).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: dividedList,
  handle: (needs: ReachNeeds, { query }) => listDividedPersons(needs, query),
});

const preview = route({
  method: 'POST',
  path: '/v1/divided/preview',
  who: communePolice,
  purpose: 'cleaning',
  summary: { vi: 'Xem trước: bao nhiêu người sẽ về xã nào', en: 'Beforehand: how many persons would go to which commune' },
  body: z.strictObject(placing),
  reply: previewedPlacing,
  async handle(needs: ReachNeeds, { body }) {
    needs.see([]);
    const { persons, leftOut } = await preparePlacing(officerIn(needs), body);
    const named = (id: number) => ({ id, name: unitCatalogue().pathOf(id as UnitId) });
    return { count: persons.length, leftOut, from: named(body.unit), to: named(body.to), since: formatIso(dayOfReform) };
  },
});

const decide = route({
  method: 'POST',
  path: '/v1/divided/decision',
  who: communePolice,
  purpose: 'cleaning',
  summary: { vi: 'Ghi xã mới cho một hay nhiều người', en: 'Say the new commune of one person or of many' },
  body: z.strictObject({ ...placing, expected: z.int().min(1).describe('How many the preview showed') }),
  reply: placed,
  status: 201,
  once: true,
  async handle(needs: ReachNeeds, { body: { expected, ...said } }) {
    needs.see([]);
    const { actId, persons } = await placePersons(officerIn(needs), said, expected);
    return { act: String(actId), count: persons.length };
  },
});

export const dividedRoutes: readonly Route<ReachNeeds>[] = [list, preview, decide];
