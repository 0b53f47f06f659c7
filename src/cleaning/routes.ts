/** Door for the program: the rules, as data. */
import { z } from 'zod';
import { type Route, route } from '#values/index.ts';
import { describeRules } from './describe-rules.ts';
import { rule } from './route-shapes.ts';

const listRules = route({
  method: 'GET',
  path: '/v1/rules',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Các quy tắc làm sạch, lời bằng hai thứ tiếng', en: 'The cleaning rules, with their words in both languages' },
  reply: z.object({ items: z.array(rule) }),
  handle: async (_: object) => ({ items: describeRules().map((sheet) => ({ ...sheet, judges: [...sheet.judges] })) }),
});

export const routes: readonly Route<object>[] = [listRules];
