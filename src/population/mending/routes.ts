/** Routes of work on findings. Whose a finding is follows from the commune that owns it, which the statements themselves ask for: they run as the register. */
import { z } from 'zod';
import { type Route, registrars, route } from '#values/index.ts';
import { type FindingNeeds, listFindings } from './list-findings.ts';
import { findingCounts, listedFinding, queriedFilter } from './route-shapes.ts';

const list = route({
  method: 'GET',
  path: '/v1/findings',
  who: registrars,
  purpose: 'cleaning',
  summary: { vi: 'Lỗi trên phiếu của các xã mình, kèm số lượng theo từng mục lọc', en: "Findings on the forms of one's communes, with counts for each facet" },
  query: z.strictObject({ ...queriedFilter, cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  reply: z.object({ items: z.array(listedFinding), next: z.string().nullable(), counts: findingCounts.nullable().describe('On the first page only') }),
  handle: (needs: FindingNeeds, { query: { cursor, limit, ...filter } }) => listFindings(needs, { filter, cursor, limit }),
});

export const mendingRoutes: readonly Route<FindingNeeds>[] = [list];
