/** What the books of civil status are called by the kind of their entries. */
import type { Words } from '#values/index.ts';
import type { EntryKind } from './entry-store.ts';

export const entryKindWords: { readonly [kind in EntryKind]: Words } = {
  birth: { vi: 'Khai sinh', en: 'Birth' },
  marriage: { vi: 'Kết hôn', en: 'Marriage' },
  death: { vi: 'Khai tử', en: 'Death' },
  recognition: { vi: 'Nhận cha, mẹ, con', en: 'Recognition of a parent or child' },
  change: { vi: 'Thay đổi, cải chính', en: 'Change or correction' },
};
