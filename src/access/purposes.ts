/** Why somebody may look at a person: the list from which a reader chooses, in words that the person will read. */
import { type Role, readers, registrars, type Words } from '#values/index.ts';
import type { Actor } from './actor.ts';

export type Purpose = Words & {
  /** Who may look for it. */
  readonly roles: readonly Role[];
  /** `own`: at persons of the reader's own units; `present`: at somebody who is there and has named number or name with date of birth, from anywhere. */
  readonly reach: 'own' | 'present' | 'country';
  /** What is to be named with it: the case it belongs to, or a sentence of one's own. */
  readonly asks: 'case' | 'sentence' | null;
  /** What the reader chooses it by, where that cannot be said in the words of the person. */
  readonly toReader?: Words;
};

/** Offices before which persons stand. */
const atCounters = readers.filter((role) => role !== 'auditor' && role !== 'card-centre');

export const purposes = {
  cleaning: { roles: registrars, reach: 'own', asks: null, vi: 'Làm sạch dữ liệu dân cư của xã', en: 'Cleaning the population data of the commune' },
  review: { roles: registrars, reach: 'own', asks: null, vi: 'Xét hai hồ sơ nghi của một người', en: 'Reviewing two archives that may be one person' },
  correction: { roles: registrars, reach: 'own', asks: 'case', vi: 'Giải quyết yêu cầu cải chính', en: 'Deciding a request for correction' },
  conflict: { roles: registrars, reach: 'own', asks: null, vi: 'Giải quyết điều mâu thuẫn trong sổ', en: 'Deciding what contradicts itself in the register' },
  approval: { roles: registrars, reach: 'own', asks: null, vi: 'Duyệt việc do cán bộ khác đề nghị', en: 'Deciding what another officer proposed' },
  'civil-event': { roles: registrars, reach: 'own', asks: null, vi: 'Đăng ký hộ tịch, cư trú', en: 'Registering a civil-status or residence event' },
  'person-present': {
    roles: atCounters,
    reach: 'present',
    asks: null,
    vi: 'Bạn có mặt tại quầy',
    en: 'You were present at a counter',
    toReader: { vi: 'Người được xem có mặt tại quầy', en: 'The person is present at the counter' },
  },
  case: { roles: readers, reach: 'own', asks: 'case', vi: 'Giải quyết một hồ sơ', en: 'Working on a case' },
  audit: { roles: ['auditor'], reach: 'country', asks: 'sentence', vi: 'Kiểm tra việc truy cập', en: 'Auditing access' },
  oversight: {
    roles: ['commune-police-chief', 'committee-chairman', 'provincial-police', 'auditor'],
    reach: 'own',
    asks: null,
    vi: 'Xét các lượt xem khẩn cấp của cấp dưới',
    en: 'Reviewing the emergency look-ups of the unit',
  },
  sealing: {
    roles: ['provincial-police', 'national-operator'],
    reach: 'own',
    asks: null,
    vi: 'Niêm phong, mở niêm phong hồ sơ theo lệnh',
    en: 'Sealing an archive, or ending its seal, by order',
  },
  deferral: { roles: ['national-operator'], reach: 'country', asks: null, vi: 'Ghi lệnh hoãn hiện lượt xem', en: 'Entering an order to defer what is shown' },
  emergency: {
    roles: readers,
    reach: 'country',
    asks: 'sentence',
    vi: 'Tra cứu khẩn cấp, thủ trưởng được báo',
    en: 'Emergency look-up, reported to the head of the unit',
  },
  other: { roles: readers, reach: 'own', asks: 'sentence', vi: 'Việc khác, có ghi lý do', en: 'Another matter, with its reason' },
  operation: { roles: [], reach: 'country', asks: null, vi: 'Vận hành sổ', en: 'Operating the register' },
  'own-data': { roles: [], reach: 'own', asks: null, vi: 'Bạn tự xem', en: 'You looked yourself' },
} as const satisfies { readonly [code: string]: Purpose };

export type PurposeCode = keyof typeof purposes;
export const isPurpose = (code: string): code is PurposeCode => Object.hasOwn(purposes, code);

export type OfferedPurpose = { readonly code: PurposeCode; readonly words: Words; readonly told: Words } & Pick<Purpose, 'reach' | 'asks'>;

/** Those among which an officer chooses, in the order of the list. */
export function purposesOf(actor: Actor): OfferedPurpose[] {
  if (actor.kind !== 'officer') return [];
  const all = Object.entries(purposes) as [PurposeCode, Purpose][];
  return all
    .filter(([, { roles }]) => roles.includes(actor.role))
    .map(([code, { vi, en, toReader = { vi, en }, reach, asks }]) => ({ code, words: toReader, told: { vi, en }, reach, asks }));
}
