/** The lawful grounds on which a number is cancelled and another takes its place: NĐ 70/2024, Art. 11; (e) Art. 36. */

export type Ground = {
  readonly vi: string;
  readonly en: string;
  /** Only where the person wants it; who would rather keep the number keeps it for life. */
  readonly byWish: boolean;
  /** Only where the number tells another sex, year or province than the archive does. */
  readonly disagrees: boolean;
};

export const grounds = {
  'sex-or-year': {
    byWish: true,
    disagrees: true,
    vi: 'Được xác định lại giới tính hoặc cải chính năm sinh',
    en: 'Sex re-determined under civil law, or year of birth corrected under civil-status law',
  },
  'collection-error': {
    byWish: true,
    disagrees: true,
    vi: 'Thu thập sai nơi đăng ký khai sinh, năm sinh hoặc giới tính',
    en: 'Error at collection in the place of birth registration, year of birth or sex',
  },
  'forged-papers': { byWish: false, disagrees: false, vi: 'Số được cấp theo giấy tờ giả', en: 'Granted on forged papers' },
  'birth-revoked': { byWish: false, disagrees: false, vi: 'Giấy khai sinh bị thu hồi, huỷ bỏ', en: 'Birth certificate revoked' },
  'naturalised': {
    byWish: false,
    disagrees: false,
    vi: 'Người gốc Việt Nam được nhập quốc tịch',
    en: 'A person of Vietnamese origin is naturalised',
  },
} as const satisfies { readonly [ground: string]: Ground };

export type GroundCode = keyof typeof grounds;
export const groundCodes = Object.keys(grounds) as [GroundCode, ...GroundCode[]];

/** As the act says it: the words of its ground, then why. */
export const reasonOn = (ground: GroundCode, reason: string): string => `${grounds[ground].vi}: ${reason}`;

/** The ground of an act whose reason was made by `reasonOn`. */
export const groundOf = (reason: string): GroundCode | undefined => groundCodes.find((code) => reason.startsWith(`${grounds[code].vi}: `));

/** What a number may tell otherwise than the archive; on it some grounds rest. */
export const disagreements = ['sex-or-year', 'place'] as const;
export type Disagreement = (typeof disagreements)[number];
