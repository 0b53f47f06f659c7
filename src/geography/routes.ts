/** Door for the program: units by what is typed of their names. */
import { z } from 'zod';
import { type PartialDate, type Route, readIsoDate, route } from '#values/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { findUnits } from './find-units.ts';
import { foundUnit } from './route-shapes.ts';

type Needs = { readonly now: Date };

const listAll = route({
  method: 'GET',
  path: '/v1/units',
  who: 'signed-in',
  purpose: null,
  summary: {
    vi: 'Đơn vị hành chính theo tên hoặc mã gõ vào, kể cả tên trước sắp xếp',
    en: 'Administrative units by what is typed of name or code, old names too',
  },
  query: z.strictObject({
    q: z.string().max(200),
    level: z.enum(['province', 'district', 'commune', 'any']).default('commune'),
    on: z.iso.date().optional().describe('Units of that day, else of today'),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  reply: z.object({ items: z.array(foundUnit) }),
  handle: async ({ now }: Needs, { query: { q, level, on, limit } }) => ({
    items: findUnits(q, { on: on === undefined ? dayIn(now) : (readIsoDate(on) ?? dayIn(now)), level, limit }).map(({ unit, was }) => ({
      unit: unit.id,
      code: unit.code,
      name: unit.name,
      path: unitCatalogue().pathOf(unit.id),
      was,
    })),
  }),
});

const dayIn = (now: Date): PartialDate => Number(new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')) as PartialDate;

export const routes: readonly Route<Needs>[] = [listAll];
