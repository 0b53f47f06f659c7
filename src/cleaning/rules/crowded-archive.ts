/** More than 200 forms in one archive: one form sent again and again, or many people joined into one. */
import type { Form } from '#intake/index.ts';
import { archiveRule } from './rule.ts';

const none: readonly Form[] = [];

export const crowdedArchive = archiveRule({
  id: 'crowded-archive',
  severity: 'error',
  blocks: false,
  judges: ['fullName'],
  vi: 'Hồ sơ của {found} có hơn 200 phiếu. Xem một phiếu bị gửi nhiều lần hay nhiều người bị gộp làm một.',
  en: 'The archive of {found} holds more than 200 forms. Check whether one form was sent many times, or whether many people were joined.',
  breaches: (forms) => (forms.length > 200 ? forms.slice(0, 1) : none),
});
