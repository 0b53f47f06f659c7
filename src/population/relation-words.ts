/** Relations to the head of a household (DOMAIN 2.3), by the codes that cleaning gives them. */
import type { Words } from '#values/index.ts';

export const relationWords: { readonly [code: string]: Words } = {
  head: { vi: 'Chủ hộ', en: 'Head' },
  spouse: { vi: 'Vợ, chồng', en: 'Spouse' },
  child: { vi: 'Con', en: 'Child' },
  'adopted-child': { vi: 'Con nuôi', en: 'Adopted child' },
  'child-in-law': { vi: 'Con dâu, con rể', en: 'Child-in-law' },
  parent: { vi: 'Bố, mẹ', en: 'Parent' },
  grandparent: { vi: 'Ông, bà', en: 'Grandparent' },
  grandchild: { vi: 'Cháu', en: 'Grandchild' },
  sibling: { vi: 'Anh, chị, em', en: 'Sibling' },
  relative: { vi: 'Họ hàng', en: 'Relative' },
  lodger: { vi: 'Ở nhờ, ở thuê', en: 'Lodger' },
  other: { vi: 'Khác', en: 'Other' },
};
