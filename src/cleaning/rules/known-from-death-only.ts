/** Known from the book of deaths alone: the archive stands, without a number. */
import type { Form } from '#intake/index.ts';
import { archiveRule } from './rule.ts';

const none: readonly Form[] = [];

export const knownFromDeathOnly = archiveRule({
  id: 'known-from-death-only',
  severity: 'note',
  blocks: false,
  judges: ['fullName', 'dateOfDeath'],
  name: { vi: 'Người chỉ có trong sổ khai tử', en: 'Known from the book of deaths alone' },
  vi: '{found} chỉ có trong sổ khai tử. Hồ sơ được giữ mà không cấp số.',
  en: '{found} is known from the book of deaths alone. The archive is kept without a number.',
  breaches: (forms) => (forms.every(({ source }) => source === 'khai-tu') ? forms.slice(0, 1) : none),
});
