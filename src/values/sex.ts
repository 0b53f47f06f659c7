/** Sex as the law records it, in ICAO 9303's letters. */

export type Sex = 'M' | 'F';

export const sexWords = { M: { vi: 'Nam', en: 'Male' }, F: { vi: 'Nữ', en: 'Female' } } as const;
